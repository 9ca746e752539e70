package dev.jtracer.viewer.column;

/** How columns grow: by half of what they hold, up to the largest array a JVM allows. */
final class Growth {
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private Growth() {}

    static int next(int size) {
        if (size >= MAX_ARRAY) {
            throw new IllegalStateException("a column must have at most " + MAX_ARRAY + " rows");
        }
        return (int) Math.min((long) size + (size >> 1) + 16, MAX_ARRAY);
    }
}
