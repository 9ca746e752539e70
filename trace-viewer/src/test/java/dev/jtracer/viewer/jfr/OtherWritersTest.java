package dev.jtracer.viewer.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of writers other than the JVM, which use of the format what the JVM does not. */
class OtherWritersTest {
    @TempDir
    Path directory;

    /** Profilers put all pools into one checkpoint, and leave most annotations out; nobody but they writes numbers in full. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyEncodingIsReadAsTheJdkReadsIt(boolean compressed) throws Exception {
        byte[] chunk = new MadeChunk(compressed)
                .event(0, 0, 7, 9, 0, "", 1)
                .event(10, 5, 7, 9, 1, "", -1)
                .event(20, 1 << 20, 7, 0, 3, "über", Integer.MAX_VALUE)
                .event(30, 3, 0, 9, 4, "\u4e2d plain", Integer.MIN_VALUE)
                .event(40, 3, 8, 10, 5, "latin é", 0)
                .event(50, 3, 7, 9, 4, "plain", 200)
                .bytes();
        Path file = Files.write(directory.resolve("made.jfr"), chunk);

        if (compressed) {
            assertThat(SameAsJdk.check(file)).isEqualTo(6);
        }
        EventColumns columns =
                EventReader.read(file, new Selection().add("made.Event", Field.text("text"), Field.number("number")));
        EventTable table = columns.table("made.Event");
        assertThat(columns.damage()).isEqualTo(new Damage(false, false, 0, 0, 0, ""));
        assertThat(table.column("text").get(0)).isEqualTo(-1);
        assertThat(texts(columns, table)).containsExactly("", "über", "\u4e2d plain", "latin é", "plain");
        assertThat(table.startNanos(1)).isEqualTo(MadeChunk.START_NANOS + 10_000);
        assertThat(table.durationNanos(2)).isEqualTo(1_000L << 20);
        assertThat(table.column("number").get(1)).isEqualTo(-1);
        assertThat(table.column("number").get(3)).isEqualTo(Integer.MIN_VALUE);
        assertThat(columns.threads().get(table.thread(0)))
                .isEqualTo(new ThreadDictionary.Entry("main", 1, 70, false, ""));
        assertThat(table.thread(3)).as("no thread").isEqualTo(-1);
        assertThat(table.thread(4)).as("a thread nobody defined").isEqualTo(-1);
        assertThat(table.stack(4)).as("a stack nobody defined").isEqualTo(-1);
        assertThat(columns.stacks().method(columns.stacks().methodRow(table.stack(0), 0)))
                .isEqualTo(new StackDictionary.Method("made.Program", "run"));
        assertThat(columns.stacks().line(table.stack(0), 0)).isEqualTo(42);
        assertThat(columns.stacks().truncated(table.stack(0))).isTrue();
    }

    private static String[] texts(EventColumns columns, EventTable table) {
        String[] texts = new String[table.size() - 1];
        for (int row = 1; row < table.size(); row++) {
            texts[row - 1] = columns.text(table.column("text").get(row));
        }
        return texts;
    }
}
