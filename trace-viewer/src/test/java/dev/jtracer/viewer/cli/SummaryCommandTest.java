package dev.jtracer.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SummaryCommandTest {

    @TempDir
    private static Path directory;

    private static Path foreign;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void recordSomethingOfNobody() throws Exception {
        foreign = directory.resolve("foreign.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadSleep").withThreshold(java.time.Duration.ZERO);
            recording.start();
            Thread.sleep(30);
            recording.dump(foreign);
        }
    }

    @Test
    void theDocumentHasExactlyTheKeysOfTheSchemaInOrder() {
        assertThat(run("summary", "--json", foreign.toString())).isZero();

        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(keys(document))
                .containsExactly(
                        "schema",
                        "recording",
                        "taskTypes",
                        "regionTypes",
                        "locks",
                        "gc",
                        "threads",
                        "findings",
                        "notFound",
                        "leastNanos",
                        "below",
                        "notApplicable");
        assertThat(document.get("schema").asInt()).isEqualTo(1);
        assertThat(keys(document.get("recording")))
                .containsExactly("durationNanos", "events", "lostEvents", "lostBytes", "jvm", "notes");
        assertThat(keys(document.get("gc"))).containsExactly("pauses", "totalNanos", "maxNanos");
        JsonNode thread = document.get("threads").get(0);
        assertThat(keys(thread)).containsExactly("name", "id", "virtual", "states");
        assertThat(keys(thread.get("states")))
                .containsExactly(
                        "running",
                        "blocked",
                        "waiting",
                        "parked",
                        "sleeping",
                        "socket",
                        "file",
                        "queue",
                        "nativeWait",
                        "gc",
                        "unknown",
                        "idle");
        assertThat(document.get("findings").isEmpty()).isTrue();
        assertThat(keys(document.get("notApplicable").get(0))).containsExactly("what", "why");
    }

    @Test
    void aRecordingOfAnotherProgramIsSummarisedWithoutTasks() {
        assertThat(run("summary", foreign.toString())).isZero();

        assertThat(out.toString()).contains("No tasks in this recording.", "Threads", "Sleeping");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFileThatIsNoRecordingIsOneLineAndExitCodeOne() throws IOException {
        Path text = Files.writeString(directory.resolve("notes.txt"), "this is no recording at all, just text\n");

        for (String file : List.of(text.toString(), directory.toString(), "no/such/file.jfr")) {
            err.getBuffer().setLength(0);
            assertThat(run("summary", file)).isEqualTo(1);
            assertThat(err.toString().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).doesNotContain("Exception"));
        }
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aCommandTypedWrongShowsItsUsageAndExitCodeTwo() {
        assertThat(run("summary")).isEqualTo(2);
        assertThat(err.toString()).contains("FILE", "Usage: trace-viewer summary");
        assertThat(run("summary", "--xml", foreign.toString())).isEqualTo(2);
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static List<String> keys(JsonNode node) {
        return new ArrayList<>(node.propertyNames());
    }
}
