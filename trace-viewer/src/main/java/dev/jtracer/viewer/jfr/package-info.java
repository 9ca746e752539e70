/**
 * Reads a recording into columns and knows no meaning. How its bytes mean what they do is told in {@code docs/jfr-format.md}.
 *
 * <p>The caller names event types and fields in a {@link dev.jtracer.viewer.jfr.Selection}; {@link
 * dev.jtracer.viewer.jfr.EventReader} answers with {@link dev.jtracer.viewer.jfr.EventColumns}: for each type one {@link
 * dev.jtracer.viewer.jfr.EventTable} with a column for each field, and dictionaries of the texts, threads and stacks its
 * numbers refer to. A type of millions may be streamed instead: handed out batch by batch, and never kept.
 *
 * <pre>
 *  file ── Chunks ── ChunkSequence ── ChunkDecoder ──────── Batch ── ChunkMerge ── ColumnsBuilder ── EventColumns
 *          headers    order, clocks,    on any thread:        the      rows of the                     tables, texts,
 *          only       gaps, processes   Metadata, Pools,      chunk's  recording                       threads, stacks
 *                                       TypePlan, EventScan   rows
 * </pre>
 *
 * <p>{@code EventScan} steps from event to event by size; a {@code TypePlan} knows which bytes of an event of its type to skip
 * and which to read into which column; {@code ChunkRows} numbers what they refer to, found in {@code ConstantPools}. All of
 * that belongs to one chunk and one thread. Only {@code ChunkMerge}, on the caller's thread and in the order of the chunks,
 * gives out the rows that everybody sees, so they are the same however many threads decode.
 *
 * <p>Files are never changed, nor copied. A broken chunk costs its own events behind the damage, never the others'. What
 * chunks do not tell of, and what of them was left out, is in {@link dev.jtracer.viewer.jfr.Seams}.
 */
@NullMarked
package dev.jtracer.viewer.jfr;

import org.jspecify.annotations.NullMarked;
