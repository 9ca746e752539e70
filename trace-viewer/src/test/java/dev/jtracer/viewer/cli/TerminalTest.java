package dev.jtracer.viewer.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final String TEXT = "97.7\u00a0µs ████ \u22121 · com…Table 注文 \ud83d\uded2";

    @Test
    void aTerminalThatKnowsEveryCharacterGetsTheTextAsItIs() {
        assertThat(Terminal.encodable(TEXT, UTF_8)).isSameAs(TEXT);
    }

    @Test
    void othersGetWhatReadsTheSame() {
        assertThat(Terminal.encodable(TEXT, US_ASCII)).isEqualTo("97.7 us #### -1 | com...Table ?? ?");
        assertThat(Terminal.encodable(TEXT, ISO_8859_1)).isEqualTo("97.7\u00a0µs #### -1 · com...Table ?? ?");
    }
}
