package dev.jtracer.viewer.cli;

/**
 * A column of a {@link TextTable}.
 *
 * @param head what stands above it
 * @param kind how its cells are aligned
 */
record Column(String head, Kind kind) {

    /** How cells line up. */
    enum Kind {
        /** Text, on the left. */
        TEXT,
        /** Numbers, on the right. */
        NUMBER,
        /** Value and unit: values end and units begin at the same place in every row. */
        QUANTITY
    }

    static Column text(String head) {
        return new Column(head, Kind.TEXT);
    }

    static Column number(String head) {
        return new Column(head, Kind.NUMBER);
    }

    static Column quantity(String head) {
        return new Column(head, Kind.QUANTITY);
    }
}
