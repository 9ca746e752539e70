package dev.jtracer.viewer.server;

import dev.jtracer.viewer.text.Names;
import io.undertow.server.HttpServerExchange;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of one request, parsed by type and range.
 *
 * <p>Every method throws a {@link Refusal} of status 400 that names the parameter, the rule and the value, so a query never
 * sees a value it cannot use. An empty value counts as absent. A parameter that is given twice is refused, except by {@link
 * #list}.
 */
final class Params {
    private static final int SHOWN_CHARS = 80;

    private final Map<String, Deque<String>> values;

    Params(Map<String, Deque<String>> values) {
        this.values = values;
    }

    static Params of(HttpServerExchange exchange) {
        return new Params(exchange.getQueryParameters());
    }

    /** The value, or null if there is none. */
    @Nullable
    String textOrNull(String name) {
        Deque<String> all = values.get(name);
        if (all == null || all.isEmpty() || all.getFirst().isEmpty()) {
            return null;
        }
        if (all.size() > 1) {
            throw Refusal.badRequest(name + " must be given once, was given " + all.size() + " times");
        }
        return all.getFirst();
    }

    /** The value, which must be there. */
    String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw Refusal.badRequest(name + " must be given");
        }
        return value;
    }

    /** The value, or {@code fallback} if there is none. */
    String text(String name, String fallback) {
        String value = textOrNull(name);
        return value == null ? fallback : value;
    }

    /** Every value given for this name, in order; empty if there is none. */
    List<String> list(String name) {
        Deque<String> all = values.get(name);
        return all == null
                ? List.of()
                : all.stream().filter(value -> !value.isEmpty()).toList();
    }

    /** A whole number from {@code min} to {@code max}, both allowed; {@code fallback} if there is none. */
    long longBetween(String name, long fallback, long min, long max) {
        String value = textOrNull(name);
        return value == null ? fallback : parseLong(name, value, min, max);
    }

    /** A whole number from {@code min} to {@code max}, both allowed, which must be there. */
    long longBetween(String name, long min, long max) {
        return parseLong(name, text(name), min, max);
    }

    /** As {@link #longBetween(String, long, long, long)}, for ints. */
    int intBetween(String name, int fallback, int min, int max) {
        return (int) longBetween(name, fallback, min, max);
    }

    /** As {@link #longBetween(String, long, long)}, for ints. */
    int intBetween(String name, int min, int max) {
        return (int) longBetween(name, min, max);
    }

    /** A stretch of time. */
    record Range(long fromNs, long toNs) {}

    /**
     * The stretch of time of {@code from} and {@code to}, in nanoseconds from the capture's start.
     *
     * @param first where it begins if {@code from} is not given; without {@code to} it does not end
     */
    Range range(long first) {
        long from = longBetween("from", first, 0, Long.MAX_VALUE);
        long to = longBetween("to", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        if (to <= from) {
            throw Refusal.badRequest("to must be after from " + from + ", was " + to);
        }
        return new Range(from, to);
    }

    /** Between which moments something began: {@code beganFrom} and {@code beganTo}, each without a limit if not given. */
    Range began() {
        long from = longBetween("beganFrom", Long.MIN_VALUE, 0, Long.MAX_VALUE);
        long to = longBetween("beganTo", Long.MAX_VALUE, 0, Long.MAX_VALUE);
        if (to <= from) {
            throw Refusal.badRequest("beganTo must be after beganFrom " + from + ", was " + to);
        }
        return new Range(from, to);
    }

    /** Every whole number given for this name, each from {@code min} to {@code max}, at most {@code most} of them. */
    List<Long> longs(String name, long min, long max, int most) {
        List<String> all = list(name);
        if (all.size() > most) {
            throw Refusal.badRequest(
                    name + " must be given at most " + most + " times, was given " + all.size() + " times");
        }
        return all.stream().map(value -> parseLong(name, value, min, max)).toList();
    }

    /** True for {@code name=true}, false for {@code name=false} or nothing. */
    boolean flag(String name) {
        String value = text(name, "false");
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw Refusal.badRequest(name + " must be true or false, was " + shown(value));
    }

    /** One of the constants of an enum, written in lower case; {@code fallback} if there is none. */
    <E extends Enum<E>> E oneOf(String name, E fallback) {
        String value = textOrNull(name);
        if (value == null) {
            return fallback;
        }
        E[] constants = fallback.getDeclaringClass().getEnumConstants();
        for (E constant : constants) {
            if (written(constant).equals(value)) {
                return constant;
            }
        }
        String allowed = Arrays.stream(constants).map(Params::written).collect(Collectors.joining(", "));
        throw Refusal.badRequest(name + " must be one of " + allowed + ", was " + shown(value));
    }

    /** One of the given words; {@code fallback} if there is none. */
    String oneOf(String name, String fallback, String... allowed) {
        String value = text(name, fallback);
        if (!Arrays.asList(allowed).contains(value)) {
            throw Refusal.badRequest(name + " must be one of " + String.join(", ", allowed) + ", was " + shown(value));
        }
        return value;
    }

    /** All names with their values, in the order of the names: equal for two requests that ask the same. */
    @Override
    public String toString() {
        return new TreeMap<>(values).toString();
    }

    /** A value as an error message may show it: on one line, escaped and cut. */
    static String shown(String value) {
        return Names.shown(value, SHOWN_CHARS);
    }

    private static long parseLong(String name, String value, long min, long max) {
        try {
            long number = Long.parseLong(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, as one out of range is
        }
        String range = max == Long.MAX_VALUE ? "at least " + min : "between " + min + " and " + max;
        throw Refusal.badRequest(name + " must be a whole number " + range + ", was " + shown(value));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
