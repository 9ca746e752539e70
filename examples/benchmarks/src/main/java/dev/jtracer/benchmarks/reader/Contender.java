package dev.jtracer.benchmarks.reader;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reader that is measured, used as its own documentation does.
 *
 * @param shown its name in tables
 * @param heapMegabytes the heap it gets at first; four times as much whenever it runs out of memory
 * @param everything decodes every field of every event, null if it cannot
 * @param opening decodes what opening a trace needs, null if it cannot read that alone
 */
record Contender(
        String shown,
        int heapMegabytes,
        @Nullable Read everything,
        @Nullable Read opening) {

    static final Contender RECORDING_FILE =
            new Contender("`RecordingFile`, an object each", 512, JdkReader::everything, JdkReader::opening);

    /**
     * All of them. The converter reads a fixed list of types, and others whose layout a program writes down by hand; Mission
     * Control reads all of a file onto the heap or nothing of it.
     */
    static final List<Contender> ALL = List.of(
            new Contender("jtracer, one thread", 512, OurReader::everything, OurReader::opening),
            new Contender("jtracer, all cores", 512, OurReader::everythingOnAllCores, OurReader::openingOnAllCores),
            RECORDING_FILE,
            new Contender(
                    "`EventStream`, reused and unordered",
                    512,
                    JdkReader::everythingStreamed,
                    JdkReader::openingStreamed),
            new Contender("async-profiler's `jfr-converter`", 512, null, ConverterReader::opening),
            new Contender("JMC's `flightrecorder`", 8192, JmcReader::everything, null));

    /** What is read. */
    enum Row {
        /** Every field of every event is decoded. */
        EVERYTHING("every field of every event"),
        /** What opening a trace needs is decoded: the types and fields of {@code TraceReader.selection()}. */
        OPENING("what opening needs");

        final String shown;

        Row(String shown) {
            this.shown = shown;
        }
    }

    /** Reads a file and answers with a number that depends on what it read. */
    interface Read {
        long read(Path file) throws Exception;
    }

    /** How it reads that, null if it cannot. */
    @Nullable
    Read reads(Row row) {
        return row == Row.EVERYTHING ? everything : opening;
    }
}
