/**
 * Whole processes that read, open and query recordings: {@code examples/bench reader}.
 *
 * <pre>
 *   ReaderBench ── Recordings ── Maker (a process)      makes what is to be read, once
 *               ├─ ReadBench ─── ReadProcess            each {@link Contender}, the same file, heap and machine
 *               └─ OpenBench ─── OpenProcess            opening to the first timeline, then queries
 * </pre>
 *
 * <p>What is measured is a process: it starts, does one thing and says what that cost it ({@link Footprint}). What counts are
 * ratios within one run.
 */
package dev.jtracer.benchmarks.reader;
