package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be asked for, and how durations and names are written. */
class CaptureRequestTest {
    @ParameterizedTest
    @CsvSource({"PT3H,3h", "PT0.099S,99ms", "PT10M0.001S,10m0.001s", "PT0S,0s", "PT-5S,-5s"})
    void aDurationOutOfRangeIsRefusedWithTheRuleAndTheValue(Duration duration, String shown) {
        assertThatThrownBy(() -> CaptureRequest.of(duration))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("duration must be between 100ms and 10m, was " + shown);
    }

    @Test
    void theEndsOfTheRangeAreInIt() {
        assertThat(CaptureRequest.of(Duration.ofMillis(100)).profile()).isEqualTo(Profile.DEFAULT);
        assertThat(CaptureRequest.of(Duration.ofMinutes(10), Profile.LOW).maxBytes())
                .isEqualTo(100_000_000);
    }

    @Test
    void aSizeOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new CaptureRequest(Duration.ofSeconds(1), Profile.LOW, 10))
                .hasMessage("maxBytes must be between 1000000 and 10000000000, was 10");
    }

    @ParameterizedTest
    @CsvSource({
        "5s,PT5S,5s",
        "500ms,PT0.5S,500ms",
        "1m30s,PT1M30S,1m30s",
        "1.5h,PT1H30M,1h30m",
        "90s,PT1M30S,1m30s",
        "2.5s,PT2.5S,2.5s",
        "250us,PT0.00025S,250us",
        "1500us,PT0.0015S,1.5ms",
        "7ns,PT0.000000007S,7ns",
        "0s,PT0S,0s",
        "1h0.001s,PT1H0.001S,1h0.001s"
    })
    void durationsAreReadAndWritten(String text, Duration duration, String written) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.format(duration)).isEqualTo(written);
        assertThat(Durations.parse(written)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "s", "-5s", "5 s", "5s ", "1e3s", "5sec", "999999999h999999999h", "٥s", "<script>"})
    void whatIsNoDurationIsToldWhatIs(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a duration looks like 500ms, 5s or 1m30s, was '" + text + "'");
    }

    @Test
    void aVeryLongTextIsCutInTheMessage() {
        assertThatThrownBy(() -> Durations.parse("9".repeat(100_000)))
                .hasMessage("a duration looks like 500ms, 5s or 1m30s, was '" + "9".repeat(64) + "…'");
    }

    @Test
    void anUnknownProfileIsToldWhichThereAre() {
        assertThat(Profile.of("low")).isEqualTo(Profile.LOW);
        assertThatThrownBy(() -> Profile.of("LOW")).hasMessage("profile must be low, default or detailed, was 'LOW'");
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.ShopServer --port 80,ShopServer",
        "/opt/my shop/shop-1.2.jar --token x.jar,shop-1.2",
        "shop.jar,shop",
        "jdk.x/com.acme.Main,Main",
        "C:\\apps\\shop.jar,shop",
        "'',java",
        "Main$Inner arg,Main-Inner"
    })
    void aProgramIsCalledByItsMainClassOrJar(String command, String name) {
        assertThat(ProgramName.of(command)).isEqualTo(name);
    }
}
