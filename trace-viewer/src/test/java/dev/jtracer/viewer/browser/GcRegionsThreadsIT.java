package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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

/** From events to pixels: the pages GC, Regions and Threads on recordings of known structure. */
@Tag("pages")
@ExtendWith(Chromium.class)
class GcRegionsThreadsIT {
    private static final String NBSP = "\u00a0";

    private static TraceViewer viewer;

    @BeforeAll
    static void openRecordings(@TempDir Path directory) {
        viewer = TraceViewer.open(
                ViewerOptions.defaults().withPort(0),
                List.of(
                        RecordedProgram.orders(directory),
                        RecordedProgram.collected(directory),
                        RecordedProgram.withoutTasks(directory)));
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "gc, LIGHT, 1440, 900",
        "gc, DARK, 1280, 720",
        "gc?list=collections, DARK, 1440, 900",
        "regions, DARK, 1440, 900",
        "regions, LIGHT, 1280, 720",
        "threads, LIGHT, 1440, 900",
        "threads, DARK, 1280, 720",
        "threads?view=threads&thread=0, LIGHT, 1280, 720"
    })
    void pagesAreQuietAccessibleAndScrollOnlyDownwards(
            String address, Theme theme, int width, int height, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("collected", address), theme, width, height)) {
            Page page = guarded.page();
            settled(page);
            assertThat(page.locator("canvas").first()).isVisible();
            guarded.screenshot("page-" + address.replaceAll("\\W+", "-") + "-" + theme + "-" + width);
            guarded.assertAccessible();
            Object overflow = page.locator("main").evaluate("main => main.scrollWidth - main.clientWidth");
            Assertions.assertThat(overflow).isEqualTo(0);
        }
    }

    @Test
    void pauseLeadsToTheTaskItStoppedAndToItsWindowOnTheTimeline(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("collected", "gc"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator(".lead")).containsText("Tasks were stopped");
            assertThat(page.locator(".causes tbody")).containsText("System.gc()");
            page.locator(".causes tbody tr")
                    .filter(withText("System.gc()"))
                    .first()
                    .click();
            page.waitForURL(Pattern.compile(".*[?&]cause=.*"));
            assertThat(page.locator(".pause-list tbody tr")).hasCount(3);
            page.locator(".pause-list tbody tr").nth(1).locator("td").nth(3).click();
            page.waitForURL(Pattern.compile(".*[?&]pause=\\d+.*"));
            Locator stopped = page.locator(".stopped tbody tr");
            // Naps that ended meanwhile can fill the first page; by thread, the collecting one comes before the
            // sleepers.
            page.locator(".stopped thead button")
                    .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^\\s*On\\s*$")))
                    .click();
            assertThat(stopped.filter(withText("collecting"))).containsText("tidy");
            page.locator("section[aria-label='The selected pause'] a")
                    .filter(withText("Show in timeline"))
                    .click();
            page.waitForURL(Pattern.compile(".*/timeline\\?from=\\d+&to=\\d+"));
            page.goBack();
            page.locator(".stopped tbody tr")
                    .filter(withText("collecting"))
                    .locator("a")
                    .first()
                    .click();
            page.waitForURL(Pattern.compile(".*/tasks/\\d+"));
        }
    }

    @Test
    void pausesAreWalkedByKeyAndChartsHaveTables(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("collected", "gc"), Theme.DARK)) {
            Page page = guarded.page();
            settled(page);
            assertThat(page.locator(".pause-list tr.sel")).hasCount(1);
            page.keyboard().press("ArrowRight");
            page.waitForURL(Pattern.compile(".*[?&]pause=\\d+.*"));
            page.keyboard().press("t");
            assertThat(page.locator("caption").filter(withText("Used heap over time")))
                    .hasCount(1);
            assertThat(page.locator("caption").filter(withText("Buckets of the histogram")))
                    .hasCount(1);
            guarded.assertAccessible();
            page.locator(".mmu-card button").filter(withText("Table")).click();
            assertThat(page.locator("pause-chart, utilisation-curve")).hasCount(2);
            page.getByText("Collections", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator(".pause-list thead")).containsText("As the JVM sums");
            assertThat(page.locator(".pause-list tbody")).containsText("→");
            page.keyboard().press("Escape");
            page.waitForURL(Pattern.compile("^((?!pause=).)*$"));
        }
    }

    @Test
    void worstWindowsOfEachLengthLeadIntoTheTimeline(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("collected", "gc?window=1000000"), Theme.LIGHT)) {
            Page page = guarded.page();
            Locator card = page.locator("section[aria-label='Minimum mutator utilisation']");
            assertThat(card.locator(".fact")).containsText("All pauses together left");
            assertThat(card.locator(".fact")).containsText("of the worst");
            Locator worst = page.locator(".mmu-worst tbody tr").first();
            assertThat(worst).containsText("0%");
            page.keyboard().press("t");
            assertThat(card.locator("tbody tr").first()).containsText("0%");
            assertThat(card.locator("tbody tr").last()).isVisible();
            guarded.assertAccessible();
            worst.locator("a").click();
            page.waitForURL(Pattern.compile(".*/timeline\\?from=\\d+&to=\\d+&range=\\d+-\\d+"));
        }
    }

    @Test
    void recordingWithoutPausesSaysWhatWasLookedFor(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("plain", "gc"), Theme.LIGHT)) {
            assertThat(guarded.page().locator(".lead")).containsText("No GC pause stopped threads in these");
            assertThat(guarded.page().locator(".lead")).containsText("jdk.GCPhasePause");
            guarded.assertAccessible();
        }
    }

    @Test
    void barOfTheHistogramListsItsRegionsAndWhatTheyWaitedFor(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "regions?region=reserve"), Theme.LIGHT)) {
            Page page = guarded.page();
            int all = RecordedProgram.QUICK_ORDERS + RecordedProgram.SLOW_ORDERS;
            Locator heading = page.locator("section[aria-label=Regions] h2");
            assertThat(heading).containsText(all + NBSP + "regions");
            assertThat(page.locator("section[aria-label='Where their time went']"))
                    .containsText("100%");
            assertThat(page.locator(".waited-card tbody")).containsText("Sleeping");
            page.locator("log-histogram .walker").press("End");
            page.locator("log-histogram .walker").press("Enter");
            page.waitForURL(Pattern.compile(".*[?&]from=\\d+&to=\\d+.*"));
            assertThat(page.locator("button.chip.on")).isVisible();
            assertThat(heading).not().containsText(all + NBSP + "regions");
            assertThat(page.locator(".regions-list tbody tr").first()).containsText("order");
            guarded.screenshot("page-regions-range");
            guarded.assertAccessible();
            page.locator("main").focus();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".regions-list tr.sel")).hasCount(1);
            page.waitForURL(Pattern.compile(".*[?&]sel=\\d+.*"));
            page.reload();
            assertThat(page.locator(".regions-list tr.sel")).hasCount(1);
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/timeline\\?from=\\d+&to=\\d+&sel=region\\.\\d+"));
        }
    }

    @Test
    void cellOfTheHeatMapAndPointOfTheCurveListTheirRegions(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "regions?region=reserve&chart=time"), Theme.DARK)) {
            Page page = guarded.page();
            Locator heading = page.locator("section[aria-label=Regions] h2");
            Locator heat = page.locator("latency-heatmap canvas");
            assertThat(page.locator("latency-heatmap .over")).hasCount(1);
            heat.press("ArrowRight");
            String inCell = page.locator("latency-heatmap .heat-card h3").innerText();
            heat.press("Enter");
            page.waitForURL(Pattern.compile(".*[?&]began=\\d+-\\d+.*"));
            assertThat(heading).hasText(inCell.strip());
            guarded.screenshot("page-regions-over-time");
            guarded.assertAccessible();
            page.locator("main").focus();
            page.keyboard().press("t");
            assertThat(page.locator("caption").filter(withText("Durations over time")))
                    .hasCount(1);
            page.keyboard().press("ArrowDown");
            page.waitForURL(Pattern.compile(".*[?&]sel=\\d+.*"));
            page.keyboard().press("Escape");
            page.waitForURL(Pattern.compile("^((?!sel=).)*began=((?!sel=).)*$"));
            page.keyboard().press("Escape");
            page.waitForURL(Pattern.compile("^((?!began=).)*$"));
            page.locator(".seg button").filter(withText("Percentiles")).click();
            assertThat(page.locator("caption").filter(withText("Percentiles"))).hasCount(1);
            guarded.assertAccessible();
            page.keyboard().press("t");
            page.locator("percentile-curve .walker").press("End");
            page.locator("percentile-curve .walker").press("Enter");
            assertThat(heading).hasText("1" + NBSP + "region");
            page.goBack();
            assertThat(page.locator("percentile-curve")).isVisible();
        }
    }

    @Test
    void typeWithoutALineIsNotSaidToBeMissing(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "threads"), Theme.LIGHT)) {
            Page page = guarded.page();
            page.route(
                    Pattern.compile(".*/api/region-types"),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setResponse(route.fetch())
                            .setBody(route.fetch()
                                    .text()
                                    .replace("\"reserve\"", "\"other\"")
                                    .replaceFirst(
                                            "\"others\":null",
                                            "\"others\":{\"count\":1,\"open\":0,\"totalNanos\":1}"))));
            page.navigate(page("orders", "regions?region=reserve").toString());
            assertThat(page.locator(".durations-card"))
                    .containsText(Pattern.compile("what there is of type\\s+reserve is listed below"));
            assertThat(page.locator(".regions-list tbody tr").first()).isVisible();
        }
    }

    @Test
    void poolHasItsThreadsAndEachLeadsToItsLane(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("collected", "threads"), Theme.LIGHT)) {
            Page page = guarded.page();
            Locator pool = page.locator(".main-table tbody tr").filter(withText("sleeper"));
            assertThat(pool).containsText(String.valueOf(RecordedProgram.POOL_THREADS));
            pool.click();
            page.waitForURL(Pattern.compile(".*[?&]pool=sleeper.*"));
            assertThat(page.locator(".waited-card tbody")).containsText("Sleeping");
            page.locator(".waited-card th button").filter(withText("Longest")).click();
            page.waitForURL(Pattern.compile(".*[?&]orders=waited%3A-longestNanos.*"));
            page.keyboard().press("t");
            page.waitForURL(Pattern.compile(".*[?&]as=table.*"));
            page.reload();
            assertThat(page.locator(".waited-card th").filter(withText("Longest")))
                    .hasAttribute("aria-sort", "descending");
            assertThat(page.locator("caption").filter(withText("States over time")))
                    .hasCount(1);
            page.keyboard().press("t");
            assertThat(page.locator("section[aria-label='Tasks worked for']")).containsText("nap");
            assertThat(page.locator("section[aria-label='Regions run']")).containsText("doze");
            Locator threads = page.locator(".threads-list tbody tr");
            assertThat(threads).hasCount(10);
            page.locator("section[aria-label='Threads of the pool'] .pager button")
                    .filter(withText("Next"))
                    .click();
            assertThat(threads).hasCount(RecordedProgram.POOL_THREADS - 10);
            threads.first().locator("td").nth(2).click();
            page.waitForURL(Pattern.compile(".*[?&]thread=\\d+.*"));
            page.locator("section[aria-label='States over time'] a")
                    .filter(withText("Show in timeline"))
                    .click();
            page.waitForURL(Pattern.compile(".*/timeline\\?sel=thread\\.\\d+"));
        }
    }

    @Test
    void threadsAreListedSortedFilteredAndTheirStatesWalked(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("collected", "threads"), Theme.DARK)) {
            Page page = guarded.page();
            settled(page);
            page.keyboard().press("p");
            page.waitForURL(Pattern.compile(".*view=threads.*"));
            page.locator("input.filter").fill("sleeper-1");
            assertThat(page.locator(".main-table tbody tr")).hasCount(4);
            page.locator(".main-table th button").filter(withText("Sleeping")).click();
            page.waitForURL(Pattern.compile(".*by=sleeping.*"));
            page.locator("main").focus();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".main-table tr.sel")).hasCount(1);
            page.locator("state-strip canvas").press("ArrowRight");
            assertThat(page.locator("state-strip .strip-card")).isVisible();
            page.keyboard().press("t");
            assertThat(page.locator("caption").filter(withText("States over time")))
                    .hasCount(1);
            guarded.assertAccessible();
        }
    }

    @Test
    void recordingOfAProgramWithoutTasksStillHasThreads(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("plain", "threads"), Theme.LIGHT)) {
            assertThat(guarded.page().locator(".lead")).containsText("lived");
            assertThat(guarded.page().locator(".main-table tbody tr").first()).isVisible();
            guarded.page().navigate(page("plain", "regions").toString());
            assertThat(guarded.page().locator(".note")).containsText("No regions in this recording");
            guarded.assertAccessible();
        }
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
