package dev.jtracer.viewer.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

class TaskWaitsTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
            [                            0         10        20        30        E
            a: task 1 order               |------------------|
            a: scope 1                    |------------------|
            a: blocked Table by=c           |---|
            a: blocked Cache by=c                 |-|
            a: socket stock                          |------|
            b: task 2 order                  |---------|
            b: scope 2                       |---------|
            b: blocked Table by=c             |-|
            d: task 3 quote                         |-----|
            d: scope 3                              |-----|
            d: blocked Cache by=c                    |----|
            """);

    @Test
    void whatTookMostOfTheWaitsInAStateIsNamedWithItsKind() {
        TaskWaits.Result waits = ask("order", ThreadState.BLOCKED);

        assertThat(waits.tasks()).isEqualTo(2);
        assertThat(waits.asked()).isEqualTo(2);
        assertThat(waits.nanos()).as("4 and 2 for the table, 2 for the cache").isEqualTo(8 * MS);
        assertThat(waits.most()).isEqualTo(new TaskWaits.Most("Table@1", "monitor", 6 * MS));
    }

    @Test
    void otherStatesAreLeftOut() {
        TaskWaits.Most most = requireNonNull(ask("order", ThreadState.SOCKET).most());

        assertThat(most).isEqualTo(new TaskWaits.Most("stock:80", null, 7 * MS));
        assertThat(ask("order", ThreadState.PARKED).most()).isNull();
        assertThat(ask("order", ThreadState.RUNNING).nanos()).as("no wait").isZero();
    }

    @Test
    void ofManyTasksSomeAreLookedInto() {
        StringBuilder picture = new StringBuilder(" ".repeat(26) + "0         10   E\n");
        for (int id = 1; id <= 2_500; id++) {
            picture.append("a: task %-12d many |-|%n".formatted(id));
        }
        TaskWaits.Result waits = TaskWaits.of(
                Picture.trace(picture.toString()),
                new TaskWaits.Request(TaskFilter.ENDED.withType("many"), ThreadState.BLOCKED));

        assertThat(waits.tasks()).isEqualTo(2_500);
        assertThat(waits.asked()).isEqualTo(2_000);
    }

    private TaskWaits.Result ask(String type, ThreadState state) {
        return TaskWaits.of(trace, new TaskWaits.Request(TaskFilter.ENDED.withType(type), state));
    }
}
