package dev.jtracer.viewer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jtracer.viewer.text.Numbers;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void numbersEndAndUnitsBeginAtTheSamePlace() {
        TextTable table = new TextTable(Column.text("Type"), Column.number("Count"), Column.quantity("Total"));
        table.row("checkout", "412", Numbers.durationQuantity(13_200_000_000L));
        table.row("search", "1,938", Numbers.durationQuantity(97_700));

        assertThat(text(table)).isEqualTo("""
                  Type      Count    Total
                  checkout    412  13.2 s
                  search    1,938  97.7 µs
                """);
    }

    @Test
    void aHeadWiderThanItsCellsSetsTheWidth() {
        TextTable table = new TextTable(Column.quantity("Longest wait"), Column.text("By"));
        table.row(Numbers.durationQuantity(5), "a");

        assertThat(text(table)).isEqualTo("""
                  Longest wait  By
                          5 ns  a
                """);
    }

    @Test
    void aRowNeedsACellForEachColumn() {
        TextTable table = new TextTable(Column.text("One"), Column.text("Two"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row("alone"))
                .withMessage("row must have 2 cells, had 1");
    }

    private static String text(TextTable table) {
        StringBuilder out = new StringBuilder();
        table.appendTo(out);
        return out.toString();
    }
}
