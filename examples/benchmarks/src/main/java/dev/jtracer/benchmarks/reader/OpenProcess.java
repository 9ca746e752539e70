package dev.jtracer.benchmarks.reader;

import dev.jtracer.viewer.RecordedTrace;
import dev.jtracer.viewer.query.Lanes;
import dev.jtracer.viewer.query.Tiles;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The process that opens a recording as the viewer does: reads it, answers what the first sight of the timeline asks, and then
 * {@link Queries}.
 */
final class OpenProcess {
    /** As many buckets as a wide window has pixels, at least. */
    private static final int PIXELS = 1_000;

    private OpenProcess() {}

    /** Takes a file, and {@code queries} if they are wanted too. */
    public static void main(String[] args) throws Exception {
        long begin = System.nanoTime();
        try (RecordedTrace trace = RecordedTrace.open(Path.of(args[0]))) {
            long read = System.nanoTime();
            Lanes.Result lanes = trace.lanes();
            long laid = System.nanoTime();
            firstSight(trace, lanes);
            long seen = System.nanoTime();
            say("opened", read - begin);
            say("lanes", laid - read);
            say("tiles", seen - laid);
            say("uptime", ManagementFactory.getRuntimeMXBean().getUptime() * 1_000_000);
            say("cpu", Footprint.cpuNanos());
            say("peak", Footprint.peakBytes());
            say("fileBacked", Footprint.fileBytes());
            say("live", Footprint.liveBytes());
            say("threads", lanes.lanes().size());
            if (args.length > 1) {
                new Queries(trace, lanes).run();
                say("peakAfterQueries", Footprint.peakBytes());
                say("liveAfterQueries", Footprint.liveBytes());
            }
        }
    }

    /** The tiles of the whole recording and all its threads. */
    private static void firstSight(RecordedTrace trace, Lanes.Result lanes) {
        int level = 0;
        while (lanes.durationNanos() >> level >= 2 * PIXELS && level < Tiles.MAX_LEVEL) {
            level++;
        }
        long tiles = (lanes.durationNanos() >> level) / Tiles.BUCKETS + 1;
        int most = Tiles.Request.MAX_THREADS;
        for (int first = 0; first < lanes.lanes().size(); first += most) {
            List<Integer> threads = IntStream.range(
                            first, Math.min(first + most, lanes.lanes().size()))
                    .boxed()
                    .toList();
            for (long tile = 0; tile < tiles; tile++) {
                trace.tiles(new Tiles.Request(level, tile, threads));
            }
        }
    }

    static void say(String name, long number) {
        System.out.println(name + "=" + number);
    }
}
