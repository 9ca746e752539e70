package dev.jtracer.examples.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.RecordedTrace;
import dev.jtracer.viewer.finding.Finding;
import dev.jtracer.viewer.query.TaskTypeStats;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each problem is found by the rule that its section of the README tells of. */
class ProblemsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "merge-sort, pool-queue, tasks sort took",
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
        return RecordedTrace.open(ProblemRecordings.record(Problems.find(name).orElseThrow(), directory));
    }
}
