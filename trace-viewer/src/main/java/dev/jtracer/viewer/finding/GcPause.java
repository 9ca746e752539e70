package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.GarbageCollections;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Garbage collection pauses and the tasks they stopped.
 *
 * <p>A task is stopped if one of its threads would have run; one that waited anyway loses nothing. Lost is the time tasks
 * stood still.
 */
final class GcPause implements Rule {

    @Override
    public String id() {
        return "gc-pause";
    }

    @Override
    public String lookedFor() {
        return "GC pauses";
    }

    @Override
    public boolean byCost(Look look) {
        return true;
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.GCPhasePause");
    }

    @Override
    public List<Finding> find(Look look) {
        Stops stops = new Stops(look, ThreadState.GC, 0);
        if (!stops.worth()) {
            return List.of();
        }
        boolean one = stops.count() == 1;
        Sentence sentence = new Sentence().number(Words.counted(stops.count(), "GC pause"));
        if (stops.tasksHit() == 0) {
            sentence.text(" stopped all threads for ").duration(stops.totalNanos());
        } else {
            sentence.text(one ? " of " : ", ")
                    .duration(stops.totalNanos())
                    .text(one ? " stopped " : " together, stopped ")
                    .number(Words.counted(stops.tasksHit(), "task"));
        }
        if (one) {
            sentence.text(".");
        } else {
            sentence.text(stops.tasksHit() == 0 ? " together; the longest took " : "; the longest took ")
                    .duration(stops.maxNanos())
                    .text(".");
        }
        Link timeline = Link.timeline(stops.longest(), -1, look.trace().endNs());
        return List.of(look.finding(
                id(),
                ThreadState.GC,
                sentence,
                facts(look.trace().collections(), stops),
                stops.cost(),
                List.of(timeline, Link.gc())));
    }

    /** Why most of the time, and the heap before and after the collection that paused longest. */
    private static List<String> facts(GarbageCollections collections, Stops stops) {
        List<String> facts = new ArrayList<>();
        facts.add(stops.cause());
        int row = collections.row(stops.longestGc());
        if (row >= 0 && collections.heapBeforeBytes(row) >= 0 && collections.heapAfterBytes(row) >= 0) {
            facts.add("heap " + Numbers.bytes(collections.heapBeforeBytes(row)) + " → "
                    + Numbers.bytes(collections.heapAfterBytes(row))
                    + (stops.count() > 1 ? " at the longest" : ""));
        }
        return facts;
    }
}
