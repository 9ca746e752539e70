package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TaskTypeDetailTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
                [                            0         10        20        30        E
                a: task 1 order                |---------|
                a: scope 1                     |---------|
                a: blocked Table by=c            |-----|
                b: task 2 order failed=Oops  |-------------------|
                b: scope 2                   |-------------------|
                b: socket stock                   |-----------|
                c: task 3 order                                            |-------->
                c: scope 3                                                 |-------->
                a: task 4 child parent=2           |--|
                d: task 5 quote               |-|
                d: scope 5                    |-|
                d: task 6 report                                                |--->
                """);

    @Test
    void theCurveRisesFromTheShortestToTheP9999WithTheTaskAtEachRank() {
        List<TaskTypeDetail.Point> curve = detail(OutcomeFilter.ENDED).curve();

        assertThat(curve.get(0)).isEqualTo(new TaskTypeDetail.Point(0, 10 * MS, 1));
        assertThat(curve.get(curve.size() - 1)).isEqualTo(new TaskTypeDetail.Point(99.99, 20 * MS, 2));
        assertThat(curve).extracting(TaskTypeDetail.Point::percentile).contains(50.0, 90.0, 99.0);
        for (int i = 1; i < curve.size(); i++) {
            assertThat(curve.get(i).percentile()).isGreaterThan(curve.get(i - 1).percentile());
            assertThat(curve.get(i).nanos())
                    .isGreaterThanOrEqualTo(curve.get(i - 1).nanos());
        }
    }

    /** The oracle: sorted durations, and the nearest rank by counting. */
    @Test
    void thePointsOfTheCurveAreTheTasksAtTheirRanks() {
        StringBuilder picture = new StringBuilder("                    0" + " ".repeat(160) + "E\n");
        for (int id = 1; id <= 150; id++) {
            picture.append("a: task %-4d many    |%s|%n".formatted(id, "-".repeat((id * 67) % 151 - 1)));
        }
        Trace many = Picture.trace(picture.toString());
        TaskTypeDetail.Result result =
                TaskTypeDetail.of(many, TaskTypeDetail.Request.of("many")).orElseThrow();

        for (TaskTypeDetail.Point point : result.curve()) {
            long exact = many.tasks().durationNanos(many.tasks().row(point.taskId()));
            long atMost = LongStream.rangeClosed(1, 150)
                    .filter(ms -> ms * MS <= exact)
                    .count();
            assertThat(100.0 * atMost / 150).as("p%s", point.percentile()).isGreaterThanOrEqualTo(point.percentile());
            assertThat(100.0 * (atMost - 1) / 150)
                    .as("p%s", point.percentile())
                    .isLessThanOrEqualTo(point.percentile());
            assertThat(point.nanos()).isBetween(exact, exact + exact / 500);
        }
    }

    @Test
    void keysOfTagsAreThoseOfTheTasksAskedFor() {
        Trace tagged = Picture.trace("""
                [                                 0         10        E
                a: task 1 order                   |---|
                a: tag 1 customer ann              x
                a: tag 1 tier gold                 x
                a: task 2 order                        |---|
                a: tag 2 customer ann                   x
                a: task 3 quote                           |---|
                a: tag 3 other x                           x
                """);

        assertThat(TaskTypeDetail.of(tagged, TaskTypeDetail.Request.of("order"))
                        .orElseThrow()
                        .tagKeys())
                .containsExactly("customer", "tier");
    }

    @Test
    void anOutcomeNarrowsEverything() {
        assertThat(detail(OutcomeFilter.FAILED).stats().totalNanos()).isEqualTo(20 * MS);
        assertThat(detail(OutcomeFilter.OK).stats().totalNanos()).isEqualTo(10 * MS);
        assertThat(detail(OutcomeFilter.OPEN).stats().open()).isEqualTo(1);
        assertThat(detail(OutcomeFilter.OPEN).stats().count()).isZero();
        assertThat(detail(OutcomeFilter.OPEN).curve()).isEmpty();
    }

    @Test
    void aTypeNoTaskHasIsUnknown() {
        assertThat(TaskTypeDetail.of(trace, TaskTypeDetail.Request.of("nothing")))
                .isEmpty();
    }

    @Test
    void eachBarLeadsToItsTasks() {
        for (Histogram.Bucket bucket :
                detail(OutcomeFilter.ENDED).stats().histogram().buckets()) {
            TaskList.Result behind = TaskList.of(
                    trace,
                    new TaskList.Request(
                            TaskFilter.ENDED.withType("order").withDuration(bucket.fromNanos(), bucket.toNanos()),
                            TaskList.Sort.DURATION,
                            true,
                            0,
                            10));
            assertThat(behind.tasks()).isEqualTo(bucket.count());
        }
    }

    private TaskTypeDetail.Result detail(OutcomeFilter outcome) {
        return TaskTypeDetail.of(
                        trace,
                        new TaskTypeDetail.Request(
                                TaskFilter.ENDED.withType("order").withOutcome(outcome)))
                .orElseThrow();
    }
}
