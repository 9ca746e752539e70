package dev.jtracer.benchmarks.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Reading script time out of a trace of the browser. */
class FrameTimesTest {
    @Test
    void scriptsOfAFrameCountOnceHoweverTheyNest() {
        assertThat(millis(trace(
                        event("FireAnimationFrame", 1, 0, 4_000),
                        event("FunctionCall", 1, 500, 3_000),
                        event("RunMicrotasks", 1, 5_000, 1_000),
                        event("Paint", 1, 7_000, 5_000),
                        event("FireAnimationFrame", 1, 16_000, 2_000),
                        event("FireAnimationFrame", 1, 32_000, 9_000))))
                .containsExactly(5.0, 2.0);
    }

    @Test
    void scriptThatGoesOnIntoTheNextFrameCountsInBoth() {
        assertThat(millis(trace(
                        event("FireAnimationFrame", 1, 0, 1_000),
                        event("FunctionCall", 1, 10_000, 10_000),
                        event("FireAnimationFrame", 1, 16_000, 1_000),
                        event("FireAnimationFrame", 1, 32_000, 1_000))))
                .containsExactly(7.0, 4.0);
    }

    @Test
    void threadsWithoutFramesAreNotLookedAt() {
        assertThat(millis(trace(
                        event("FunctionCall", 2, 0, 90_000),
                        event("FireAnimationFrame", 1, 0, 1_000),
                        event("FireAnimationFrame", 1, 16_000, 1_000))))
                .containsExactly(1.0);
    }

    @Test
    void processorTimeIsWhatTheThreadItselfRan() {
        byte[] trace = trace(
                event("FireAnimationFrame", 1, 0, 4_000),
                event("FunctionCall", 1, 5_000, 2_000),
                event("FireAnimationFrame", 1, 16_000, 2_000));

        assertThat(FrameTimes.millis(trace, FrameTimes.Clock.CPU)).containsExactly(3.0);
    }

    @Test
    void percentileIsTheNearestRank() {
        double[] values = {4, 1, 3, 2};

        assertThat(FrameTimes.percentile(values, 0.5)).isEqualTo(2);
        assertThat(FrameTimes.percentile(values, 0.95)).isEqualTo(4);
        assertThat(FrameTimes.percentile(new double[0], 0.5)).isNaN();
    }

    private static double[] millis(byte[] trace) {
        double[] wall = FrameTimes.millis(trace, FrameTimes.Clock.WALL);
        assertThat(FrameTimes.millis(trace, FrameTimes.Clock.CPU)).hasSameSizeAs(wall);
        return wall;
    }

    private static byte[] trace(String... events) {
        return ("{\"traceEvents\":[" + String.join(",", events) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    private static String event(String name, int thread, int fromMicros, int micros) {
        return String.format(
                Locale.ROOT,
                "{\"name\":\"%s\",\"ph\":\"X\",\"pid\":7,\"tid\":%d,\"ts\":%d,\"dur\":%d,\"tts\":%d,\"tdur\":%d}",
                name,
                thread,
                fromMicros,
                micros,
                fromMicros / 2,
                micros / 2);
    }
}
