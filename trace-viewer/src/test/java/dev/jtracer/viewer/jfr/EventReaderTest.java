package dev.jtracer.viewer.jfr;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.odd.ChunkFile;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader against {@code jdk.jfr.consumer} itself, and against files no recorder would write. */
class EventReaderTest {

    @Name("test.Thing")
    static final class Thing extends Event {
        long number;
        String text = "";
        double decimal;
        boolean flag;
        Thread other = Thread.currentThread();
        Class<?> type = Thing.class;
    }

    private static final Selection WANTED = new Selection()
            .add(
                    "test.Thing",
                    Field.number("number"),
                    Field.text("text"),
                    Field.decimal("decimal"),
                    Field.number("flag"),
                    Field.thread("other"),
                    Field.text("type"),
                    Field.number("absent"))
            .add("jdk.ThreadSleep", Field.nanos("time"))
            .add("jdk.NoSuchEvent", Field.text("nothing"));

    @TempDir
    static Path directory;

    private static Path file;

    @BeforeAll
    static void recordThreeChunks() throws Exception {
        file = directory.resolve("three-chunks.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO).withStackTrace();
            recording.enable(Thing.class);
            recording.start();
            for (int chunk = 0; chunk < 3; chunk++) {
                for (int i = 0; i < 1_000; i++) {
                    commit(chunk * 1_000L + i);
                }
                Thread.sleep(1);
                recording.dump(directory.resolve("rotate" + chunk + ".jfr"));
            }
            recording.stop();
            recording.dump(file);
        }
    }

    @Test
    void everyEventIsCountedAsTheJdkCountsIt() throws IOException {
        EventColumns columns = read(file);
        List<RecordedEvent> oracle = RecordingFile.readAllEvents(file);

        assertThat(columns.counts())
                .isEqualTo(oracle.stream()
                        .collect(groupingBy(event -> event.getEventType().getName(), counting())));
        assertThat(columns.damage()).isEqualTo(new Damage(false, false, 0, 0, 0, ""));
    }

    @Test
    void everyFieldIsAsTheJdkReadsIt() throws IOException {
        EventColumns columns = read(file);
        EventTable table = columns.table("test.Thing");
        List<RecordedEvent> oracle = events(file, "test.Thing");

        assertThat(table.size()).isEqualTo(3_000).isEqualTo(oracle.size());
        for (int row = 0; row < table.size(); row++) {
            RecordedEvent event = oracle.get(row);
            assertThat(table.startNanos(row)).isEqualTo(ChronoUnit.NANOS.between(Instant.EPOCH, event.getStartTime()));
            assertThat(table.durationNanos(row)).isEqualTo(event.getDuration().toNanos());
            assertThat(table.column("number").get(row)).isEqualTo(event.getLong("number"));
            assertThat(columns.text(table.column("text").get(row))).isEqualTo(event.getString("text"));
            assertThat(Double.longBitsToDouble(table.column("decimal").get(row)))
                    .isEqualTo(event.getDouble("decimal"));
            assertThat(table.column("flag").get(row) == 1).isEqualTo(event.getBoolean("flag"));
            assertThat(columns.text(table.column("type").get(row))).isEqualTo(Thing.class.getName());
            assertThat(columns.threads().get(table.thread(row)).javaId())
                    .isEqualTo(event.getThread().getJavaThreadId());
            assertThat(table.column("other").get(row)).isEqualTo(table.thread(row));
            assertThat(table.column("absent").get(row)).isEqualTo(EventTable.NONE);
            assertThat(columns.stacks().depth(table.stack(row)))
                    .isEqualTo(event.getStackTrace().getFrames().size());
        }
    }

    @Test
    void timespansAreNanosecondsAndStacksHaveTheirTopFirst() throws IOException {
        EventColumns columns = read(file);
        EventTable sleeps = columns.table("jdk.ThreadSleep");

        assertThat(sleeps.size()).isGreaterThanOrEqualTo(3);
        assertThat(sleeps.column("time").get(0)).isEqualTo(1_000_000);
        int top = columns.stacks().methodRow(sleeps.stack(0), 0);
        assertThat(columns.stacks().method(top).name()).containsAnyOf("sleep", "recordThreeChunks");
    }

    @Test
    void aTypeTheRecordingDoesNotHaveIsAnEmptyTable() throws IOException {
        assertThat(read(file).table("jdk.NoSuchEvent").size()).isZero();
    }

    /** Two copies of the API in one process, each with its own class loader: two types of one name. */
    @Test
    void typesOfOneNameFromTwoClassLoadersAreOneTable() throws Exception {
        Path twice = directory.resolve("twice.jfr");
        URL[] classes = {Thing.class.getProtectionDomain().getCodeSource().getLocation()};
        try (Recording recording = new Recording();
                URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Class<?> other = loader.loadClass(Thing.class.getName());
            FlightRecorder.register(other.asSubclass(Event.class));
            recording.enable("test.Thing");
            recording.start();
            commit(1);
            Constructor<?> constructor = other.getDeclaredConstructor();
            constructor.setAccessible(true);
            ((Event) constructor.newInstance()).commit();
            recording.stop();
            recording.dump(twice);
        }

        EventColumns columns = read(twice);
        assertThat(columns.table("test.Thing").size()).isEqualTo(2);
        EventTable things = columns.table("test.Thing");
        assertThat(new int[] {things.variant(0), things.variant(1)}).containsExactlyInAnyOrder(0, 1);
        assertThat(columns.counts()).containsEntry("test.Thing", 2L);
    }

    @Test
    void chunksComeInAnyOrder() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<Chunk> chunks = new ArrayList<>(Chunks.scan(file).readable());
        assertThat(chunks).hasSizeGreaterThanOrEqualTo(3);
        Path shuffled = directory.resolve("shuffled.jfr");
        Files.deleteIfExists(shuffled);
        Files.createFile(shuffled);
        for (int i = chunks.size() - 1; i >= 0; i--) {
            int from = (int) chunks.get(i).offset();
            Files.write(
                    shuffled,
                    Arrays.copyOfRange(bytes, from, from + (int) chunks.get(i).size()),
                    StandardOpenOption.APPEND);
        }

        EventColumns columns = read(shuffled);
        assertThat(columns.table("test.Thing").size()).isEqualTo(3_000);
        assertThat(columns.startNanos()).isEqualTo(read(file).startNanos());
        assertThat(columns.endNanos()).isEqualTo(read(file).endNanos());
    }

    @Test
    void aFileCutOffKeepsItsWholeChunks() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Chunk last =
                Chunks.scan(file).readable().get(Chunks.scan(file).readable().size() - 1);
        Path cut = Files.write(
                directory.resolve("cut.jfr"), Arrays.copyOf(bytes, (int) (last.offset() + last.size() / 2)));

        EventColumns columns = read(cut);
        assertThat(columns.table("test.Thing").size()).isBetween(1_000, 3_000);
        assertThat(columns.damage().truncated()).isTrue();
        assertThat(columns.damage().unreadableBytes()).isEqualTo(Files.size(cut) - last.offset());
    }

    @Test
    void aBrokenChunkCostsNoOther() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Chunk second = Chunks.scan(file).readable().get(1);
        Arrays.fill(bytes, (int) second.offset() + 100, (int) (second.offset() + second.size()), (byte) 0x7f);
        Path broken = Files.write(directory.resolve("broken.jfr"), bytes);

        EventColumns columns = read(broken);
        assertThat(columns.table("test.Thing").size()).isBetween(1_000, 2_000);
        assertThat(columns.damage().brokenChunks()).isEqualTo(1);
        assertThat(columns.damage().firstError()).isNotEmpty();
    }

    @Test
    void aChunkStillBeingWrittenIsReadAsFarAsItWasFlushedAndTheFileIsNotChanged() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Chunk first = Chunks.scan(file).readable().get(0);
        byte[] live = Arrays.copyOf(bytes, (int) first.size() + 5_000);
        Arrays.fill(live, (int) first.size(), live.length, (byte) 0x11);
        live[Chunk.STATE_OFFSET] = 3;
        Path copy = Files.write(directory.resolve("live.jfr"), live);

        EventColumns columns = read(copy);
        assertThat(columns.table("test.Thing").size()).isEqualTo(1_000);
        assertThat(columns.damage().inFlight()).isTrue();
        assertThat(columns.endNanos()).isGreaterThan(columns.startNanos());
        assertThat(Files.readAllBytes(copy)).isEqualTo(live);
    }

    @Test
    void whatIsNoRecordingIsRefusedInOneLineThatSaysWhatItIs() throws IOException {
        assertRefused(Files.write(directory.resolve("empty"), new byte[0]), "(the file is empty)");
        assertRefused(Files.write(directory.resolve("a.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0}), "gzip?");
        assertRefused(Files.writeString(directory.resolve("a.txt"), "hello, world"), "text?");
        assertRefused(directory, "(a directory)");
        assertRefused(directory.resolve("none"), "no such file");
        assertRefused(Files.write(directory.resolve("short"), new byte[] {'F', 'L', 'R', 0}), "cut off");
        assertRefused(
                Files.write(directory.resolve("half"), Arrays.copyOf(Files.readAllBytes(file), 30_000)), "cut off");
    }

    private static void assertRefused(Path path, String why) {
        assertThatThrownBy(() -> read(path))
                .isInstanceOf(RecordingFormatException.class)
                .hasMessageContaining(why)
                .hasMessageContaining(path.toString())
                .message()
                .hasLineCount(1);
    }

    private static EventColumns read(Path path) throws IOException {
        return EventReader.read(path, WANTED);
    }

    /** What the JDK reads of each chunk for itself: of a whole file it takes the first chunk's clock for all. */
    private static List<RecordedEvent> events(Path path, String type) throws IOException {
        List<RecordedEvent> events = new ArrayList<>();
        for (byte[] chunk : ChunkFile.of(path).chunks()) {
            RecordingFile.readAllEvents(Files.write(directory.resolve("chunk.jfr"), chunk)).stream()
                    .filter(event -> event.getEventType().getName().equals(type))
                    .forEach(events::add);
        }
        return events;
    }

    private static void commit(long number) {
        Thing thing = new Thing();
        thing.begin();
        thing.number = number;
        thing.text = "text " + number % 7;
        thing.decimal = number / 3.0;
        thing.flag = number % 2 == 0;
        thing.commit();
    }
}
