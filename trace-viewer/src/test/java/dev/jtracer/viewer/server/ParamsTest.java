package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters are user input: out of range is a reason, not an exception of the query. */
class ParamsTest {
    private enum Order {
        SLOWEST_FIRST,
        BEGIN
    }

    @Test
    void whatIsAbsentOrEmptyIsTheFallback() {
        Params params = params("limit", "");
        assertThat(params.intBetween("limit", 50, 1, 100)).isEqualTo(50);
        assertThat(params.text("type", "all")).isEqualTo("all");
        assertThat(params.textOrNull("type")).isNull();
        assertThat(params.flag("open")).isFalse();
        assertThat(params.oneOf("sort", Order.BEGIN)).isEqualTo(Order.BEGIN);
        assertThat(params.list("type")).isEmpty();
    }

    @Test
    void valuesAreParsed() {
        Params params = params("limit", "100", "sort", "slowest-first", "open", "true", "at", "-9223372036854775808");
        assertThat(params.intBetween("limit", 50, 1, 100)).isEqualTo(100);
        assertThat(params.oneOf("sort", Order.BEGIN)).isEqualTo(Order.SLOWEST_FIRST);
        assertThat(params.flag("open")).isTrue();
        assertThat(params.longBetween("at", Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1e3", "ten", "99999999999999999999", " 5", "0x10", "5.0"})
    void aNumberOutOfRangeIsRefusedWithTheRangeAndTheValue(String value) {
        refused(
                () -> params("limit", value).intBetween("limit", 50, 1, 100),
                "limit must be a whole number between 1 and 100, was " + value);
    }

    @Test
    void wordsThatAreNotAllowedAreRefusedWithThoseThatAre() {
        refused(
                () -> params("sort", "fast").oneOf("sort", Order.BEGIN),
                "sort must be one of slowest-first, begin, was fast");
        refused(() -> params("open", "yes").flag("open"), "open must be true or false, was yes");
        refused(() -> params().text("type"), "type must be given");
        refused(() -> params("type", "a", "type", "b").text("type"), "type must be given once, was given 2 times");
    }

    @Test
    void aReasonShowsNoMoreOfAValueThanFitsOnALine() {
        assertThatThrownBy(() -> params("n", "<b>\r\nSet-Cookie: x\u202e" + "y".repeat(100_000))
                        .longBetween("n", 0, 1))
                .hasMessageStartingWith("n must be a whole number between 0 and 1, was <b>\\r\\nSet-Cookie")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(200));
    }

    private static void refused(ThrowingCallable call, String reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessage(reason);
    }

    private static Params params(String... namesAndValues) {
        Map<String, Deque<String>> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.computeIfAbsent(namesAndValues[i], name -> new ArrayDeque<>())
                    .add(namesAndValues[i + 1]);
        }
        return new Params(values);
    }
}
