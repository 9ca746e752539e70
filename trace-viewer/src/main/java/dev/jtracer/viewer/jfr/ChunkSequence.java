package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The chunks of one process in the order of time, each once.
 *
 * <p>A chunk's header tells its begin by two clocks: the wall clock, which somebody may set, and the JVM's own. Where the two
 * disagree between two chunks, the wall clock was set meanwhile: all chunks are then put in place by the JVM's clock, counted
 * from the first one's wall clock.
 *
 * @param chunks in order, their begins as the JVM's clock has them if the wall clock was set
 * @param clockSetNanos by how much it was set, the largest of several; 0 if it was not
 * @param repeated how many chunks were there twice
 * @param misplaced how many are left out because their header cannot be true
 */
record ChunkSequence(List<Chunk> chunks, long clockSetNanos, int repeated, int misplaced) {
    /** Clocks that are slowed down or sped up to be right again differ by less than a thousandth. */
    private static final long SLEW = 1_000;

    private static final long TOLERANCE_NANOS = 20_000_000;

    /** Chunks follow each other within microseconds. */
    private static final long SHORTEST_GAP_NANOS = 1_000_000;

    /** No clock is set by more: the header is damaged. */
    private static final long LONGEST_SET_NANOS = 1_000L * 86_400 * 1_000_000_000;

    private record Begin(long startNanos, long startTicks, long ticksPerSecond) {}

    static ChunkSequence of(List<Chunk> inFile) {
        Map<Begin, Chunk> once = new LinkedHashMap<>();
        for (Chunk chunk : inFile) {
            once.merge(
                    new Begin(chunk.startNanos(), chunk.startTicks(), chunk.ticksPerSecond()),
                    chunk,
                    (a, b) -> a.size() >= b.size() ? a : b);
        }
        List<Chunk> chunks = new ArrayList<>(once.values());
        int repeated = inFile.size() - chunks.size();
        if (chunks.size() < 2) {
            return new ChunkSequence(List.copyOf(chunks), 0, repeated, 0);
        }
        Chunk typical = typical(chunks);
        chunks.removeIf(
                chunk -> chunk.ticksPerSecond() != typical.ticksPerSecond() || off(typical, chunk) > LONGEST_SET_NANOS);
        int misplaced = once.size() - chunks.size();
        if (ticksDamaged(chunks)) {
            chunks.replaceAll(chunk -> off(typical, chunk) > TOLERANCE_NANOS ? byClockOf(typical, chunk) : chunk);
            return new ChunkSequence(List.copyOf(chunks), 0, repeated, misplaced);
        }
        chunks.sort(Comparator.comparingLong(Chunk::startTicks));
        long set = 0;
        for (int i = 1; i < chunks.size(); i++) {
            long disagree = disagreement(chunks.get(i - 1), chunks.get(i));
            set = Math.abs(disagree) > Math.abs(set) ? disagree : set;
        }
        return new ChunkSequence(set == 0 ? List.copyOf(chunks) : byTicks(chunks), set, repeated, misplaced);
    }

    /** Whether chunk follows chunk and nothing was out of order. */
    boolean seamless() {
        return clockSetNanos == 0 && repeated == 0 && misplaced == 0 && gaps().isEmpty();
    }

    /** The times between chunks that none of them covers. */
    List<Seams.Gap> gaps() {
        List<Seams.Gap> gaps = new ArrayList<>();
        for (int i = 1; i < chunks.size(); i++) {
            Chunk before = chunks.get(i - 1);
            boolean lengthKnown = before.durationNanos() > 0 && before.durationNanos() < LONGEST_SET_NANOS;
            if (lengthKnown && chunks.get(i).startNanos() - before.endNanos() > SHORTEST_GAP_NANOS) {
                gaps.add(new Seams.Gap(before.endNanos(), chunks.get(i).startNanos(), false));
            }
        }
        return gaps;
    }

    /** When a chunk of the sequence ends, 0 if nobody knows. */
    long endNanos(int place) {
        Chunk chunk = chunks.get(place);
        if (chunk.durationNanos() > 0 && chunk.durationNanos() < LONGEST_SET_NANOS && chunk.finished()) {
            return chunk.endNanos();
        }
        return place + 1 < chunks.size() ? chunks.get(place + 1).startNanos() : 0;
    }

    /** The wall clock goes from chunk to chunk, in the order of the file, and the JVM's own goes back: it never does. */
    private static boolean ticksDamaged(List<Chunk> inFile) {
        boolean back = false;
        for (int i = 1; i < inFile.size(); i++) {
            Chunk before = inFile.get(i - 1);
            Chunk after = inFile.get(i);
            if (Math.abs(after.startNanos() - before.endNanos()) > SHORTEST_GAP_NANOS) {
                return false;
            }
            back |= after.startTicks() < before.startTicks();
        }
        return back;
    }

    /** The chunk whose two clocks differ by the median of all. */
    private static Chunk typical(List<Chunk> chunks) {
        List<Chunk> byOffset = new ArrayList<>(chunks);
        byOffset.sort(Comparator.comparingDouble(ChunkSequence::clockOffset));
        return byOffset.get((byOffset.size() - 1) / 2);
    }

    private static double clockOffset(Chunk chunk) {
        return chunk.startNanos() - nanos(chunk.startTicks(), chunk.ticksPerSecond());
    }

    private static double off(Chunk a, Chunk b) {
        return Math.abs(clockOffset(a) - clockOffset(b));
    }

    /** The chunk with the ticks that another's clock shows when it begins. */
    private static Chunk byClockOf(Chunk typical, Chunk chunk) {
        double ticks = (chunk.startNanos() - typical.startNanos()) * (typical.ticksPerSecond() / 1e9);
        return chunk.withTicks(typical.startTicks() + Math.round(ticks));
    }

    private static double nanos(long ticks, long ticksPerSecond) {
        return ticks * (1e9 / Math.max(1, ticksPerSecond));
    }

    /** How much further the wall clock went than the JVM's between two chunks, 0 if it is no more than clocks may. */
    private static long disagreement(Chunk before, Chunk after) {
        long own = ownNanos(before, after);
        long disagreement = after.startNanos() - before.startNanos() - own;
        return Math.abs(disagreement) <= TOLERANCE_NANOS + own / SLEW ? 0 : disagreement;
    }

    private static long ownNanos(Chunk before, Chunk after) {
        return Math.round(nanos(after.startTicks() - before.startTicks(), before.ticksPerSecond()));
    }

    private static List<Chunk> byTicks(List<Chunk> chunks) {
        List<Chunk> placed = new ArrayList<>();
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            long start = chunks.get(0).startNanos() + ownNanos(chunks.get(0), chunk);
            placed.add(
                    chunk.at(start, i + 1 < chunks.size() ? length(chunk, chunks.get(i + 1)) : chunk.durationNanos()));
        }
        return List.copyOf(placed);
    }

    /** A chunk's own length, unless the clock was set during it: then it lasts until the next one begins. */
    private static long length(Chunk chunk, Chunk next) {
        long untilNext = ownNanos(chunk, next);
        boolean adjacent = Math.abs(next.startNanos() - chunk.endNanos()) < SHORTEST_GAP_NANOS;
        boolean possible = chunk.durationNanos() > 0 && chunk.durationNanos() < untilNext;
        return possible && !adjacent ? chunk.durationNanos() : untilNext;
    }
}
