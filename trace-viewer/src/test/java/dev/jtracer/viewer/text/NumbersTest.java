package dev.jtracer.viewer.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "1, 1 ns",
        "640, 640 ns",
        "999, 999 ns",
        "1000, 1.00 µs",
        "1004, 1.00 µs",
        "1005, 1.01 µs",
        "9994, 9.99 µs",
        "9995, 10.0 µs",
        "97700, 97.7 µs",
        "99949, 99.9 µs",
        "99950, 100 µs",
        "999499, 999 µs",
        "999500, 1.00 ms",
        "999600, 1.00 ms",
        "4120000, 4.12 ms",
        "45200000, 45.2 ms",
        "187000000, 187 ms",
        "999500000, 1.00 s",
        "1250000000, 1.25 s",
        "72000000000, 72.0 s",
        "99949999999, 99.9 s",
        "99950000000, 1 m 40 s",
        "105000000000, 1 m 45 s",
        "119600000000, 2 m 0 s",
        "3599499999999, 59 m 59 s",
        "3599500000000, 1 h 0 m",
        "7500000000000, 2 h 5 m",
        "-1500, −1.50 µs",
        "9223372036854775807, '2,562,047 h 47 m'",
        "-9223372036854775808, '−2,562,047 h 47 m'",
    })
    void durationsHaveThreeDigitsAndNeverRoundAcrossAUnit(long nanos, String shown) {
        assertThat(Numbers.duration(nanos)).isEqualTo(shown.replace(' ', Quantity.NO_BREAK_SPACE));
    }

    @Test
    void valueAndUnitComeApartForTables() {
        assertThat(Numbers.durationQuantity(4_120_000)).isEqualTo(new Quantity("4.12", "ms"));
        assertThat(Numbers.durationQuantity(105_000_000_000L)).isEqualTo(new Quantity("1\u00a0m\u00a045", "s"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.00 kB",
        "24600000, 24.6 MB",
        "999500000, 1.00 GB",
        "9223372036854775807, 9.22 EB"
    })
    void sizesCountInThousands(long bytes, String shown) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(shown.replace(' ', Quantity.NO_BREAK_SPACE));
    }

    @Test
    void countsAreGroupedWhateverTheLocale() {
        assertThat(Numbers.count(1_284_331)).isEqualTo("1,284,331");
        assertThat(Numbers.count(0)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0%",
        "39, 100, 39%",
        "395, 10000, 4.0%",
        "994, 10000, 9.9%",
        "996, 10000, 10%",
        "5, 0, 0%",
        "4, 10000, <0.1%"
    })
    void sharesBelowTenPercentHaveADecimal(long part, long whole, String shown) {
        assertThat(Numbers.share(part, whole)).isEqualTo(shown);
    }

    @Test
    void sharesOfAColumnAddUpToAHundred() {
        assertThat(Numbers.shares(List.of(1L, 1L, 1L))).containsExactly("33.4%", "33.3%", "33.3%");
        assertThat(Numbers.shares(List.of(9_999_999L, 1L, 0L))).containsExactly("100.0%", "<0.1%", "0.0%");
        assertThat(Numbers.shares(List.of(0L, 0L))).containsExactly("0.0%", "0.0%");
        assertThat(Numbers.shares(List.of(Long.MAX_VALUE, Long.MAX_VALUE))).containsExactly("50.0%", "50.0%");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "0.2, 0.20", "1, 1.0", "9.94, 9.9", "9.96, 10", "82.4, 82", "'1938.2', '1,938'"})
    void ratesLoseDecimalsAsTheyGrow(double rate, String shown) {
        assertThat(Numbers.rate(rate)).isEqualTo(shown);
    }
}
