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
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of somebody who asks the live shop why a checkout took as long as it did. */
@ExtendWith(Chromium.class)
class ShopIT {
    private static final int MOST_BUCKETS = 200;

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

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tasks"))
                    .first()
                    .click();
            page.locator("data-table").getByText("checkout").first().click();
            clickABar(page);
            look(guarded, "tasks", theme);

            page.locator(".tasks-list tbody a").first().click();
            page.waitForURL(Pattern.compile(".*/tasks/[0-9]+.*"));
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

    /** Walks by keyboard to the first bar with a task in it, to learn where it is, and clicks it. */
    private static void clickABar(Page page) {
        Locator walker = page.locator("log-histogram .walker");
        walker.focus();
        for (int i = 0;
                i < MOST_BUCKETS && walker.getAttribute("aria-valuetext").contains(": 0 tasks");
                i++) {
            walker.press("ArrowRight");
        }
        BoundingBox bar = page.locator("log-histogram .cursor").boundingBox();
        page.mouse().click(bar.x + bar.width / 2, bar.y + bar.height - 2);
        page.waitForURL(Pattern.compile(".*[?&]from=.*"));
        assertThat(page.getByLabel(Pattern.compile("Clear the range.*"))).isVisible();
    }

    private static void look(GuardedPage guarded, String name, Theme theme) {
        guarded.screenshot(name + "-" + theme.word());
        guarded.assertAccessible();
    }
}
