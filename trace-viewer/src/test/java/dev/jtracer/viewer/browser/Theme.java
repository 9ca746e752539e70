package dev.jtracer.viewer.browser;

import com.microsoft.playwright.options.ColorScheme;

/** What the person's system asks for: a light or a dark page. */
public enum Theme {
    LIGHT(ColorScheme.LIGHT),
    DARK(ColorScheme.DARK);

    final ColorScheme scheme;

    Theme(ColorScheme scheme) {
        this.scheme = scheme;
    }

    /** The theme's name as files and test names have it: {@code light} or {@code dark}. */
    public String word() {
        return this == LIGHT ? "light" : "dark";
    }
}
