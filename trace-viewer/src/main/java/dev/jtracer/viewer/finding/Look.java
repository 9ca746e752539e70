package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.TaskRoots;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.query.TaskTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One look at a trace by all rules: what they share, and when something is worth saying. For one thread. */
final class Look {
    /** In a recording with tasks, what cost fewer than this share of their time is not said. */
    private static final double LEAST_TASK_SHARE = 0.002;

    private static final long LEAST_TASK_NANOS = 1_000_000;

    /** What no task had a part in is said from this share of the recording's length on, summed over threads. */
    private static final double LEAST_THREAD_SHARE = 0.01;

    /** The same in a recording with tasks: it is tasks that one looks for there. */
    private static final double LEAST_THREAD_SHARE_BESIDE_TASKS = 0.1;

    private static final long LEAST_THREAD_NANOS = 10_000_000;

    private final Trace trace;
    private final TaskTypes.Result types;
    private final TaskRoots roots;
    private final long[] reachedNs;
    /** The longest scope of each task, -1 where nobody has asked yet. */
    private final long[] longestScopeNanos;

    Look(Trace trace) {
        this.trace = trace;
        types = TaskTypes.of(trace);
        roots = new TaskRoots(trace.tasks());
        reachedNs = new long[trace.tasks().size()];
        Arrays.fill(reachedNs, Long.MIN_VALUE);
        longestScopeNanos = new long[reachedNs.length];
        Arrays.fill(longestScopeNanos, -1);
    }

    Trace trace() {
        return trace;
    }

    boolean hasTasks() {
        return trace.tasks().size() > 0;
    }

    /** How long the tasks that ended took together, child tasks counted in their parents. */
    long taskNanos() {
        return types.taskTime().totalNanos();
    }

    TaskTypes.Result types() {
        return types;
    }

    /** A cell for each task that {@link Evidence} uses while it adds up, and leaves as it was. */
    long[] reachedNs() {
        return reachedNs;
    }

    /** How many tasks of a type ended. */
    long endedOfType(int typeRow) {
        String type = trace.strings().get(typeRow);
        return types.types().stream()
                .filter(stats -> stats.type().equals(type))
                .mapToLong(TaskTypeStats::count)
                .sum();
    }

    /** The part of the recording a task took. */
    Evidence.Interval whole(int taskRow) {
        return new Evidence.Interval(
                Math.max(0, trace.tasks().beginNs(taskRow)), trace.tasks().endNs(taskRow));
    }

    boolean ended(int taskRow) {
        return trace.tasks().outcome(taskRow) != Outcome.OPEN;
    }

    /** How long the longest scope of a task is, 0 if it has none. */
    long longestScopeNanos(int taskRow) {
        if (longestScopeNanos[taskRow] < 0) {
            Scopes scopes = trace.scopes();
            long longest = 0;
            for (int i = scopes.byTask().first(taskRow); i < scopes.byTask().end(taskRow); i++) {
                int scope = scopes.byTask().row(i);
                longest = Math.max(longest, scopes.endNs(scope) - scopes.startNs(scope));
            }
            longestScopeNanos[taskRow] = longest;
        }
        return longestScopeNanos[taskRow];
    }

    /** The outermost task that this one is part of, or is, as {@link TaskRoots} says; it may be open; -1 if none. */
    int rootOf(int taskRow) {
        return roots.of(taskRow);
    }

    /** Whether the time of a task counts: whether it is part of one that ended. */
    boolean counts(int taskRow) {
        int root = rootOf(taskRow);
        return root >= 0 && ended(root);
    }

    /** What cost tasks less than this, or threads in a recording without tasks, is not said. */
    long leastNanos() {
        return hasTasks() ? leastTaskNanos() : leastThreadNanos();
    }

    /** Whether so much thread time may be worth saying at all: cheaper to ask than {@link #worth}. */
    boolean mayBeWorth(long threadNanos) {
        return threadNanos >= Math.min(leastTaskNanos(), leastThreadNanos());
    }

    /** Whether something cost enough to be said: tasks, or if it hit none of them, threads. */
    boolean worth(Cost cost) {
        return cost.taskNanos() > 0 ? cost.taskNanos() >= leastTaskNanos() : cost.threadNanos() >= leastThreadNanos();
    }

    /** The link to the longest interval on the timeline, and others. */
    List<Link> links(Evidence evidence, Link... more) {
        List<Link> links = new ArrayList<>();
        if (evidence.worst() != null) {
            links.add(Link.timeline(evidence.worst(), evidence.worstStateRow(), trace.endNs()));
        }
        links.addAll(List.of(more));
        return links;
    }

    /** A finding that is a time. */
    Finding finding(String id, ThreadState state, Sentence sentence, List<String> facts, Cost cost, List<Link> links) {
        boolean slow = cost.taskNanos() > 0 || !hasTasks();
        return finding(id, slow ? Finding.SLOW : Finding.NOTE, state, sentence, facts, cost, links);
    }

    /** A finding that is a time, of a severity. */
    Finding finding(
            String id,
            String severity,
            ThreadState state,
            Sentence sentence,
            List<String> facts,
            Cost cost,
            List<Link> links) {
        return new Finding(
                id,
                severity,
                state.key(),
                sentence.parts(),
                Sentence.plain(sentence.parts()),
                cost.lostNanos(),
                cost.openNanos(),
                cost.threadNanos(),
                "",
                cost.measure(),
                facts,
                cost.when(),
                cost.moments(),
                links);
    }

    /** A finding that is no time. */
    Finding note(
            String id,
            ThreadState state,
            Sentence sentence,
            List<String> facts,
            String figure,
            String measure,
            Link... links) {
        return new Finding(
                id,
                Finding.NOTE,
                state.key(),
                sentence.parts(),
                Sentence.plain(sentence.parts()),
                0,
                0,
                0,
                figure,
                measure,
                facts,
                List.of(),
                List.of(),
                List.of(links));
    }

    private long leastTaskNanos() {
        return Math.max(LEAST_TASK_NANOS, (long) (taskNanos() * LEAST_TASK_SHARE));
    }

    private long leastThreadNanos() {
        double share = hasTasks() ? LEAST_THREAD_SHARE_BESIDE_TASKS : LEAST_THREAD_SHARE;
        return Math.max(LEAST_THREAD_NANOS, (long) (trace.endNs() * share));
    }
}
