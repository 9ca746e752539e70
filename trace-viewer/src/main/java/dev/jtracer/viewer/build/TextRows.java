package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.Strings;
import java.util.Arrays;

/** The model's string rows of a recording's texts, each looked up once. */
final class TextRows {
    private final Input input;
    private final Strings.Builder strings;
    private int[] rows = new int[16];

    TextRows(Input input, Strings.Builder strings) {
        this.input = input;
        this.strings = strings;
        Arrays.fill(rows, -1);
    }

    /** The string row of a text; that of the empty string for -1. */
    int row(int text) {
        int place = text + 1;
        if (place >= rows.length) {
            int known = rows.length;
            rows = Arrays.copyOf(rows, Math.max(place + 1, 2 * known));
            Arrays.fill(rows, known, rows.length, -1);
        }
        if (rows[place] < 0) {
            rows[place] = strings.row(input.textOrEmpty(text));
        }
        return rows[place];
    }
}
