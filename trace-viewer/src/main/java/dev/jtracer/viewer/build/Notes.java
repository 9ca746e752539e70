package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.Damage;
import dev.jtracer.viewer.model.Diagnostics;
import dev.jtracer.viewer.model.Scopes;
import java.util.ArrayList;
import java.util.List;

/** Says in sentences what is wrong with a recording. */
final class Notes {
    private Notes() {}

    static Diagnostics of(Damage damage, Losses losses, OpenWork open, Scopes scopes) {
        int late = 0;
        for (int row = 0; row < scopes.size(); row++) {
            late += scopes.late(row) ? 1 : 0;
        }
        List<String> notes = new ArrayList<>();
        if (damage.truncated()) {
            notes.add(
                    "The file was cut off inside a chunk; " + bytes(damage.unreadableBytes()) + " could not be read.");
        } else if (damage.inFlight()) {
            notes.add("The recording had not ended when the file was copied; what was written last is missing"
                    + (damage.unreadableBytes() > 0 ? " (" + bytes(damage.unreadableBytes()) + ")" : "") + ".");
        } else if (damage.unreadableBytes() > 0) {
            notes.add(bytes(damage.unreadableBytes()) + " of the file could not be read.");
        }
        if (damage.brokenChunks() > 0) {
            notes.add(count(damage.brokenChunks(), "chunk") + " could not be read to the end: " + damage.firstError()
                    + ".");
        }
        if (damage.brokenEvents() > 0) {
            notes.add(count(damage.brokenEvents(), "event") + " could not be decoded.");
        }
        if (losses.events() > 0) {
            notes.add(count(losses.events(), "event") + " of this tracer got lost in the JVM's buffers.");
        }
        if (losses.bytes() > 0) {
            notes.add("The JVM dropped " + bytes(losses.bytes()) + " of events because its buffers were full.");
        }
        long omitted = open.omitted();
        if (omitted > 0) {
            notes.add(count(omitted, "open thing") + " (tasks, scopes, regions) are counted and not shown by name.");
        }
        if (late > 0) {
            notes.add(count(late, "piece")
                    + " of work went on after the task had ended; what lies behind its end is not" + " counted in it.");
        }
        return new Diagnostics(
                damage.truncated(),
                damage.inFlight(),
                damage.unreadableBytes(),
                damage.brokenEvents(),
                losses.events(),
                losses.bytes(),
                late,
                omitted,
                notes);
    }

    private static String bytes(long bytes) {
        return count(bytes, "byte");
    }

    private static String count(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
