package dev.jtracer.viewer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every colour of the pages can be read and told from the others, in both themes and with any colour vision. */
class TokensTest {
    private static final List<String> GROUNDS = List.of("surface", "bg");
    private static final List<String> SURFACES = List.of("surface", "bg", "raised", "sunken", "hover", "selected");
    private static final List<String> TEXTS = List.of("text", "text-2", "text-3", "link", "good", "warn", "bad");
    /** States whose fill is quiet on purpose: their edge is what is seen. */
    private static final Set<String> QUIET = Set.of("idle", "unknown");

    private final Tokens tokens = Tokens.read();

    @Test
    void fourteenStatesHaveAColour() {
        assertThat(tokens.states()).hasSize(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textOnAStateCanBeRead(String theme) {
        for (String state : tokens.states()) {
            assertThat(contrast("state-" + state + "-ink", "state-" + state, theme))
                    .as("%s letter", state)
                    .isGreaterThanOrEqualTo(4.56);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void statesStandOutFromWhatTheyLieOn(String theme) {
        for (String state : tokens.states()) {
            String seen = QUIET.contains(state) ? "state-" + state + "-edge" : "state-" + state;
            for (String surface : SURFACES) {
                assertThat(contrast(seen, surface, theme))
                        .as("%s on %s", state, surface)
                        .isGreaterThanOrEqualTo(GROUNDS.contains(surface) ? 3.23 : 2.79);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textCanBeReadOnEverySurface(String theme) {
        for (String text : TEXTS) {
            for (String surface : SURFACES) {
                assertReadable(text, surface, theme);
            }
            assertReadable(text, "code-bg", theme);
        }
        assertThat(contrast("on-accent", "accent-fill", theme)).isGreaterThanOrEqualTo(4.5);
    }

    /** The strongest tints that flame-draw.js gives frames: of a state, and of a share that grew or shrank. */
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textOnAFrameOfAFlameGraphCanBeRead(String theme) {
        Colour text = tokens.colour("text", theme);
        for (String state : tokens.states()) {
            if (!state.equals("idle")) {
                assertThat(text.contrast(tint("state-" + state, 0.3, theme)))
                        .as("%s frame", state)
                        .isGreaterThanOrEqualTo(4.54);
            }
        }
        for (String change : List.of("cat-7", "cat-8")) {
            assertThat(text.contrast(tint(change, 0.5, theme))).as(change).isGreaterThanOrEqualTo(4.54);
        }
        assertReadable("text", "cat-1-soft", theme);
        assertReadable("text", "code-bg", theme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void whatGrewIsToldFromWhatShrankWithAnyColourVision(String theme) {
        for (Vision vision : List.of(Vision.NORMAL, Vision.PROTANOPIA, Vision.DEUTERANOPIA, Vision.TRITANOPIA)) {
            Colour grew = tint("cat-7", 0.5, theme).seenWith(vision);
            Colour shrank = tint("cat-8", 0.5, theme).seenWith(vision);
            Colour neither = tokens.colour("code-bg", theme).seenWith(vision);
            assertThat(grew.distance(shrank)).as("%s", vision).isGreaterThan(20);
            assertThat(grew.distance(neither)).as("%s grew", vision).isGreaterThan(14);
            assertThat(shrank.distance(neither)).as("%s shrank", vision).isGreaterThan(14);
        }
    }

    @Test
    void noTwoStatesLookAlike() {
        assertThat(closest("light", Vision.NORMAL)).isCloseTo(14.1, within(0.06));
        assertThat(closest("light", Vision.PROTANOPIA)).isCloseTo(8.8, within(0.06));
        assertThat(closest("light", Vision.DEUTERANOPIA)).isCloseTo(9.6, within(0.06));
        assertThat(closest("light", Vision.TRITANOPIA)).isCloseTo(9.1, within(0.06));
        assertThat(closest("dark", Vision.NORMAL)).isCloseTo(14.4, within(0.06));
        assertThat(closest("dark", Vision.PROTANOPIA)).isCloseTo(10.8, within(0.06));
        assertThat(closest("dark", Vision.DEUTERANOPIA)).isCloseTo(10.8, within(0.06));
        assertThat(closest("dark", Vision.TRITANOPIA)).isCloseTo(10.7, within(0.06));
    }

    /** Pairs whose distance is well known. */
    @ParameterizedTest
    @CsvSource({"#ffffff, #000000, 100.0", "#777777, #777777, 0.0", "#ff0000, #00ff00, 86.6", "#0000ff, #ffff00, 103.4"
    })
    void distanceIsCiede2000(String one, String two, double expected) {
        assertThat(Colour.parse(one).distance(Colour.parse(two))).isCloseTo(expected, within(0.1));
    }

    @Test
    void contrastIsTheOneOfWcag() {
        assertThat(Colour.parse("#ffffff").contrast(Colour.parse("#000000"))).isCloseTo(21, within(1e-9));
        assertThat(Colour.parse("#777777").contrast(Colour.parse("#ffffff"))).isCloseTo(4.48, within(0.005));
    }

    private void assertReadable(String text, String surface, String theme) {
        assertThat(contrast(text, surface, theme)).as("%s on %s", text, surface).isGreaterThanOrEqualTo(4.54);
    }

    private Colour tint(String token, double opacity, String theme) {
        return tokens.colour(token, theme).over(tokens.colour("surface", theme), opacity);
    }

    /** The smallest distance between the fills of any two states. */
    private double closest(String theme, Vision vision) {
        List<Colour> seen = tokens.states().stream()
                .map(state -> tokens.colour("state-" + state, theme).seenWith(vision))
                .toList();
        double closest = Double.MAX_VALUE;
        for (int i = 0; i < seen.size(); i++) {
            for (int k = 0; k < i; k++) {
                closest = Math.min(closest, seen.get(i).distance(seen.get(k)));
            }
        }
        return closest;
    }

    /** Rounded to the two decimals in which the design states its figures. */
    private double contrast(String one, String two, String theme) {
        double exact = tokens.colour(one, theme).contrast(tokens.colour(two, theme));
        return Math.round(exact * 100) / 100.0;
    }
}
