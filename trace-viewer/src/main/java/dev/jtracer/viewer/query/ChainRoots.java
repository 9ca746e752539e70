package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums the time at the end of a chain by thread, task and region. Mutable, for one thread. */
final class ChainRoots {
    private final Trace trace;
    private final Map<Who, Sum> sums = new LinkedHashMap<>();

    ChainRoots(Trace trace) {
        this.trace = trace;
    }

    private record Who(
            int thread,
            @Nullable String name,
            At.@Nullable TaskRef task,
            @Nullable String region) {}

    /** What was longest of the parts added up so far, and all of them together. */
    private static final class Sum {
        private long nanos;
        private OwnerPiece longest;

        Sum(OwnerPiece first) {
            longest = first;
        }
    }

    /** Adds a part of a link in which its owner was at the end of the chain. */
    void add(OwnerPiece link, long fromNs, long toNs) {
        OwnerPiece part = OwnerPiece.of(trace, link.thread(), link.origin(), fromNs, toNs);
        Sum sum = sums.computeIfAbsent(
                new Who(part.thread(), part.threadName(), part.task(), part.region()), unused -> new Sum(part));
        sum.nanos += toNs - fromNs;
        sum.longest = part.stateNanos() > sum.longest.stateNanos() ? part : sum.longest;
    }

    /** The roots, the longest first. */
    List<Chains.Root> longestFirst() {
        List<Chains.Root> roots = new ArrayList<>();
        sums.forEach((who, sum) -> roots.add(new Chains.Root(
                who.thread(),
                who.name(),
                who.task(),
                who.region(),
                sum.longest.state(),
                sum.longest.object(),
                sum.nanos)));
        roots.sort(Comparator.comparingLong(Chains.Root::nanos).reversed());
        return roots;
    }
}
