package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * Events of a chunk as they go from who decodes them to who keeps them, with all that their rows refer to anew. Rows of texts,
 * threads and stacks are the chunk's own; variants, too.
 */
final class Batch {
    private final List<EventBatch> types = new ArrayList<>();
    private NewRows newRows = new NewRows();

    Batch(Selection wanted) {
        for (String type : wanted.inOrder()) {
            types.add(new EventBatch(wanted.fields(type)));
        }
    }

    /** The events of a wanted type, by its place in the selection. */
    EventBatch type(int place) {
        return types.get(place);
    }

    NewRows newRows() {
        return newRows;
    }

    void newRows(NewRows rows) {
        newRows = rows;
    }

    void clear() {
        types.forEach(EventBatch::clear);
    }
}
