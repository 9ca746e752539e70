package dev.jtracer.viewer.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.jtracer.viewer.odd.ChunkFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files nobody wrote: bytes changed and cut off anywhere. The reader ends with what it could read or with a line that says why
 * it could not, allocates no more than the file's size allows for, and throws nothing else.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FuzzTest {
    private static final long TIME_NANOS = TimeUnit.SECONDS.toNanos(12);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Windows, batches and the like; and what a byte of the file may cost when it is metadata, the dearest of all. */
    private static final long FIXED_BYTES = 24 << 20;

    private static final long BYTES_A_BYTE = 100;

    @TempDir
    static Path directory;

    private static byte[] small;
    private static Selection wanted;

    @BeforeAll
    static void record() throws Exception {
        Path file = directory.resolve("small.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(EveryEvent.Every.class).withStackTrace();
            recording.enable("jdk.ThreadStart");
            recording.enable("jdk.JVMInformation");
            recording.enable("jdk.GCHeapSummary");
            recording.start();
            EveryEvent.commitAll();
            Thread thread = new Thread(() -> EveryEvent.commitAll(), "other");
            thread.start();
            thread.join();
            System.gc();
            recording.stop();
            recording.dump(file);
        }
        small = Files.readAllBytes(file);
        wanted = new Selection();
        ColumnsOfAll.select(file, wanted);
    }

    @Test
    void bytesChangedAnywhereAreReadInPartOrRefused() throws Exception {
        Random random = new Random(42);
        long end = System.nanoTime() + TIME_NANOS;
        int good = 0;
        for (int attempt = 0; attempt < 100_000 && System.nanoTime() < end; attempt++) {
            byte[] bytes = small.clone();
            int around = random.nextInt(bytes.length);
            for (int change = 0; change <= attempt % 6; change++) {
                int near = around + random.nextInt(64);
                int at = change % 2 == 0 ? random.nextInt(bytes.length) : Math.min(near, bytes.length - 1);
                bytes[at] = attempt % 3 == 0 ? (byte) 0xff : (byte) random.nextInt();
            }
            good += read(bytes, "attempt " + attempt) ? 1 : 0;
        }
        assertThat(good).isPositive();
    }

    @Test
    void theHeaderChangedAnywhereIsReadInPartOrRefused() throws Exception {
        for (int at = 0; at < ChunkFile.HEADER_BYTES; at++) {
            for (int value : new int[] {0, 1, 0x7f, 0x80, 0xff}) {
                byte[] bytes = small.clone();
                bytes[at] = (byte) value;
                read(bytes, at + " is " + value);
            }
        }
    }

    /** A cut keeps the events before it, if the metadata is not behind it. */
    @Test
    void aFileCutAtEachBoundaryIsReadUpToThereOrRefused() throws Exception {
        List<Integer> boundaries = boundaries();
        for (int boundary : boundaries.subList(Math.max(0, boundaries.size() - 300), boundaries.size())) {
            for (int cut = boundary - 1; cut <= boundary + 1; cut++) {
                read(Arrays.copyOf(small, cut), "cut at " + cut);
            }
        }
        assertThat(read(Arrays.copyOf(small, small.length - 1), "without the last byte"))
                .isTrue();
    }

    private static List<Integer> boundaries() throws IOException {
        Path file = Files.write(directory.resolve("whole.jfr"), small);
        Chunk chunk = Chunks.scan(file).readable().get(0);
        List<Integer> boundaries = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            EventScan scan = new EventScan(channel, chunk);
            while (scan.next()) {
                boundaries.add((int) scan.eventAt());
            }
        }
        return boundaries;
    }

    /** Whether anything of a file could be read. */
    private static boolean read(byte[] bytes, String what) throws IOException {
        Path file = Files.write(directory.resolve("odd.jfr"), bytes);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        boolean good = true;
        try {
            EventReader.read(file, wanted);
            RawEvents.forEach(file, type -> true, event -> event.fields().get(0));
        } catch (RecordingFormatException e) {
            assertThat(e).as(what).message().hasLineCount(1);
            good = false;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as(what).isLessThan(FIXED_BYTES + BYTES_A_BYTE * bytes.length);
        return good;
    }
}
