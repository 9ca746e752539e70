package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the slowest one percent of a type's tasks did that its median ones did not: where the time of both went, and what the
 * slow ones waited for.
 *
 * <pre>
 *   durations, ascending   ................[=========]...............................[==]
 *                                       ranks 45 % to 55 %                        slowest 1 %
 * </pre>
 */
public final class SlowTasks {

    /** More of the slow ones than this are not asked what they waited for. */
    private static final int MOST_ASKED = 500;

    private SlowTasks() {}

    /**
     * The question.
     *
     * @param type the task type
     * @param outcome which tasks of it; open ones are never among them
     */
    public record Request(String type, OutcomeFilter outcome) {}

    /**
     * The answer.
     *
     * @param tasks how many tasks there are to compare
     * @param median those between the 45th and the 55th percentile, at least one
     * @param slow the slowest percent, at least one
     * @param common what most of the slow ones waited for most, null if they waited for nothing
     */
    public record Result(
            long tasks, Group median, Group slow, @Nullable Common common) {}

    /**
     * Some tasks together.
     *
     * @param tasks how many
     * @param totalNanos their durations
     * @param breakdown where that went
     */
    public record Group(long tasks, long totalNanos, Breakdown breakdown) {}

    /**
     * What tasks waited for most: each task has one such thing.
     *
     * @param state the state they were in meanwhile
     * @param object its name
     * @param slow how many of the slow tasks asked waited most for it
     * @param slowAsked how many of the slow tasks were asked
     * @param median how many of the median tasks asked did
     * @param medianAsked how many of the median tasks were asked
     */
    public record Common(String state, String object, int slow, int slowAsked, int median, int medianAsked) {}

    /** Compares. Cost: two passes over the tasks, a sort of the type's durations, the states of up to a thousand tasks. */
    public static Result of(Trace trace, Request request) {
        Tasks tasks = trace.tasks();
        int[] rows = matching(tasks, request);
        long[] sorted =
                Arrays.stream(rows).mapToLong(tasks::durationNanos).sorted().toArray();
        int count = rows.length;
        if (count == 0) {
            Group none = new Group(0, 0, new StateNanos().breakdown());
            return new Result(0, none, none, null);
        }
        int slowCount = (count + 99) / 100;
        int middleFrom = (int) (count * 0.45);
        int middleCount = Math.max(1, (int) (count * 0.55) - middleFrom);
        Members median = Members.between(tasks, rows, sorted, middleFrom, middleCount);
        Members slow = Members.between(tasks, rows, sorted, count - slowCount, slowCount);
        return new Result(count, median.group(tasks), slow.group(tasks), common(new WaitedMost(trace), slow, median));
    }

    private static int[] matching(Tasks tasks, Request request) {
        int[] rows = new int[tasks.size()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (tasks.outcome(row) != Outcome.OPEN
                    && request.outcome().accepts(tasks.outcome(row))
                    && tasks.type(row).equals(request.type())) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static @Nullable Common common(WaitedMost waitedMost, Members slow, Members median) {
        Map<String, Integer> votes = new HashMap<>();
        Map<String, String> states = new HashMap<>();
        int slowAsked = slow.askEach(waitedMost, votes, states);
        String object = votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
        if (object == null) {
            return null;
        }
        Map<String, Integer> medianVotes = new HashMap<>();
        int medianAsked = median.askEach(waitedMost, medianVotes, new HashMap<>());
        return new Common(
                String.valueOf(states.get(object)),
                object,
                votes.getOrDefault(object, 0),
                slowAsked,
                medianVotes.getOrDefault(object, 0),
                medianAsked);
    }

    /** The rows of a stretch of ranks. */
    private record Members(
            @SuppressWarnings("ArrayRecordComponent") int[] rows) {

        /**
         * Those that hold the ranks {@code from} to {@code from + count} of the durations. Of those as long as the shortest or
         * the longest of them there may be more than ranks: then the ones that began first.
         */
        static Members between(Tasks tasks, int[] rows, long[] sorted, int from, int count) {
            long lowest = sorted[from];
            long highest = sorted[from + count - 1];
            int atLowest = count(sorted, from, count, lowest);
            int atHighest = lowest == highest ? 0 : count(sorted, from, count, highest);
            int[] found = new int[count];
            int size = 0;
            for (int i = 0; i < rows.length && size < count; i++) {
                long nanos = tasks.durationNanos(rows[i]);
                boolean member = nanos > lowest && nanos < highest;
                if (nanos == lowest) {
                    member = atLowest-- > 0;
                } else if (nanos == highest) {
                    member = atHighest-- > 0;
                }
                if (member) {
                    found[size++] = rows[i];
                }
            }
            return new Members(found);
        }

        private static int count(long[] sorted, int from, int count, long nanos) {
            return (int) Arrays.stream(sorted, from, from + count)
                    .filter(each -> each == nanos)
                    .count();
        }

        Group group(Tasks tasks) {
            StateNanos spent = new StateNanos();
            long totalNanos = 0;
            for (int row : rows) {
                for (ThreadState state : ThreadState.taskStates()) {
                    spent.add(state, tasks.breakdown(row, state));
                }
                totalNanos += tasks.durationNanos(row);
            }
            return new Group(rows.length, totalNanos, spent.breakdown());
        }

        /** Counts the objects they waited for most; returns how many were asked. */
        int askEach(WaitedMost waitedMost, Map<String, Integer> votes, Map<String, String> states) {
            int asked = Math.min(rows.length, MOST_ASKED);
            for (int i = 0; i < asked; i++) {
                Waited waited = waitedMost.of(rows[i]);
                if (waited != null && waited.object() != null) {
                    votes.merge(waited.object(), 1, Integer::sum);
                    states.putIfAbsent(waited.object(), waited.state());
                }
            }
            return asked;
        }
    }
}
