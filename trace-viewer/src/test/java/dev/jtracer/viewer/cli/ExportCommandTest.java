package dev.jtracer.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.export.SavedParts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ExportCommandTest {
    @TempDir
    private Path directory;

    private Path recording;
    private Path page;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void record() throws IOException {
        recording = directory.resolve("plain.jfr");
        page = directory.resolve("page.html");
        try (Recording running = new Recording()) {
            running.enable("jdk.GarbageCollection");
            running.start();
            System.gc();
            running.dump(recording);
        }
    }

    @Test
    void theViewIsWrittenAndItsPlaceAndSizeAreSaid() throws IOException {
        assertThat(export("--format", "html", "--view", "gc?stops=all", "-o", page.toString()))
                .isZero();

        assertThat(out.toString()).startsWith(page + ": ").endsWith("kB" + System.lineSeparator());
        assertThat(err.toString()).isEmpty();
        var parts = SavedParts.of(Files.readString(page));
        assertThat(parts).containsKeys("gc", "module js/pages/gc.js");
        assertThat(JsonMapper.shared().readTree(parts.get("about")).get("view").asString())
                .isEqualTo("gc?stops=all");
        assertThat(files()).containsExactly("page.html", "plain.jfr");
    }

    @Test
    void theOverviewIsWhatIsWrittenUnlessAViewIsGiven() throws IOException {
        assertThat(export("-o", page.toString())).isZero();
        assertThat(SavedParts.of(Files.readString(page))).containsKeys("findings", "module js/pages/overview.js");
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyIfThatIsAskedFor() throws IOException {
        Files.writeString(page, "mine");

        assertThat(export("-o", page.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("page.html is there already: --force replaces it")
                .hasLineCount(1);
        assertThat(page).hasContent("mine");
        assertThat(export("-o", page.toString(), "--force")).isZero();
        assertThat(Files.size(page)).isGreaterThan(1_000);
    }

    @Test
    void aViewThatIsNotThereIsOneLineAndNoFile() throws IOException {
        assertThat(export("--view", "nothing", "-o", page.toString())).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("view must be empty for the overview or begin with one of")
                .hasLineCount(1);
        assertThat(files()).containsExactly("plain.jfr");
    }

    @Test
    void aPlaceThatIsNotThereIsOneLine() {
        assertThat(export("-o", directory.resolve("no/page.html").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("its directory is missing").hasLineCount(1);
    }

    @Test
    void anotherFormatIsNotKnown() {
        assertThat(export("--format", "pdf", "-o", page.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("--format must be html, was pdf");
    }

    private int export(String... arguments) {
        String[] all = Stream.concat(Stream.of("export", recording.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return Main.run(all, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
