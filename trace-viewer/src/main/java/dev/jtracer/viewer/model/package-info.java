/**
 * The trace: the immutable, queryable form of one recording, as parallel primitive columns.
 *
 * <p>A {@link dev.jtracer.viewer.model.Trace} is a set of tables. A table is a class with one accessor per column;
 * a row is a dense {@code int} from 0 to {@code size() - 1}, and -1 in a column that refers to a row means none.
 * Parameters and variables that hold a row are named after its table: {@code threadRow}, {@code taskRow}.
 *
 * <p>All moments are {@code long} nanoseconds from the trace's start, which is 0; the trace ends at
 * {@link dev.jtracer.viewer.model.Trace#endNs()}. A moment before the recording is negative. All intervals are half-open:
 * {@code [startNs, endNs)}.
 *
 * <pre>
 *  tasks ─┬─ scopes ──┐          one thread works for a task
 *         ├─ regions ─┤          named, nested, on one thread, with or without a task
 *         ├─ logs ────┼─ threads ── states        what the thread did, every instant of its life exactly once
 *         └─ tags     │        └── samples, allocations ── stacks ── methods
 *                     └─ lockWaits ── locks       who waited for whom
 *  pauses, collections, counters                  the whole JVM
 * </pre>
 *
 * <p>{@link dev.jtracer.viewer.model.RowIndex} answers "the rows of this group": the scopes of a task, the regions of a
 * thread, the children of a task. Tables hold no behaviour beyond lookup; whatever computes is a query. Everything is
 * immutable once built and may be read by any number of threads. Builders are for the package that builds, are used
 * once and expect rows in the order the table promises.
 */
@NullMarked
package dev.jtracer.viewer.model;

import org.jspecify.annotations.NullMarked;
