package dev.jtracer.viewer.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@link Pyramid pyramids} of a recording's busy lanes; a lane with few intervals has none and is looked at directly. */
public final class Pyramids {
    private final Map<Place, Pyramid> pyramids;

    /** What a row of a lane shows. */
    public enum Kind {
        /** The thread's states; keys are {@link #stateKey}. */
        STATE,
        /** Its scopes of one depth; keys are the string rows of task types, -1 if the task is missing. */
        SCOPE,
        /** Its regions of one depth; keys are the string rows of their types. */
        REGION
    }

    /**
     * A row of a lane.
     *
     * @param kind what it shows
     * @param threadRow whose lane it is in
     * @param depth how many intervals of its kind enclose those of the row
     */
    public record Place(Kind kind, int threadRow, int depth) {}

    /** All pyramids; the map is copied. */
    public Pyramids(Map<Place, Pyramid> pyramids) {
        this.pyramids = Map.copyOf(pyramids);
    }

    /** The pyramid of a row, null if it has none. */
    public @Nullable Pyramid at(Kind kind, int threadRow, int depth) {
        return pyramids.get(new Place(kind, threadRow, depth));
    }

    /** How many there are. */
    public int size() {
        return pyramids.size();
    }

    /** The key of a state: what is inferred is told apart. */
    public static int stateKey(ThreadState state, Origin origin) {
        return 2 * state.code() + (origin == Origin.INFERRED ? 1 : 0);
    }

    /** The state of a key. */
    public static ThreadState state(int stateKey) {
        return ThreadState.at(stateKey >> 1);
    }

    /** Whether a key is of an inferred state. */
    public static boolean inferred(int stateKey) {
        return (stateKey & 1) != 0;
    }
}
