package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.viewer.model.Counters.Counter;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real recordings of programs whose truth is known by construction. */
class TraceReaderTest {
    private static final long MS = 1_000_000;

    @TempDir
    static Path directory;

    private static Path file;
    private static Trace trace;

    @BeforeAll
    static void record() throws Exception {
        file = directory.resolve("shop.jfr");
        ExecutorService pool = Executors.newFixedThreadPool(1, work -> new Thread(work, "pool-1"));
        Task open;
        try (Recording recording = new Recording()) {
            for (String name : new String[] {"JavaMonitorEnter", "ThreadPark", "ThreadSleep"}) {
                recording.enable("jdk." + name).withThreshold(Duration.ZERO).withStackTrace();
            }
            for (String name : new String[] {"ThreadStart", "ThreadEnd", "GCPhasePause", "GarbageCollection"}) {
                recording.enable("jdk." + name).withThreshold(Duration.ZERO);
            }
            recording.enable("jdk.GCHeapSummary");
            recording.enable("jdk.CPULoad").withPeriod(Duration.ofMillis(20));
            recording.start();
            checkout(pool);
            contend();
            System.gc();
            open = Task.createDetached("open");
            recording.dump(directory.resolve("rotate.jfr"));
            recording.dump(file);
        }
        open.end();
        pool.shutdown();
        trace = Invariants.check(TraceReader.read(file));
    }

    /** A task on two threads: 20 ms asleep, 30 ms in the queue while asleep, a region around 10 ms asleep. */
    private static void checkout(ExecutorService pool) throws Exception {
        try (Task task = Task.create("checkout")) {
            sleep(20);
            CountDownLatch free = new CountDownLatch(1);
            pool.execute(() -> await(free));
            Future<?> done = pool.submit(task.wrap(() -> Region.with("ship", () -> sleep(10))));
            sleep(30);
            free.countDown();
            task.fail(new IllegalStateException("no stock"));
            done.get();
        }
    }

    /** A holds a monitor until B and C wait for it; whoever of them gets it first holds it for 40 ms. */
    private static void contend() throws Exception {
        Object monitor = new Object();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch bothWait = new CountDownLatch(1);
        Thread a = thread("A", () -> {
            synchronized (monitor) {
                held.countDown();
                await(bothWait);
            }
        });
        held.await();
        Runnable hold = () -> {
            synchronized (monitor) {
                sleep(40);
            }
        };
        Thread b = thread("B", hold);
        Thread c = thread("C", hold);
        while (b.getState() != Thread.State.BLOCKED || c.getState() != Thread.State.BLOCKED) {
            sleep(1);
        }
        sleep(40);
        bothWait.countDown();
        for (Thread thread : new Thread[] {a, b, c}) {
            thread.join();
        }
    }

    @Test
    void aTaskIsAsLongAsItWasAndItsTimeIsWhereItWent() {
        Tasks tasks = trace.tasks();
        int row = rowOfType("checkout");

        assertThat(tasks.outcome(row)).isEqualTo(Outcome.FAILED);
        assertThat(tasks.errorClass(row)).isEqualTo("java.lang.IllegalStateException");
        assertThat(tasks.durationNanos(row)).isBetween(59 * MS, 5_000 * MS);
        assertThat(tasks.breakdown(row, ThreadState.SLEEPING)).isBetween(59 * MS, 2_000 * MS);
        assertThat(tasks.threadNanos(row, ThreadState.QUEUE)).isBetween(29 * MS, 2_000 * MS);
        assertThat(trace.scopes().byTask().count(row)).isEqualTo(2);
        assertThat(trace.threads().name(tasks.creatorThreadRow(row)))
                .isEqualTo(Thread.currentThread().getName());
    }

    @Test
    void aRegionBelongsToTheTaskAndTheThreadThatRanIt() {
        int region = IntStream.range(0, trace.regions().size())
                .filter(row -> trace.regions().type(row).equals("ship"))
                .findFirst()
                .orElseThrow();

        assertThat(trace.regions().taskRow(region)).isEqualTo(rowOfType("checkout"));
        assertThat(trace.threads().name(trace.regions().threadRow(region))).isEqualTo("pool-1");
        assertThat(trace.regions().durationNanos(region)).isBetween(9 * MS, 2_000 * MS);
    }

    @Test
    void aTaskOpenAtTheEndOfSeveralChunksIsOneOpenTask() {
        Tasks tasks = trace.tasks();

        assertThat(tasks.outcome(rowOfType("open"))).isEqualTo(Outcome.OPEN);
        assertThat(tasks.openAtEnd(rowOfType("open"))).isTrue();
        assertThat(tasks.size()).isEqualTo(2);
    }

    @Test
    void aWaitBehindTwoHoldersNamesBoth() {
        LockWaits waits = trace.lockWaits();
        int b = waitForObject(Picture.thread(trace, "B"));
        int c = waitForObject(Picture.thread(trace, "C"));
        int first = waits.endNs(b) < waits.endNs(c) ? b : c;
        int second = first == b ? c : b;

        assertThat(waits.endPiece(first) - waits.firstPiece(first)).isEqualTo(1);
        assertThat(waits.endPiece(second) - waits.firstPiece(second)).isEqualTo(2);
        int piece = waits.firstPiece(second);
        assertThat(waits.pieceOwnerThreadRow(piece)).isEqualTo(Picture.thread(trace, "A"));
        assertThat(waits.pieceOwnerThreadRow(piece + 1)).isEqualTo(waits.threadRow(first));
        assertThat(waits.endNs(second) - waits.startNs(second)).isBetween(79 * MS, 5_000 * MS);
    }

    /** The thread's wait for the monitor of the test; JFR's own may have been in its way too. */
    private static int waitForObject(int threadRow) {
        LockWaits waits = trace.lockWaits();
        for (int i = waits.byThread().first(threadRow); i < waits.byThread().end(threadRow); i++) {
            int wait = waits.byThread().row(i);
            if (trace.locks().name(waits.lockRow(wait)).matches("java\\.lang\\.Object@[0-9a-f]+")) {
                return wait;
            }
        }
        throw new AssertionError("no wait for the monitor");
    }

    @Test
    void threadsLiveWhileTheyDid() {
        States states = trace.states();
        int b = Picture.thread(trace, "B");
        int longest = longest(b);

        assertThat(trace.threads().startedInside(b)).isTrue();
        assertThat(trace.threads().endedInside(b)).isTrue();
        assertThat(states.state(longest)).isIn(ThreadState.BLOCKED, ThreadState.SLEEPING);
        assertThat(states.endNs(longest) - states.startNs(longest)).isBetween(39 * MS, 5_000 * MS);
    }

    private static int longest(int threadRow) {
        States states = trace.states();
        int longest = states.byThread().first(threadRow);
        for (int row = longest; row < states.byThread().end(threadRow); row++) {
            boolean longer = states.endNs(row) - states.startNs(row) > states.endNs(longest) - states.startNs(longest);
            longest = longer ? row : longest;
        }
        return longest;
    }

    @Test
    void eventsAreCountedAsTheJdkCountsThem() throws Exception {
        assertThat(trace.recording().events())
                .isEqualTo(RecordingFile.readAllEvents(file).size());
        assertThat(trace.recording().lostEvents()).isZero();
        assertThat(trace.recording().name()).isEqualTo("shop.jfr");
        assertThat(trace.recording().fileBytes()).isEqualTo(Files.size(file));
    }

    @Test
    void aForeignRecordingSaysWithWhichThresholdItWasMade() throws Exception {
        Path foreign = directory.resolve("foreign.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ActiveSetting");
            recording.enable("jdk.JVMInformation");
            recording.enable("jdk.ThreadPark").withThreshold(Duration.ofMillis(17));
            recording.start();
            recording.stop();
            recording.dump(foreign);
        }
        Trace opened = Invariants.check(TraceReader.read(foreign));

        assertThat(opened.recording().thresholdNanos()).isBetween(17 * MS, 20 * MS);
        assertThat(opened.recording().jvmVersion()).isEqualTo(System.getProperty("java.vm.version"));
        assertThat(opened.recording().jvm()).startsWith(System.getProperty("java.vm.name"));
        assertThat(opened.recording().profile()).isNull();
    }

    @Test
    void collectionsAndHeapAreThere() {
        assertThat(trace.pauses().size()).isPositive();
        assertThat(trace.counters().series(Counter.HEAP_USED).size()).isPositive();
    }

    @Test
    void aFileThatIsNoRecordingIsRefusedInOneLine() throws Exception {
        Path text = Files.writeString(directory.resolve("not\na recording"), "hello");

        assertThatThrownBy(() -> TraceReader.read(text))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageContaining("not a JFR recording")
                .hasMessageContaining("text?")
                .message()
                .hasLineCount(1);
    }

    /** Bytes changed at random places: whatever the JDK's reader makes of them, nothing else escapes. */
    @Test
    void damagedFilesAreReadInPartOrRefused() throws Exception {
        byte[] good = Files.readAllBytes(file);
        Random random = new Random(7);
        Path damaged = directory.resolve("damaged.jfr");
        for (int attempt = 0; attempt < 20; attempt++) {
            byte[] bytes = good.clone();
            for (int change = 0; change < 3; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Files.write(damaged, bytes);
            try {
                Invariants.check(TraceReader.read(damaged));
            } catch (BadRecordingException e) {
                assertThat(e).message().hasLineCount(1);
            }
        }
    }

    private static int rowOfType(String type) {
        for (int row = 0; row < trace.tasks().size(); row++) {
            if (trace.tasks().type(row).equals(type)) {
                return row;
            }
        }
        throw new AssertionError("no task of type " + type);
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
