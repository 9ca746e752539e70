package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaskGroupsTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
            [                            0         10        20        30        E
            a: task 1 order               |---|
            a: scope 1                    |---|
            a: tag 1 tier basic            x
            a: tag 1 tier gold              x
            b: task 2 order failed=Oops        |-------|
            b: scope 2                         |-|
            c: scope 2                             |-|
            b: scope 2                               |-|
            b: tag 2 tier basic                  x
            c: task 3 order                                |-|
            c: scope 3                                     |-|
            b: task 4 order                                      |-------------->
            d: task 5 quote                                 |-|
            """);

    @Test
    void outcomesAreGroups() {
        assertThat(names(TaskGroups.By.OUTCOME, null)).containsExactly("failed 1", "ok 2", "open 0");
    }

    @Test
    void aTaskIsInTheGroupOfTheLastValueOfItsTag() {
        assertThat(names(TaskGroups.By.TAG, "tier")).containsExactly("basic 1", "gold 1", "null 1");
    }

    @Test
    void aTaskIsInTheGroupOfEveryThreadThatWorkedForItOnce() {
        assertThat(names(TaskGroups.By.THREAD, null)).containsExactly("c 2", "b 1", "a 1", "null 0");
    }

    @Test
    void eachGroupOfAThreadIsWhatTheFilterFinds() {
        for (TaskGroups.Group group : groups(TaskGroups.By.THREAD, null).groups()) {
            TaskFilter filter = TaskFilter.ENDED.withType("order").withThread(group.thread());
            if (group.thread() >= 0) {
                TaskList.Result behind =
                        TaskList.of(trace, new TaskList.Request(filter, TaskList.Sort.TASK, false, 0, 10));
                assertThat(behind.tasks()).isEqualTo(group.stats().count());
                assertThat(behind.totalNanos()).isEqualTo(group.stats().totalNanos());
            }
        }
    }

    @Test
    void statisticsAreThoseOfTheGroup() {
        TaskGroups.Group failed = groups(TaskGroups.By.OUTCOME, null).groups().get(0);

        assertThat(failed.stats().failed()).isEqualTo(1);
        assertThat(failed.stats().maxNanos()).isEqualTo(8 * MS);
        assertThat(failed.stats().breakdown().sum()).isEqualTo(8 * MS);
    }

    @Test
    void aKeyBelongsToATagAndToNothingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups(TaskGroups.By.TAG, null))
                .withMessage("key must be given for a tag, and only for a tag");
        assertThatIllegalArgumentException().isThrownBy(() -> groups(TaskGroups.By.THREAD, "tier"));
    }

    private List<String> names(TaskGroups.By by, @Nullable String key) {
        return groups(by, key).groups().stream()
                .map(group -> group.name() + " " + group.stats().count())
                .toList();
    }

    private TaskGroups.Result groups(TaskGroups.By by, @Nullable String key) {
        TaskFilter orders = TaskFilter.ALL.withType("order");
        return TaskGroups.of(trace, new TaskGroups.Request(orders, by, key));
    }
}
