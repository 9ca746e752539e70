package dev.jtracer.benchmarks.reader;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The process that reads a recording with one reader, and says what that cost. */
final class ReadProcess {
    /** A small file is read so often that most of the time is not the JVM's warm-up. */
    private static final long LEAST_BYTES = 200_000_000;

    private static final long MOST_TIMES = 20;

    private ReadProcess() {}

    /** Takes a reader's place among {@link Contender#ALL}, a row and a file. Times are of the fastest pass, bytes of the first. */
    public static void main(String[] args) throws Exception {
        Contender.Row row = Contender.Row.valueOf(args[1]);
        Contender.Read read = Objects.requireNonNull(
                Contender.ALL.get(Integer.parseInt(args[0])).reads(row));
        Path file = Path.of(args[2]);
        long passes = Math.max(1, Math.min(MOST_TIMES, LEAST_BYTES / Files.size(file)));
        long bestNanos = Long.MAX_VALUE;
        long bestCpuNanos = Long.MAX_VALUE;
        Footprint footprint = Footprint.watch();
        long allocated = 0;
        long sum = 0;
        for (int pass = 0; pass < passes; pass++) {
            long begin = System.nanoTime();
            long cpuBegin = Footprint.cpuNanos();
            sum += read.read(file);
            bestNanos = Math.min(bestNanos, System.nanoTime() - begin);
            bestCpuNanos = Math.min(bestCpuNanos, Footprint.cpuNanos() - cpuBegin);
            allocated = pass == 0 ? footprint.allocatedBytes() : allocated;
        }
        System.out.println("nanos=" + bestNanos);
        System.out.println("cpu=" + bestCpuNanos);
        System.out.println("allocated=" + allocated);
        System.out.println("peak=" + Footprint.peakBytes());
        System.out.println("sum=" + sum);
    }
}
