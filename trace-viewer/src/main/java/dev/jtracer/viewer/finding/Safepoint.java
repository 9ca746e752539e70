package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.ThreadState;
import java.util.List;

/**
 * Safepoints that are no collection and stopped tasks for 5 ms or more each, without those that jtracer asked for. Lost is the
 * time tasks stood still.
 */
final class Safepoint implements Rule {
    private static final long LEAST_NANOS = 5_000_000;

    @Override
    public String id() {
        return "safepoint";
    }

    @Override
    public String lookedFor() {
        return "safepoints over 5 ms";
    }

    @Override
    public boolean byCost(Look look) {
        return true;
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.ExecuteVMOperation", "jdk.SafepointBegin");
    }

    @Override
    public List<Finding> find(Look look) {
        Stops stops = new Stops(look, ThreadState.SAFEPOINT, LEAST_NANOS);
        if (!stops.worth()) {
            return List.of();
        }
        Sentence sentence = new Sentence()
                .number(Words.counted(stops.count(), "safepoint"))
                .text(" that " + (stops.count() == 1 ? "was" : "were") + " no collection stopped ");
        if (stops.tasksHit() > 0) {
            sentence.number(Words.counted(stops.tasksHit(), "task"));
        } else {
            sentence.text("all threads");
        }
        sentence.text(" for ").duration(stops.totalNanos());
        if (stops.count() > 1) {
            sentence.text(" together; the longest took ").duration(stops.maxNanos());
        }
        Link timeline = Link.timeline(stops.longest(), -1, look.trace().endNs());
        return List.of(look.finding(
                id(),
                ThreadState.SAFEPOINT,
                sentence.text("."),
                List.of(stops.cause()),
                stops.cost(),
                List.of(timeline)));
    }
}
