package dev.jtracer.examples.problems;

import dev.jtracer.runtime.CaptureRequest;
import dev.jtracer.runtime.Profile;
import dev.jtracer.runtime.Tracer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Records problems in this process, as they run. */
final class ProblemRecordings {
    private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(4_000);
    private static final long MAX_BYTES = 100_000_000;

    private ProblemRecordings() {}

    /** Runs a problem, which is not fixed, and gives its recording: {@code NAME.jfr}. */
    static Path record(Problems.Entry entry, Path directory) throws Exception {
        Tracer.install();
        Path file = directory.resolve(entry.name() + ".jfr");
        try (Problem problem = entry.maker().make(false)) {
            problem.round();
            Tracer.start(file, new CaptureRequest(CaptureRequest.LONGEST, Profile.DEFAULT, MAX_BYTES));
            long end = System.nanoTime() + RUN_NANOS;
            while (System.nanoTime() < end) {
                problem.round();
            }
            Tracer.stop();
        }
        return file;
    }
}
