package dev.jtracer.viewer.model;

/**
 * One recording, ready to be queried: all its tables. See the package description for how they hang together.
 *
 * @param recording what is known about the recording as a whole
 * @param diagnostics what is wrong with it or missing
 * @param strings every string once
 * @param threads the threads
 * @param states what each thread was doing, always
 * @param tasks the tasks with their breakdown
 * @param scopes which thread worked when for which task
 * @param regions the regions of each thread
 * @param logs what tasks wrote
 * @param tags keys and values of tasks
 * @param locks contended monitors and locks
 * @param lockWaits who waited how long for which of them behind whom
 * @param pauses garbage collection pauses and safepoints
 * @param collections garbage collections, with the heap before and after each
 * @param counters heap and processor load over time
 * @param samples execution samples
 * @param allocations samples of allocation
 * @param stacks stacks of samples and waits
 * @param methods methods in stacks
 * @param pyramids states, scopes and regions of busy threads summed up over time
 */
public record Trace(
        Recording recording,
        Diagnostics diagnostics,
        Strings strings,
        Threads threads,
        States states,
        Tasks tasks,
        Scopes scopes,
        Regions regions,
        Logs logs,
        Tags tags,
        Locks locks,
        LockWaits lockWaits,
        Pauses pauses,
        GarbageCollections collections,
        Counters counters,
        Samples samples,
        Allocations allocations,
        Stacks stacks,
        Methods methods,
        Pyramids pyramids) {

    /** The trace's end, and its length: it starts at 0. */
    public long endNs() {
        return recording.durationNanos();
    }
}
