package dev.jtracer.viewer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How numbers and names are written: {@code js/format.js}. No-break spaces are written as plain ones here. */
@Tag("pages")
@ExtendWith(Chromium.class)
class FormatIT {
    private static Modules modules;

    @BeforeAll
    static void open(Chromium chromium) {
        modules = new Modules(chromium);
    }

    @AfterAll
    static void close() {
        modules.close();
    }

    @Test
    void durationHasThreeDigitsInTheUnitThatPutsItBetweenOneAndAThousand() {
        Map<Object, String> written = new LinkedHashMap<>();
        written.put(0, "0 ms");
        written.put(1, "1 ns");
        written.put(640, "640 ns");
        written.put(999, "999 ns");
        written.put(1_000, "1.00 µs");
        written.put(97_700, "97.7 µs");
        written.put(999_499, "999 µs");
        written.put(999_600, "1.00 ms");
        written.put(4_120_000, "4.12 ms");
        written.put(9_996_000, "10.0 ms");
        written.put(45_200_000, "45.2 ms");
        written.put(187_000_000, "187 ms");
        written.put(999_600_000, "1.00 s");
        written.put(1_250_000_000, "1.25 s");
        written.put(72e9, "72.0 s");
        written.put(99.94e9, "99.9 s");
        written.put(99.96e9, "1 m 40 s");
        written.put(105e9, "1 m 45 s");
        written.put(119.7e9, "2 m 0 s");
        written.put(3599.7e9, "1 h 0 m");
        written.put(26 * 3600e9, "26 h 0 m");
        written.put(-45_200_000, "−45.2 ms");
        written.forEach(
                (nanos, text) -> assertThat(plain("m.duration(arg)", nanos)).isEqualTo(text));
    }

    @Test
    void valueAndUnitAreHeldTogether() {
        assertThat(modules.text("format.js", "m.duration(45200000)")).isEqualTo("45.2\u00a0ms");
    }

    @Test
    void exactFigureBehindADuration() {
        assertThat(plain("m.exactNanos(arg)", 45_213_004)).isEqualTo("45,213,004 ns");
    }

    @Test
    void bytesAreCountedInThousands() {
        assertThat(plain("m.bytes(arg)", 0)).isEqualTo("0 B");
        assertThat(plain("m.bytes(arg)", 999)).isEqualTo("999 B");
        assertThat(plain("m.bytes(arg)", 24_600_000)).isEqualTo("24.6 MB");
        assertThat(plain("m.bytes(arg)", 999_999)).isEqualTo("1.00 MB");
    }

    @Test
    void shareHasADecimalUnderTenPercent() {
        assertThat(plain("m.share(39, 100)", null)).isEqualTo("39%");
        assertThat(plain("m.share(9.94, 100)", null)).isEqualTo("9.9%");
        assertThat(plain("m.share(9.96, 100)", null)).isEqualTo("10%");
        assertThat(plain("m.share(1, 1000000)", null)).isEqualTo("<0.1%");
        assertThat(plain("m.share(0, 100)", null)).isEqualTo("0%");
        assertThat(plain("m.share(5, 0)", null)).isEqualTo("0%");
    }

    @Test
    void growthIsAShareOfWhatWasBeforeAndFromZeroItIsNew() {
        assertThat(plain("m.growth(100, 142)", null)).isEqualTo("+42%");
        assertThat(plain("m.growth(100, 104.2)", null)).isEqualTo("+4.2%");
        assertThat(plain("m.growth(8, 2)", null)).isEqualTo("−75%");
        assertThat(plain("m.growth(1, 9.9)", null)).isEqualTo("+890%");
        assertThat(plain("m.growth(1, 21)", null)).isEqualTo("×21");
        assertThat(plain("m.growth(1, 9658.9)", null)).isEqualTo("×9,659");
        assertThat(plain("m.growth(1e9, 1e9 + 1)", null)).isEqualTo("±0%");
        assertThat(plain("m.growth(0, 0)", null)).isEqualTo("±0%");
        assertThat(plain("m.growth(0, 5)", null)).isEqualTo("new");
        assertThat(plain("m.growth(5, 0)", null)).isEqualTo("gone");
    }

    @Test
    void sharesOfAColumnAddUpToAHundred() {
        assertThat(modules.evaluate("format.js", "m.shares([1, 1, 1])", null))
                .isEqualTo(List.of("33.4%", "33.3%", "33.3%"));
        assertThat(modules.evaluate("format.js", "m.shares([0, 5])", null)).isEqualTo(List.of("0.0%", "100.0%"));
        assertThat(modules.evaluate("format.js", "m.shares([])", null)).isEqualTo(List.of());
    }

    @Test
    void momentHasTheDecimalsItsResolutionNeeds() {
        assertThat(plain("m.moment(2634000000)", null)).isEqualTo("2.634 s");
        assertThat(plain("m.moment(2500000000, 5e8)", null)).isEqualTo("2.5 s");
        assertThat(plain("m.moment(-525000000)", null)).isEqualTo("−0.525 s");
    }

    @Test
    void ticksAreRoundAndFew() {
        assertThat(modules.text("format.js", "m.ticks(0, 5e9, 6).ticks.map(t => t / 1e9).join()"))
                .isEqualTo("0,1,2,3,4,5");
        assertThat(modules.text("format.js", "m.ticks(0, 0, 6).ticks.length")).isEqualTo("0");
        assertThat(modules.text("format.js", "m.logTicks(5e6, 3e8).map(t => t / 1e6).join()"))
                .isEqualTo("5,10,20,50,100,200");
    }

    @Test
    void nameIsTextWithItsOddCharactersShown() {
        assertThat(name("checkout")).isEqualTo("checkout");
        assertThat(name("<script>alert(1)</script>")).isEqualTo("<script>alert(1)</script>");
        assertThat(name("a\u0000b\tc")).isEqualTo("a\\u0000b\\tc");
        assertThat(name("abc\u202edcba")).isEqualTo("abc\\u202edcba");
        assertThat(name("smile 😀")).isEqualTo("smile 😀");
    }

    @Test
    void longNameIsCutInTheMiddleAndKeepsItsEnd() {
        String cut = name("com.shop." + "x".repeat(100_000) + ".PriceTable.rate");
        assertThat(cut).hasSize(200).startsWith("com.shop.").contains("…").endsWith(".PriceTable.rate");
        assertThat(name("😀".repeat(300)).codePoints()).hasSize(200);
    }

    private static String name(String text) {
        return String.valueOf(modules.evaluate("format.js", "m.name(arg)", text));
    }

    private static String plain(String expression, @Nullable Object argument) {
        return String.valueOf(modules.evaluate("format.js", expression, argument))
                .replace('\u00a0', ' ');
    }
}
