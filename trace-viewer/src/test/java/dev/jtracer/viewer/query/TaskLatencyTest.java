package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TaskLatencyTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
                                        [   0         10        20        30        E
            a: task 1 order               |-----|
            b: task 2 order failed=Oops        |---|
            c: task 3 order                               |---|
            d: task 4 order                                |---|
            e: task 5 order                                      |---------------|
            f: task 6 quote                               |---|
            g: task 7 order                                                   |----->
            """);

    @Test
    void cellsCountTasksByWhenTheyBeganAndHowLongTheyTook() {
        LatencyGrid grid = grid(4);

        assertThat(grid.count()).isEqualTo(5);
        assertThat(grid.columns()).isEqualTo(4);
        assertThat(grid.columnNanos()).isEqualTo(10 * MS);
        assertThat(grid.boundsNanos()).startsWith(4 * MS, 4_500_000L).endsWith(16 * MS, 18 * MS);
        LatencyGrid.Cells cells = grid.cells();
        assertThat(cells.column()).containsExactly(0, 0, 1, 2);
        assertThat(cells.count()).containsExactly(1, 1, 2, 1);
        assertThat(cells.failed()).containsExactly(1, 0, 0, 0);
    }

    @Test
    void eachCellLeadsToItsTasksAndTheFirstColumnToThoseThatBeganBeforeTheRecording() {
        for (int columns : new int[] {1, 3, 4, 7, 40, 240}) {
            LatencyGrid grid = grid(columns);
            for (int i = 0; i < grid.cells().count().length; i++) {
                assertThat(behind(grid, i).tasks())
                        .as("cell %d of %d columns", i, columns)
                        .isEqualTo(grid.cells().count()[i]);
            }
        }
    }

    @Test
    void manyDurationsShareRowsUntilThereAreFewEnough() {
        StringBuilder picture = new StringBuilder(" ".repeat(19) + "0" + " ".repeat(2_000) + "E\n");
        for (int ms = 1, id = 1; ms < 2_000; ms = ms * 5 / 4 + 1, id++) {
            picture.append("a: task %-4d order |%s|%n".formatted(id, "-".repeat(ms - 1)));
        }
        Trace wide = Picture.trace(picture.toString());
        LatencyGrid grid = TaskLatency.of(wide, new TaskLatency.Request(TaskFilter.ENDED.withType("order"), 10));

        assertThat(grid.boundsNanos()).hasSizeLessThanOrEqualTo(49).isSorted();
        assertThat(grid.boundsNanos().get(0)).isEqualTo(MS);
        assertThat(grid.count()).isEqualTo(wide.tasks().size());
        assertThat(Arrays.stream(grid.cells().count()).sum()).isEqualTo((int) grid.count());
    }

    @Test
    void nothingIsAnEmptyGrid() {
        LatencyGrid none = TaskLatency.of(trace, new TaskLatency.Request(TaskFilter.ENDED.withType("unheard"), 10));

        assertThat(none.count()).isZero();
        assertThat(none.boundsNanos()).isEmpty();
        assertThat(none.cells().count()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> grid(241))
                .withMessage("columns must be between 1 and 240, was 241");
    }

    private TaskList.Result behind(LatencyGrid grid, int cell) {
        int column = grid.cells().column()[cell];
        int row = grid.cells().row()[cell];
        TaskFilter filter = TaskFilter.ENDED
                .withType("order")
                .withDuration(grid.boundsNanos().get(row), grid.boundsNanos().get(row + 1))
                .beganWithin(
                        column == 0 ? Long.MIN_VALUE : column * grid.columnNanos(), (column + 1) * grid.columnNanos());
        return TaskList.of(trace, new TaskList.Request(filter, TaskList.Sort.DURATION, true, 0, 10));
    }

    private LatencyGrid grid(int columns) {
        return TaskLatency.of(trace, new TaskLatency.Request(TaskFilter.ENDED.withType("order"), columns));
    }
}
