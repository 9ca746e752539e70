package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.ThreadState;

/**
 * What a thread did, in nanoseconds by state: those of a {@link Breakdown} and, apart, the time a pool worker or consumer
 * had nothing to do. The component names are the states' keys in JSON. A thread is never in a queue; the key is there so
 * that both have the same ones.
 *
 * @param running it ran, as a sample shows or as nothing contradicts
 * @param blocked it waited to enter a monitor
 * @param waiting it was in {@code Object.wait}
 * @param parked it was parked: a lock, a condition, a future
 * @param sleeping it was in {@code Thread.sleep}
 * @param socket it read from or wrote to a socket
 * @param file it read, wrote or forced a file
 * @param queue always 0
 * @param nativeWait it was in a native method known to wait
 * @param gc it would have run, and a pause or another safepoint stopped it
 * @param unknown nobody can tell
 * @param idle it waited for something to do
 */
public record ThreadTimes(
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
        long unknown,
        long idle) {

    /** The nanoseconds in a state; 0 for one that never fills a lane. */
    public long nanos(ThreadState state) {
        return switch (state) {
            case RUNNING -> running;
            case BLOCKED -> blocked;
            case WAITING -> waiting;
            case PARKED -> parked;
            case IDLE -> idle;
            case SLEEPING -> sleeping;
            case SOCKET -> socket;
            case FILE -> file;
            case QUEUE -> queue;
            case NATIVE_WAIT -> nativeWait;
            case GC -> gc;
            case UNKNOWN -> unknown;
            case RUNNABLE, PINNED, SAFEPOINT -> 0;
        };
    }

    /** The sum of all states: the thread's life in the recording. */
    public long sum() {
        return running
                + blocked
                + waiting
                + parked
                + sleeping
                + socket
                + file
                + queue
                + nativeWait
                + gc
                + unknown
                + idle;
    }
}
