package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

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
