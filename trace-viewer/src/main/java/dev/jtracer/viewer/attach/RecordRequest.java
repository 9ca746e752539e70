package dev.jtracer.viewer.attach;

import dev.jtracer.runtime.CaptureRequest;
import dev.jtracer.runtime.Profile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to record of another process.
 *
 * @param pid its process id
 * @param capture how long, how closely, and how much at most
 * @param file where the recording goes, or null for a name that tells what it is, in the current directory
 * @param replace whether a file that is there already may be replaced
 */
public record RecordRequest(
        long pid, CaptureRequest capture, @Nullable Path file, boolean replace) {

    /**
     * A request as people write it.
     *
     * @param duration {@code 500ms}, {@code 5s}, {@code 1m30s}
     * @param profile {@code low}, {@code default} or {@code detailed}
     * @throws IllegalArgumentException with one line that says the rule and the value
     */
    public static RecordRequest of(long pid, String duration, String profile, @Nullable Path file, boolean replace) {
        CaptureRequest capture = CaptureRequest.of(CaptureRequest.parseDuration(duration), Profile.of(profile));
        return new RecordRequest(pid, capture, file, replace);
    }
}
