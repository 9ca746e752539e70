package dev.jtracer.viewer.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The opaque colours of {@code tokens.css}, by name without the dashes: a light and a dark one each. */
record Tokens(Map<String, List<Colour>> colours) {
    /** The two themes, in the order of {@code light-dark()}. */
    static final List<String> THEMES = List.of("light", "dark");

    private static final Pattern COLOUR =
            Pattern.compile("--([\\w-]+): light-dark\\((#\\p{XDigit}{6}), (#\\p{XDigit}{6})\\)");
    private static final Pattern STATE = Pattern.compile("state-(\\w+)");

    static Tokens read() {
        Map<String, List<Colour>> colours = new LinkedHashMap<>();
        Matcher found = COLOUR.matcher(text());
        while (found.find()) {
            colours.put(found.group(1), List.of(Colour.parse(found.group(2)), Colour.parse(found.group(3))));
        }
        return new Tokens(colours);
    }

    Colour colour(String token, String theme) {
        List<Colour> both = Objects.requireNonNull(colours.get(token), () -> "no token --" + token);
        return both.get(THEMES.indexOf(theme));
    }

    /** The thread states that have a colour. */
    List<String> states() {
        return colours.keySet().stream()
                .map(STATE::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .toList();
    }

    private static String text() {
        try (InputStream css = Tokens.class.getResourceAsStream("/dev/jtracer/viewer/web/css/tokens.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
