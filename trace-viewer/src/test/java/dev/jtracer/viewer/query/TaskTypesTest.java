package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskTypesTest {
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
    void typesComeWithTheMostTimeFirst() {
        assertThat(TaskTypes.of(trace).types())
                .extracting(TaskTypeStats::type)
                .containsExactly("order", "child", "quote", "report");
    }

    @Test
    void onlyTasksThatEndedCount() {
        TaskTypeStats order = type("order");

        assertThat(order.count()).isEqualTo(2);
        assertThat(order.failed()).isEqualTo(1);
        assertThat(order.open()).isEqualTo(1);
        assertThat(order.perSecond()).isEqualTo(50);
        assertThat(order.totalNanos()).isEqualTo(30 * MS);
        assertThat(order.minNanos()).isEqualTo(10 * MS);
        assertThat(order.meanNanos()).isEqualTo(15 * MS);
        assertThat(order.p50Nanos()).isBetween(10 * MS, 10 * MS + 10_000);
        assertThat(order.p90Nanos()).isEqualTo(20 * MS);
        assertThat(order.p999Nanos()).isEqualTo(20 * MS);
        assertThat(order.maxNanos()).isEqualTo(20 * MS);
    }

    @Test
    void theBreakdownSumsToTheTotalOfWhatCounts() {
        TaskTypeStats order = type("order");

        assertThat(order.breakdown().running()).isEqualTo(12 * MS);
        assertThat(order.breakdown().blocked()).isEqualTo(6 * MS);
        assertThat(order.breakdown().socket()).isEqualTo(12 * MS);
        assertThat(order.breakdown().sum()).isEqualTo(order.totalNanos());
        assertThat(order.threadNanos()).isEqualTo(order.breakdown());
    }

    @Test
    void eachTaskLiesInTheBucketOfItsDuration() {
        List<Histogram.Bucket> buckets = type("order").histogram().buckets();

        assertThat(buckets.get(0)).isEqualTo(new Histogram.Bucket(10 * MS, 11_200_000, 1));
        assertThat(buckets.get(buckets.size() - 1)).isEqualTo(new Histogram.Bucket(20 * MS, 22_400_000, 1));
        assertThat(buckets.stream().mapToLong(Histogram.Bucket::count).sum()).isEqualTo(2);
    }

    @Test
    void aTypeWithOnlyOpenTasksHasAnEntryOfZeros() {
        TaskTypeStats report = type("report");

        assertThat(report.open()).isEqualTo(1);
        assertThat(report.count()).isZero();
        assertThat(report.maxNanos()).isZero();
        assertThat(report.breakdown().sum()).isZero();
        assertThat(report.histogram().buckets()).isEmpty();
    }

    @Test
    void taskTimeCountsChildrenInTheirParents() {
        TaskTime time = TaskTypes.of(trace).taskTime();

        assertThat(time.tasks()).isEqualTo(3);
        assertThat(time.totalNanos()).isEqualTo(32 * MS);
        assertThat(time.breakdown().sum()).isEqualTo(32 * MS);
    }

    /** Its price was looked up and its payment goes on: half of an order is no order. */
    @Test
    void whatIsPartOfATaskThatTheRecordingsEndCutOffDoesNotCountYet() {
        TaskTime time = TaskTypes.of(Picture.trace("""
                                            0         10        20 E]
                a: task 1 order             |-----|
                a: task 2 order                       |------------->
                a: task 3 price parent=2               |---|
                a: task 4 tax parent=3                  |-|
                """)).taskTime();

        assertThat(time.tasks()).isEqualTo(1);
        assertThat(time.totalNanos()).isEqualTo(6 * MS);
    }

    @Test
    void whatIsPartOfATaskOfWhichNoneEverEndsCounts() {
        TaskTime time = TaskTypes.of(Picture.trace("""
                                            0         10        20 E]
                a: task 1 server            |----------------------->
                a: task 2 order parent=1      |-----|
                a: task 3 price parent=2        |-|
                a: task 4 order parent=1              |---------|
                """)).taskTime();

        assertThat(time.tasks()).isEqualTo(2);
        assertThat(time.totalNanos()).isEqualTo(16 * MS);
    }

    private TaskTypeStats type(String type) {
        return TaskTypes.of(trace).types().stream()
                .filter(stats -> stats.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
