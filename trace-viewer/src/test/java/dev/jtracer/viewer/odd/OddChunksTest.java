package dev.jtracer.viewer.odd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings whose chunks do not follow each other as a JVM writes them: what is said of the rest stays true. */
class OddChunksTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1_000 * MS;
    private static final long NO_TIME = 2 * MS;

    @TempDir
    static Path directory;

    private static ChunkFile good;
    private static Trace whole;

    @BeforeAll
    static void record() throws Exception {
        good = FourChunks.record(directory);
        whole = read("whole", good);
    }

    /** The program as it was: nothing odd about it, and nothing said. */
    @Test
    void theRecordingItselfIsNotOdd() {
        assertThat(good.size()).isEqualTo(FourChunks.CHUNKS);
        assertThat(whole.diagnostics().notes()).isEmpty();
        assertThat(whole.tasks().size()).isEqualTo(6);
        assertThat(whole.regions().size()).isEqualTo(8);
    }

    /** An administrator, or NTP, sets the wall clock while a recording runs: chunks overlap, or lie an hour apart. */
    @ParameterizedTest
    @ValueSource(longs = {-10 * SECOND, -50 * MS, 3_600 * SECOND})
    void aClockSetBetweenChunksMovesNothing(long byNanos) throws Exception {
        Trace trace = read("set", good.withClockSetAt(2, byNanos));

        assertAsWhole(trace);
        assertThat(trace.diagnostics().notes())
                .singleElement()
                .asString()
                .contains("The wall clock was set " + (byNanos < 0 ? "back" : "forward"));
    }

    /** The same, and it was set in the middle of a chunk: that chunk's header then says it lasted -9.9 s. */
    @Test
    void aClockSetDuringAChunkMovesNothing() throws Exception {
        ChunkFile set = good.withClockSetAt(2, -10 * SECOND);
        long lasted = set.header(1, ChunkFile.DURATION_NANOS) - 10 * SECOND;

        assertAsWhole(read("set-inside", set.with(1, ChunkFile.DURATION_NANOS, lasted)));
    }

    /** Two chunks claim the same begin; other readers skip the second. */
    @Test
    void chunksWithEqualStartAreBothRead() throws Exception {
        assertAsWhole(read("equal", good.with(2, ChunkFile.START_NANOS, good.header(1, ChunkFile.START_NANOS))));
    }

    @Test
    void chunksOutOfOrderAreReadInOrder() throws Exception {
        Trace trace = read("shuffled", good.pick(2, 0, 3, 1));

        assertAsWhole(trace);
        assertThat(trace.diagnostics().notes()).isEmpty();
    }

    /** {@code cat a.jfr a.jfr}, or two dumps of one recording behind each other: nothing counts twice. */
    @Test
    void aChunkThatIsThereTwiceCountsOnce() throws Exception {
        assertAsWhole(read("twice", good.pick(0, 1, 1, 2, 3)));

        Trace doubled = read("doubled", good.and(good));
        assertAsWhole(doubled);
        assertThat(doubled.recording().events()).isEqualTo(whole.recording().events());
        assertThat(doubled.diagnostics().notes())
                .containsExactly("4 chunks of the file are there twice and counted once.");
    }

    /** A file of the JVM's repository was deleted: the task that spans it was not running all that time, nobody knows. */
    @Test
    void whatHappenedInAMissingChunkIsUnknown() throws Exception {
        Trace trace = read("missing", good.without(1));
        long missing = good.header(1, ChunkFile.DURATION_NANOS);

        assertThat(trace.endNs()).isCloseTo(whole.endNs(), offset(NO_TIME));
        assertThat(unknown(trace, "job")).isBetween(20 * MS, missing + NO_TIME);
        assertThat(trace.diagnostics().notes())
                .singleElement()
                .asString()
                .startsWith("No readable chunk tells of ")
                .endsWith(": what threads did then is unknown.");
        assertThat(trace.recording().lostEvents()).as("lost in buffers").isZero();
    }

    /** The first chunk is gone: what began in it is there, from before the recording's start. */
    @Test
    void tasksWhoseBeginIsMissingBeganBefore() throws Exception {
        Trace trace = read("beginning-missing", good.without(0));
        int job = row(trace, "job");

        assertThat(trace.tasks().openAtStart(job)).isTrue();
        assertThat(trace.tasks().beginNs(job)).isNegative();
        assertThat(trace.tasks().durationNanos(job)).isCloseTo(length(whole, "job"), offset(NO_TIME));
    }

    /** The last chunk is gone: what was open when the one before it ended is open. */
    @Test
    void tasksWhoseEndIsMissingAreOpen() throws Exception {
        Trace trace = read("end-missing", good.without(3));

        assertThat(trace.tasks().outcome(row(trace, "job"))).isEqualTo(Outcome.OPEN);
        assertThat(trace.tasks().openAtEnd(row(trace, "job"))).isTrue();
    }

    /** One byte of a header in the middle is wrong: the chunks behind it are found again. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, ChunkFile.SIZE, ChunkFile.SIZE + 7, 16, 24})
    void aDamagedHeaderCostsItsOwnChunkOnly(int at) throws Exception {
        byte[] chunk = good.chunks().get(1).clone();
        chunk[at] = (byte) ~chunk[at];
        Trace trace = read("header", good.replaced(1, chunk));

        assertThat(trace.endNs()).isCloseTo(whole.endNs(), offset(NO_TIME));
        assertThat(trace.tasks().size()).isGreaterThanOrEqualTo(whole.tasks().size() - 1);
        assertThat(trace.diagnostics().notes()).isNotEmpty();
    }

    /** A chunk that says nothing of what its events mean, because its metadata is missing or gone: it is left out, and that is said. */
    @Test
    void aChunkWithoutMetadataIsLeftOutAndItsTimeUnknown() throws Exception {
        byte[] gone = good.chunks().get(1).clone();
        int metadata = (int) good.header(1, ChunkFile.METADATA);
        Arrays.fill(gone, metadata + 12, gone.length, (byte) 0);
        for (ChunkFile file : List.of(good.with(1, ChunkFile.METADATA, 0), good.replaced(1, gone))) {
            Trace trace = read("metadata", file);

            assertThat(trace.endNs()).isCloseTo(whole.endNs(), offset(NO_TIME));
            assertThat(trace.diagnostics().notes())
                    .anyMatch(note -> note.startsWith("1 chunk could not be read to the end"))
                    .anyMatch(note -> note.startsWith("No readable chunk tells of"));
            assertThat(trace.tasks().size())
                    .isGreaterThanOrEqualTo(whole.tasks().size() - 1);
        }
    }

    /** Times in a header that no clock shows: its chunk is left out, and the recording does not last until the year 2262. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void absurdTimesInAHeaderStretchNothing(long absurd) throws Exception {
        for (int field : new int[] {
            ChunkFile.START_NANOS, ChunkFile.DURATION_NANOS, ChunkFile.START_TICKS, ChunkFile.TICKS_PER_SECOND
        }) {
            for (int chunk = 0; chunk < good.size(); chunk++) {
                boolean atAnEnd = chunk == 0 || chunk == good.size() - 1;
                if (field == ChunkFile.START_TICKS && atAnEnd) {
                    continue; // As if the clock had been set: nobody can tell.
                }
                Trace trace = read("absurd", good.with(chunk, field, absurd));

                assertThat(trace.endNs())
                        .as("end, field %d of chunk %d", field, chunk)
                        .isBetween(MS, whole.endNs() + 10 * SECOND);
            }
        }
    }

    /** A dump in the making, a full disk, a broken download: cut anywhere, it is read in part or refused in one line. */
    @Test
    void aFileCutAnywhereIsReadInPartOrRefused() throws Exception {
        byte[] all = good.bytes();
        int first = good.chunks().get(0).length;
        Random random = new Random(11);
        int[] cuts = {0, 1, 4, 20, 67, 68, first - 1, first, first + 1, first + 67, first + 68, all.length - 1};
        for (int i = 0; i < cuts.length + 8; i++) {
            int cut = i < cuts.length ? cuts[i] : random.nextInt(all.length);
            Path file = Files.write(directory.resolve("cut.jfr"), Arrays.copyOf(all, cut));
            try {
                Trace trace = Invariants.check(TraceReader.read(file));
                assertThat(cut).isGreaterThan(ChunkFile.HEADER_BYTES);
                assertThat(trace.diagnostics().notes()).hasSize(cut == first ? 0 : 1);
            } catch (BadRecordingException e) {
                assertThat(cut).isLessThan(first);
                assertThat(e).message().hasLineCount(1);
            }
        }
    }

    /** The process was killed: its last chunk has no header that says so, and the report of the one before it counts. */
    @Test
    void whatWasOpenBeforeAnUnfinishedChunkIsOpen() throws Exception {
        byte[] unfinished = Arrays.copyOf(good.chunks().get(3), 3_000);
        ByteBuffer.wrap(unfinished).putLong(ChunkFile.SIZE, 0).put(ChunkFile.STATE, (byte) 1);
        Trace trace = read("killed", good.replaced(3, unfinished));

        assertThat(trace.tasks().openAtEnd(row(trace, "job"))).isTrue();
        assertThat(trace.diagnostics().notes())
                .anySatisfy(note -> assertThat(note).contains("had not ended"));
    }

    /** A piece queued in the first chunk began in the fourth: the reports of the chunks between do not make it queued at the end. */
    @Test
    void aPieceThatBeganIsNotQueuedToTheEnd() {
        int late = row(whole, "late");
        assertThat(whole.scopes().byTask().count(late)).isEqualTo(1);
        int piece = whole.scopes().byTask().row(whole.scopes().byTask().first(late));
        assertThat(whole.scopes().started(piece)).isTrue();
        assertThat(whole.scopes().openAtEnd(piece)).isFalse();
    }

    /** Bytes changed at random places of all chunks: nothing but the one line of a refusal leaves the reader. */
    @Test
    void flippedBytesAreReadInPartOrRefused() throws Exception {
        byte[] all = good.bytes();
        Random random = new Random(3);
        for (int attempt = 0; attempt < 30; attempt++) {
            byte[] bytes = all.clone();
            for (int change = 0; change <= attempt % 5; change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Path file = Files.write(directory.resolve("flipped.jfr"), bytes);
            try {
                Invariants.check(TraceReader.read(file));
            } catch (BadRecordingException e) {
                assertThat(e).message().hasLineCount(1);
            }
        }
    }

    private static void assertAsWhole(Trace trace) {
        Tasks tasks = trace.tasks();
        assertThat(trace.endNs()).isCloseTo(whole.endNs(), offset(NO_TIME));
        assertThat(tasks.size()).isEqualTo(whole.tasks().size());
        assertThat(trace.scopes().size()).isEqualTo(whole.scopes().size());
        assertThat(trace.regions().size()).isEqualTo(whole.regions().size());
        for (int row = 0; row < tasks.size(); row++) {
            assertThat(tasks.type(row)).isEqualTo(whole.tasks().type(row));
            assertThat(tasks.beginNs(row)).isCloseTo(whole.tasks().beginNs(row), offset(NO_TIME));
            assertThat(tasks.endNs(row)).isCloseTo(whole.tasks().endNs(row), offset(NO_TIME));
        }
    }

    private static long unknown(Trace trace, String type) {
        return trace.tasks().breakdown(row(trace, type), ThreadState.UNKNOWN);
    }

    private static long length(Trace trace, String type) {
        return trace.tasks().durationNanos(row(trace, type));
    }

    private static int row(Trace trace, String type) {
        for (int row = 0; row < trace.tasks().size(); row++) {
            if (trace.tasks().type(row).equals(type)) {
                return row;
            }
        }
        throw new AssertionError("no task of type " + type);
    }

    private static Trace read(String name, ChunkFile file) throws Exception {
        return Invariants.check(TraceReader.read(file.write(directory.resolve(name + ".jfr"))));
    }
}
