package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.Diagnostics;
import dev.jtracer.viewer.model.Recording;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.text.Numbers;
import java.util.List;

/**
 * Events that were written and are not in the recording: gaps in the tracer's own numbers, and what JFR says it dropped. Of a file
 * that is not whole nobody can tell how many: that it is not, is said in the words of its {@link Diagnostics#notes}.
 */
final class LostEvents implements Rule {

    @Override
    public String id() {
        return "lost-events";
    }

    @Override
    public String lookedFor() {
        return "lost events";
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.DataLoss", "jtracer.Region");
    }

    @Override
    public List<Finding> find(Look look) {
        Recording recording = look.trace().recording();
        long events = recording.lostEvents();
        long bytes = recording.lostBytes();
        if (events <= 0 && bytes <= 0) {
            return notWhole(look);
        }
        Sentence sentence = new Sentence();
        if (events > 0) {
            sentence.number(Words.counted(events, "region"))
                    .text(events == 1 ? " was" : " were")
                    .text(" recorded and " + (events == 1 ? "is" : "are") + " missing");
        }
        if (bytes > 0) {
            sentence.text(events > 0 ? "; the JVM dropped " : "The JVM dropped ")
                    .number(Numbers.bytes(bytes))
                    .text(" of events");
        }
        return List.of(look.note(
                id(),
                ThreadState.UNKNOWN,
                sentence.text("."),
                List.of(Words.counted(recording.events(), "event") + " are there"),
                events > 0 ? Numbers.count(events) : Numbers.bytes(bytes),
                "lost"));
    }

    private List<Finding> notWhole(Look look) {
        Diagnostics diagnostics = look.trace().diagnostics();
        if (!diagnostics.truncated() && !diagnostics.inFlight() && diagnostics.unreadableBytes() == 0) {
            return List.of();
        }
        return List.of(look.note(
                id(),
                ThreadState.UNKNOWN,
                new Sentence().text(diagnostics.notes().get(0)),
                List.of(),
                Numbers.count(look.trace().recording().events()),
                "events are there"));
    }
}
