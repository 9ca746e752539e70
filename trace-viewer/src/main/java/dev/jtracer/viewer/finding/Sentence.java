package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** A sentence as it is put together: words, numbers and names. Spaces stand in the words. */
final class Sentence {
    private final List<Part> parts = new ArrayList<>();

    Sentence text(String words) {
        parts.add(new Part(Kind.TEXT.key(), words, -1));
        return this;
    }

    /** A number that is no duration, or a few words with the weight of one: {@code 3 GC pauses}. */
    Sentence number(String number) {
        parts.add(new Part(Kind.NUMBER.key(), number, -1));
        return this;
    }

    Sentence duration(long nanos) {
        parts.add(new Part(Kind.NUMBER.key(), Numbers.duration(nanos), nanos));
        return this;
    }

    Sentence name(Kind kind, String name) {
        parts.add(new Part(kind.key(), name, -1));
        return this;
    }

    Sentence add(List<Part> more) {
        parts.addAll(more);
        return this;
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** The sentence as plain text, its names fit to be shown. */
    static String plain(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            boolean ours = part.kind().equals(Kind.TEXT.key()) || part.kind().equals(Kind.NUMBER.key());
            text.append(ours ? part.text() : Names.shown(shortened(part)));
        }
        return text.toString();
    }

    /** A lock or class without its package. */
    private static String shortened(Part part) {
        boolean isClass = part.kind().equals(Kind.LOCK.key()) || part.kind().equals(Kind.CLASS.key());
        return isClass ? part.text().substring(part.text().lastIndexOf('.') + 1) : part.text();
    }
}
