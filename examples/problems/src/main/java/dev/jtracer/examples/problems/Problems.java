package dev.jtracer.examples.problems;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All problems, in the order they are told. */
final class Problems {
    private static final List<Entry> ALL = List.of(
            new Entry("merge-sort", "a merge sort that makes a task of each few numbers", MergeSort::new),
            new Entry("distributions", "fibonacci numbers and files: two types, two distributions", Distributions::new),
            new Entry("ten-behind-one", "ten threads behind one lock that is held for 100 ms", TenBehindOne::new),
            new Entry("three-calls", "three calls to other services, one after the other", ThreeCalls::new),
            new Entry("garbage", "a report that is put together by copying it for each line", Garbage::new),
            new Entry("hot-method", "a spelling checker that compares with every word there is", HotMethod::new),
            new Entry("piling-threads", "threads that wait for answers that never come", PilingThreads::new));

    private Problems() {}

    /** Makes a problem, or the same without it. */
    interface Maker {
        Problem make(boolean fixed) throws Exception;
    }

    /**
     * One of them.
     *
     * @param name what it is called on the command line
     * @param story what it is about, in a few words
     */
    record Entry(String name, String story, Maker maker) {}

    /** All of them, in the order of their numbers. */
    static List<Entry> all() {
        return ALL;
    }

    /** The problem with a number from 1 on, or with a name. */
    static Optional<Entry> find(String numberOrName) {
        return IntStream.range(0, ALL.size())
                .filter(i -> numberOrName.equals(Integer.toString(i + 1))
                        || numberOrName.equals(ALL.get(i).name()))
                .mapToObj(ALL::get)
                .findFirst();
    }

    /** A line for each. */
    static String list() {
        return IntStream.range(0, ALL.size())
                .mapToObj(i -> String.format(
                        "  %d  %-15s %s", i + 1, ALL.get(i).name(), ALL.get(i).story()))
                .collect(Collectors.joining("\n"));
    }
}
