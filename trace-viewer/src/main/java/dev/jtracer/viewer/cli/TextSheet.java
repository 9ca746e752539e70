package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.util.List;

/** Text for a terminal as it grows: sections of lines and tables, long tables cut. */
final class TextSheet {
    private static final int MOST_ROWS = 20;
    private static final int NAME_WIDTH = 40;

    private final StringBuilder out = new StringBuilder(4096);

    /** Begins a section: an empty line, then its title. */
    void section(String title) {
        line("");
        line(title);
    }

    /** Adds a line. */
    void line(String text) {
        out.append(text).append('\n');
    }

    /** Adds a table that shows the {@linkplain #first first} of all, and says how many it leaves out. */
    void table(TextTable table, List<?> all) {
        table.appendTo(out);
        if (all.size() > MOST_ROWS) {
            line("  and " + Numbers.count(all.size() - MOST_ROWS) + " more, all of them in --json");
        }
    }

    /** Those that a table has room for. */
    static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), MOST_ROWS));
    }

    /** A name of the recording, fit to be a cell. */
    static String name(String name) {
        return Names.shown(name, NAME_WIDTH);
    }

    /** A count and its noun: {@code 1 pause}, {@code 1,284 events}. */
    static String counted(long count, String noun) {
        return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
