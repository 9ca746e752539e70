package dev.jtracer.viewer.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a recording as a whole. Null or -1 means the recording does not say: a recording not made by
 * jtracer says little.
 *
 * @param name the file's name
 * @param fileBytes the file's size
 * @param wallStartEpochMillis the wall clock at the trace's moment 0
 * @param durationNanos the trace's length, equal to {@link Trace#endNs()}
 * @param events how many events the recording has, as {@code jdk.jfr.consumer} counts them
 * @param lostEvents events of this tracer that were written and are missing, known from gaps in their sequence
 * @param lostBytes bytes of any events JFR says it dropped ({@code jdk.DataLoss})
 * @param program the program's name
 * @param pid its process id
 * @param jvm name and version of the JVM
 * @param jvmVersion its version alone
 * @param cores processors the JVM could use
 * @param gcName the collector, as "G1" or "ZGC"
 * @param profile the capture's profile
 * @param thresholdNanos waits shorter than this were not recorded; the largest threshold among the wait events
 * @param requestedNanos how long the capture was asked to last
 * @param endReason why the capture ended
 * @param eventCounts number of events of each type, most first
 * @param settings how each event type was set, by name; empty if the recording does not say
 */
public record Recording(
        String name,
        long fileBytes,
        long wallStartEpochMillis,
        long durationNanos,
        long events,
        long lostEvents,
        long lostBytes,
        @Nullable String program,
        long pid,
        @Nullable String jvm,
        @Nullable String jvmVersion,
        int cores,
        @Nullable String gcName,
        @Nullable String profile,
        long thresholdNanos,
        long requestedNanos,
        @Nullable String endReason,
        List<EventCount> eventCounts,
        List<EventSetting> settings) {

    /** Copies the lists. */
    public Recording {
        eventCounts = List.copyOf(eventCounts);
        settings = List.copyOf(settings);
    }

    /** How many events of a type there are. Cost: the number of types. */
    public long count(String type) {
        for (EventCount count : eventCounts) {
            if (count.type().equals(type)) {
                return count.count();
            }
        }
        return 0;
    }

    /** How an event type was set, null if the recording does not say. Cost: the number of types. */
    public @Nullable EventSetting setting(String type) {
        for (EventSetting setting : settings) {
            if (setting.type().equals(type)) {
                return setting;
            }
        }
        return null;
    }

    /**
     * How often an event type occurs.
     *
     * @param type the type's name, as {@code jdk.ThreadPark}
     * @param count how many events of it there are
     */
    public record EventCount(String type, long count) {}
}
