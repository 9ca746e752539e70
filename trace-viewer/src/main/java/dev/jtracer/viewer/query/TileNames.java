package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.text.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names a tile needs, each once: string rows of the trace and keys of states become places in one short list. */
final class TileNames {
    private static final String INFERRED = ":inferred";

    private final Strings strings;
    private final Map<Integer, Integer> placeOfRow = new HashMap<>();
    private final int[] placeOfState = new int[2 * ThreadState.values().length];
    private final List<String> names = new ArrayList<>();

    TileNames(Strings strings) {
        this.strings = strings;
    }

    /** The place of a state's key. */
    int of(ThreadState state) {
        return of(state, false);
    }

    /** The place of a state's key; running that is only inferred is a name of its own, because it is drawn lighter. */
    int of(ThreadState state, boolean inferred) {
        boolean lighter = inferred && state == ThreadState.RUNNING;
        int code = 2 * state.code() + (lighter ? 1 : 0);
        if (placeOfState[code] == 0) {
            names.add(lighter ? state.key() + INFERRED : state.key());
            placeOfState[code] = names.size();
        }
        return placeOfState[code] - 1;
    }

    /** The place of the string at a row, -1 for -1. */
    int of(int stringRow) {
        if (stringRow < 0) {
            return -1;
        }
        Integer known = placeOfRow.get(stringRow);
        if (known != null) {
            return known;
        }
        names.add(Names.shown(strings.get(stringRow)));
        placeOfRow.put(stringRow, names.size() - 1);
        return names.size() - 1;
    }

    List<String> all() {
        return names;
    }
}
