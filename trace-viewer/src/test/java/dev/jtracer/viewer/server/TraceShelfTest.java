package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.ReadWatch;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.model.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read when, and what stays; reading happens when the test says so. */
class TraceShelfTest {
    private static Trace trace;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<String> reads = new ArrayList<>();
    private @Nullable TraceShelf shelfOfReading;
    private final TraceShelf shelf = new TraceShelf(100, 150, waiting::add, this::read);

    @BeforeAll
    static void readOne(@TempDir Path directory) throws IOException, BadRecordingException {
        Path file = directory.resolve("any.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            recording.stop();
            recording.dump(file);
        }
        trace = TraceReader.read(file);
    }

    @Test
    void aRecordingIsReadOnceHoweverManyAsk() {
        CompletableFuture<Trace> first = shelf.get(file("a", 10));
        assertThat(shelf.get(file("a", 10))).isSameAs(first);
        assertThat(first).isNotDone();
        runAll();
        assertThat(first).isCompletedWithValue(trace);
        assertThat(shelf.get(file("a", 10))).isSameAs(first);
        assertThat(reads).containsExactly("a");
    }

    @Test
    void theOneUnusedLongestGoesAndIsReadAgainOnDemand() {
        readNow("a", 60);
        readNow("b", 60);
        readNow("a", 60);
        readNow("c", 60);
        assertThat(shelf.known("a")).isNotNull();
        assertThat(shelf.known("b")).isNull();
        readNow("b", 60);
        assertThat(reads).containsExactly("a", "b", "c", "b");
    }

    @Test
    void theOneUsedLastStaysWhateverItWeighs() {
        TraceShelf small = new TraceShelf(1_000, 10, waiting::add, this::read);
        CompletableFuture<Trace> heavy = small.get(file("heavy", 999));
        runAll();
        assertThat(small.get(file("heavy", 999))).isSameAs(heavy);
        assertThat(reads).containsExactly("heavy");
    }

    @Test
    void oneThatIsBeingReadIsNotForgottenForAnother() {
        CompletableFuture<Trace> first = shelf.get(file("a", 100));
        CompletableFuture<Trace> second = shelf.get(file("b", 100));
        assertThat(shelf.known("a")).isSameAs(first);
        assertThat(shelf.known("b")).isSameAs(second);
        runAll();
        assertThat(reads).containsExactly("a", "b");
    }

    @Test
    void aFileBeyondTheLimitIsNotRead() {
        RecordingFile large = file("large", 101_000_000);
        TraceShelf megabytes = new TraceShelf(100_000_000, 0, waiting::add, this::read);
        assertThat(megabytes.tooLarge(large)).isTrue();
        assertThatThrownBy(() -> megabytes.get(large).join())
                .hasCauseInstanceOf(Refusal.class)
                .hasMessageContaining("up to 100 MB, this one has 101 MB");
        assertThat(waiting).isEmpty();
    }

    @Test
    void aBadRecordingIsAReasonAndIsReadOnce() {
        for (int i = 0; i < 2; i++) {
            CompletableFuture<Trace> bad = shelf.get(file("bad", 1));
            runAll();
            assertThatThrownBy(bad::join)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.status()).isEqualTo(422);
                        assertThat(refusal.reason()).isEqualTo("not a recording: bad");
                    });
        }
        assertThat(reads).containsExactly("bad");
    }

    @Test
    void aRecordingThatNeedsMoreMemoryThanThereIsIsAReason() {
        CompletableFuture<Trace> huge = shelf.get(file("huge", 99));
        runAll();
        assertThatThrownBy(huge::join).cause().isInstanceOf(Refusal.class).hasMessageContaining("not enough memory");
    }

    @Test
    void howFarReadingIsCanBeSeen() {
        List<Long> seen = new ArrayList<>();
        TraceShelf watched = new TraceShelf(1_000, 1_000, waiting::add, (path, watch) -> {
            for (long bytes : new long[] {30, 60, 90}) {
                watch.read(bytes);
                seen.add(reading().readBytes("a"));
            }
            return trace;
        });
        shelfOfReading = watched;
        assertThat(watched.readBytes("a")).isZero();
        var unused = watched.get(file("a", 90));
        assertThat(watched.readBytes("a")).isZero();
        runAll();
        assertThat(seen).containsExactly(30L, 60L, 90L);
    }

    @Test
    void readingOneThatIsForgottenIsGivenUp() {
        TraceShelf watched = new TraceShelf(1_000, 1_000, waiting::add, (path, watch) -> {
            assertThat(watch.isCancelled()).isFalse();
            reading().forget("a");
            assertThat(watch.isCancelled()).isTrue();
            throw new CancellationException("reading was cancelled");
        });
        shelfOfReading = watched;
        CompletableFuture<Trace> given = watched.get(file("a", 90));
        runAll();
        assertThat(given).isCompletedExceptionally();
        assertThat(watched.known("a")).isNull();
    }

    /** The shelf whose reader is a lambda that looks at it. */
    private TraceShelf reading() {
        return Objects.requireNonNull(shelfOfReading);
    }

    private Trace read(Path path, ReadWatch watch) throws BadRecordingException {
        String id = path.toString();
        reads.add(id);
        if (id.equals("bad")) {
            throw new BadRecordingException("not a recording: " + id);
        }
        if (id.equals("huge")) {
            throw new OutOfMemoryError("as if");
        }
        return trace;
    }

    private void readNow(String id, long bytes) {
        var unused = shelf.get(file(id, bytes));
        runAll();
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private static RecordingFile file(String id, long bytes) {
        return new RecordingFile(id, Path.of(id), id + ".jfr", bytes);
    }
}
