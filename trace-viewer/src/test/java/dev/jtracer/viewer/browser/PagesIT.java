package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Contrast;
import com.microsoft.playwright.options.ForcedColors;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of a recording: what they say, how they are worked by mouse and by keyboard, and when there is nothing. */
@Tag("pages")
@ExtendWith(Chromium.class)
class PagesIT {
    private static final int ORDERS = RecordedProgram.QUICK_ORDERS + RecordedProgram.SLOW_ORDERS + 1;

    private static TraceViewer viewer;

    @BeforeAll
    static void openRecordings(@TempDir Path directory) {
        viewer = TraceViewer.open(
                ViewerOptions.defaults().withPort(0),
                List.of(
                        RecordedProgram.orders(directory),
                        RecordedProgram.withoutTasks(directory),
                        RecordedProgram.notes(directory)));
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @Test
    void whileARecordingIsReadItsPlaceSaysHowFarThatIs(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", ""), Theme.LIGHT)) {
            Page page = guarded.page();
            AtomicLong readBytes = new AtomicLong(340_000_000);
            page.route(
                    "**/api/captures/orders",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(
                                    "{\"id\":\"orders\",\"name\":\"orders.jfr\",\"state\":\"reading\",\"bytes\":1000000000,"
                                            + "\"readBytes\":" + readBytes + "}")));
            page.navigate(page("orders", "threads").toString());
            assertThat(page.locator("reading-note")).containsText("Reading recording orders.jfr: 34% of 1.00 GB");
            readBytes.set(1_000_000_000);
            assertThat(page.locator("reading-note")).containsText("all 1.00 GB are read, arranging them");
            page.unroute("**/api/captures/orders");
            assertThat(page.locator("threads-page")).containsText("threads");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', LIGHT",
        "'', DARK",
        "tasks, LIGHT",
        "tasks, DARK",
        "threads?thread=0, LIGHT",
        "threads?thread=0, DARK",
        "blocking, LIGHT",
        "regions?region=reserve, DARK",
        "gc, LIGHT",
        "gc, DARK"
    })
    void everyPageIsQuietAndAccessible(String address, Theme theme, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", address), theme)) {
            settled(guarded.page());
            guarded.assertAccessible();
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "tasks", "threads", "blocking", "regions", "gc"})
    void narrowWindowHasAMenuForTabsAndScrollsOnlyDownwards(String address, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", address), Theme.LIGHT, 720, 900)) {
            settled(guarded.page());
            assertThat(guarded.page().locator(".tabs-button")).isVisible();
            Object overflow = guarded.page().locator("main").evaluate("main => main.scrollWidth - main.clientWidth");
            Assertions.assertThat(overflow).isEqualTo(0);
            guarded.page().locator(".tabs-button").click();
            guarded.page().locator("#tabs-menu a").filter(withText("GC")).click();
            guarded.page().waitForURL(Pattern.compile(".*/gc"));
        }
    }

    @Test
    void overviewNamesTheLockThatMadeATaskWait(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", ""), Theme.LIGHT)) {
            Locator facts = guarded.page().locator(".findings-card");
            assertThat(facts).containsText("waited");
            assertThat(facts.locator(".lock")
                            .filter(withText("RecordedProgram$PriceTable@"))
                            .first())
                    .isVisible();
            assertThat(facts).containsText("held by thread price-refresher");
            assertThat(facts).containsText("1 of " + ORDERS);
            assertThat(guarded.page().locator(".states")).containsText("100%");
        }
    }

    @Test
    void barOfTheHistogramListsItsTasksAndTheChipTakesItBack(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "tasks?type=order"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(heading(page)).containsText(ORDERS + "\u00a0tasks");
            Locator walker = page.locator("log-histogram .walker");
            walker.press("End");
            BoundingBox bar = page.locator("log-histogram .cursor").boundingBox();
            page.mouse().click(bar.x + bar.width / 2, bar.y + bar.height - 2);
            page.waitForURL(Pattern.compile(".*[?&]from=\\d+&to=\\d+.*"));
            assertThat(heading(page)).containsText("from");
            Locator rows = page.locator(".tasks-list tbody tr");
            assertThat(rows.nth(RecordedProgram.SLOW_ORDERS)).hasCount(0);
            assertThat(rows.first()).isVisible();

            page.reload();
            assertThat(heading(page)).containsText("from");
            page.locator("button.chip.on").click();
            assertThat(heading(page)).containsText(ORDERS + "\u00a0tasks");
            page.goBack();
            assertThat(heading(page)).containsText("from");
        }
    }

    @Test
    void rangeIsDraggedOverTheHistogram(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "tasks?type=order"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator("log-histogram .plate").first()).isVisible();
            BoundingBox box = page.locator("log-histogram .histogram").boundingBox();
            double y = box.y + box.height / 2;
            page.mouse().move(box.x + 60, y);
            page.mouse().down();
            page.mouse().move(box.x + box.width / 2, y);
            page.mouse().move(box.x + box.width - 30, y);
            page.mouse().up();
            assertThat(page.locator("log-histogram .handle")).hasCount(2);
            assertThat(page.locator("log-histogram .plate.strong")).containsText(ORDERS + "\u00a0tasks");
            guarded.assertAccessible();
            page.locator("log-histogram .handle").last().press("ArrowLeft");
            assertThat(page.locator("log-histogram .plate.strong")).not().containsText(ORDERS + "\u00a0tasks");
        }
    }

    @Test
    void keysWalkBucketsAndTasks(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "tasks?type=order"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator("log-histogram .walker")).hasCount(1);
            page.keyboard().press("ArrowRight");
            page.keyboard().press("End");
            page.keyboard().press("Enter");
            assertThat(page.locator("button.chip.on")).isVisible();
            page.locator("main").focus();
            page.keyboard().press("Escape");
            assertThat(page.locator("button.chip.on")).hasCount(0);
            page.keyboard().press("t");
            assertThat(page.locator("caption").filter(withText("Buckets of the histogram")))
                    .hasCount(1);
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".tasks-list tr.sel")).hasCount(1);
            page.keyboard().press("Shift+?");
            assertThat(page.locator("dialog.key-help")).isVisible();
            guarded.assertAccessible();
        }
    }

    @Test
    void oddNamesAreTextIsolatedAndCut(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "tasks"), Theme.LIGHT)) {
            Page page = guarded.page();
            page.locator("table bdi").filter(withText("<script>")).first().click();
            Locator odd = page.locator(".chart-card h2 bdi").first();
            assertThat(odd).containsText("<script>alert(1)</script>");
            String shown = odd.textContent();
            Assertions.assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(200);
            Assertions.assertThat(shown).contains("\\u202e", "\\u0007").doesNotContain("\u202e", "\u0007");
            assertThat(page.locator(".tasks-list tbody tr")).hasCount(1);
            Object overflow = page.locator("main").evaluate("main => main.scrollWidth - main.clientWidth");
            Assertions.assertThat(overflow).isEqualTo(0);
        }
    }

    @Test
    void searchLeadsToWhatIsNamed(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", ""), Theme.DARK)) {
            Page page = guarded.page();
            settled(page);
            page.keyboard().press("/");
            page.keyboard().type("reser");
            assertThat(page.locator("#search-found li").first()).containsText("reserve");
            guarded.assertAccessible();
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/regions\\?region=reserve"));
        }
    }

    @Test
    void themeIsChosenAndKept(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", ""), Theme.LIGHT)) {
            Page page = guarded.page();
            page.getByLabel("Theme", new Page.GetByLabelOptions().setExact(true))
                    .first()
                    .click();
            page.locator("#theme-menu label").filter(withText("Dark")).click();
            page.reload();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        }
    }

    @Test
    void systemThatAsksForContrastOrTakesColoursAwayGetsPatterns(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", ""), Theme.DARK)) {
            Page page = guarded.page();
            settled(page);
            page.emulateMedia(new Page.EmulateMediaOptions().setContrast(Contrast.MORE));
            assertThat(page.locator("html")).hasAttribute("data-contrast", "high");
            page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            page.reload();
            settled(page);
            assertThat(page.locator("html")).hasAttribute("data-contrast", "high");
            assertThat(page.locator(".swatch.s-blocked").first()).hasCSS("forced-color-adjust", "none");
            guarded.assertAccessible();
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void recordingWithoutTasksSaysSo(Theme theme, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("plain", "tasks"), theme)) {
            assertThat(guarded.page().locator(".note")).containsText("No tasks in this recording");
            guarded.assertAccessible();
            guarded.page().navigate(page("plain", "").toString());
            assertThat(guarded.page().locator(".overview")).containsText("No tasks in this recording");
            assertThat(guarded.page().locator(".overview .side")).containsText("Where thread time went");
            assertThat(guarded.page().locator(".overview .side data-table tbody"))
                    .containsText("main");
            guarded.assertAccessible();
            guarded.page().navigate(page("plain", "blocking").toString());
            assertThat(guarded.page().locator(".lead")).containsText("No thread waited for a lock in these");
        }
    }

    @Test
    void fileThatIsNoRecordingHasAPageThatSaysWhy(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("notes", ""), Theme.LIGHT)) {
            assertThat(guarded.page().locator("h1")).hasText("This recording cannot be read");
            assertThat(guarded.page().locator(".fact")).containsText("notes.jfr");
            guarded.assertAccessible();
        }
    }

    @Test
    void unknownRecordingHasAPageThatSaysSo(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", ""), Theme.LIGHT)) {
            guarded.navigateToError(page("7f31", "tasks"), 404);
            assertThat(guarded.page().locator("h1")).hasText("No recording 7f31");
            guarded.assertAccessible();
        }
    }

    @Test
    void aLinkOfALaterViewerShowsThePageAndSaysSo(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "tasks?v=2&view=cloud"), Theme.LIGHT)) {
            assertThat(guarded.page().locator("main > amber-line"))
                    .containsText("it is of version 2, and this viewer reads version 1");
            assertThat(heading(guarded.page())).isVisible();
            guarded.assertAccessible();
            guarded.page().navigate(page("orders", "tasks?v=1&view=cloud").toString());
            assertThat(heading(guarded.page())).isVisible();
            assertThat(guarded.page().locator("main > amber-line").filter(withText("version")))
                    .hasCount(0);
        }
    }

    private static Locator heading(Page page) {
        return page.locator("section[aria-label=Tasks] h2");
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static void settled(Page page) {
        assertThat(page.locator("h1").first()).hasCount(1);
        assertThat(page.locator("tbody[aria-busy=true]")).hasCount(0);
    }

    private static URI page(String id, String address) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/" + id + "/" + address);
    }
}
