package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.text.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of text for a terminal: columns two spaces apart, numbers on their right, quantities aligned at the gap between
 * value and unit.
 *
 * <pre>
 *   Type      Count    Total
 *   checkout    412   13.2 s
 *   search    1,938   97.7 µs
 * </pre>
 */
final class TextTable {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;
    private final int[] unitWidths;

    TextTable(Column... columns) {
        this.columns = List.of(columns);
        widths = new int[columns.length];
        unitWidths = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            widths[i] = columns[i].head().length();
        }
    }

    /** Adds a row: a {@link Quantity} or a text for each column. */
    void row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("row must have " + columns.size() + " cells, had " + cells.length);
        }
        String[] row = new String[2 * cells.length];
        for (int i = 0; i < cells.length; i++) {
            Quantity quantity =
                    cells[i] instanceof Quantity ? (Quantity) cells[i] : new Quantity((String) cells[i], "");
            row[2 * i] = quantity.value();
            row[2 * i + 1] = quantity.unit();
            unitWidths[i] = Math.max(unitWidths[i], quantity.unit().length());
        }
        rows.add(row);
    }

    /** Appends the head and every row to {@code out}, each line indented by two spaces and without blanks at its end. */
    void appendTo(StringBuilder out) {
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                int unit = unitWidths[i] == 0 ? 0 : 1 + unitWidths[i];
                widths[i] = Math.max(widths[i], width(row[2 * i]) + unit);
            }
        }
        String[] heads = new String[widths.length];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = padded(i, columns.get(i).head(), columns.get(i).kind() == Column.Kind.TEXT);
        }
        appendLine(out, heads);
        for (String[] row : rows) {
            String[] cells = new String[widths.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell(i, row[2 * i], row[2 * i + 1]);
            }
            appendLine(out, cells);
        }
    }

    private String cell(int column, String value, String unit) {
        return switch (columns.get(column).kind()) {
            case TEXT -> padded(column, value, true);
            case NUMBER -> padded(column, value, false);
            case QUANTITY -> padded(column, value + " " + unit + " ".repeat(unitWidths[column] - unit.length()), false);
        };
    }

    private String padded(int column, String text, boolean left) {
        String blanks = " ".repeat(Math.max(0, widths[column] - width(text)));
        return left ? text + blanks : blanks + text;
    }

    private static void appendLine(StringBuilder out, String[] cells) {
        out.append(("  " + String.join(GAP, cells)).stripTrailing()).append('\n');
    }

    /** The number of places the text takes on a terminal, as far as counting characters can tell. */
    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
