package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Recording;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What every page of a capture says about it: of which process, how long, how complete.
 *
 * <p>Null or -1 means that the recording does not say.
 *
 * @param name the program's name, else the file's
 * @param fileName the file's name
 * @param fileBytes the file's size
 * @param wallStartEpochMillis the wall clock at the capture's first moment
 * @param durationNanos the capture's length
 * @param pid the process
 * @param jvm name and version of the JVM
 * @param jvmVersion its version alone
 * @param cores processors the JVM could use
 * @param gcName the collector
 * @param profile the capture's profile
 * @param thresholdNanos waits shorter than this left no event
 * @param requestedNanos how long the capture was asked to last
 * @param endReason why it ended
 * @param events how many events there are
 * @param lostEvents how many of ours are missing
 * @param lostBytes how much JFR says it dropped
 * @param truncated whether a part at the end could not be read
 * @param notes what is missing, as sentences
 * @param threads how many threads there are
 * @param tasksEnded how many tasks ended
 * @param tasksFailed how many of those failed
 * @param tasksOpen how many tasks were open at the end
 * @param taskNanos how long the tasks that ended took together, child tasks counted in their parents
 * @param unexplainedNanos how much of that is in state unknown
 * @param lateScopes how many pieces of work went on after their task had ended; what lies behind its end counts in none
 */
public record RecordingHead(
        String name,
        String fileName,
        long fileBytes,
        long wallStartEpochMillis,
        long durationNanos,
        long pid,
        @Nullable String jvm,
        @Nullable String jvmVersion,
        int cores,
        @Nullable String gcName,
        @Nullable String profile,
        long thresholdNanos,
        long requestedNanos,
        @Nullable String endReason,
        long events,
        long lostEvents,
        long lostBytes,
        boolean truncated,
        List<String> notes,
        int threads,
        long tasksEnded,
        long tasksFailed,
        long tasksOpen,
        long taskNanos,
        long unexplainedNanos,
        int lateScopes) {

    /** Copies the list. */
    public RecordingHead {
        notes = List.copyOf(notes);
    }

    /** Returns the head of a trace. Cost: two passes over its tasks. */
    public static RecordingHead of(Trace trace) {
        Recording recording = trace.recording();
        Tasks tasks = trace.tasks();
        long failed = 0;
        long open = 0;
        for (int row = 0; row < tasks.size(); row++) {
            if (tasks.outcome(row) == Outcome.OPEN) {
                open++;
                continue;
            }
            failed += tasks.outcome(row) == Outcome.FAILED ? 1 : 0;
        }
        TaskTime taskTime = TaskTime.of(tasks);
        String program = recording.program();
        return new RecordingHead(
                program != null ? program : recording.name(),
                recording.name(),
                recording.fileBytes(),
                recording.wallStartEpochMillis(),
                recording.durationNanos(),
                recording.pid(),
                recording.jvm(),
                recording.jvmVersion(),
                recording.cores(),
                recording.gcName(),
                recording.profile(),
                recording.thresholdNanos(),
                recording.requestedNanos(),
                recording.endReason(),
                recording.events(),
                recording.lostEvents(),
                recording.lostBytes(),
                trace.diagnostics().truncated() || trace.diagnostics().unreadableBytes() > 0,
                trace.diagnostics().notes(),
                trace.threads().size(),
                tasks.size() - open,
                failed,
                open,
                taskTime.totalNanos(),
                taskTime.breakdown().unknown(),
                trace.diagnostics().lateScopes());
    }
}
