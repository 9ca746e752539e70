package dev.jtracer.examples.shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import dev.jtracer.viewer.browser.Chromium;
import dev.jtracer.viewer.browser.GuardedPage;
import dev.jtracer.viewer.browser.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of somebody who asks the live shop why a checkout took as long as it did. */
@ExtendWith(Chromium.class)
class ShopIT {
    private static final int MOST_LOOKS = 50;
    private static final int LOOK_MILLIS = 400;

    private static ShopProcess shop;

    @BeforeAll
    static void openShop() throws IOException {
        shop = ShopProcess.start();
    }

    @AfterAll
    static void closeShop() throws InterruptedException {
        shop.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void captureLeadsToTheTaskAndItsTimeline(Theme theme, Chromium chromium) {
        URI capture = shop.address().resolve("/debug/trace?duration=2s");
        try (GuardedPage guarded = chromium.open(capture, theme)) {
            Page page = guarded.page();
            page.waitForURL(Pattern.compile(".*/debug/traces/[^/]+/"));
            assertThat(page.locator("h1")).containsText("of shop-server");
            look(guarded, "overview", theme);

            openTab(page, "Tasks");
            page.locator("data-table").getByText("checkout").first().click();
            clickABar(page);
            look(guarded, "tasks", theme);

            page.locator(".tasks-list tbody a").first().click();
            page.waitForURL(Pattern.compile(".*/tasks/[0-9]+.*"));
            assertThat(page.locator("h1")).containsText("checkout");
            assertDrawn(guarded, page.locator("task-page canvas").first());
            look(guarded, "task", theme);

            openTab(page, "Timeline");
            Locator canvas = page.locator("timeline-page canvas").first();
            assertDrawn(guarded, canvas);
            look(guarded, "timeline", theme);
            assertPanned(guarded, canvas);
        }
    }

    @Test
    void frontDoorNamesWhatThereIsToOpen() throws IOException {
        try (InputStream page = shop.address().resolve("/").toURL().openStream()) {
            Assertions.assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("/search?q=", "/checkout?", "/debug/trace?duration=5s");
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void pagesBesideTheViewerAreDesignedToo(Theme theme, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(shop.address().resolve("/debug/"), theme)) {
            assertThat(guarded.page().locator("h1")).isVisible();
            look(guarded, "index", theme);
            guarded.page().navigate(shop.address().resolve("/debug/traces/").toString());
            assertThat(guarded.page().locator("h1")).isVisible();
            look(guarded, "captures", theme);
            guarded.navigateToError(shop.address().resolve("/debug/traces/none/"), 404);
            assertThat(guarded.page().locator("h1")).isVisible();
            look(guarded, "unknown", theme);
        }
    }

    /** Walks by keyboard to the slowest tasks' bar, to learn where it is, and clicks it. */
    private static void clickABar(Page page) {
        Locator walker = page.locator("log-histogram .walker");
        walker.press("End");
        BoundingBox bar = page.locator("log-histogram .cursor").boundingBox();
        page.mouse().click(bar.x + bar.width / 2, bar.y + bar.height - 2);
        page.waitForURL(Pattern.compile(".*[?&]from=.*"));
        assertThat(page.getByLabel(Pattern.compile("Clear the range.*"))).isVisible();
    }

    private static void openTab(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    /** Waits until something is drawn and stands still. */
    private static void assertDrawn(GuardedPage guarded, Locator canvas) {
        canvas.waitFor();
        byte[] last = new byte[0];
        for (int i = 0; i < MOST_LOOKS; i++) {
            guarded.page().waitForTimeout(LOOK_MILLIS);
            byte[] now = guarded.pixels(canvas);
            if (Arrays.equals(last, now)) {
                return;
            }
            last = now;
        }
        throw new AssertionError("still drawing after " + MOST_LOOKS * LOOK_MILLIS + " ms");
    }

    /** Zooms in at the middle, then pans by keyboard and by drag: each time other pixels must be seen. */
    private static void assertPanned(GuardedPage guarded, Locator canvas) {
        canvas.hover();
        for (String key : List.of("w", "w", "d", "a", "s")) {
            byte[] before = guarded.pixels(canvas);
            guarded.page().keyboard().press(key);
            assertDrawn(guarded, canvas);
            Assertions.assertThat(guarded.pixels(canvas))
                    .as("pixels after key %s", key)
                    .isNotEqualTo(before);
        }
    }

    private static void look(GuardedPage guarded, String name, Theme theme) {
        guarded.page().locator("main").evaluate("main => main.scrollTo(0, 0)");
        guarded.screenshot(name + "-" + theme.word());
        guarded.assertAccessible();
    }
}
