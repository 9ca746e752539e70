package dev.jtracer.viewer.jfr;

import org.jspecify.annotations.Nullable;

/**
 * Numbers the texts, threads, methods and stacks that a chunk's events refer to, each in the order of its first use. For one
 * thread.
 */
final class ChunkRows {
    private static final String UNKNOWN = "unknown";

    private final Values values;
    private final Cursor elsewhere;
    private final RowMaker textMaker = this::newText;
    private final RowMaker threadMaker = this::newThread;
    private final RowMaker methodMaker = this::newMethod;
    private final RowMaker stackMaker = this::newStack;
    private final TextIndex inline = new TextIndex();
    private final @Nullable Pool textPool;
    private @Nullable StackLayout stackLayout;
    private NewRows fresh = new NewRows();
    private int texts;
    private int threads;
    private int methods;
    private int stacks;
    private int emptyText = -1;
    private int unknownMethod = -1;

    /** Gives a constant a row, -1 if it is none. */
    private interface RowMaker {
        int newRow(Pool pool, int place);
    }

    ChunkRows(Values values, boolean compressed) {
        this.values = values;
        elsewhere = new Cursor(compressed);
        textPool = values.texts();
    }

    /** What was numbered since this was asked last. */
    NewRows takeNew() {
        NewRows taken = fresh;
        fresh = new NewRows();
        return taken;
    }

    /** Takes note of another type of a wanted name. */
    void variant(int place, long typeId) {
        fresh.variants().add(new NewRows.Variant(place, typeId));
    }

    /** The row of the thread with a key, -1 for none. */
    int thread(Pool pool, long key) {
        return row(pool, key, threadMaker);
    }

    private static int row(Pool pool, long key, RowMaker maker) {
        int place = pool.place(key);
        if (place < 0) {
            return -1;
        }
        int row = pool.row(place);
        return row != Pool.UNKNOWN ? row : pool.remember(place, maker.newRow(pool, place));
    }

    /** The row of the text that the cursor is at, and stands behind afterwards; -1 for null. */
    int text(Cursor in) {
        byte[] bytes = in.bytes();
        int from = in.at();
        int encoding = bytes[from];
        if (encoding == Cursor.TEXT_POOLED) {
            in.skip(1);
            long key = in.readLong();
            return textPool == null ? -1 : text(textPool, key);
        }
        in.skipText();
        if (encoding == Cursor.TEXT_NULL) {
            return -1;
        }
        if (encoding == Cursor.TEXT_EMPTY) {
            emptyText = emptyText < 0 ? newText("") : emptyText;
            return emptyText;
        }
        if (in.overrun()) {
            throw new Malformed("a text longer than its event");
        }
        return inlineText(bytes, from, in.at());
    }

    /** The row of a text that is written as these bytes and came not long ago, else -1. */
    int recentText(byte[] bytes, int from, int to) {
        return inline.findRecent(bytes, from, to);
    }

    /** The row of a text that is written as these bytes. */
    int inlineText(byte[] bytes, int from, int to) {
        int row = inline.find(bytes, from, to);
        if (row < 0) {
            elsewhere.set(bytes, from + 1, to);
            String text = elsewhere.readText(bytes[from]);
            row = newText(text == null ? "" : text);
            inline.add(bytes, from, to, row);
        }
        return row;
    }

    /** The row of the text, or the name of the class, with a key; -1 for none. */
    int text(Pool pool, long key) {
        return row(pool, key, textMaker);
    }

    /** The row of the stack with a key, -1 for none. */
    int stack(Pool pool, long key) {
        return row(pool, key, stackMaker);
    }

    /** The row of a method, that of the unknown one if there is none. */
    int method(Pool pool, long key) {
        int row = row(pool, key, methodMaker);
        if (row >= 0) {
            return row;
        }
        unknownMethod = unknownMethod < 0 ? newMethod("", UNKNOWN) : unknownMethod;
        return unknownMethod;
    }

    private int newText(Pool pool, int place) {
        Object value = values.at(pool, place);
        String text = value instanceof Struct type ? className(type) : value == null ? null : value.toString();
        return text == null ? -1 : newText(text);
    }

    private int newMethod(Pool pool, int place) {
        if (!(values.at(pool, place) instanceof Struct method)) {
            return -1;
        }
        Struct type = method.struct("type");
        String name = method.text("name");
        String className = type == null ? null : className(type);
        return newMethod(className == null ? "" : className, name.isEmpty() ? UNKNOWN : name);
    }

    private static @Nullable String className(Struct type) {
        return type.get("name") instanceof String name ? name.replace('/', '.') : null;
    }

    private int newText(String text) {
        fresh.texts().add(text);
        return texts++;
    }

    private int newMethod(String className, String name) {
        fresh.methods().add(new StackDictionary.Method(className, name));
        return methods++;
    }

    private int newThread(Pool pool, int place) {
        if (!(values.at(pool, place) instanceof Struct thread)) {
            return -1;
        }
        String javaName = thread.text("javaName");
        boolean virtual = Boolean.TRUE.equals(thread.get("virtual"));
        Struct group = thread.struct("group");
        fresh.threads()
                .add(new ThreadDictionary.Entry(
                        javaName.isEmpty() ? thread.text("osName") : javaName,
                        thread.number("javaThreadId", -1),
                        virtual ? -1 : thread.number("osThreadId", -1),
                        virtual,
                        group == null ? "" : group.text("name")));
        return threads++;
    }

    private int newStack(Pool pool, int place) {
        if (stackLayout == null || stackLayout.type() != pool.type()) {
            stackLayout = StackLayout.of(pool.type(), elsewhere.compressed(), values.pools());
        }
        int[] stack = null;
        try {
            stack = stackLayout == null ? null : stackLayout.read(pool.seek(place, elsewhere), this);
        } catch (IndexOutOfBoundsException | Malformed e) {
            return -1;
        }
        if (stack == null) {
            return -1;
        }
        fresh.stacks().add(stack);
        return stacks++;
    }
}
