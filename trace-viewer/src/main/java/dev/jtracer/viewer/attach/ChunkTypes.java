package dev.jtracer.viewer.attach;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The types of a chunk, as its metadata tells them: a tree of named elements with attributes, whose names and values are indices
 * into a table of texts.
 */
final class ChunkTypes {
    /** A reader takes the metadata of the chunk before if both have one id, and those of a JVM count from 1. */
    private static final long METADATA_ID = 1L << 62;

    static final long LONG = 10;
    static final long BOOLEAN = 11;
    static final long TEXT = 12;
    static final long THREAD = 13;

    private final List<Element> types = new ArrayList<>();
    private final Map<String, Integer> texts = new LinkedHashMap<>();

    ChunkTypes() {
        types.add(type("long", LONG, "", List.of()));
        types.add(type("boolean", BOOLEAN, "", List.of()));
        types.add(type("java.lang.String", TEXT, "", List.of()));
        types.add(type(
                "java.lang.Thread",
                THREAD,
                "",
                List.of(
                        field("osName", TEXT),
                        field("osThreadId", LONG),
                        field("javaName", TEXT),
                        field("javaThreadId", LONG))));
    }

    /** Adds a type of event; every event begins with its start. */
    ChunkTypes event(String name, long id, Map<String, Long> fields) {
        List<Element> elements = new ArrayList<>(List.of(field("startTime", LONG)));
        fields.forEach((field, type) -> elements.add(field(field, type)));
        types.add(type(name, id, "jdk.jfr.Event", elements));
        return this;
    }

    /** The metadata event: all types, and the region the clock is of. */
    ChunkBytes metadata(long startTicks) {
        Element region = new Element("region", Map.of("locale", "en_US", "gmtOffset", "0"), List.of());
        Element root = new Element("root", Map.of(), List.of(new Element("metadata", Map.of(), types), region));
        ChunkBytes tree = new ChunkBytes();
        write(root, tree);
        ChunkBytes event =
                new ChunkBytes().number(0).number(startTicks).number(0).number(METADATA_ID);
        event.number(texts.size());
        texts.keySet().forEach(event::text);
        return event.raw(tree.toBytes());
    }

    private void write(Element element, ChunkBytes out) {
        out.number(text(element.name)).number(element.attributes.size());
        element.attributes.forEach((name, value) -> out.number(text(name)).number(text(value)));
        out.number(element.children.size());
        element.children.forEach(child -> write(child, out));
    }

    private int text(String text) {
        return texts.computeIfAbsent(text, t -> texts.size());
    }

    private static Element type(String name, long id, String superType, List<Element> fields) {
        Map<String, String> attributes = new LinkedHashMap<>(Map.of("name", name, "id", Long.toString(id)));
        if (!superType.isEmpty()) {
            attributes.put("superType", superType);
        }
        return new Element("class", attributes, fields);
    }

    private static Element field(String name, long type) {
        Map<String, String> attributes = new LinkedHashMap<>(Map.of("name", name, "class", Long.toString(type)));
        if (type == THREAD) {
            attributes.put("constantPool", "true");
        }
        return new Element("field", attributes, List.of());
    }

    private record Element(String name, Map<String, String> attributes, List<Element> children) {}
}
