package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MutatorUtilisationTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
            [                                 0         10        20        30        40   E
            jvm: gc id=1                           |---|
            jvm: gc id=2                                  |-|
            jvm: gc id=3                                                |-----|
            jvm: safepoint Deoptimize         |-|                                        |-|
            """);

    @Test
    void windowsOfALengthAreAsGoodAsTheWorstOfThem() {
        assertThat(minimum(trace, false, 4)).isZero();
        assertThat(minimum(trace, false, 6)).isZero();
        assertThat(minimum(trace, false, 8)).isEqualTo(0.25);
        assertThat(minimum(trace, false, 9)).isEqualTo(3 / 9.0);
        assertThat(minimum(trace, false, 45)).isEqualTo(33 / 45.0);
    }

    @Test
    void safepointsStopTheProgramTooIfAskedFor() {
        assertThat(minimum(trace, true, 45)).isEqualTo(29 / 45.0);
        assertThat(minimum(trace, true, 10)).isEqualTo(4 / 10.0);
        assertThat(minimum(trace, false, 10)).isEqualTo(4 / 10.0);
        assertThat(minimum(trace, true, 13)).isEqualTo(6 / 13.0);
        assertThat(minimum(trace, false, 13)).isEqualTo(7 / 13.0);
    }

    @Test
    void curveGoesFromAMicrosecondToTheWholeRecording() {
        MutatorUtilisation.Result result = MutatorUtilisation.of(trace, MutatorUtilisation.Request.DEFAULT);
        long[] lengths = result.curve().windowNanos();

        assertThat(lengths[0]).isEqualTo(1_000);
        assertThat(lengths).isSorted().endsWith(45 * MS);
        assertThat(lengths.length).isBetween(80, 110);
        assertThat(result.curve().utilisation()[0]).isZero();
        assertThat(result.curve().utilisation()[lengths.length - 1]).isEqualTo(33 / 45.0);
        assertThat(result.stops()).isEqualTo(3);
        assertThat(result.stoppedNanos()).isEqualTo(12 * MS);
    }

    @Test
    void worstWindowsDoNotOverlapAndLeadToTheTimeline() {
        MutatorUtilisation.Result result =
                MutatorUtilisation.of(trace, new MutatorUtilisation.Request(false, List.of(8 * MS, 100 * MS), 5));

        assertThat(result.worst()).hasSize(1);
        assertThat(result.worst().get(0).windows())
                .containsExactly(
                        new MutatorUtilisation.Window(24 * MS, 32 * MS, 6 * MS, 0.25),
                        new MutatorUtilisation.Window(5 * MS, 13 * MS, 5 * MS, 3 / 8.0));
    }

    @Test
    void recordingThatNothingStoppedIsFullyUsable() {
        MutatorUtilisation.Result none = MutatorUtilisation.of(Picture.trace("""
                        [           0    E
                        a: sleeping  |--|
                        """), MutatorUtilisation.Request.DEFAULT);

        assertThat(none.curve().utilisation()).containsOnly(1);
        assertThat(none.worst()).allSatisfy(worst -> assertThat(worst.windows()).isEmpty());
    }

    /** All edges and lengths are whole milliseconds, so the worst window begins at one too: all of them are tried. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noWindowIsWorseThanTheMinimumAndOneIsAsBad(long seed) {
        Random random = new Random(seed);
        int extent = 60 + random.nextInt(60);
        boolean[] stopped = new boolean[extent];
        StringBuilder picture = new StringBuilder("[                         0" + " ".repeat(extent - 1) + "E\n");
        for (int pause = 0; pause < 1 + random.nextInt(12); pause++) {
            int from = random.nextInt(extent - 1);
            int to = Math.min(extent, from + 2 + random.nextInt(8));
            picture.append("jvm: gc id=").append(pause);
            picture.append(" "
                    .repeat(26
                            + from
                            - picture.substring(picture.lastIndexOf("\n") + 1).length()));
            picture.append('|').append("-".repeat(to - from - 1)).append("|\n");
            for (int ms = from; ms < to; ms++) {
                stopped[ms] = true;
            }
        }
        Trace made = Picture.trace(picture.toString());

        for (int window = 1; window <= extent; window++) {
            MutatorUtilisation.Window worst = worst(made, false, window * MS);
            assertThat(worst.utilisation())
                    .as("window of %d ms in %n%s", window, picture)
                    .isEqualTo(1 - mostStopped(stopped, window) / (double) window, within(1e-12));
            assertThat(stoppedBetween(stopped, (int) (worst.startNs() / MS), window))
                    .isEqualTo(worst.stoppedNanos() / MS);
        }
    }

    @Test
    void requestsOutOfRangeAreRefusedWithTheRuleAndTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MutatorUtilisation.Request(false, List.of(0L), 1))
                .withMessage("windows must be at least 1 ns long, one was 0");
        List<Long> many = LongStream.rangeClosed(1, 17).boxed().toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MutatorUtilisation.Request(false, many, 1))
                .withMessage("windows must be at most 16, were 17");
    }

    private static long mostStopped(boolean[] stopped, int window) {
        long most = 0;
        for (int from = 0; from + window <= stopped.length; from++) {
            most = Math.max(most, stoppedBetween(stopped, from, window));
        }
        return most;
    }

    private static long stoppedBetween(boolean[] stopped, int from, int window) {
        long count = 0;
        for (int ms = from; ms < from + window; ms++) {
            count += stopped[ms] ? 1 : 0;
        }
        return count;
    }

    private static double minimum(Trace trace, boolean safepoints, long windowMs) {
        return worst(trace, safepoints, windowMs * MS).utilisation();
    }

    private static MutatorUtilisation.Window worst(Trace trace, boolean safepoints, long windowNanos) {
        List<MutatorUtilisation.Window> windows = new ArrayList<>();
        MutatorUtilisation.of(trace, new MutatorUtilisation.Request(safepoints, List.of(windowNanos), 1))
                .worst()
                .forEach(worst -> windows.addAll(worst.windows()));
        return windows.get(0);
    }
}
