package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import org.junit.jupiter.api.Test;

class RecordingHeadTest {

    @Test
    void tasksAreCountedByHowTheyCameOut() {
        RecordingHead head = RecordingHead.of(Picture.trace("""
                                                     0         10        E]
                a: task 1 order                      |---|
                a: task 2 order failed=OutOfStock         |---|
                a: task 3 order                                |-->
                """));

        assertThat(head.tasksEnded()).isEqualTo(2);
        assertThat(head.tasksFailed()).isEqualTo(1);
        assertThat(head.tasksOpen()).isEqualTo(1);
        assertThat(head.name())
                .as("a recording that names no program is called by its file")
                .isEqualTo("made");
    }

    @Test
    void unexplainedTimeIsPartOfTaskTime() {
        RecordingHead head = RecordingHead.of(Picture.trace("""
                                     0         10        E]
                a: task 1 order      |---------|
                a: scope 1           |----|
                """));

        assertThat(head.taskNanos()).isEqualTo(10_000_000);
        assertThat(head.unexplainedNanos()).isEqualTo(5_000_000);
    }
}
