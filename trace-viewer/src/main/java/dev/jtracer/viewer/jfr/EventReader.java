package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads a recording into columns. */
public final class EventReader {
    private static final int LONGEST_ERROR = 100;

    private final Chunks chunks;
    private final ChunkSequence sequence;
    private final ColumnsBuilder columns;
    private final List<Seams.Gap> gaps;
    private final boolean[] used;
    private int lastUsed = -1;
    private int broken;
    private long unread;
    private long brokenEvents;
    private long events;
    private String firstError = "";

    private EventReader(Chunks chunks, ChunkSequence sequence, ColumnsBuilder columns) {
        this.chunks = chunks;
        this.sequence = sequence;
        this.columns = columns;
        gaps = new ArrayList<>(sequence.gaps());
        used = new boolean[sequence.chunks().size()];
        broken = sequence.misplaced();
    }

    /**
     * Reads what is wanted from a file, on the caller's thread.
     *
     * @throws RecordingFormatException see {@link #read(Path, Selection, ReadOptions)}
     */
    public static EventColumns read(Path file, Selection wanted) throws IOException {
        return read(file, wanted, ReadOptions.PLAIN);
    }

    /**
     * Reads what is wanted from a file. What is damaged is left out and described by {@link EventColumns#damage()}; the file
     * is never changed. Rows do not depend on the number of threads. Besides the columns it takes some megabytes for each
     * thread, and the constant pools of the chunk that a thread decodes.
     *
     * @throws RecordingFormatException if the file is no recording or nothing of it can be read; its message is one line
     *     that says why
     * @throws IOException if the file cannot be read at all
     * @throws java.util.concurrent.CancellationException if the options' flag says so
     */
    public static EventColumns read(Path file, Selection wanted, ReadOptions options) throws IOException {
        Chunks chunks = Chunks.scan(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            List<Chunk> ofProcess = chunks.readable();
            ChunkSequence sequence = ChunkSequence.of(ofProcess);
            if (!sequence.seamless()) {
                ofProcess = Processes.first(channel, chunks.readable(), sequence.clockSetNanos() != 0);
                sequence = ChunkSequence.of(ofProcess);
            }
            EventReader reader = new EventReader(chunks, sequence, new ColumnsBuilder(wanted));
            ChunkDecoders.decode(channel, sequence.chunks(), wanted, reader.columns, options, reader::add);
            if (reader.events == 0 && (!reader.firstError.isEmpty() || reader.lastUsed < 0)) {
                throw chunks.nothingReadable(file, reader.firstError);
            }
            return reader.build(chunks.readable().size() - ofProcess.size());
        }
    }

    /** Takes in what became of a chunk. */
    private void add(int place, ChunkDecoder.Decoded decoded) {
        Chunk chunk = sequence.chunks().get(place);
        decoded.counts().forEach(columns::count);
        decoded.typeNames().forEach(columns::type);
        events += decoded.events();
        brokenEvents += decoded.brokenEvents();
        unread += chunk.size() - decoded.doneBytes();
        boolean endsWithFile = chunk.cut() && (!chunk.finished() || chunk.endOffset() == chunks.fileBytes());
        boolean nothing = decoded.events() == 0 && chunk.cut();
        if (!nothing) {
            used[place] = true;
            lastUsed = place;
        }
        if (endsWithFile) {
            return;
        }
        boolean damaged = chunk.cut() || !decoded.error().isEmpty();
        if (damaged || !decoded.poolDamage().isEmpty()) {
            broken++;
            String error = decoded.error().isEmpty() ? decoded.poolDamage() : decoded.error();
            firstError = !firstError.isEmpty() ? firstError : error.isEmpty() ? "its header is damaged" : shown(error);
        }
        if (damaged) {
            gaps.add(new Seams.Gap(chunk.startNanos(), sequence.endNanos(place), true));
        }
    }

    private EventColumns build(int otherChunks) {
        String error = firstError.isEmpty() && broken > 0 ? "a header cannot be true" : firstError;
        Damage damage = new Damage(
                chunks.truncated(), chunks.inFlight(), chunks.unreadableBytes() + unread, broken, brokenEvents, error);
        Seams seams = new Seams(gaps, sequence.clockSetNanos(), sequence.repeated(), otherChunks);
        long[] starts = IntStream.range(0, used.length)
                .filter(place -> used[place])
                .mapToLong(place -> sequence.chunks().get(place).startNanos())
                .toArray();
        long end = sequence.endNanos(lastUsed);
        boolean clean = broken == 0 && brokenEvents == 0;
        boolean cut = sequence.chunks().get(lastUsed).cut();
        return columns.build(starts, clean && !cut ? columns.orLastMoment(end) : cut ? 0 : end, damage, seams);
    }

    /** One line that may be shown: a damaged file can make errors say anything. */
    private static String shown(String error) {
        String line = error.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_ERROR ? line.substring(0, LONGEST_ERROR) + "…" : line;
    }
}
