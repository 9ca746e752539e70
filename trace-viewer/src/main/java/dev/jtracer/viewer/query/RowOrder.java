package dev.jtracer.viewer.query;

/** An order of a table's rows. */
@FunctionalInterface
interface RowOrder {

    /** Negative if {@code rowA} comes first, positive if {@code rowB} does, 0 if the order does not say. */
    int compare(int rowA, int rowB);

    /** The opposite order. */
    default RowOrder reversed() {
        return (rowA, rowB) -> compare(rowB, rowA);
    }

    /** This order, and among rows it does not tell apart the lower row first. */
    default RowOrder thenByRow() {
        return (rowA, rowB) -> {
            int order = compare(rowA, rowB);
            return order != 0 ? order : Integer.compare(rowA, rowB);
        };
    }
}
