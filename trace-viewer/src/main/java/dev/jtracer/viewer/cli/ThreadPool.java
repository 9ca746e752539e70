package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.query.ThreadList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads of one pool taken together.
 *
 * @param name the pool's name
 * @param members its threads
 */
record ThreadPool(String name, List<ThreadList.ThreadStats> members) {

    /** The pools of these threads, those of more threads first. */
    static List<ThreadPool> of(List<ThreadList.ThreadStats> threads) {
        Map<String, List<ThreadList.ThreadStats>> byPool = new LinkedHashMap<>();
        threads.forEach(thread ->
                byPool.computeIfAbsent(thread.pool(), pool -> new ArrayList<>()).add(thread));
        List<ThreadPool> pools = new ArrayList<>();
        byPool.forEach((name, members) -> pools.add(new ThreadPool(name, members)));
        pools.sort((a, b) -> Integer.compare(b.threads(), a.threads()));
        return pools;
    }

    int threads() {
        return members.size();
    }

    long lifeNanos() {
        return members.stream().mapToLong(ThreadList.ThreadStats::lifeNanos).sum();
    }

    long nanos(ThreadState state) {
        return members.stream()
                .mapToLong(thread -> thread.states().nanos(state))
                .sum();
    }
}
