package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.runtime.secrets.Secrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cleaning what is not a whole recording: what is left is readable and clean, the rest is cut off and accounted for. */
class DamagedRecordingTest {
    /** A system property of this JVM that every chunk here holds. */
    private static final String SECRET = System.getProperty("java.home");

    private static final int STATE_AT = 64;

    private static byte[] two;
    private static int first;

    @TempDir
    Path directory;

    @BeforeAll
    static void record() throws IOException {
        two = Recordings.ofChunks(2);
        first = (int) ByteBuffer.wrap(two).getLong(8);
        assertThat(holdsSecret(two)).isTrue();
    }

    @Test
    void aWholeFileIsKeptWholeAndClean() throws IOException {
        Path file = write(two);
        assertThat(Secrets.clean(file)).isEqualTo(new Secrets.Result(two.length, 0, ""));
        assertThat(holdsSecret(Files.readAllBytes(file))).isFalse();
        assertThat(RecordingFile.readAllEvents(file)).hasSize(eventsIn(two));
    }

    @Test
    void cleaningAgainChangesNothing() throws IOException {
        Path file = write(two);
        Secrets.clean(file);
        byte[] once = Files.readAllBytes(file);
        Secrets.clean(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 68, 70, 5_000})
    void aCutChunkIsTakenOffWhole(int bytesOfTheSecond) throws IOException {
        Path file = write(Arrays.copyOf(two, first + bytesOfTheSecond));
        Secrets.Result result = Secrets.clean(file);
        assertThat(result.keptBytes()).isEqualTo(first).isEqualTo(Files.size(file));
        assertThat(result.cutBytes()).isEqualTo(bytesOfTheSecond);
        assertThat(result.problem()).isNotEmpty();
        assertThat(holdsSecret(Files.readAllBytes(file))).isFalse();
        assertThat(RecordingFile.readAllEvents(file)).isNotEmpty();
    }

    /** A killed JVM leaves its last chunk marked as being written, with the size it had when it last told. */
    @Test
    void aChunkWhoseWriterDiedIsMadeReadable() throws IOException {
        byte[] live = Arrays.copyOf(two, two.length + 999);
        live[first + STATE_AT] = 17;
        Path file = write(live);
        Secrets.Result result = Secrets.clean(file);
        assertThat(result.keptBytes()).isEqualTo(two.length);
        assertThat(result.cutBytes()).isEqualTo(999);
        assertThat(holdsSecret(Files.readAllBytes(file))).isFalse();
        assertThat(RecordingFile.readAllEvents(file)).hasSize(eventsIn(two));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a recording", "FLR\0", "PK\3\4zip"})
    void whatIsNoRecordingIsEmptied(String content) throws IOException {
        Path file = write(content.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Secrets.clean(file).keptBytes()).isZero();
        assertThat(Files.size(file)).isZero();
    }

    /** Flipped bytes may make anything of a file; whatever is left of it must still be without secrets, and cleaning must end. */
    @Test
    void noSecretSurvivesInWhatIsLeftOfABrokenFile() throws IOException {
        Random random = new Random(4711);
        for (int round = 0; round < 60; round++) {
            byte[] broken = two.clone();
            // Headers and sizes: a flipped byte inside a type's name would make the event another one, which nobody
            // could know.
            broken[random.nextBoolean() ? random.nextInt(68) : first + random.nextInt(68)] ^=
                    (byte) (1 << random.nextInt(8));
            Path file = write(broken);
            Secrets.clean(file);
            assertThat(holdsSecret(Files.readAllBytes(file)))
                    .as("round %d", round)
                    .isFalse();
        }
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(directory.resolve("recording.jfr"), content);
    }

    private int eventsIn(byte[] content) throws IOException {
        return RecordingFile.readAllEvents(Files.write(directory.resolve("original.jfr"), content))
                .size();
    }

    private static boolean holdsSecret(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1).contains(SECRET);
    }
}
