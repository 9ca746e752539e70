package dev.jtracer.viewer.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import org.junit.jupiter.api.Test;

class SlowTasksTest {
    private static final long MS = 1_000_000;

    private static final String ORDERS = """
                                   0         10        20        30        40E]
            a: task 1 order        |---|
            a: scope 1             |---|
            b: task 2 order        |----|
            b: scope 2             |----|
            c: task 3 order        |---------------------|
            c: scope 3             |---------------------|
            c: blocked Table by=a   |------------------|
            d: task 4 order            |------------------------------------>
            d: task 5 other        |-|
            """;

    @Test
    void whatTheSlowestDidIsComparedWithTheMedian() {
        SlowTasks.Result result = ask("order");

        assertThat(result.tasks()).as("the open one is not compared").isEqualTo(3);
        assertThat(result.slow().tasks()).isEqualTo(1);
        assertThat(result.slow().totalNanos()).isEqualTo(22 * MS);
        assertThat(result.slow().breakdown().blocked()).isEqualTo(19 * MS);
        assertThat(result.median().tasks()).isEqualTo(1);
        assertThat(result.median().totalNanos()).isEqualTo(5 * MS);
        assertThat(result.median().breakdown().blocked()).isZero();
    }

    @Test
    void partsOfEachGroupSumToItsTime() {
        SlowTasks.Result result = ask("order");

        assertThat(result.slow().breakdown().sum()).isEqualTo(result.slow().totalNanos());
        assertThat(result.median().breakdown().sum()).isEqualTo(result.median().totalNanos());
    }

    @Test
    void whatTheSlowOnesWaitedForIsNamed() {
        SlowTasks.Common common = requireNonNull(ask("order").common());

        assertThat(common.object()).isEqualTo("Table@1");
        assertThat(common.state()).isEqualTo("blocked");
        assertThat(common.slow()).isEqualTo(1);
        assertThat(common.median()).isZero();
        assertThat(common.medianAsked()).isEqualTo(1);
    }

    @Test
    void theStateThatGrewMostIsNamedWithWhatTookMostOfIt() {
        SlowTasks.Grew grew = requireNonNull(ask("order").grew());

        assertThat(grew.state()).isEqualTo("blocked");
        assertThat(grew.meanNanos()).isEqualTo(19 * MS);
        assertThat(grew.waits().nanos()).isEqualTo(19 * MS);
        assertThat(grew.waits().most()).isEqualTo(new TaskWaits.Most("Table@1", "monitor", 19 * MS));
    }

    @Test
    void groupsSayFromWhatDurationToWhatTheyReach() {
        SlowTasks.Result result = ask("order");

        assertThat(result.slow().fromNanos()).isEqualTo(22 * MS);
        assertThat(result.slow().toNanos()).isEqualTo(22 * MS);
        assertThat(result.median().fromNanos()).isEqualTo(5 * MS);
    }

    @Test
    void aFilterNarrowsBothGroups() {
        TaskFilter failed = TaskFilter.ALL.withType("order").withOutcome(OutcomeFilter.FAILED);
        TaskFilter any = TaskFilter.ALL.withType("order");

        assertThat(SlowTasks.of(Picture.trace(ORDERS), new SlowTasks.Request(failed))
                        .tasks())
                .isZero();
        assertThat(SlowTasks.of(Picture.trace(ORDERS), new SlowTasks.Request(any))
                        .tasks())
                .as("the open one is never compared")
                .isEqualTo(3);
    }

    @Test
    void theSlowestIsAmongTheSlowHoweverManyTie() {
        StringBuilder text = new StringBuilder("""
                                 0         10        20 E]
                a: task 999 order    |---------|
                """);
        for (int id = 1; id <= 150; id++) {
            text.append("a: task %-3d order |-|%n".formatted(id));
        }
        SlowTasks.Result result = SlowTasks.of(Picture.trace(text.toString()), SlowTasks.Request.of("order"));

        assertThat(result.slow().tasks()).isEqualTo(2);
        assertThat(result.slow().totalNanos()).isEqualTo(12 * MS);
        assertThat(result.median().totalNanos())
                .isEqualTo(2 * MS * result.median().tasks());
    }

    @Test
    void aTypeThatDoesNotOccurIsEmpty() {
        SlowTasks.Result result = ask("unheard");

        assertThat(result.tasks()).isZero();
        assertThat(result.slow().totalNanos()).isZero();
        assertThat(result.common()).isNull();
    }

    private static SlowTasks.Result ask(String type) {
        return SlowTasks.of(Picture.trace(ORDERS), SlowTasks.Request.of(type));
    }
}
