package dev.jtracer.viewer.live;

import dev.jtracer.runtime.CaptureRequest;
import dev.jtracer.runtime.Profile;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What a process is and how it can be captured.
 *
 * @param live whether this process can be captured; false where the viewer only shows files
 * @param program its name
 * @param pid its process id
 * @param jvm name of the JVM
 * @param jvmVersion its version
 * @param cores processors it can use
 * @param maxHeapBytes the largest heap it may have
 * @param startedAtEpochMillis when the process started
 * @param uptimeNanos how long ago that was
 * @param minCaptureNanos the shortest capture
 * @param maxCaptureNanos the longest capture
 * @param maxCaptureBytes the size at which a capture ends early
 * @param profiles what a capture can look at
 */
public record ProcessFacts(
        boolean live,
        String program,
        long pid,
        String jvm,
        String jvmVersion,
        int cores,
        long maxHeapBytes,
        long startedAtEpochMillis,
        long uptimeNanos,
        long minCaptureNanos,
        long maxCaptureNanos,
        long maxCaptureBytes,
        List<CaptureProfile> profiles) {

    /**
     * One profile of a capture.
     *
     * @param key its name in addresses
     * @param thresholdNanos the shortest wait it records
     * @param cost what it costs, one sentence
     * @param records what it records
     */
    public record CaptureProfile(String key, long thresholdNanos, String cost, List<Recorded> records) {}

    /**
     * One row of what a profile records.
     *
     * @param what the kind of event
     * @param how how much of it
     * @param included false for what is never recorded
     */
    public record Recorded(String what, String how, boolean included) {}

    static ProcessFacts of(String program) {
        ProcessHandle process = ProcessHandle.current();
        long now = System.currentTimeMillis();
        long startedAt =
                process.info().startInstant().map(Instant::toEpochMilli).orElse(now);
        return new ProcessFacts(
                true,
                program,
                process.pid(),
                System.getProperty("java.vm.name", "JVM"),
                System.getProperty("java.version", ""),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory(),
                startedAt,
                Math.max(0, now - startedAt) * 1_000_000,
                CaptureRequest.SHORTEST.toNanos(),
                CaptureRequest.LONGEST.toNanos(),
                CaptureRequest.DEFAULT_MAX_BYTES,
                Arrays.stream(Profile.values()).map(ProcessFacts::profile).toList());
    }

    private static CaptureProfile profile(Profile profile) {
        List<Recorded> records = profile.records().stream()
                .map(row -> new Recorded(row.what(), row.how(), row.included()))
                .toList();
        return new CaptureProfile(profile.key(), profile.threshold().toNanos(), profile.cost(), records);
    }
}
