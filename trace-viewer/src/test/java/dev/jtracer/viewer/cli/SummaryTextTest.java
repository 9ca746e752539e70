package dev.jtracer.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTextTest {

    @Test
    void everythingLinesUp() {
        String text = SummaryText.of(Picture.trace("""
                [                                       0         10        20        30        E
                main: task 1 order                        |---------|
                main: scope 1                             |---------|
                main: region reserve task=1                |----|
                main: blocked com.shop.Table by=keeper      |--|
                keeper: sleeping                         |-------|
                jvm: gc                                                     |-|
                main: task 2 order                                                    |-------->
                """), ZoneOffset.UTC);

        assertThat(lines(text))
                .containsSubsequence(
                        "40.0 ms of made",
                        "Task types",
                        "  Type   Count  Failed  Open    Total      p50      p90      p99      Max",
                        "  order      1       0     1  10.0 ms  10.0 ms  10.0 ms  10.0 ms  10.0 ms",
                        "Where task time went",
                        "  State       Time   Share",
                        "  Running  7.00 ms   70.0%  ████████████████████████████",
                        "  Blocked  3.00 ms   30.0%  ████████████",
                        "  Sum      10.0 ms  100.0%  child tasks counted in their parents",
                        "Region types",
                        "  Type     Count    Total      p50      p99      Max",
                        "  reserve      1  5.00 ms  5.00 ms  5.00 ms  5.00 ms",
                        "Locks that made threads wait",
                        "  Lock     Kind     Waits  Threads    Total     Mean      Max  Held longest by",
                        "  Table@1  monitor      1        1  3.00 ms  3.00 ms  3.00 ms  keeper",
                        "GC",
                        "  1 pause, 2.00 ms together, the longest 2.00 ms.",
                        "Threads");
        assertThat(text.lines().reduce((first, last) -> last).orElseThrow()).contains("0% of task time unexplained");
    }

    @Test
    void timeInAThreadDumpIsNotSaidToBeCollection() {
        String text = SummaryText.of(Picture.trace("""
                [                            0         10        20 E]
                main: task 1 order             |---------|
                main: scope 1                  |---------|
                jvm: safepoint ThreadDump        |---|
                """), ZoneOffset.UTC);

        assertThat(lines(text))
                .anySatisfy(line -> assertThat(line).matches("  GC or safepoint +4\\.00 ms +40\\.0% .*"))
                .contains("  No garbage collection paused the threads.");
        assertThat(text).doesNotContain("GC pause ");
    }

    @Test
    void whatIsNotThereIsSaid() {
        String text = SummaryText.of(Picture.trace("""
                [            0         10 E]
                a: sleeping   |----|
                """), ZoneOffset.UTC);

        assertThat(lines(text))
                .contains(
                        "  No tasks in this recording.",
                        "  No thread waited for a lock in these 13.0 ms.",
                        "  No garbage collection paused the threads.");
        assertThat(text).doesNotContain("Where task time went", "Region types");
    }

    /** The lines with the no-break spaces of numbers as plain ones. */
    private static List<String> lines(String text) {
        return text.replace('\u00a0', ' ').lines().toList();
    }
}
