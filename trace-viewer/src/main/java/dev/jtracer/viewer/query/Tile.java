package dev.jtracer.viewer.query;

import java.util.List;

/**
 * One tile of the timeline: what some lanes show between two moments, at one level of detail.
 *
 * <p>Level {@code L} cuts time into buckets of {@code 2^L} ns, aligned at 0; tile {@code i} of a level is its buckets {@code
 * 512 i} to {@code 512 i + 511}. So the tiles of a level never depend on where somebody looks, and can be kept.
 *
 * <p>Each lane has rows: its states, its scopes by nesting, its regions by nesting. A row holds two things. An interval of
 * {@value Tiles#WIDE_BUCKETS} buckets or more is a <em>piece</em>, with its true begin and end and what is needed to label it.
 * Everything shorter is summed up in <em>runs</em> of buckets that look alike. So a row has at most 512 / {@value
 * Tiles#WIDE_BUCKETS} + 1 pieces and 512 runs, however many events it stands for.
 *
 * <pre>
 *   intervals  |======|=|||=||||=|==============|=|       |
 *   pieces     |======|          |==============|
 *   runs              |#########|               |#|
 * </pre>
 *
 * <p>Columns are arrays; those of one table have equal length.
 *
 * @param level the level
 * @param tile the number of the tile in its level
 * @param rows the rows of the lanes asked for, in that order; each one's pieces and runs end where the next one's begin
 * @param pieces the intervals that are wide enough to be drawn
 * @param runs the others, summed up
 * @param names what {@code key} and {@code text} stand for; {@code running:inferred} is running that nothing contradicts
 */
public record Tile(int level, long tile, List<Row> rows, Pieces pieces, Runs runs, List<String> names) {

    /** Copies the lists. */
    public Tile {
        rows = List.copyOf(rows);
        names = List.copyOf(names);
    }

    /** What a row shows. The place of a constant is its number in the binary form. */
    public enum Kind {
        /** What the thread did. */
        STATE,
        /** Which task it worked for. */
        SCOPE,
        /** Its regions. */
        REGION
    }

    /**
     * One row of a lane.
     *
     * @param thread the thread, a row of the trace
     * @param kind what the row shows
     * @param depth how deep what it shows is nested: 0 is outermost
     * @param firstPiece its first piece
     * @param firstRun its first run
     */
    public record Row(int thread, Kind kind, int depth, int firstPiece, int firstRun) {}

    /**
     * Intervals, each row's in order of their begin.
     *
     * @param startNs true begin; may lie before the tile, and before the recording
     * @param endNs true end; may lie after the tile
     * @param row the row of {@code States}, {@code Scopes} or {@code Regions}, to ask for details by
     * @param taskId the task of a scope or region, 0 if none
     * @param key the name of the state's key, the task type or the region type
     * @param text the name of what a state is about, -1 for none
     * @param owner the thread that held longest what this one waited for, -1 for none or unknown
     * @param owners how many threads held it
     * @param flags see {@link Flag}
     */
    @SuppressWarnings("ArrayRecordComponent") // columns
    public record Pieces(
            long[] startNs,
            long[] endNs,
            int[] row,
            long[] taskId,
            int[] key,
            int[] text,
            int[] owner,
            int[] owners,
            int[] flags) {}

    /**
     * Summaries of short intervals, each row's in order of time.
     *
     * @param from the first bucket
     * @param to the bucket after the last
     * @param key the name that covers most of it; of states one that is not idle, if there is any
     * @param share how much of the buckets is covered, of states by others than idle ones: 0 to 255
     * @param count how many intervals end in them
     */
    @SuppressWarnings("ArrayRecordComponent") // columns
    public record Runs(int[] from, int[] to, int[] key, int[] share, int[] count) {}

    /** Bits of {@link Pieces#flags}; the lowest two are the code of {@link dev.jtracer.viewer.model.Origin}. */
    public static final class Flag {
        /** A wait of a virtual thread that keeps its carrier. */
        public static final int PINNED = 4;
        /** Had begun before the recording. */
        public static final int OPEN_AT_START = 8;
        /** Had not ended when the recording did. */
        public static final int OPEN_AT_END = 16;
        /** A scope that outlived its task. */
        public static final int LATE = 32;
        /** The true begin is unknown. */
        public static final int BEGIN_UNKNOWN = 64;

        private Flag() {}
    }
}
