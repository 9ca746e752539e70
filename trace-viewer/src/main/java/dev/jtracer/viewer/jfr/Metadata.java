package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of a chunk, as its metadata event tells them.
 *
 * <pre>
 *  texts:     count, text ...
 *  element:   name, attributes (count, name, value ...), children (count, element ...)      all names and values are texts
 *
 *  root ── metadata ── class name=jdk.ThreadPark id=103 superType=jdk.jfr.Event
 *     │                  ├── field name=timeout class=10 ── annotation class=57 value=NANOSECONDS
 *     │                  └── field name=eventThread class=212 constantPool=true
 *     └── region locale=… gmtOffset=…
 * </pre>
 *
 * <p>Immutable.
 */
final class Metadata {
    private static final int DEEPEST = 32;
    private static final String EVENT = "jdk.jfr.Event";

    private final Map<Long, JfrType> types = new HashMap<>();

    private Metadata() {}

    private record Element(String name, Map<String, String> attributes, List<Element> children) {
        /** An attribute, empty if it has none of that name. */
        String get(String attribute) {
            return attributes.getOrDefault(attribute, "");
        }

        List<Element> all(String childName) {
            return children.stream()
                    .filter(child -> child.name.equals(childName))
                    .toList();
        }
    }

    /**
     * Reads a metadata event.
     *
     * @param in behind its size, type, start and duration
     * @throws Malformed if it is damaged
     */
    static Metadata read(Cursor in) {
        in.readLong(); // its id, by which the JDK's reader knows it from that of another chunk
        @Nullable String[] texts = new String[in.readLength()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = in.readText(in.readByte());
        }
        Metadata metadata = new Metadata();
        Element root = element(in, texts, 0);
        for (Element list : root.all("metadata")) {
            List<Element> classes = list.all("class");
            classes.forEach(metadata::declare);
            classes.forEach(metadata::define);
        }
        if (in.overrun() || metadata.types.isEmpty()) {
            throw new Malformed("metadata without types");
        }
        return metadata;
    }

    /** The type with an id, null if there is none. */
    @Nullable
    JfrType type(long id) {
        return types.get(id);
    }

    /** A type with a name, null if there is none. */
    @Nullable
    JfrType named(String name) {
        return types.values().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** All types of events. */
    List<JfrType> events() {
        return types.values().stream().filter(JfrType::event).toList();
    }

    private static Element element(Cursor in, @Nullable String[] texts, int depth) {
        if (depth > DEEPEST) {
            throw new Malformed("metadata that nests too deep");
        }
        String name = text(in, texts);
        Map<String, String> attributes = new HashMap<>();
        for (int left = in.readLength(); left > 0; left--) {
            attributes.put(text(in, texts), text(in, texts));
        }
        List<Element> children = new ArrayList<>();
        for (int left = in.readLength(); left > 0; left--) {
            children.add(element(in, texts, depth + 1));
        }
        return new Element(name, attributes, children);
    }

    private static String text(Cursor in, @Nullable String[] texts) {
        int index = in.readInt();
        String text = index >= 0 && index < texts.length ? texts[index] : null;
        if (text == null) {
            throw new Malformed("metadata that refers to no text");
        }
        return text;
    }

    private void declare(Element type) {
        boolean event = type.get("superType").equals(EVENT);
        long id = number(type.get("id"));
        types.put(id, new JfrType(id, type.get("name"), event, type.attributes.containsKey("simpleType")));
    }

    private void define(Element element) {
        JfrType type = referred(element, "id");
        for (Element field : element.all("field")) {
            JfrField.Unit unit = JfrField.Unit.NONE;
            boolean unsigned = false;
            for (Element annotation : field.all("annotation")) {
                String name = referred(annotation, "class").name();
                unit = unit == JfrField.Unit.NONE ? unit(name, annotation.get("value")) : unit;
                unsigned |= name.equals("jdk.jfr.Unsigned");
            }
            String dimension = field.get("dimension");
            type.add(new JfrField(
                    field.get("name"),
                    referred(field, "class"),
                    !dimension.isEmpty() && number(dimension) > 0,
                    field.attributes.containsKey("constantPool"),
                    unit,
                    unsigned));
        }
    }

    private JfrType referred(Element element, String attribute) {
        JfrType type = types.get(number(element.get(attribute)));
        if (type == null) {
            throw new Malformed("metadata that refers to no type");
        }
        return type;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Malformed("metadata with a number that is none");
        }
    }

    private static JfrField.Unit unit(String annotation, String value) {
        return switch (annotation) {
            case "jdk.jfr.Timestamp" ->
                value.equals("MILLISECONDS_SINCE_EPOCH") ? JfrField.Unit.MOMENT_MILLIS : JfrField.Unit.MOMENT_TICKS;
            case "jdk.jfr.Timespan" ->
                switch (value) {
                    case "NANOSECONDS" -> JfrField.Unit.SPAN_NANOS;
                    case "MICROSECONDS" -> JfrField.Unit.SPAN_MICROS;
                    case "MILLISECONDS" -> JfrField.Unit.SPAN_MILLIS;
                    case "SECONDS" -> JfrField.Unit.SPAN_SECONDS;
                    default -> JfrField.Unit.SPAN_TICKS;
                };
            default -> JfrField.Unit.NONE;
        };
    }
}
