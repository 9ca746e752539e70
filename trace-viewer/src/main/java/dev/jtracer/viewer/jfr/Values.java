package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Reads values of any type as objects, and looks them up in the constant pools of a chunk. For one thread. */
final class Values {
    /** Stands for a value that cannot be read, or is null, where a pool remembers values. */
    private static final Object NOTHING = new Object();

    private final ConstantPools pools;
    private final @Nullable JfrType text;
    private final Cursor elsewhere;
    private int depth;

    /** The values of a chunk. */
    static Values of(FileChannel file, Chunk chunk, Metadata metadata) throws IOException {
        return new Values(ConstantPools.read(file, chunk, metadata), metadata, chunk.compressed());
    }

    private Values(ConstantPools pools, Metadata metadata, boolean compressed) {
        this.pools = pools;
        elsewhere = new Cursor(compressed);
        text = metadata.named("java.lang.String");
    }

    ConstantPools pools() {
        return pools;
    }

    /** The pool of texts, null if there is no such type. */
    @Nullable
    Pool texts() {
        return text == null ? null : pools.of(text);
    }

    private record Reference(JfrType type, long key) {}

    /** What a reference refers to; anything else is what it is. */
    @Nullable
    Object resolve(@Nullable Object value) {
        if (value instanceof Reference reference) {
            return atKey(pools.of(reference.type), reference.key);
        }
        if (value instanceof Object[] array) {
            for (int i = 0; i < array.length; i++) {
                array[i] = resolve(array[i]);
            }
        }
        return value;
    }

    /** The value of a key, null if there is none. */
    @Nullable
    Object atKey(Pool pool, long key) {
        int place = pool.place(key);
        return place < 0 ? null : at(pool, place);
    }

    /** The value at a place of a pool, null if it cannot be read. */
    @Nullable
    Object at(Pool pool, int place) {
        Object known = pool.value(place);
        if (known != null) {
            return known == NOTHING ? null : known;
        }
        pool.rememberValue(place, NOTHING);
        if (depth > Layout.DEEPEST) {
            return null;
        }
        depth++;
        try {
            Object value = resolve(read(pool.seek(place, elsewhere), pool.type(), 0));
            pool.rememberValue(place, value == null ? NOTHING : value);
            return value;
        } catch (IndexOutOfBoundsException | Malformed e) {
            return null;
        } finally {
            depth--;
        }
    }

    /**
     * Reads an event's fields.
     *
     * @throws Malformed or an {@link IndexOutOfBoundsException} if it is damaged
     */
    Struct readEvent(Cursor in, JfrType type) {
        Object event = read(in, type, 0);
        if (in.overrun() || !(event instanceof Struct struct)) {
            throw new Malformed("an event of " + type.name() + " that is longer than it says");
        }
        return struct;
    }

    private @Nullable Object readField(Cursor in, JfrField field, int depth) {
        if (!field.array()) {
            return readElement(in, field, depth);
        }
        @Nullable Object[] elements = new Object[in.readLength()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = readElement(in, field, depth + 1);
        }
        return elements;
    }

    private @Nullable Object readElement(Cursor in, JfrField field, int depth) {
        return field.pooled() ? new Reference(field.type(), in.readLong()) : read(in, field.type(), depth);
    }

    private @Nullable Object read(Cursor in, JfrType type, int depth) {
        Primitive primitive = type.primitive();
        if (primitive != null) {
            return readPrimitive(in, primitive);
        }
        if (depth > Layout.DEEPEST || type.fields().isEmpty()) {
            throw new Malformed("a type that cannot be read: " + type.name());
        }
        if (type.simple()) {
            return readField(in, type.fields().get(0), depth + 1);
        }
        @Nullable Object[] values = new Object[type.fields().size()];
        for (int f = 0; f < values.length; f++) {
            values[f] = readField(in, type.fields().get(f), depth + 1);
        }
        return new Struct(type, values, this);
    }

    private @Nullable Object readPrimitive(Cursor in, Primitive primitive) {
        return switch (primitive) {
            case LONG -> in.readLong();
            case INT -> in.readInt();
            case SHORT -> in.readShort();
            case CHAR -> in.readChar();
            case BYTE -> in.readByte();
            case BOOLEAN -> in.readBoolean();
            case FLOAT -> in.readFloat();
            case DOUBLE -> in.readDouble();
            case TEXT -> readText(in);
        };
    }

    private @Nullable Object readText(Cursor in) {
        int encoding = in.readByte();
        if (encoding != Cursor.TEXT_POOLED) {
            return in.readText(encoding);
        }
        long key = in.readLong();
        return text == null ? null : new Reference(text, key);
    }
}
