package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pause: what all threads were in while it lasted, and the tasks it stopped. */
public final class PauseDetail {
    /** The most tasks in the answer: those that lost most. */
    public static final int MAX_TASKS = 200;

    private PauseDetail() {}

    /**
     * The question.
     *
     * @param row the pause's row, as {@link GcPauses.Pause#row}
     */
    public record Request(int row) {}

    /**
     * The answer.
     *
     * @param row the pause's row
     * @param startNs when it began
     * @param durationNanos how long it lasted
     * @param name what the JVM calls it
     * @param cause why, null if the recording does not say
     * @param threads how many threads would have run
     * @param threadsAlive how many threads were alive while it lasted, the stopped ones included
     * @param states what all these were in meanwhile, together
     * @param tasks how many tasks were stopped
     * @param list these tasks, at most {@value #MAX_TASKS}; the most time lost first
     */
    public record Result(
            int row,
            long startNs,
            long durationNanos,
            String name,
            @Nullable String cause,
            int threads,
            int threadsAlive,
            ThreadTimes states,
            int tasks,
            List<StoppedTask> list) {
        /** Copies the list. */
        public Result {
            list = List.copyOf(list);
        }
    }

    /**
     * A task that a pause stopped.
     *
     * @param taskId its id
     * @param type its type
     * @param durationNanos how long it took in all, or has taken so far
     * @param stoppedNanos how long the pause stopped it: the longest of its threads
     * @param thread the thread that it was stopped on for longest
     * @param threadRow that thread's row
     * @param region the region it was in there, null if none
     */
    public record StoppedTask(
            long taskId,
            String type,
            long durationNanos,
            long stoppedNanos,
            String thread,
            int threadRow,
            @Nullable String region) {}

    /** Returns the pause, empty if there is no such row. Cost: a binary search for each thread, and the states inside. */
    public static Optional<Result> of(Trace trace, Request request) {
        Pauses pauses = trace.pauses();
        int row = request.row();
        if (row < 0 || row >= pauses.size()) {
            return Optional.empty();
        }
        StateNanos sum = new StateNanos();
        Map<Integer, StoppedTask> byTask = new HashMap<>();
        int alive = 0;
        int stopped = 0;
        for (int thread = 0; thread < trace.threads().size(); thread++) {
            if (trace.threads().startNs(thread) < pauses.endNs(row)
                    && trace.threads().endNs(thread) > pauses.startNs(row)) {
                alive++;
                stopped += addThread(trace, thread, row, sum, byTask) ? 1 : 0;
            }
        }
        List<StoppedTask> list = new ArrayList<>(byTask.values());
        list.sort(
                Comparator.comparingLong(StoppedTask::stoppedNanos).reversed().thenComparingLong(StoppedTask::taskId));
        return Optional.of(new Result(
                row,
                pauses.startNs(row),
                pauses.endNs(row) - pauses.startNs(row),
                pauses.name(row),
                pauses.cause(row),
                stopped,
                alive,
                sum.threadTimes(),
                list.size(),
                list.subList(0, Math.min(MAX_TASKS, list.size()))));
    }

    /** Adds what a thread did during a pause; true if the pause stopped it. */
    private static boolean addThread(
            Trace trace, int thread, int pause, StateNanos sum, Map<Integer, StoppedTask> byTask) {
        States states = trace.states();
        long startNs = trace.pauses().startNs(pause);
        long endNs = trace.pauses().endNs(pause);
        int end = states.byThread().end(thread);
        long firstNs = Math.max(startNs, trace.threads().startNs(thread));
        boolean stopped = false;
        for (int row = states.at(thread, firstNs); row >= 0 && row < end && states.startNs(row) < endNs; row++) {
            long fromNs = Math.max(states.startNs(row), startNs);
            long nanos = Math.min(states.endNs(row), endNs) - fromNs;
            sum.add(states.state(row), nanos);
            if (states.state(row) == ThreadState.GC) {
                stopped = true;
                addTasks(trace, thread, fromNs, nanos, byTask);
            }
        }
        return stopped;
    }

    private static void addTasks(Trace trace, int thread, long fromNs, long nanos, Map<Integer, StoppedTask> byTask) {
        Scopes scopes = trace.scopes();
        Tasks tasks = trace.tasks();
        for (int scope = scopes.innermostAt(thread, fromNs); scope >= 0; scope = scopes.enclosingRow(scope)) {
            int task = scopes.taskRow(scope);
            StoppedTask known = task < 0 ? null : byTask.get(task);
            if (task >= 0 && (known == null || known.stoppedNanos() < nanos)) {
                byTask.put(
                        task,
                        new StoppedTask(
                                tasks.id(task),
                                tasks.type(task),
                                tasks.durationNanos(task),
                                nanos,
                                trace.threads().name(thread),
                                thread,
                                At.region(trace, thread, fromNs)));
            }
        }
    }
}
