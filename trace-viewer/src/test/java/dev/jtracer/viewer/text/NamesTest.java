package dev.jtracer.viewer.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"checkout", "<script>alert(1)</script>", "größe", "注文", "\ud83d\uded2 cart", " a  b "})
    void visibleTextStaysAsItIs(String name) {
        assertThat(Names.shown(name)).isEqualTo(name);
    }

    @Test
    void whatWouldMoveTheCursorOrTurnTheTextIsEscaped() {
        assertThat(Names.shown("a\u0000b\u001b[31m\r\n")).isEqualTo("a\\u0000b\\u001b[31m\\r\\n");
        assertThat(Names.shown("\u202eevil\u2066")).isEqualTo("\\u202eevil\\u2066");
        assertThat(Names.shown("half \ud83d pair")).isEqualTo("half \\ud83d pair");
        assertThat(Names.shown("\udb40\udc41")).isEqualTo("\\u{e0041}");
    }

    @Test
    void anEmptyNameSaysSo() {
        assertThat(Names.shown("")).isEqualTo("(no name)");
    }

    @Test
    void longNamesAreCutInTheMiddle() {
        assertThat(Names.shown("com.shop.pricing.PriceTable.rate-17", 16)).isEqualTo("com.shop…rate-17");
        assertThat(Names.shown("x".repeat(100_000) + "7"))
                .hasSize(Names.MAX_LENGTH)
                .endsWith("7");
        assertThat(Names.shown("\u0000".repeat(100_000))).hasSizeLessThanOrEqualTo(Names.MAX_LENGTH);
    }

    @Test
    void aPairIsNeverCutInHalf() {
        String carts = "\ud83d\uded2".repeat(50);
        for (int length = 3; length < 20; length++) {
            assertThat(Names.shown(carts, length).codePoints())
                    .noneMatch(codePoint -> Character.getType(codePoint) == Character.SURROGATE);
        }
    }
}
