package dev.jtracer.viewer.jfr;

import java.util.List;

/**
 * How the chunks of a file fit together.
 *
 * @param gaps the times inside the recording that no chunk tells of, in order; disjoint
 * @param clockSetNanos by how much the wall clock was set while it was recorded, the largest of several; 0 if it was not
 * @param repeatedChunks how many chunks the file holds a second time
 * @param otherChunks how many chunks are left out because they are of another process than the first
 */
public record Seams(List<Gap> gaps, long clockSetNanos, int repeatedChunks, int otherChunks) {
    /** Chunks without any seam to be seen. */
    public static final Seams NONE = new Seams(List.of(), 0, 0, 0);

    /** Copies the list. */
    public Seams {
        gaps = List.copyOf(gaps);
    }

    /**
     * A time nothing is known about.
     *
     * @param fromNanos when it begins, in nanoseconds since 1970
     * @param toNanos when it ends
     * @param damaged whether a chunk is there for it that could not be read to its end; else there is none
     */
    public record Gap(long fromNanos, long toNanos, boolean damaged) {}
}
