package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * What values look like in bytes, just well enough to step over them: so many numbers, so many bytes, a text, an array.
 * Structures are laid out flat, and neighbours of one kind are one step. Immutable.
 */
final class Layout {
    /** Structures nest less deep than this; those of a damaged file might nest in themselves. */
    static final int DEEPEST = 16;

    private static final int MOST_VALUES = 10_000;

    private enum Kind {
        VARINTS,
        BYTES,
        TEXT,
        ARRAY
    }

    private record Step(Kind kind, int count, Layout element) {}

    /** The layout of nothing. */
    static final Layout NOTHING = new Layout(List.of());

    private final Step[] steps;

    private Layout(List<Step> steps) {
        this.steps = steps.toArray(new Step[0]);
    }

    /**
     * The layout of a value of a type.
     *
     * @throws Malformed if there can be none
     */
    static Layout of(JfrType type, boolean compressed) {
        return new Builder(compressed).value(type, 0).build();
    }

    boolean isEmpty() {
        return steps.length == 0;
    }

    /** How many bytes a value takes if it always takes as many, else -1. */
    int bytes() {
        return only(Kind.BYTES);
    }

    /** How many numbers of seven bits a byte a value is if it is nothing else, else -1. */
    int varints() {
        return only(Kind.VARINTS);
    }

    private int only(Kind kind) {
        return steps.length == 1 && steps[0].kind == kind ? steps[0].count : -1;
    }

    /** Steps over a value. */
    void skip(Cursor in) {
        for (Step step : steps) {
            switch (step.kind) {
                case VARINTS -> in.skipVarints(step.count);
                case BYTES -> in.skip(step.count);
                case TEXT -> in.skipText();
                case ARRAY -> {
                    for (int left = in.readLength(); left > 0; left--) {
                        step.element.skip(in);
                    }
                }
            }
        }
    }

    /** Puts a layout together, value by value. */
    static final class Builder {
        private final boolean compressed;
        private final List<Step> steps = new ArrayList<>();
        private int valuesLeft = MOST_VALUES;

        Builder(boolean compressed) {
            this.compressed = compressed;
        }

        Builder field(JfrField field) {
            return field(field, 0);
        }

        Layout build() {
            Layout layout = steps.isEmpty() ? NOTHING : new Layout(steps);
            steps.clear();
            return layout;
        }

        private Builder field(JfrField field, int depth) {
            if (!field.array()) {
                return field.pooled() ? add(Primitive.LONG) : value(field.type(), depth);
            }
            Builder element = new Builder(compressed);
            element.valuesLeft = valuesLeft;
            if (field.pooled()) {
                element.add(Primitive.LONG);
            } else {
                element.value(field.type(), depth + 1);
            }
            valuesLeft = element.valuesLeft;
            return add(Kind.ARRAY, 1, element.build());
        }

        private Builder value(JfrType type, int depth) {
            if (depth > DEEPEST || --valuesLeft < 0) {
                throw new Malformed("a type that nests too deep: " + type.name());
            }
            Primitive primitive = type.primitive();
            if (primitive != null) {
                return add(primitive);
            }
            if (type.fields().isEmpty()) {
                throw new Malformed("a type of nothing: " + type.name());
            }
            List<JfrField> fields = type.simple() ? type.fields().subList(0, 1) : type.fields();
            for (JfrField field : fields) {
                field(field, depth + 1);
            }
            return this;
        }

        private Builder add(Primitive primitive) {
            if (primitive == Primitive.TEXT) {
                return add(Kind.TEXT, 1, NOTHING);
            }
            return compressed && primitive.compresses()
                    ? add(Kind.VARINTS, 1, NOTHING)
                    : add(Kind.BYTES, primitive.width(), NOTHING);
        }

        private Builder add(Kind kind, int count, Layout element) {
            Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            if (last != null && last.kind == kind && (kind == Kind.VARINTS || kind == Kind.BYTES)) {
                steps.set(steps.size() - 1, new Step(kind, last.count + count, NOTHING));
            } else {
                steps.add(new Step(kind, count, element));
            }
            return this;
        }
    }
}
