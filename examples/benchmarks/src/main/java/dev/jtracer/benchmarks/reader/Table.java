package dev.jtracer.benchmarks.reader;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown: the first column is names, the others numbers. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... heads) {
        rows.add(List.of(heads));
        List<String> rule = new ArrayList<>(Collections.nCopies(heads.length, "---:"));
        rule.set(0, "---");
        rows.add(rule);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Prints it after a blank line. */
    void print() {
        System.out.println();
        rows.forEach(row -> System.out.println("| " + String.join(" | ", row) + " |"));
    }
}
