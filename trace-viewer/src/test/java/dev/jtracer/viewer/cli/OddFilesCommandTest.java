package dev.jtracer.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.odd.ChunkFile;
import dev.jtracer.viewer.odd.FourChunks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files nobody should give to the command line: one line says why, or the summary says what is missing. */
class OddFilesCommandTest {
    @TempDir
    private static Path directory;

    private static ChunkFile good;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void record() throws Exception {
        good = FourChunks.record(directory);
    }

    @Test
    void whatIsNoRecordingIsOneLineInEveryCommand() throws Exception {
        Map<Path, String> refused = new LinkedHashMap<>();
        refused.put(Files.write(directory.resolve("empty"), new byte[0]), "the file is empty");
        refused.put(Files.writeString(directory.resolve("text"), "hello\nworld\n"), "text?");
        refused.put(Files.write(directory.resolve("a.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0}), "gzip?");
        refused.put(Files.write(directory.resolve("zeros"), new byte[100_000]), "first bytes 00000000");
        refused.put(Files.write(directory.resolve("cut"), Arrays.copyOf(good.bytes(), 50_000)), "cut off");
        refused.put(directory, "a directory");
        refused.put(directory.resolve("none"), "no such file");
        refused.put(Path.of("/dev/zero"), "must be a regular file");

        refused.forEach((file, why) -> {
            for (List<String> command : List.of(List.of("summary"), List.of("summary", "--json"), List.of("open"))) {
                err.getBuffer().setLength(0);
                String[] arguments = new String[command.size() + 1];
                command.toArray(arguments);
                arguments[command.size()] = file.toString();
                assertThat(run(arguments)).as("%s %s", command, file).isEqualTo(1);
                assertThat(err.toString().lines())
                        .singleElement()
                        .asString()
                        .contains(why)
                        .doesNotContain("Exception");
            }
        });
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void oneOddFileAmongSeveralKeepsAllFromBeingOpened() throws Exception {
        Path readable = Files.write(directory.resolve("readable.jfr"), good.bytes());
        Path text = Files.writeString(directory.resolve("text.jfr"), "hello\nworld\n");

        assertThat(run("open", readable.toString(), text.toString())).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("text.jfr", "text?");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidUnderTheSummaryAndInItsDocument() throws Exception {
        byte[] unfinished = Arrays.copyOf(good.chunks().get(3), 3_000);
        ByteBuffer.wrap(unfinished).putLong(ChunkFile.SIZE, 0).put(ChunkFile.STATE, (byte) 1);
        byte[] broken = good.chunks().get(1).clone();
        Arrays.fill(broken, 200, broken.length, (byte) 0x7f);
        byte[] all = good.bytes();

        says(good.bytes(), "");
        says(Arrays.copyOf(all, all.length - 10), "The file was cut off inside a chunk;");
        says(good.without(1).bytes(), "No readable chunk tells of");
        says(good.replaced(1, broken).bytes(), "1 chunk could not be read to the end:");
        says(good.replaced(3, unfinished).bytes(), "The recording had not ended when the file was copied;");
        says(good.withClockSetAt(2, -10_000_000_000L).bytes(), "The wall clock was set back by 10.0");
        says(good.and(good).bytes(), "4 chunks of the file are there twice");
        says(Arrays.copyOf(all, all.length + 5_000), "of the file could not be read.");
    }

    /** Buffers are not written in the order of what is in them: wherever a file is cut, some regions before the cut are missing. */
    @Test
    void fileThatEndsInTheMiddleSaysSoAndSpeaksOfNoLostBuffers() throws Exception {
        byte[] all = good.bytes();
        int last = all.length - good.chunks().get(3).length;
        for (int cut = 1; cut < 10; cut++) {
            Path file = directory.resolve("ends-" + cut + ".jfr");
            Files.write(file, Arrays.copyOf(all, last + (all.length - last) * cut / 10));
            out.getBuffer().setLength(0);

            assertThat(run("summary", file.toString())).isZero();

            assertThat(out.toString())
                    .contains("The file was cut off inside a chunk; ", "what was behind the cut is missing.")
                    .contains("\nRecording not complete · ")
                    .doesNotContain("lost in the JVM", "regions were recorded and are missing", "No events lost");
        }
    }

    private void says(byte[] bytes, String note) throws Exception {
        Path file = Files.write(directory.resolve("odd.jfr"), bytes);
        out.getBuffer().setLength(0);
        assertThat(run("summary", file.toString())).isZero();
        assertThat(out.toString()).contains("step", "job").contains(note);

        out.getBuffer().setLength(0);
        assertThat(run("summary", "--json", file.toString())).isZero();
        JsonNode notes =
                JsonMapper.shared().readTree(out.toString()).get("recording").get("notes");
        assertThat(notes.isEmpty()).isEqualTo(note.isEmpty());
        assertThat(notes.toString()).contains(note);
        assertThat(err.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
