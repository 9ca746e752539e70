package dev.jtracer.examples.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.runtime.CaptureRequest;
import dev.jtracer.runtime.Profile;
import dev.jtracer.runtime.Tracer;
import dev.jtracer.viewer.RecordedTrace;
import dev.jtracer.viewer.finding.Finding;
import dev.jtracer.viewer.query.TaskTypeStats;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each problem is found by the rule that its section of the README tells of. */
class ProblemsTest {
    private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(4_000);

    @TempDir
    private Path directory;

    @BeforeAll
    static void install() {
        Tracer.install();
    }

    @ParameterizedTest
    @CsvSource({
        "merge-sort, pool-queue, Work handed to pool sorter",
        "ten-behind-one, contended-lock, held by task close-of-day in region add-up",
        "three-calls, serial-io, one after the other",
        "garbage, allocation, Garbage.lineByLine allocated",
        "hot-method, hot-method, HotMethod.distance",
        "piling-threads, piling-threads, PilingThreads.ask"
    })
    void problemIsTold(String problem, String rule, String words) throws Exception {
        try (RecordedTrace trace = recorded(problem)) {
            assertThat(trace.findings().list())
                    .filteredOn(finding -> finding.id().equals(rule))
                    .extracting(Finding::text)
                    .anySatisfy(text -> assertThat(text).contains(words));
        }
    }

    @Test
    void typesHaveDistributionsOfTheirOwn() throws Exception {
        try (RecordedTrace trace = recorded("distributions")) {
            assertThat(trace.taskTypes().types())
                    .extracting(TaskTypeStats::type)
                    .contains("fibonacci", "store");
        }
    }

    private RecordedTrace recorded(String name) throws Exception {
        Path file = directory.resolve(name + ".jfr");
        Problems.Entry entry = Problems.find(name).orElseThrow();
        try (Problem problem = entry.maker().make(false)) {
            problem.round();
            Tracer.start(file, new CaptureRequest(CaptureRequest.LONGEST, Profile.DEFAULT, 100_000_000));
            long end = System.nanoTime() + RUN_NANOS;
            while (System.nanoTime() < end) {
                problem.round();
            }
            Tracer.stop();
        }
        return RecordedTrace.open(file);
    }
}
