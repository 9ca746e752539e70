/**
 * Reads a recording into columns and knows no meaning.
 *
 * <p>The caller names event types and fields in a {@link dev.jtracer.viewer.jfr.Selection}; a
 * {@link dev.jtracer.viewer.jfr.EventReader} answers with {@link dev.jtracer.viewer.jfr.EventColumns}: for each type one
 * {@link dev.jtracer.viewer.jfr.EventTable}, a primitive array for each field, and dictionaries of the texts, threads and
 * stacks its numbers refer to. No event object outlives the reader, so another reader may replace this one alone.
 *
 * <pre>
 *  file ── Chunks ── ChunkSequence ── (RepairedCopy) ── ConsumerReader ── ColumnsBuilder ── EventColumns
 *          headers    order, clocks,    if the file is    jdk.jfr.consumer                    tables, texts,
 *          only       gaps, processes   damaged or odd                                        threads, stacks
 * </pre>
 *
 * <p>Files are never changed. A broken chunk costs its own events, never the others'. What chunks do not tell of, and what of
 * them was left out, is in {@link dev.jtracer.viewer.jfr.Seams}.
 */
@NullMarked
package dev.jtracer.viewer.jfr;

import org.jspecify.annotations.NullMarked;
