package dev.jtracer;

import java.util.Arrays;

/** The tags of one open task: an immutable array of key, value, key, value. */
final class Tags {
    static final int MAX = 32;
    static final String[] NONE = {};

    private Tags() {}

    /** The tags and one more; a key that is there gets the new value. */
    static String[] with(String[] tags, String key, String value) {
        for (int at = 0; at < tags.length; at += 2) {
            if (tags[at].equals(key)) {
                String[] changed = tags.clone();
                changed[at + 1] = value;
                return changed;
            }
        }
        if (tags.length >= 2 * MAX) {
            Misuse.TOO_MANY_TAGS.report(key, null);
            return tags;
        }
        String[] more = Arrays.copyOf(tags, tags.length + 2);
        more[tags.length] = key;
        more[tags.length + 1] = value;
        return more;
    }

    /** One {@code key=value} a line, null if there are none; a line break in them becomes a space. */
    static String lines(String[] tags) {
        if (tags.length == 0) {
            return null;
        }
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < tags.length; at += 2) {
            lines.append(at == 0 ? "" : "\n")
                    .append(oneLine(tags[at]).replace('=', ' '))
                    .append('=')
                    .append(oneLine(tags[at + 1]));
        }
        return lines.toString();
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
