package dev.jtracer.viewer.query;

import java.util.concurrent.CancellationException;

/**
 * How a query that walks whole tables tells how far it is, and hears that nobody wants its answer any more.
 *
 * <p>Each pass of a query counts from 0 again. A watcher is called on the query's thread and should return at once.
 */
@FunctionalInterface
public interface Progress {
    /** Nobody watches and nobody cancels. */
    Progress UNWATCHED = (done, total) -> {};

    /** Every how many rows a watcher is called; a power of two. */
    int ROWS = 8_192;

    /**
     * So much of a pass is done.
     *
     * @throws CancellationException if the query should stop; it then leaves {@code of} as it is
     */
    void at(long done, long total);

    /** Counts a row of a pass: calls {@link #at} with the first of every {@value #ROWS}. */
    default void row(long row, long rows) {
        if ((row & (ROWS - 1)) == 0) {
            at(row, rows);
        }
    }
}
