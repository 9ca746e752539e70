package dev.jtracer.viewer.jfr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A chunk as other writers than the JVM make it: one checkpoint with all pools, hardly an annotation, numbers compressed or in full. It has
 * the events of {@code made.Event}: start, duration, thread, stack, a text, and an int.
 */
final class MadeChunk {
    static final long START_NANOS = 1_700_000_000_000_000_000L;
    private static final long START_TICKS = 5_000;
    private static final long[] TYPES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    private static final long EVENT = 100;

    private final boolean compressed;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    MadeChunk(boolean compressed) {
        this.compressed = compressed;
    }

    /** Adds an event; a text of null, "" or any other in the encoding given. */
    MadeChunk event(long ticks, long duration, long thread, long stack, int encoding, String text, int number) {
        Bytes event =
                new Bytes().number(EVENT, 8).number(START_TICKS + ticks, 8).number(duration, 8);
        event.number(thread, 8).number(stack, 8).text(encoding, text).number(number, 4);
        append(event);
        return this;
    }

    byte[] bytes() {
        long pools = 68L + body.size();
        append(checkpoint());
        long metadata = 68L + body.size();
        append(metadata());
        ByteBuffer chunk = ByteBuffer.allocate(68 + body.size());
        chunk.putInt(0x464c5200).putShort((short) 2).putShort((short) 0);
        chunk.putLong(chunk.capacity()).putLong(pools).putLong(metadata);
        chunk.putLong(START_NANOS).putLong(1_000_000_000).putLong(START_TICKS).putLong(1_000_000);
        return chunk.putInt(compressed ? 1 : 0).put(body.toByteArray()).array();
    }

    private Bytes checkpoint() {
        Bytes pool = new Bytes()
                .number(1, 8)
                .number(START_TICKS, 8)
                .number(0, 8)
                .number(0, 8)
                .one(0)
                .number(5, 4);
        pool.number(TYPES[3], 8).number(1, 4).number(7, 8);
        pool.text(3, "native").number(70, 8).text(3, "main").number(1, 8);
        pool.number(TYPES[4], 8).number(1, 4).number(9, 8);
        pool.one(1).number(1, 4).number(11, 8).number(42, 4);
        pool.number(TYPES[6], 8).number(1, 4).number(11, 8).number(21, 8).number(31, 8);
        pool.number(TYPES[7], 8).number(1, 4).number(21, 8).number(32, 8);
        pool.number(TYPES[8], 8)
                .number(2, 4)
                .number(31, 8)
                .text(3, "run")
                .number(32, 8)
                .text(5, "made/Program");
        return pool;
    }

    private Bytes metadata() {
        List<String> texts = new ArrayList<>();
        Bytes tree = new Bytes();
        Element root = new Element("root")
                .child(new Element("metadata")
                        .child(type("long", TYPES[0]))
                        .child(type("int", TYPES[1]))
                        .child(type("java.lang.String", TYPES[2]))
                        .child(type("boolean", TYPES[9]))
                        .child(type("java.lang.Thread", TYPES[3])
                                .field("osName", TYPES[2])
                                .field("osThreadId", TYPES[0])
                                .field("javaName", TYPES[2])
                                .field("javaThreadId", TYPES[0]))
                        .child(type("jdk.types.StackTrace", TYPES[4])
                                .field("truncated", TYPES[9])
                                .field("frames", TYPES[5], "dimension", "1"))
                        .child(type("jdk.types.StackFrame", TYPES[5])
                                .field("method", TYPES[6], "constantPool", "true")
                                .field("lineNumber", TYPES[1]))
                        .child(type("jdk.types.Method", TYPES[6])
                                .field("type", TYPES[7], "constantPool", "true")
                                .field("name", TYPES[8], "constantPool", "true"))
                        .child(type("java.lang.Class", TYPES[7]).field("name", TYPES[8], "constantPool", "true"))
                        .child(type("jdk.types.Symbol", TYPES[8])
                                .with("simpleType", "true")
                                .field("string", TYPES[2]))
                        .child(type("made.Event", EVENT)
                                .with("superType", "jdk.jfr.Event")
                                .field("startTime", TYPES[0])
                                .field("duration", TYPES[0])
                                .field("eventThread", TYPES[3], "constantPool", "true")
                                .field("stackTrace", TYPES[4], "constantPool", "true")
                                .field("text", TYPES[2])
                                .field("number", TYPES[1])));
        root.child(new Element("region").with("locale", "en_US").with("gmtOffset", "0"));
        root.write(tree, texts);
        Bytes event =
                new Bytes().number(0, 8).number(START_TICKS, 8).number(0, 8).number(1, 8);
        event.number(texts.size(), 4);
        texts.forEach(text -> event.text(3, text));
        return event.raw(tree);
    }

    private static Element type(String name, long id) {
        return new Element("class").with("name", name).with("id", "" + id);
    }

    private void append(Bytes event) {
        Bytes whole = new Bytes();
        if (compressed) {
            int size = event.out.size() + 4;
            for (int i = 0; i < 4; i++) {
                whole.one(i < 3 ? ((size >> (7 * i)) & 0x7f) | 0x80 : size >> 21);
            }
        } else {
            whole.number(event.out.size() + 4, 4);
        }
        body.writeBytes(whole.raw(event).out.toByteArray());
    }

    /** An element of the tree, with attributes. */
    private static final class Element {
        private final String name;
        private final List<String> attributes = new ArrayList<>();
        private final List<Element> children = new ArrayList<>();

        private Element(String name) {
            this.name = name;
        }

        private Element with(String attribute, String value) {
            attributes.addAll(List.of(attribute, value));
            return this;
        }

        private Element child(Element child) {
            children.add(child);
            return this;
        }

        private Element field(String field, long type, String... attribute) {
            Element element = new Element("field").with("name", field).with("class", "" + type);
            if (attribute.length > 0) {
                element.with(attribute[0], attribute[1]);
            }
            return child(element);
        }

        private void write(Bytes out, List<String> texts) {
            out.number(index(name, texts), 4).number(attributes.size() / 2, 4);
            attributes.forEach(text -> out.number(index(text, texts), 4));
            out.number(children.size(), 4);
            children.forEach(child -> child.write(out, texts));
        }

        private static int index(String text, List<String> texts) {
            if (!texts.contains(text)) {
                texts.add(text);
            }
            return texts.indexOf(text);
        }
    }

    private final class Bytes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        private Bytes one(int value) {
            out.write(value);
            return this;
        }

        private Bytes raw(Bytes other) {
            out.writeBytes(other.out.toByteArray());
            return this;
        }

        private Bytes number(long value, int width) {
            if (!compressed) {
                for (int i = width - 1; i >= 0; i--) {
                    out.write((int) (value >> (8 * i)));
                }
                return this;
            }
            long left = width == 4 ? value & 0xffffffffL : value;
            for (int i = 0; i < 8 && (left & ~0x7fL) != 0; i++) {
                out.write((int) ((left & 0x7f) | 0x80));
                left >>>= 7;
            }
            out.write((int) left);
            return this;
        }

        private Bytes text(int encoding, String text) {
            out.write(encoding);
            switch (encoding) {
                case 3, 5 -> {
                    byte[] bytes = text.getBytes(encoding == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
                    number(bytes.length, 4);
                    out.writeBytes(bytes);
                }
                case 4 -> {
                    number(text.length(), 4);
                    text.chars().forEach(c -> number(c, 2));
                }
                default -> {}
            }
            return this;
        }
    }
}
