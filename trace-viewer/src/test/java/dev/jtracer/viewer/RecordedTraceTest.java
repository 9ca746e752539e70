package dev.jtracer.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.finding.Findings;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.NameIndex;
import dev.jtracer.viewer.query.NameSearch;
import dev.jtracer.viewer.query.Summary;
import dev.jtracer.viewer.query.TaskList;
import dev.jtracer.viewer.query.TaskTypes;
import dev.jtracer.viewer.query.ThreadList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedTraceTest {
    private static final int TASKS = 1_500;

    @TempDir
    static Path directory = Path.of("");

    private static Path file = Path.of("");

    @BeforeAll
    static void record() throws IOException {
        file = directory.resolve("tasks.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            for (int i = 0; i < TASKS; i++) {
                try (Task task = Task.create(i % 2 == 0 ? "even" : "odd")) {
                    Region.with("work", () -> {});
                }
            }
            recording.dump(file);
        }
    }

    @Test
    void answersAreThoseOfTheQueries() throws BadRecordingException {
        Trace read = TraceReader.read(file);
        try (RecordedTrace trace = RecordedTrace.open(file)) {
            assertThat(trace.summary()).isEqualTo(Summary.of(read, Findings.summary(read)));
            assertThat(trace.taskTypes()).isEqualTo(TaskTypes.of(read));
            assertThat(trace.locks()).isEqualTo(LockList.of(read));
            assertThat(trace.threads(ThreadList.Request.ALL)).isEqualTo(ThreadList.of(read));
            assertThat(trace.recording().tasksEnded()).isEqualTo(TASKS);
            NameSearch.Request odd = new NameSearch.Request("odd", Set.of(), 10);
            assertThat(trace.search(odd)).isEqualTo(NameSearch.of(read, NameIndex.of(read), odd));
            assertThat(trace.search(odd)).isEqualTo(trace.search(odd));
        }
    }

    @Test
    void everyTaskIsHandedOverOnceInTheOrderOfItsBegin() throws BadRecordingException {
        try (RecordedTrace trace = RecordedTrace.open(file)) {
            List<TaskList.Row> rows = new ArrayList<>();
            trace.eachTask(rows::add);
            assertThat(rows).hasSize(TASKS);
            assertThat(rows.stream().map(TaskList.Row::beginNs)).isSorted();
            assertThat(rows.stream().map(TaskList.Row::taskId)).doesNotHaveDuplicates();
            assertThat(rows)
                    .containsAll(
                            trace.tasks(TaskList.Request.slowest(null, 100)).rows());
        }
    }

    @Test
    void manyThreadsMayAskAtOnce() throws BadRecordingException {
        try (RecordedTrace trace = RecordedTrace.open(file)) {
            Summary alone = trace.summary();
            assertThat(IntStream.range(0, 32).parallel().mapToObj(i -> trace.summary()))
                    .isEqualTo(Collections.nCopies(32, alone));
        }
    }

    @Test
    void answersOutliveTheTraceAndAClosedTraceGivesNoMore() throws BadRecordingException {
        RecordedTrace trace = RecordedTrace.open(file);
        TaskTypes.Result types = trace.taskTypes();
        trace.close();
        trace.close();
        assertThat(types.types()).hasSize(2);
        assertThatIllegalStateException()
                .isThrownBy(trace::taskTypes)
                .withMessage("trace must be open, was closed: " + file);
    }

    @Test
    void whatIsNoRecordingIsSaidInOneLine() throws IOException {
        Path text = Files.writeString(directory.resolve("text.jfr"), "hello");
        assertThatExceptionOfType(BadRecordingException.class)
                .isThrownBy(() -> RecordedTrace.open(text))
                .withMessageContaining(text.toString())
                .withMessageMatching("\\p{Print}+");
    }
}
