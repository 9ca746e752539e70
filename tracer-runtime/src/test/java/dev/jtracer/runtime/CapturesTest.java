package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The life of captures, in time that the tests pass by hand. */
class CapturesTest {
    private static final CaptureRequest FIVE_SECONDS = CaptureRequest.of(Duration.ofSeconds(5));

    private static byte[] threeChunks;

    private final HandTime time = new HandTime();

    @TempDir
    Path directory;

    private ScriptedRecorder recorder;
    private Captures captures;

    @BeforeAll
    static void record() throws IOException {
        threeChunks = Recordings.ofChunks(3);
    }

    @BeforeEach
    void open() throws IOException {
        recorder = new ScriptedRecorder(threeChunks);
        captures = captures(1_000_000_000);
    }

    @Test
    void runsAsLongAsAskedAndIsKept() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofMillis(3_200));
        assertThat(capture.progress())
                .isEqualTo(new CaptureProgress(
                        CaptureState.CAPTURING, 3_200_000_000L, 5_000_000_000L, 1_000, 100_000_000, null));

        time.pass(Duration.ofMillis(1_800));

        KeptCapture kept = capture.await();
        assertThat(kept.duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(kept.name()).isEqualTo("shop-20260131-143207-5s-default-" + capture.id() + ".jfr");
        assertThat(kept.endReason()).isEqualTo(EndReason.DURATION);
        assertThat(kept.notes()).isEmpty();
        assertThat(kept.bytes()).isEqualTo(Files.size(kept.file())).isEqualTo(threeChunks.length);
        assertThat(capture.progress())
                .isEqualTo(new CaptureProgress(
                        CaptureState.KEPT,
                        5_000_000_000L,
                        5_000_000_000L,
                        kept.bytes(),
                        100_000_000,
                        EndReason.DURATION));
        assertThat(captures.kept()).containsExactly(kept);
        assertThat(captures.find(capture.id())).contains(kept);
        assertThat(captures.running()).isEmpty();
        assertThat(recorder.closed).isTrue();
    }

    @Test
    void endsEarlyAtItsLargestSizeAndSaysSo() throws Exception {
        Capture capture = captures.start(new CaptureRequest(Duration.ofSeconds(5), Profile.LOW, 1_000_000));
        time.pass(Duration.ofSeconds(1));
        recorder.bytes = 1_000_000;
        time.pass(Duration.ofMillis(50));

        assertThat(capture.await().endReason()).isEqualTo(EndReason.BYTES);
        assertThat(capture.await().duration()).isEqualTo(Duration.ofMillis(1_050));
        assertThat(capture.await().name()).endsWith("-1.1s-low-" + capture.id() + "-bytes.jfr");
    }

    @Test
    void stoppedEarlyKeepsWhatItHas() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofMillis(700));
        capture.stop();
        assertThat(capture.progress().state()).isEqualTo(CaptureState.SAVING);
        time.pass(Duration.ofMillis(1));

        assertThat(capture.await().endReason()).isEqualTo(EndReason.STOPPED);
        assertThat(capture.await().duration()).isEqualTo(Duration.ofMillis(700));
        capture.stop();
        capture.discard();
        assertThat(capture.progress().state()).isEqualTo(CaptureState.KEPT);
    }

    @Test
    void thrownAwayLeavesNothing() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofMillis(700));
        capture.discard();

        assertThat(capture.progress().state()).isEqualTo(CaptureState.DISCARDED);
        assertThatThrownBy(capture::await).isInstanceOf(CancellationException.class);
        assertThat(captures.running()).isEmpty();
        assertThat(filesIn(directory)).isEmpty();
        assertThat(recorder.closed).isTrue();
    }

    @Test
    void thrownAwayWhileItIsSavedIsGoneWhenThatIsDone() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        capture.stop();
        capture.discard();
        time.pass(Duration.ofMillis(1));

        assertThat(capture.progress().state()).isEqualTo(CaptureState.DISCARDED);
        assertThatThrownBy(capture::await).isInstanceOf(CancellationException.class);
        assertThat(captures.kept()).isEmpty();
        assertThat(filesIn(directory)).isEmpty();
    }

    @Test
    void oneRunsAtATimeAndTheRefusalSaysUntilWhen() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofMillis(1_800));

        CaptureRefused refused = catchThrowableOfType(
                CaptureRefused.class, () -> captures.start(CaptureRequest.of(Duration.ofSeconds(1))));

        String until = DateTimeFormatter.ofPattern("HH:mm:ss")
                .format(Instant.parse("2026-01-31T14:32:12Z").atZone(ZoneId.systemDefault()));
        assertThat(refused)
                .hasMessage("a capture of 5s with profile default is running until " + until
                        + ", for another 3.2s; one runs at a time");
        assertThat(refused.runningId()).isEqualTo(capture.id());
        assertThat(refused.endsIn()).isEqualTo(Duration.ofMillis(3_200));
    }

    @Test
    void whileOneIsSavedAnotherIsRefused() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        capture.stop();
        assertThatThrownBy(() -> captures.start(FIVE_SECONDS))
                .isInstanceOf(CaptureRefused.class)
                .hasMessage("the capture before is still being saved; one runs at a time");
        time.pass(Duration.ofMillis(1));
        assertThat(captures.start(FIVE_SECONDS).id()).isNotEqualTo(capture.id());
    }

    @Test
    void aRecorderThatDoesNotStartIsARefusal() throws Exception {
        recorder.failsToStart = "no memory";
        assertThatThrownBy(() -> captures.start(FIVE_SECONDS))
                .isInstanceOf(CaptureRefused.class)
                .hasMessage("the flight recorder cannot be started: no memory");
        recorder.failsToStart = null;
        assertThat(captures.start(FIVE_SECONDS).progress().state()).isEqualTo(CaptureState.CAPTURING);
    }

    @Test
    void stoppedFromElsewhereKeepsWhatTheRecorderLeft() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofMillis(200));
        recorder.recording = false;
        time.pass(Duration.ofMillis(100));
        assertThat(capture.await().endReason()).isEqualTo(EndReason.INTERRUPTED);
    }

    @Test
    void aFileWrittenOnlyInPartKeepsItsWholeChunksAndSaysWhatIsMissing() throws Exception {
        recorder.failsToSave = "No space left on device";
        recorder.writes = threeChunks.length - 1_000;
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofSeconds(5));

        KeptCapture kept = capture.await();
        assertThat(kept.notes())
                .containsExactly("the end is missing: the recording could not be written completely"
                        + " (No space left on device)");
        assertThat(kept.bytes()).isLessThan(threeChunks.length * 2 / 3 + 5_000);
        assertThat(RecordingFile.readAllEvents(kept.file())).isNotEmpty();
    }

    @Test
    void aFileWithNoWholeChunkIsAFailureWithAReason() throws Exception {
        recorder.failsToSave = "No space left on device";
        recorder.writes = 20_000;
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofSeconds(5));

        assertThatThrownBy(capture::await)
                .isInstanceOf(IOException.class)
                .hasMessage("nothing readable was recorded: No space left on device");
        assertThat(capture.progress().state()).isEqualTo(CaptureState.FAILED);
        assertThat(filesIn(directory)).isEmpty();
        assertThat(captures.running()).isEmpty();
    }

    @Test
    void anErrorWhileItIsSavedIsAFailureAndTheNextOneRuns() throws Exception {
        recorder.breaksAtSave = new OutOfMemoryError("Java heap space");
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofSeconds(5));

        assertThat(capture.progress().state()).isEqualTo(CaptureState.FAILED);
        assertThatThrownBy(capture::await)
                .isInstanceOf(IOException.class)
                .hasMessage("java.lang.OutOfMemoryError: Java heap space");
        assertThat(recorder.closed).isTrue();
        assertThat(filesIn(directory)).isEmpty();
        recorder.breaksAtSave = null;
        keepOne();
    }

    @Test
    void anErrorWhileItIsWatchedEndsItAndKeepsWhatItHas() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofMillis(200));
        recorder.breaksAtBytes = new OutOfMemoryError("Java heap space");
        time.pass(Duration.ofMillis(50));

        assertThat(capture.progress().state()).isEqualTo(CaptureState.KEPT);
        assertThat(capture.await().endReason()).isEqualTo(EndReason.FAILED);
        assertThat(capture.await().duration()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aRecorderThatIsNotReadyInTimeIsARefusal() throws Exception {
        Recorder neverWarm = new JfrRecorder(directory, Duration.ofMillis(1));
        Shelf shelf = new Shelf(directory, 1_000_000_000);
        Captures refusing = new Captures("shop", directory, shelf, neverWarm, time, time, () -> {});
        assertThatThrownBy(() -> refusing.start(FIVE_SECONDS))
                .isInstanceOf(CaptureRefused.class)
                .hasMessage("the flight recorder cannot be started: it was not ready within 1ms; try again later");
        assertThat(filesIn(directory)).isEmpty();
    }

    @Test
    @Timeout(30)
    void theEndOfTheProcessDoesNotWaitForACaptureThatNeverStarts() throws Exception {
        recorder.door = new CountDownLatch(1);
        FutureTask<Capture> start = new FutureTask<>(() -> captures.start(FIVE_SECONDS));
        Thread thread = new Thread(start, "never started");
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(captures.running()).isEmpty();
        captures.close(true);

        recorder.door.countDown();
        assertThat(start.get().progress().state()).isEqualTo(CaptureState.CAPTURING);
        thread.join();
    }

    @Test
    void theOldestGoWhenTheBudgetIsSpent() throws Exception {
        captures = captures(threeChunks.length * 5L / 2);
        String first = keepOne();
        String second = keepOne();
        String third = keepOne();

        assertThat(captures.kept()).extracting(KeptCapture::id).containsExactly(third, second);
        assertThat(captures.find(first)).isEmpty();
        assertThat(filesIn(directory)).hasSize(2);
    }

    @Test
    void theNewestIsKeptEvenWhenItAloneIsOverTheBudget() throws Exception {
        captures = captures(1_000);
        keepOne();
        String second = keepOne();
        assertThat(captures.kept()).extracting(KeptCapture::id).containsExactly(second);
    }

    @Test
    void deletedCapturesAreGone() throws Exception {
        String id = keepOne();
        assertThat(captures.delete(id)).isTrue();
        assertThat(captures.delete(id)).isFalse();
        assertThat(captures.kept()).isEmpty();
        assertThat(filesIn(directory)).isEmpty();
    }

    @Test
    void aDirectoryRemembersItsCaptures() throws Exception {
        keepOne();
        Capture early = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofSeconds(2));
        early.stop();
        time.pass(Duration.ofMillis(1));
        List<KeptCapture> before = captures.kept();
        Files.writeString(directory.resolve("notes.txt"), "not a capture");
        Files.writeString(directory.resolve("other-recording.jfr"), "not ours");

        assertThat(captures(1_000_000_000).kept()).hasSize(2).isEqualTo(before);
    }

    @Test
    void atTheEndOfTheProcessACaptureIsSavedAtOnceIfItsFileStays() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofSeconds(1));
        captures.close(true);
        assertThat(capture.await().endReason()).isEqualTo(EndReason.EXIT);
        assertThatThrownBy(() -> captures.start(FIVE_SECONDS))
                .isInstanceOf(CaptureRefused.class)
                .hasMessage("the process is ending, so nothing can be captured");
    }

    @Test
    void atTheEndOfTheProcessACaptureIsThrownAwayIfItsFileGoes() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        captures.close(false);
        assertThat(capture.progress().state()).isEqualTo(CaptureState.DISCARDED);
    }

    @Test
    void aCaptureToAFileGoesThereAndIsNotListed() throws Exception {
        Path target = Files.createDirectory(directory.resolve("mine")).resolve("out.jfr");
        Capture capture = captures.start(FIVE_SECONDS, target);
        captures.close(false);
        assertThat(capture.await().file()).isEqualTo(target);
        assertThat(Files.size(target)).isEqualTo(threeChunks.length);
        assertThat(captures.kept()).isEmpty();
    }

    @Test
    void aCaptureWhoseDirectoryIsGoneIsKeptWithTheOthersAndSaysSo() throws Exception {
        Path target = Files.createDirectory(directory.resolve("mine")).resolve("out.jfr");
        Capture capture = captures.start(FIVE_SECONDS, target);
        Files.delete(target.getParent());
        time.pass(Duration.ofSeconds(5));

        KeptCapture kept = capture.await();
        assertThat(kept.file()).hasParent(directory);
        assertThat(Files.size(kept.file())).isEqualTo(threeChunks.length);
        assertThat(kept.notes())
                .singleElement()
                .asString()
                .startsWith("it is not where it was to go: it could not be written to " + target
                        + " (java.nio.file.NoSuchFileException: ");
        assertThat(captures.kept()).containsExactly(kept);
    }

    @Test
    void thrownAwayWhileItIsSavedElsewhereThanAskedIsGoneToo() throws Exception {
        Path target = Files.createDirectory(directory.resolve("mine")).resolve("out.jfr");
        Capture capture = captures.start(FIVE_SECONDS, target);
        Files.delete(target.getParent());
        capture.stop();
        capture.discard();
        time.pass(Duration.ofMillis(1));

        assertThat(capture.progress().state()).isEqualTo(CaptureState.DISCARDED);
        assertThat(captures.kept()).isEmpty();
        assertThat(filesIn(directory)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCaptureToAFileOnAFullDiskIsRefused() {
        assertThatThrownBy(() -> captures.start(FIVE_SECONDS, Path.of("/proc/out.jfr")))
                .isInstanceOf(CaptureRefused.class)
                .hasMessage("the disk of /proc is nearly full, so nothing can be captured");
    }

    @Test
    void aRehearsalIsInNoListAndItsFileIsTheCallers() throws Exception {
        CompletableFuture<Path> rehearsal = captures.rehearse();
        assertThat(captures.running()).isEmpty();
        time.pass(Duration.ofMillis(300));

        assertThat(rehearsal).isCompletedWithValueMatching(Files::isRegularFile);
        assertThat(captures.kept()).isEmpty();
        Files.delete(rehearsal.join());
        assertThat(filesIn(directory)).isEmpty();
    }

    @Test
    void aCaptureComesBeforeARehearsal() throws Exception {
        CompletableFuture<Path> rehearsal = captures.rehearse();
        time.pass(Duration.ofMillis(100));
        Capture capture = captures.start(FIVE_SECONDS);
        assertThat(rehearsal).isCompletedExceptionally();
        assertThat(captures.rehearse()).isCompletedExceptionally();
        time.pass(Duration.ofSeconds(5));

        assertThat(captures.kept()).containsExactly(capture.await());
        assertThat(filesIn(directory)).containsExactly(capture.await().file());
    }

    @Test
    void theStartIsTold() throws Exception {
        int[] starts = {0};
        Shelf shelf = new Shelf(directory, 1_000_000_000);
        new Captures("shop", directory, shelf, recorder, time, time, () -> starts[0]++).start(FIVE_SECONDS);
        assertThat(starts[0]).isEqualTo(1);
    }

    private String keepOne() throws Exception {
        Capture capture = captures.start(FIVE_SECONDS);
        time.pass(Duration.ofSeconds(5));
        return capture.await().id();
    }

    private Captures captures(long budgetBytes) throws IOException {
        return new Captures("shop", directory, new Shelf(directory, budgetBytes), recorder, time, time, () -> {});
    }

    private static List<Path> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
