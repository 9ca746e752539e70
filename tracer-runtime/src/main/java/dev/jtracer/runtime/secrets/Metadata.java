package dev.jtracer.runtime.secrets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** A chunk's own description of its types: their names, and their fields in the order they are written. */
final class Metadata {
    static final String STRING = "java.lang.String";

    private static final int DEEPEST = 64;
    private static final Set<String> EVERY_EVENT = Set.of("startTime", "duration", "eventThread", "stackTrace");

    private final Map<Long, Type> types = new HashMap<>();

    private Metadata() {}

    /** Reads the metadata event that begins at the cursor. */
    static Metadata read(ChunkInput in) throws IOException {
        in.readLong(); // size
        long typeId = in.readLong();
        if (typeId != 0) {
            throw new IOException("no metadata at byte " + in.position());
        }
        in.readLong(); // start
        in.readLong(); // duration
        in.readLong(); // metadata id
        String[] strings = new String[in.readCount()];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = in.readString();
        }
        Metadata metadata = new Metadata();
        metadata.readElement(in, strings, null, 0);
        return metadata;
    }

    /** The ids of the types of these names; of one name there may be several. */
    Set<Long> idsOf(Set<String> names) {
        Set<Long> ids = new HashSet<>();
        types.forEach((id, type) -> {
            if (names.contains(type.name)) {
                ids.add(id);
            }
        });
        return ids;
    }

    boolean isString(long typeId) {
        Type type = types.get(typeId);
        return type != null && type.name.equals(STRING);
    }

    /** Moves the cursor over the fields that every event begins with, to where its payload begins. */
    void skipEventHeader(ChunkInput in, long typeId) throws IOException {
        for (Field field : type(typeId).fields) {
            if (!EVERY_EVENT.contains(field.name)) {
                return;
            }
            in.readLong();
        }
    }

    /** Moves the cursor over an event's payload and shows the ids of the string constants in it. */
    void skipPayload(ChunkInput in, long typeId, LongConsumer pooledString) throws IOException {
        boolean header = true;
        for (Field field : type(typeId).fields) {
            header &= EVERY_EVENT.contains(field.name);
            if (!header) {
                skipField(in, field, pooledString);
            }
        }
    }

    /** Moves the cursor over one value of a type, as constant pools hold them. */
    void skipValue(ChunkInput in, long typeId, LongConsumer pooledString) throws IOException {
        Type type = type(typeId);
        switch (type.name) {
            case "boolean", "byte" -> in.skip(1);
            case "char", "short", "int", "long" -> in.readLong();
            case "float" -> in.skip(Float.BYTES);
            case "double" -> in.skip(Double.BYTES);
            case STRING -> skipString(in, pooledString);
            default -> {
                for (Field field : type.fields) {
                    skipField(in, field, pooledString);
                }
            }
        }
    }

    private void skipField(ChunkInput in, Field field, LongConsumer pooledString) throws IOException {
        int count = field.array ? in.readCount() : 1;
        for (int i = 0; i < count; i++) {
            if (field.pooled) {
                long key = in.readLong();
                if (isString(field.typeId)) {
                    pooledString.accept(key);
                }
            } else {
                skipValue(in, field.typeId, pooledString);
            }
        }
    }

    private static void skipString(ChunkInput in, LongConsumer pooledString) throws IOException {
        StringForm form = StringForm.of(in.readByte(), in.position());
        if (form == StringForm.POOLED) {
            pooledString.accept(in.readLong());
        } else if (form == StringForm.CHARS) {
            int length = in.readCount();
            for (int i = 0; i < length; i++) {
                in.readLong();
            }
        } else if (form.hasCharacters()) {
            in.skip(in.readCount());
        }
    }

    private Type type(long typeId) throws IOException {
        Type type = types.get(typeId);
        if (type == null) {
            throw new IOException("type " + typeId + " is not in the metadata");
        }
        return type;
    }

    /** Metadata is a tree of named elements with attributes; types are {@code class} elements, their fields below them. */
    private void readElement(ChunkInput in, String[] strings, @Nullable Type parent, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("metadata nested deeper than " + DEEPEST);
        }
        String element = string(in, strings);
        Map<String, String> attributes = new HashMap<>();
        for (int left = in.readCount(); left > 0; left--) {
            attributes.put(string(in, strings), string(in, strings));
        }
        Type type = parent;
        if (element.equals("class")) {
            type = new Type(attributes.getOrDefault("name", ""), new ArrayList<>());
            types.put(number(attributes, "id"), type);
        } else if (element.equals("field") && parent != null) {
            parent.fields.add(new Field(
                    attributes.getOrDefault("name", ""),
                    number(attributes, "class"),
                    attributes.containsKey("dimension") && number(attributes, "dimension") > 0,
                    "true".equals(attributes.get("constantPool"))));
        }
        for (int left = in.readCount(); left > 0; left--) {
            readElement(in, strings, type, depth + 1);
        }
    }

    private static String string(ChunkInput in, String[] strings) throws IOException {
        int index = in.readCount();
        if (index >= strings.length) {
            throw new IOException("metadata string " + index + " of " + strings.length);
        }
        return strings[index];
    }

    private static long number(Map<String, String> attributes, String name) throws IOException {
        try {
            return Long.parseLong(attributes.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            throw new IOException("metadata attribute " + name + " is no number", e);
        }
    }

    private record Type(String name, List<Field> fields) {}

    private record Field(String name, long typeId, boolean array, boolean pooled) {}
}
