package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Blocking page on a convoy of known structure: what it says, by mouse and by keyboard alone. */
@Tag("pages")
@ExtendWith(Chromium.class)
class BlockingIT {
    /** Where the first chip at an edge of the timeline is, which stands for an end of an arrow that is out of sight; null for none. */
    private static final String CHIPS = """
            () => {
              const { canvas } = document.querySelector('timeline-page');
              const at = canvas.frame.canvas.getBoundingClientRect();
              const chip = canvas.chips?.find(({ to }) => to.ns > canvas.scale.endNs || to.ns < canvas.scale.startNs);
              return chip ? [at.x + chip.x + chip.w / 2, at.y + chip.y + chip.h / 2] : null;
            }
            """;

    private static final String FIRST = "Who waited for whom";

    private static TraceViewer viewer;

    @BeforeAll
    static void openRecording(@TempDir Path directory) {
        viewer = TraceViewer.open(ViewerOptions.defaults().withPort(0), List.of(RecordedProgram.convoy(directory)));
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 1440, 900, ''", "DARK, 1440, 900, ''", "LIGHT, 1280, 720, '?view=table'", "DARK, 720, 900, ''"})
    void pageIsQuietAndAccessible(Theme theme, int width, int height, String state, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("blocking" + state), theme, width, height)) {
            ready(guarded.page());
            guarded.assertAccessible();
            guarded.screenshot("blocking-" + theme + "-" + width + (state.isEmpty() ? "" : "-table"));
        }
    }

    @Test
    void itSaysWhoHeldTheLockAndWhoWaitedForIt(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("blocking"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            assertThat(page.locator("tr.sel")).containsText("PriceTable@");
            assertThat(page.locator("tr.sel")).containsText("refresh in rebuild");
            assertThat(page.locator(".fact.pad").first()).containsText("at most 3 at once");
            assertThat(page.locator(".fact.pad").first()).containsText("refresh in rebuild");
            assertThat(page.locator(".lw-row")).hasCount(RecordedProgram.CONVOY);
            assertThat(page.locator(".tr.root").first()).containsText("in rebuild on refresher");
            assertThat(page.locator(".tree")).containsText("for its child");
            assertThat(page.locator(".tree-foot")).containsText("The root was not waiting for a lock: it slept for ");
        }
    }

    @Test
    void lockThatNobodyWaitedForIsSaidToBeThatAndAnotherCanBeChosen(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("blocking?lock=com.shop.Gone@1"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator(".blocking-page")).containsText("No thread waited for Gone@1 in these");
            assertThat(page.locator(".lw-row")).hasCount(0);
            page.keyboard().press("ArrowRight");
            page.keyboard().press("]");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".lw-row")).hasCount(RecordedProgram.CONVOY);
            assertThat(page.locator(".blocking-page")).not().containsText("No thread waited");
        }
    }

    @Test
    void queueBehindTheLongHoldIsSaidToBeAConvoyAndShownOnTheTimeline(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("blocking"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            Locator convoy = page.locator(".convoys");
            assertThat(convoy).containsText("1\u00a0convoy had");
            assertThat(convoy).containsText("3\u00a0threads queued behind");
            assertThat(convoy).containsText("refresh in rebuild, which held it for");
            assertThat(convoy).containsText("over 2\u00a0short holds");
            convoy.locator("a").click();
            page.waitForURL(Pattern.compile(".*/timeline\\?from=\\d+&to=\\d+&range=\\d+-\\d+&chain=\\d+"));
            assertThat(page.locator("timeline-page")).isVisible();
        }
    }

    @Test
    void keysWalkTheChainAndOpenTheTask(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("blocking"), Theme.DARK)) {
            Page page = ready(guarded.page());
            page.keyboard().press("[");
            assertThat(page).hasURL(Pattern.compile(".*[?&]wait=\\d+.*"));
            assertThat(page.locator(".lw-row.sel")).containsText("quote-1");
            assertThat(page.locator(".tr.sel")).containsText("quote-1");
            assertThat(page.locator(".live")).containsText("waited");
            page.reload();
            ready(page);
            assertThat(page.locator(".tr.sel")).containsText("quote-1");
            page.keyboard().press("]");
            assertThat(page.locator(".tr.sel")).containsText("refresher");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("refresh");
            page.goBack();
            ready(page);
            page.keyboard().press("Escape");
            assertThat(page.locator(".lw-row.sel")).hasCount(0);
            page.keyboard().press("t");
            assertThat(page.locator(".waits-table tbody tr")).hasCount(RecordedProgram.CONVOY);
        }
    }

    @Test
    void selectedWaitIsShownInBothCards(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("blocking"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            Locator row = page.locator(".lw-row").nth(1);
            row.locator(".lw-thread").click();
            assertThat(page.locator(".tr.sel")).containsText("quote-2");
            page.locator(".tr", new Page.LocatorOptions().setHasText("quote-3"))
                    .first()
                    .locator(".w")
                    .click();
            assertThat(page.locator(".lw-row.sel")).containsText("quote-3");
            page.locator(".lw-row.sel a").click();
            assertThat(page.locator(".task-head h1")).containsText("quote");
        }
    }

    @Test
    void kindsAreFiltered(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("blocking"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            page.locator("button", new Page.LocatorOptions().setHasText("Monitors"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*kind=monitor.*"));
            assertThat(page.locator("tr.sel")).containsText("PriceTable@");
        }
    }

    @Test
    void timelineShowsTheChainOfAWaitAndWalksIt(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("blocking"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            page.locator(".lw-row .lw-thread").first().click();
            page.locator("a", new Page.LocatorOptions().setHasText("Show in timeline"))
                    .click();
            Locator chip = page.locator(".focus-chip");
            assertThat(chip).containsText("quote");
            assertThat(chip).containsText("waited");
            guarded.assertAccessible();
            guarded.screenshot("timeline-chain");
            page.keyboard().press("]");
            assertThat(page.locator(".live")).containsText("held by refresh");
            assertThat(page.locator(".live")).containsText("in region rebuild");
            page.keyboard().press("[");
            assertThat(page.locator(".live")).containsText("waiter: quote");
            String unzoomed = page.url();
            for (int i = 0; i < 8; i++) {
                page.keyboard().press("w");
            }
            assertThat(page).not().hasURL(unzoomed);
            List<?> chips = (List<?>) page.waitForFunction(CHIPS).jsonValue();
            String zoomed = page.url();
            page.mouse().click(((Number) chips.get(0)).doubleValue(), ((Number) chips.get(1)).doubleValue());
            assertThat(page).not().hasURL(zoomed);
            assertThat(page).hasURL(Pattern.compile(".*from=\\d+&to=\\d+&chain=\\d+"));
            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            assertThat(chip).hasCount(0);
        }
    }

    @Test
    void taskPageSaysWhoBlockedIt(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("blocking"), Theme.DARK)) {
            Page page = ready(guarded.page());
            page.locator(".lw-row a").first().click();
            Locator card = page.locator("section[aria-label='Who blocked it']");
            assertThat(card).containsText("held by refresh");
            assertThat(card).containsText("in rebuild");
            assertThat(card).containsText("sleeping");
            assertThat(page.locator(".waterfall canvas")).isVisible();
            guarded.assertAccessible();
            guarded.screenshot("task-blocked");
            card.locator("a", new Locator.LocatorOptions().setHasText("refresh"))
                    .first()
                    .click();
            assertThat(page.locator(".task-head h1")).containsText("refresh");
        }
    }

    private static Page ready(Page page) {
        assertThat(page.locator("section[aria-label='" + FIRST + "']")).isVisible();
        return page;
    }

    private static URI page(String rest) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/convoy/" + rest);
    }
}
