package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;

/**
 * Where the time of tasks went: nanoseconds by state, in the order of legends. The component names are the states' keys in
 * JSON.
 *
 * @param running one of the task's scopes ran on a processor, or nothing says otherwise
 * @param blocked it waited to enter a monitor
 * @param waiting it was in {@code Object.wait}
 * @param parked it was parked: a lock, a condition, a future
 * @param sleeping it was in {@code Thread.sleep}
 * @param socket it read from or wrote to a socket
 * @param file it read, wrote or forced a file
 * @param queue a piece of it waited for a thread
 * @param nativeWait it was in a native method known to wait
 * @param gc it would have run, and a pause or another safepoint stopped it
 * @param unknown nobody can tell, or it was before the recording
 */
public record Breakdown(
        long running,
        long blocked,
        long waiting,
        long parked,
        long sleeping,
        long socket,
        long file,
        long queue,
        long nativeWait,
        long gc,
        long unknown) {

    /** The sum of all states. */
    public long sum() {
        long sum = 0;
        for (ThreadState state : ThreadState.taskStates()) {
            sum += nanos(state);
        }
        return sum;
    }

    /** The nanoseconds in a state; 0 for one a task is never in. */
    public long nanos(ThreadState state) {
        return switch (state) {
            case RUNNING -> running;
            case BLOCKED -> blocked;
            case WAITING -> waiting;
            case PARKED -> parked;
            case SLEEPING -> sleeping;
            case SOCKET -> socket;
            case FILE -> file;
            case QUEUE -> queue;
            case NATIVE_WAIT -> nativeWait;
            case GC -> gc;
            case UNKNOWN -> unknown;
            case RUNNABLE, IDLE, PINNED, SAFEPOINT -> 0;
        };
    }

    /** The breakdown of one task; its states sum to the task's duration. */
    static Breakdown of(Tasks tasks, int taskRow) {
        StateNanos nanos = new StateNanos();
        add(tasks, taskRow, nanos);
        return nanos.breakdown();
    }

    /** Adds what the task spent, parallel scopes counted once. */
    static void add(Tasks tasks, int taskRow, StateNanos sum) {
        for (ThreadState state : ThreadState.taskStates()) {
            sum.add(state, tasks.breakdown(taskRow, state));
        }
    }

    /** Adds what all threads together spent for the task. */
    static void addThreadNanos(Tasks tasks, int taskRow, StateNanos sum) {
        for (ThreadState state : ThreadState.taskStates()) {
            sum.add(state, tasks.threadNanos(taskRow, state));
        }
    }
}
