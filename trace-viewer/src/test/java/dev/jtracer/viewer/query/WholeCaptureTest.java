package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeCaptureTest {

    /** Ten buckets of two milliseconds: a sleep of nine milliseconds fills four and half of a fifth. */
    @Test
    void aStateCountsInEachBucketByThePartItCovers() {
        WholeCapture.Result result = strip("""
                                  0         10        E]
                main: sleeping      |--------|
                """, 10);

        List<Double> sleeping = result.states().get("sleeping");
        assertThat(sleeping).containsExactly(0.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0, 0.0, 0.0, 0.0);
    }

    @Test
    void threadsAndTasksAddUp() {
        WholeCapture.Result result = strip("""
                                  0         10        E]
                a: sleeping       |---------|
                b: sleeping            |----|
                a: task 1 order   |---------|
                b: task 2 order        |----|
                """, 2);

        assertThat(result.states().get("sleeping")).containsExactly(1.5, 0.0);
        assertThat(result.openTasks()).containsExactly(1.5, 0.0);
        assertThat(result.openTasksMax()).isEqualTo(2);
    }

    @Test
    void everyThreadIsInExactlyOneStateAtEveryMoment() {
        WholeCapture.Result result = strip("""
                                      0         10        E]
                a: sleeping           |---------|
                a: blocked Table by=b            |--|
                b: task 1 order           |-------------|
                b: scope 1                |-------------|
                b: gc                          |--|
                """, 7);

        for (int bucket = 0; bucket < 7; bucket++) {
            int at = bucket;
            double threads = result.states().values().stream()
                    .mapToDouble(values -> values.get(at))
                    .sum();
            assertThat(threads).isBetween(1.99, 2.01);
        }
        assertThat(result.pauses()).hasSize(1);
        assertThat(result.pauses().get(0).state()).isEqualTo("gc");
    }

    @Test
    void theMedianOfOpenTasksIsWeighedByTime() {
        WholeCapture.Result result = strip("""
                                     0         10        E]
                a: task 1 order      |------------------|
                b: task 2 order      ||
                c: task 3 order      ||
                """, 4);

        assertThat(result.openTasksMedian()).isEqualTo(1);
        assertThat(result.openTasksMax()).isEqualTo(3);
    }

    @Test
    void numberOfBucketsIsBounded() {
        assertThatThrownBy(() -> new WholeCapture.Request(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("buckets must be between 1 and 4096, was 0");
    }

    private static WholeCapture.Result strip(String picture, int buckets) {
        Trace trace = Picture.trace(picture);
        return WholeCapture.of(trace, new WholeCapture.Request(buckets));
    }
}
