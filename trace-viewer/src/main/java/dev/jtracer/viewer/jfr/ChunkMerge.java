package dev.jtracer.viewer.jfr;

import dev.jtracer.viewer.column.IntColumn;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the batches of a chunk, in order, and puts the recording's rows in the place of the chunk's own. For one thread, that
 * of whoever keeps the columns: so rows do not depend on how many threads decode.
 */
final class ChunkMerge {
    private final ColumnsBuilder columns;
    private final List<String> types;
    private final IntColumn texts = new IntColumn();
    private final IntColumn threads = new IntColumn();
    private final IntColumn methods = new IntColumn();
    private final IntColumn stacks = new IntColumn();
    private final List<List<Integer>> variants = new ArrayList<>();
    private final long recordingNanos;

    ChunkMerge(ColumnsBuilder columns, Selection wanted, long recordingNanos) {
        this.columns = columns;
        this.recordingNanos = recordingNanos;
        types = wanted.inOrder();
        types.forEach(unused -> variants.add(new ArrayList<>()));
    }

    /** Keeps the events of a batch, or hands them out. */
    void put(Batch batch) {
        number(batch.newRows());
        for (int place = 0; place < types.size(); place++) {
            EventBatch events = batch.type(place);
            if (events.size() > 0) {
                translate(events, variants.get(place));
                events.recordingNanos(recordingNanos);
                columns.append(types.get(place), events);
            }
        }
    }

    private void number(NewRows rows) {
        rows.texts().forEach(text -> texts.add(columns.text(text)));
        rows.threads().forEach(thread -> threads.add(columns.thread(thread)));
        rows.methods().forEach(method -> methods.add(columns.method(method.className(), method.name())));
        for (int[] stack : rows.stacks()) {
            for (int i = 1; i < stack.length; i += 2) {
                stack[i] = methods.get(stack[i]);
            }
            stacks.add(columns.ownStack(stack));
        }
        for (NewRows.Variant variant : rows.variants()) {
            variants.get(variant.place()).add(columns.variant(types.get(variant.place()), variant.typeId()));
        }
    }

    private void translate(EventBatch events, List<Integer> variantRows) {
        translate(events.threads, events.size(), threads);
        translate(events.stacks, events.size(), stacks);
        if (variantRows.size() > 1 || variantRows.get(0) != 0) {
            for (int row = 0; row < events.size(); row++) {
                int variant = Math.min(events.variants[row], variantRows.size() - 1);
                events.variants[row] = variantRows.get(variant).byteValue();
            }
        }
        for (int f = 0; f < events.columns.length; f++) {
            Field.Kind kind = events.fields().get(f).kind();
            if (kind == Field.Kind.TEXT || kind == Field.Kind.THREAD) {
                translate(events.columns[f], events.size(), kind == Field.Kind.TEXT ? texts : threads);
            }
        }
    }

    private static void translate(int[] rows, int size, IntColumn to) {
        for (int i = 0; i < size; i++) {
            rows[i] = rows[i] < 0 ? -1 : to.get(rows[i]);
        }
    }

    private static void translate(long[] rows, int size, IntColumn to) {
        for (int i = 0; i < size; i++) {
            rows[i] = rows[i] < 0 ? -1 : to.get((int) rows[i]);
        }
    }
}
