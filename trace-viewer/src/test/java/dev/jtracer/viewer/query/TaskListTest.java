package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jtracer.viewer.build.BusyTrace;
import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskListTest {
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
    void theSlowestComeFirstWithWhatTheyWaitedForMost() {
        TaskList.Result result = TaskList.of(trace, TaskList.Request.slowest("order", 10));

        assertThat(result.tasks()).isEqualTo(2);
        assertThat(result.totalNanos()).isEqualTo(30 * MS);
        TaskList.Row slowest = result.rows().get(0);
        assertThat(slowest.taskId()).isEqualTo(2);
        assertThat(slowest.beginNs()).isZero();
        assertThat(slowest.durationNanos()).isEqualTo(20 * MS);
        assertThat(slowest.outcome()).isEqualTo("failed");
        assertThat(slowest.error()).isEqualTo("Oops");
        assertThat(slowest.waited()).isEqualTo(new Waited("socket", "stock:80", 12 * MS));
        assertThat(slowest.breakdown().sum()).isEqualTo(20 * MS);
        assertThat(result.rows().get(1).waited()).isEqualTo(new Waited("blocked", "Table@1", 6 * MS));
    }

    @Test
    void everyColumnSortsBothWays() {
        assertThat(ids(TaskList.Sort.TASK, false)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(ids(TaskList.Sort.TASK, true)).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(ids(TaskList.Sort.STARTED, false)).containsExactly(2L, 5L, 1L, 4L, 3L, 6L);
        assertThat(ids(TaskList.Sort.DURATION, true)).containsExactly(2L, 1L, 3L, 6L, 4L, 5L);
        assertThat(ids(TaskList.Sort.WAITED, true)).startsWith(2L, 1L);
        assertThat(ids(TaskList.Sort.TYPE, false)).startsWith(4L).endsWith(6L);
        assertThat(ids(TaskList.Sort.OUTCOME, true)).startsWith(3L, 6L, 2L);
        assertThat(ids(TaskList.Sort.BLOCKED, true)).startsWith(1L);
        assertThat(ids(TaskList.Sort.SOCKET, true)).startsWith(2L);
    }

    @ParameterizedTest
    @EnumSource(TaskList.Sort.class)
    void aPageIsAPartOfTheFullSort(TaskList.Sort sort) {
        Trace busy = BusyTrace.of(new Random(11));
        for (TaskFilter filter : List.of(
                TaskFilter.ALL,
                TaskFilter.ENDED.withType("price"),
                TaskFilter.ALL.withType("load").withDuration(2_000, 9_000),
                TaskFilter.ENDED.withDuration(500, 20_000).within(BusyTrace.LENGTH / 3, BusyTrace.LENGTH / 2))) {
            for (boolean descending : new boolean[] {false, true}) {
                List<TaskList.Row> all = new ArrayList<>();
                TaskList.each(busy, all::add);
                all.removeIf(row -> !isMeant(filter, row));
                Comparator<TaskList.Row> order = order(sort);
                all.sort(descending ? order.reversed() : order);

                TaskList.Result page = TaskList.of(busy, new TaskList.Request(filter, sort, descending, 7, 40));

                assertThat(page.rows()).isEqualTo(all.subList(Math.min(7, all.size()), Math.min(47, all.size())));
                assertThat(page.tasks()).isEqualTo(all.size());
                assertThat(page.totalNanos())
                        .isEqualTo(all.stream()
                                .mapToLong(TaskList.Row::durationNanos)
                                .sum());
            }
        }
    }

    private static boolean isMeant(TaskFilter filter, TaskList.Row row) {
        return (filter.type() == null || filter.type().equals(row.type()))
                && (filter.outcome() == OutcomeFilter.ANY || !row.outcome().equals("open"))
                && row.durationNanos() >= filter.fromNanos()
                && row.durationNanos() < filter.toNanos()
                && row.beginNs() < filter.toNs()
                && row.beginNs() + row.durationNanos() > filter.fromNs();
    }

    private static Comparator<TaskList.Row> order(TaskList.Sort sort) {
        return switch (sort) {
            case TASK -> Comparator.comparing(TaskList.Row::taskId);
            case TYPE -> Comparator.comparing(TaskList.Row::type);
            case STARTED -> Comparator.comparing(TaskList.Row::beginNs);
            case DURATION -> Comparator.comparing(TaskList.Row::durationNanos);
            case OUTCOME ->
                Comparator.comparing(row -> List.of("ok", "failed", "open").indexOf(row.outcome()));
            case WAITED ->
                Comparator.comparing(
                        row -> row.waited() == null ? 0 : row.waited().nanos());
            case RUNNING -> Comparator.comparing(row -> row.breakdown().running());
            case BLOCKED -> Comparator.comparing(row -> row.breakdown().blocked());
            case WAITING -> Comparator.comparing(row -> row.breakdown().waiting());
            case PARKED -> Comparator.comparing(row -> row.breakdown().parked());
            case SLEEPING -> Comparator.comparing(row -> row.breakdown().sleeping());
            case SOCKET -> Comparator.comparing(row -> row.breakdown().socket());
            case FILE -> Comparator.comparing(row -> row.breakdown().file());
            case QUEUE -> Comparator.comparing(row -> row.breakdown().queue());
            case NATIVE_WAIT -> Comparator.comparing(row -> row.breakdown().nativeWait());
            case GC -> Comparator.comparing(row -> row.breakdown().gc());
            case UNKNOWN -> Comparator.comparing(row -> row.breakdown().unknown());
        };
    }

    @Test
    void rangesAreHalfOpen() {
        assertThat(between(10 * MS, 20 * MS)).containsExactly(1L);
        assertThat(between(10 * MS, 20 * MS + 1)).containsExactly(2L, 1L);
        assertThat(between(20 * MS, Long.MAX_VALUE)).containsExactly(2L);
        assertThat(between(20 * MS, 20 * MS)).isEmpty();
    }

    @Test
    void tasksOfAStretchOfTimeAreThoseThatWereOpenInIt() {
        long begin = trace.tasks().beginNs(trace.tasks().row(1));
        long end = trace.tasks().endNs(trace.tasks().row(1));

        assertThat(matching(TaskFilter.ALL.within(end - 1, end))).contains(1L);
        assertThat(matching(TaskFilter.ALL.within(end, Long.MAX_VALUE)))
                .doesNotContain(1L)
                .contains(3L);
        assertThat(matching(TaskFilter.ALL.within(Long.MIN_VALUE, begin))).doesNotContain(1L);
        assertThat(matching(TaskFilter.ALL.within(Long.MIN_VALUE, begin + 1))).contains(1L);
    }

    @Test
    void tasksAreFoundByWhenTheyBegan() {
        long began = trace.tasks().beginNs(trace.tasks().row(1));

        assertThat(matching(TaskFilter.ALL.beganWithin(began, began + 1))).containsExactly(1L);
        assertThat(matching(TaskFilter.ALL.beganWithin(Long.MIN_VALUE, began)))
                .as("the one that is open at that moment is not among them")
                .containsExactlyInAnyOrder(2L, 5L);
        assertThat(matching(TaskFilter.ALL.beganWithin(began + 1, Long.MAX_VALUE)))
                .containsExactlyInAnyOrder(3L, 4L, 6L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TaskFilter.ALL.beganWithin(5, 5))
                .withMessage("beganTo must be after beganFrom 5, was 5");
    }

    @Test
    void tasksAreFoundByTheThreadsThatWorkedForThem() {
        assertThat(matching(TaskFilter.ALL.withThread(Picture.thread(trace, "a"))))
                .containsExactly(1L);
        assertThat(matching(TaskFilter.ALL.withThread(Picture.thread(trace, "d"))))
                .as("task 6 was created there and nobody worked for it")
                .containsExactly(5L);
    }

    @Test
    void tasksAreFoundByTheirTagsAndByWhatTheyLogged() {
        Trace tagged = Picture.trace("""
                [                                 0         10        E
                a: task 1 order                   |---|
                a: tag 1 customer ann             x
                a: tag 1 customer bob               x
                a: log 1 Paid-by-card              x
                a: task 2 order                        |---|
                a: tag 2 customer ann                   x
                a: tag 2 custom x                        x
                a: log 2 refused                          x
                a: task 3 order                            |---|
                """);

        assertThat(ids(tagged, TaskFilter.ALL.withTag("customer"))).containsExactly(1L, 2L);
        assertThat(ids(tagged, TaskFilter.ALL.withTag("customer=ann"))).containsExactly(2L);
        assertThat(ids(tagged, TaskFilter.ALL.withTag("customer=bob"))).containsExactly(1L);
        assertThat(ids(tagged, TaskFilter.ALL.withTag("custom"))).containsExactly(2L);
        assertThat(ids(tagged, TaskFilter.ALL.withTag("cust"))).isEmpty();
        assertThat(ids(tagged, TaskFilter.ALL.withTag("customer="))).isEmpty();
        assertThat(ids(tagged, TaskFilter.ALL.withLog("paid BY"))).isEmpty();
        assertThat(ids(tagged, TaskFilter.ALL.withLog("paid-BY"))).containsExactly(1L);
        assertThat(ids(tagged, TaskFilter.ALL.withLog("us").withTag("customer")))
                .containsExactly(2L);
    }

    private static List<Long> ids(Trace of, TaskFilter filter) {
        return TaskList.of(of, new TaskList.Request(filter, TaskList.Sort.TASK, false, 0, 10)).rows().stream()
                .map(TaskList.Row::taskId)
                .toList();
    }

    @Test
    void pagesDoNotOverlapAndKnowTheWhole() {
        TaskList.Result second = TaskList.of(trace, request(TaskList.Sort.TASK, false, 2, 3));
        TaskList.Result beyond = TaskList.of(trace, request(TaskList.Sort.TASK, false, 100, 3));

        assertThat(second.tasks()).isEqualTo(6);
        assertThat(second.rows()).extracting(TaskList.Row::taskId).containsExactly(3L, 4L, 5L);
        assertThat(beyond.tasks()).isEqualTo(6);
        assertThat(beyond.rows()).isEmpty();
    }

    @Test
    void aQueueIsWhatATaskWaitedForIfNothingElseTookLonger() {
        Trace queued = Picture.trace("""
                [                         0         10        E
                a: task 1 job              |-------------|
                b: scope 1 queued=6 by=a           |-----|
                b: sleeping                         |--|
                """);

        TaskList.Row row =
                TaskList.of(queued, TaskList.Request.slowest("job", 1)).rows().get(0);

        assertThat(row.waited()).isEqualTo(new Waited("queue", null, 6 * MS));
    }

    @Test
    void requestsOutOfRangeAreRefusedWithTheRuleAndTheValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(TaskList.Sort.TASK, false, 0, 1001))
                .withMessage("limit must be between 1 and 1000, was 1001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> request(TaskList.Sort.TASK, false, -1, 1))
                .withMessage("offset must not be negative, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> between(5, 4))
                .withMessage("toNanos must be at least fromNanos 5, was 4");
    }

    private List<Long> ids(TaskList.Sort sort, boolean descending) {
        return TaskList.of(trace, request(sort, descending, 0, 10)).rows().stream()
                .map(TaskList.Row::taskId)
                .toList();
    }

    private List<Long> between(long fromNanos, long toNanos) {
        return matching(TaskFilter.ENDED.withType("order").withDuration(fromNanos, toNanos));
    }

    private List<Long> matching(TaskFilter filter) {
        return TaskList.of(trace, new TaskList.Request(filter, TaskList.Sort.DURATION, true, 0, 10)).rows().stream()
                .map(TaskList.Row::taskId)
                .toList();
    }

    private static TaskList.Request request(TaskList.Sort sort, boolean descending, int offset, int limit) {
        return new TaskList.Request(TaskFilter.ALL, sort, descending, offset, limit);
    }
}
