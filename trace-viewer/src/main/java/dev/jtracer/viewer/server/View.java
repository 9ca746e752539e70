package dev.jtracer.viewer.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A view of a recording as the address below it: {@code timeline?from=0&to=5000000}, {@code tasks/4812}, nothing for the overview.
 *
 * <p>Read as the pages read it ({@code url.js}): what an address holds that makes no sense is as if it were not there.
 */
final class View {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,16}");

    private static final Pattern RANGE = Pattern.compile("(\\d{1,16})-(\\d{1,16})");

    /** What a number of the pages can be at most: {@code Number.MAX_SAFE_INTEGER}. */
    private static final long MOST = (1L << 53) - 1;

    private final String address;
    private final String page;
    private final @Nullable String row;
    private final Map<String, Deque<String>> search;

    private View(String address, String page, @Nullable String row, Map<String, Deque<String>> search) {
        this.address = address;
        this.page = page;
        this.row = row;
        this.search = search;
    }

    /**
     * Reads an address.
     *
     * @throws Refusal if there is no such page
     */
    static View of(String address) {
        String[] halves = address.split("\\?", 2);
        List<String> path = new ArrayList<>();
        for (String part : halves[0].split("/", -1)) {
            path.add(decoded(part.replace("+", "%2B")));
        }
        String page = path.get(0);
        String row = path.size() > 1 && !path.get(1).isEmpty() ? path.get(1) : null;
        Set<String> pages = new TreeSet<>(ViewPages.names());
        if (path.size() > 2 || !pages.contains(page) || (row != null && !ViewPages.hasRows(page))) {
            pages.remove("");
            throw Refusal.badRequest("view must be empty for the overview or begin with one of "
                    + String.join(", ", pages) + ", or tasks/ID, was " + Params.shown(address));
        }
        return new View(address, page, row, halves.length < 2 ? Map.of() : parsed(halves[1]));
    }

    /** As it was given. */
    String address() {
        return address;
    }

    /** The page, empty for the overview. */
    String page() {
        return page;
    }

    /** Of which row it is: a task's id. */
    @Nullable
    String row() {
        return row;
    }

    /** What the address says, null if nothing or nothing but an empty text. */
    @Nullable
    String text(String name) {
        Deque<String> values = search.get(name);
        return values == null || values.getFirst().isEmpty() ? null : values.getFirst();
    }

    /** What the address says if it is one of some words, else null. */
    @Nullable
    String oneOf(String name, Set<String> words) {
        String text = text(name);
        return text != null && words.contains(text) ? text : null;
    }

    /** A whole number that is not negative and that the pages can count to. */
    OptionalLong number(String name) {
        String text = text(name);
        if (text == null || !WHOLE_NUMBER.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        long number = Long.parseLong(text);
        return number < 0 || number > MOST ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** As {@link #number}, null if there is none. */
    @Nullable
    Long numberOrNull(String name) {
        OptionalLong number = number(name);
        return number.isPresent() ? number.getAsLong() : null;
    }

    /** A range as {@code 5-9}, null if there is none or its end does not come after its begin. */
    @Nullable
    Range dashed(String name) {
        Matcher range = RANGE.matcher(String.valueOf(text(name)));
        if (!range.matches()) {
            return null;
        }
        Range result = new Range(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        return result.from() < result.to() ? result : null;
    }

    /** The range of two whole numbers, null unless both are there and the first comes first. */
    @Nullable
    Range range(String fromName, String toName) {
        OptionalLong from = number(fromName);
        OptionalLong to = number(toName);
        return from.isPresent() && to.isPresent() && from.getAsLong() < to.getAsLong()
                ? new Range(from.getAsLong(), to.getAsLong())
                : null;
    }

    /** From one number to another. */
    record Range(long from, long to) {}

    private static Map<String, Deque<String>> parsed(String search) {
        Map<String, Deque<String>> result = new LinkedHashMap<>();
        for (String pair : search.split("&", -1)) {
            String[] halves = pair.split("=", 2);
            result.computeIfAbsent(decoded(halves[0]), unused -> new ArrayDeque<>())
                    .add(halves.length < 2 ? "" : decoded(halves[1]));
        }
        return result;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
