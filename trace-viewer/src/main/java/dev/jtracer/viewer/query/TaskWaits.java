package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.Locks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import org.jspecify.annotations.Nullable;

/** What tasks waited for in one state: the monitor, lock, host or file that took most of that time. */
public final class TaskWaits {

    /** More tasks than this are not looked into; they are taken at even steps from all that match. */
    private static final int MOST_ASKED = 2_000;

    private TaskWaits() {}

    /**
     * The question.
     *
     * @param filter which tasks
     * @param state in which state
     */
    public record Request(TaskFilter filter, ThreadState state) {}

    /**
     * The answer.
     *
     * @param tasks how many tasks match
     * @param asked how many of them were looked into
     * @param nanos how long these waited in the state; scopes that wait at the same time count each
     * @param most what took most of that, null if nothing has a name
     */
    public record Result(
            int tasks, int asked, long nanos, @Nullable Most most) {}

    /**
     * What was waited for longest.
     *
     * @param object its name
     * @param lock {@code monitor}, {@code lock} or {@code class init} if it is one of these, else null
     * @param nanos how long it was waited for
     */
    public record Most(String object, @Nullable String lock, long nanos) {}

    /**
     * Finds it. Cost: one pass over the tasks, the scopes and states of up to {@value #MOST_ASKED} of them, and the names of the
     * locks.
     */
    public static Result of(Trace trace, Request request) {
        IntColumn rows = TaskMatch.rows(trace, request.filter());
        return of(trace, rows.toArray(), request.state());
    }

    /** The same of tasks by their rows, in an order in which even steps are fair. */
    static Result of(Trace trace, int[] rows, ThreadState state) {
        WaitSums sums = new WaitSums(trace, state);
        int asked = Math.min(rows.length, MOST_ASKED);
        for (int i = 0; i < asked; i++) {
            WaitedMost.addWaits(trace, rows[(int) ((long) i * rows.length / asked)], sums);
        }
        long nanos = 0;
        Most most = null;
        for (WaitedFor each : sums.most(Math.max(1, sums.objects()))) {
            nanos += each.nanos();
            if (most == null && each.object() != null) {
                most = new Most(each.object(), kindOf(trace.locks(), each.object()), each.nanos());
            }
        }
        return new Result(rows.length, asked, nanos, most);
    }

    private static @Nullable String kindOf(Locks locks, String name) {
        for (int row = 0; row < locks.size(); row++) {
            if (locks.name(row).equals(name)) {
                return locks.kind(row).key();
            }
        }
        return null;
    }
}
