package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who waited for whom in one burst of a lock: at the roots who held it, below them who waited for them, and below these whoever
 * waited for them in turn.
 *
 * <pre>
 *   refresh #4790 held it                      root
 *   ├ quote #4806 waited 108 ms                lock    the same lock
 *   │ ├ quote #4815 waited 7.1 ms, again       lock    #4806 held it next
 *   │ └ checkout #4797 waited 127 ms           child   #4806 is its child
 *   └ quote #4815 waited 87 ms                 lock
 * </pre>
 *
 * <p>A wait behind several holders stands below each that had at least a twentieth of it, and with its own waiters below the
 * one that had most. A holder that spent most of its hold waiting for another lock is no root: who held that one is. If that
 * leads back to a thread on the way, the threads are in a deadlock, and the root says so.
 *
 * @param roots those behind whom threads waited longest first, at most 5
 * @param rootsOmitted how many others there are
 * @param rootsOmittedNanos how long threads waited directly behind those
 */
public record WaitTree(List<Root> roots, int rootsOmitted, long rootsOmittedNanos) {

    /**
     * A thread that made others wait and did not wait for a lock itself.
     *
     * @param thread the thread, -1 if unknown
     * @param threadName its name, null if unknown
     * @param task the task it worked for, null if none
     * @param region the region it was in, null if none
     * @param lock what it held: the lock of the burst, or another one that a holder of it waited for
     * @param fromNs when it first held it, as far as waits tell
     * @param toNs when it last did
     * @param heldNanos how long it held it between these
     * @param waitedNanos how long threads waited directly behind it
     * @param doing what it did while it held it, in order of time; the first 200 pieces
     * @param doingComplete whether {@code doing} is all of it
     * @param cycle the threads of a deadlock it is in, each waiting for the next and the last for the first; else empty
     * @param waiters who waited for it, in order of time
     * @param more how many waiters are left out
     * @param moreNanos how long these waited for it
     */
    public record Root(
            int thread,
            @Nullable String threadName,
            At.@Nullable TaskRef task,
            @Nullable String region,
            String lock,
            long fromNs,
            long toNs,
            long heldNanos,
            long waitedNanos,
            List<Doing> doing,
            boolean doingComplete,
            List<Stuck> cycle,
            List<Node> waiters,
            int more,
            long moreNanos) {}

    /**
     * A thread of a deadlock.
     *
     * @param thread the thread
     * @param threadName its name
     * @param lock what it waited for
     * @param untilEnd whether it still did when the recording ended
     */
    public record Stuck(int thread, String threadName, String lock, boolean untilEnd) {}

    /**
     * A thread that waited for the one above it.
     *
     * @param why {@code lock}: for a lock that one held; {@code child}: for that one's task, a child of its own
     * @param waitRow the row of its wait, -1 for {@code child}
     * @param thread the thread
     * @param threadName its name
     * @param task the task it worked for, null if none
     * @param region the region it was in when it began to wait, null if none
     * @param state the key of the state it waited in
     * @param lock what it waited for, null for {@code child}
     * @param fromNs the wait's begin
     * @param toNs its end
     * @param nanos how much of the wait was behind the one above it
     * @param again whether the wait stands elsewhere in the tree too, with more of its time
     * @param waiters who waited for it, in order of time
     * @param more how many waiters are left out
     * @param moreNanos how long these waited for it
     */
    public record Node(
            String why,
            int waitRow,
            int thread,
            String threadName,
            At.@Nullable TaskRef task,
            @Nullable String region,
            String state,
            @Nullable String lock,
            long fromNs,
            long toNs,
            long nanos,
            boolean again,
            List<Node> waiters,
            int more,
            long moreNanos) {}

    /**
     * The tree of a burst.
     *
     * @param keepWait a wait that must be in the tree, -1 if there is none
     */
    static WaitTree of(Trace trace, int lockRow, Bursts.Span span, int keepWait) {
        WaitEdges edges = new WaitEdges(trace, span);
        WaiterNodes nodes = new WaiterNodes(trace, lockRow, edges, keepWait);
        return new WaitRoots(trace, lockRow, edges, nodes).tree();
    }
}
