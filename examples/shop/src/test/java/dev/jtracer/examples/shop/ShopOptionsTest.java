package dev.jtracer.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShopOptionsTest {
    @Test
    void nothingGivenIsTheDefault() {
        assertThat(ShopOptions.parse()).isEqualTo(new ShopOptions(8080, 20, 140, false));
    }

    @Test
    void optionsAreRead() {
        assertThat(ShopOptions.parse("--port", "0", "--minutes", "3", "--detail", "--rate", "20"))
                .isEqualTo(new ShopOptions(0, 3, 20, true));
    }

    @Test
    void whatCannotBeIsRefusedInOneLine() {
        assertRefused("unknown option: --prot", "--prot", "1");
        assertRefused("--port takes a number, was 'x'", "--port", "x");
        assertRefused("--port takes a number, was ''", "--port");
        assertRefused("--minutes must be between 1 and 120, was 0", "--minutes", "0");
        assertRefused("--rate must be between 1 and 400, was 100000", "--rate", "100000");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> ShopOptions.parse(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
