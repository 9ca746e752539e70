package dev.jtracer.benchmarks.viewer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long scripts ran in each frame, from a trace of the browser: from one animation frame to the next, the time in which
 * anything of the page's scripts, their microtasks or their garbage collections was on the main thread.
 */
final class FrameTimes {
    private static final String FRAME = "FireAnimationFrame";

    private static final Set<String> SCRIPTS = Set.of(
            FRAME,
            "FunctionCall",
            "EvaluateScript",
            "EventDispatch",
            "TimerFire",
            "RunMicrotasks",
            "v8.callFunction",
            "XHRReadyStateChange",
            "MinorGC",
            "MajorGC",
            "V8.GCScavenger",
            "V8.GCFinalizeMC");

    private FrameTimes() {}

    /** What time is told by. On a busy machine the clock counts those who ran meanwhile, too. */
    enum Clock {
        /** The clock. */
        WALL("ts", "dur"),
        /** The processor time of the thread. */
        CPU("tts", "tdur");

        private final String at;
        private final String duration;

        Clock(String at, String duration) {
            this.at = at;
            this.duration = duration;
        }
    }

    /** A stretch of time on a thread, in microseconds. */
    private record Slice(String name, double from, double to) {}

    /**
     * Reads a trace as Chromium writes it.
     *
     * @param trace JSON with {@code traceEvents}
     * @param clock by what
     * @return milliseconds of script in each frame, in order; the last frame has no end and is left out
     */
    static double[] millis(byte[] trace, Clock clock) {
        List<Slice> slices = mainThread(JsonMapper.shared().readTree(trace).path("traceEvents"), clock);
        slices.sort(Comparator.comparingDouble(Slice::from));
        double[] frames = slices.stream()
                .filter(slice -> slice.name().equals(FRAME))
                .mapToDouble(Slice::from)
                .toArray();
        double[] millis = new double[Math.max(0, frames.length - 1)];
        double covered = Double.NEGATIVE_INFINITY;
        for (Slice slice : slices) {
            double from = Math.max(covered, slice.from());
            if (slice.to() > from) {
                add(millis, frames, from, slice.to());
                covered = slice.to();
            }
        }
        return millis;
    }

    /** The value that a share of all is not above; nearest rank. */
    static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** Spreads a stretch of script over the frames it lies in. */
    private static void add(double[] millis, double[] frames, double from, double to) {
        int found = Arrays.binarySearch(frames, from);
        int frame = found >= 0 ? found : -found - 2;
        double at = from;
        while (at < to && frame < millis.length) {
            double end =
                    frame < 0 ? frames.length == 0 ? to : Math.min(to, frames[0]) : Math.min(to, frames[frame + 1]);
            if (frame >= 0) {
                millis[frame] += (end - at) / 1_000;
            }
            at = end;
            frame++;
        }
    }

    /** The scripts of the thread that has most animation frames: other pages and workers have none. */
    private static List<Slice> mainThread(JsonNode events, Clock clock) {
        Map<String, List<Slice>> byThread = new HashMap<>();
        for (JsonNode event : events) {
            String name = event.path("name").asString("");
            if (event.path("ph").asString("").equals("X") && SCRIPTS.contains(name)) {
                double from = event.path(clock.at).asDouble(0);
                byThread.computeIfAbsent(event.path("pid") + "/" + event.path("tid"), key -> new ArrayList<>())
                        .add(new Slice(
                                name, from, from + event.path(clock.duration).asDouble(0)));
            }
        }
        return byThread.values().stream()
                .max(Comparator.comparingLong(FrameTimes::frames))
                .orElseGet(ArrayList::new);
    }

    private static long frames(List<Slice> slices) {
        return slices.stream().filter(slice -> slice.name().equals(FRAME)).count();
    }
}
