package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Pauses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up pauses by name and cause. Mutable, for one thread. */
final class PauseCauses {
    private static final Comparator<PauseCause> MOST_TIME_FIRST = Comparator.comparingLong(PauseCause::totalNanos)
            .reversed()
            .thenComparing(PauseCause::name)
            .thenComparing(PauseCause::cause, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Map<Key, Sum> sums = new HashMap<>();
    private long count;
    private long totalNanos;
    private long maxNanos;

    void add(Pauses pauses, int row, StoppedWork stopped) {
        long nanos = pauses.endNs(row) - pauses.startNs(row);
        count++;
        totalNanos += nanos;
        maxNanos = Math.max(maxNanos, nanos);
        Sum sum = sums.computeIfAbsent(new Key(pauses.name(row), pauses.cause(row)), unused -> new Sum());
        sum.pauses++;
        sum.totalNanos += nanos;
        sum.tasksStopped += stopped.tasks(row);
        sum.taskNanos += stopped.taskNanos(row);
        if (nanos > sum.maxNanos || sum.pauses == 1) {
            sum.maxNanos = nanos;
            sum.maxStartNs = pauses.startNs(row);
        }
    }

    long count() {
        return count;
    }

    long totalNanos() {
        return totalNanos;
    }

    long maxNanos() {
        return maxNanos;
    }

    List<PauseCause> list() {
        List<PauseCause> list = new ArrayList<>();
        sums.forEach((key, sum) -> list.add(new PauseCause(
                key.name,
                key.cause,
                sum.pauses,
                sum.totalNanos,
                (sum.totalNanos + sum.pauses / 2) / sum.pauses,
                sum.maxNanos,
                sum.maxStartNs,
                sum.tasksStopped,
                sum.taskNanos)));
        list.sort(MOST_TIME_FIRST);
        return list;
    }

    private record Key(String name, @Nullable String cause) {}

    private static final class Sum {
        private long pauses;
        private long totalNanos;
        private long maxNanos;
        private long maxStartNs;
        private long tasksStopped;
        private long taskNanos;
    }
}
