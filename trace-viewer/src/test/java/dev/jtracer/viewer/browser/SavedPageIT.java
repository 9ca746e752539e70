package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.io.IOException;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every page saved as a file and opened from the disk: it shows what the page of the server shows, and asks nobody. */
@Tag("pages")
@ExtendWith(Chromium.class)
class SavedPageIT {
    /** All that a page says: headings, facts, rows of tables; null while something of it is on its way. */
    private static final String SAID = """
            () => document.querySelector('main[aria-busy=true], main [aria-busy=true], main .skeleton') ? null
              : [...document.querySelectorAll(['h1', 'h2', '.fact', 'tbody tr', 'tfoot tr', '.states dd', '.li', '.head p', '.cap'].map(of => 'main ' + of))]
                .map(e => e.textContent.replace(/\\s+/g, ' ').trim()).filter(text => text !== '')
            """;

    /** How many colours each canvas has, up to 3: one with nothing drawn has one. */
    private static final String COLOURS =
            "main => [...main.querySelectorAll('canvas')].filter(c => c.width > 0 && c.clientHeight > 0).map(c =>"
                    + " new Set(new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)).size)";

    private static final int SILENT_MILLIS = 150;

    @TempDir
    private static Path directory;

    private static TraceViewer viewer;
    private static String slowest = "";

    @BeforeAll
    static void openRecordings() throws IOException {
        viewer = TraceViewer.open(
                ViewerOptions.defaults().withPort(0),
                List.of(RecordedProgram.orders(directory), RecordedProgram.collected(directory)));
        URI tasks = live("orders", "api/tasks?type=order&limit=1");
        JsonNode first = JsonMapper.shared()
                .readTree(tasks.toURL().openStream())
                .get("rows")
                .get(0);
        slowest = first.get("taskId").asString();
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "orders, '', LIGHT",
        "orders, tasks?type=order&chart=time&by=thread&outcome=ok&sort=started&order=up, LIGHT",
        "orders, tasks?type=order&vs=order&began=100000000-400000000&vsBegan=0-100000000, DARK",
        "orders, tasks/SLOWEST, LIGHT",
        "orders, timeline?from=1000000&to=90000000&sel=scope.3&find=region-type+reserve&side=tasks, DARK",
        "orders, timeline?view=table&range=1000000-50000000, LIGHT",
        "orders, threads?view=threads&thread=0&by=nativeWait, DARK",
        "orders, blocking, LIGHT",
        "orders, regions?region=reserve&from=1&to=9000000000000000&chart=percentiles, DARK",
        "orders, flames?kind=wall&region=reserve&from=100000000&to=200000000&vsFrom=0&vsTo=100000000, DARK",
        "collected, gc, LIGHT"
    })
    void savedPageSaysWhatThePageSaysAndAsksNobody(String recording, String view, Theme theme, Chromium chromium) {
        List<?> said;
        Path file;
        try (GuardedPage guarded = chromium.open(live(recording, view), theme)) {
            said = said(guarded.page());
            file = saved(guarded.page());
        }
        try (GuardedPage guarded = chromium.open(file.toUri(), theme)) {
            Page page = guarded.page();
            Assertions.assertThat(said(page)).isEqualTo(said).isNotEmpty();
            assertThat(page.locator("saved-line")).containsText(recording + ".jfr");
            assertThat(page.locator("[role=alert]")).hasCount(0);
            Assertions.assertThat((List<?>) page.locator("main").evaluate(COLOURS))
                    .allSatisfy(
                            colours -> Assertions.assertThat((Integer) colours).isGreaterThan(1));
            assertThat(page.locator("a[href^='/']")).hasCount(0);
            guarded.assertAccessible();
            guarded.screenshot("saved-" + recording + "-" + view.replaceAll("\\W+", "-") + "-" + theme);
        }
    }

    @Test
    void savedTimelineIsZoomedPannedAndSelectedAndSaysWhatItHasNot(Chromium chromium) {
        Path file = saved(chromium, "timeline?from=1000000&to=60000000");
        try (GuardedPage guarded = chromium.open(file.toUri(), Theme.DARK)) {
            Page page = guarded.page();
            said(page);
            assertThat(page.locator(".timeline canvas")).hasAttribute("aria-busy", "false");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".live")).not().isEmpty();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile("file:.*#timeline\\?.*sel=.*"));
            assertThat(page.locator(".panel .facts")).containsText("exactly");
            page.reload();
            said(page);
            assertThat(page.locator(".panel .facts")).containsText("exactly");
            page.keyboard().press("Escape");
            assertThat(page).not().hasURL(Pattern.compile(".*sel=.*"));
            assertThat(page.locator(".panel h2")).containsText("In sight");
            Locator canvas = page.locator(".timeline canvas");
            byte[] before = guarded.pixels(canvas);
            page.keyboard().press("w");
            page.keyboard().press("d");
            assertThat(page.locator(".panel h2")).containsText("In the saved view");
            Assertions.assertThat(guarded.pixels(canvas)).isNotEqualTo(before);
            page.keyboard().press("0");
            assertThat(page).hasURL(Pattern.compile("file:.*#timeline"));
            page.keyboard().press("t");
            assertThat(page.locator(".timeline-table tbody tr").first()).isVisible();
            assertThat(page.locator(".problem-line")).hasCount(0);
            guarded.assertAccessible();
        }
    }

    @Test
    void nothingLeadsOutOfASavedPage(Chromium chromium) {
        Path file = saved(chromium, "tasks?type=order");
        try (GuardedPage guarded = chromium.open(file.toUri(), Theme.LIGHT)) {
            Page page = guarded.page();
            said(page);
            assertThat(page.locator("search, .picker, [aria-label^='Copy link'], [aria-label^='Save this']"))
                    .hasCount(0);
            assertThat(page.locator(".statusbar .keys")).not().containsText("open");
            page.keyboard().press("Control+k");
            assertThat(page.locator("command-palette")).containsText("Theme: dark");
            assertThat(page.locator("command-palette"))
                    .not()
                    .containsText(Pattern.compile("Go to|Download|Copy link|Search"));
            page.keyboard().press("Escape");
            assertThat(page.locator("command-palette dialog")).isHidden();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".tasks-list tr.sel")).isVisible();
            page.keyboard().press("Enter");
            assertThat(page.locator(".toast")).hasText("Not in this file");
            page.locator("data-table[caption='Task types'] tbody tr", new Page.LocatorOptions().setHasText("quote"))
                    .click();
            assertThat(page.locator(".note[role=alert]").first())
                    .hasText("This file holds one view; the rest is in the recording.");
            assertThat(page.locator(".note[role=alert] button")).hasCount(0);
            page.goBack();
            assertThat(page.locator(".note[role=alert]")).hasCount(0);
        }
    }

    /** An address of nothing but {@code #} is what was saved, so that the state that was saved could not be left. */
    @Test
    void savedStateOfTheOverviewCanBeLeft(Chromium chromium) {
        Path file = saved(chromium, "?clock=wall");
        try (GuardedPage guarded = chromium.open(file.toUri(), Theme.LIGHT)) {
            Page page = guarded.page();
            said(page);
            for (String command : List.of("Show times from the start", "Show times on the wall clock")) {
                page.keyboard().press("Control+k");
                page.locator("command-palette").getByText(command).click();
                assertThat(page.locator("command-palette dialog")).isHidden();
            }
            assertThat(page).hasURL(Pattern.compile("file:.*#\\?clock=wall"));
        }
    }

    /** What takes longer than 120 ms says that it is on its way; what is there then stands still. */
    private static List<?> said(Page page) {
        assertThat(page.locator("main h1").first()).isAttached();
        page.waitForTimeout(SILENT_MILLIS);
        return (List<?>) page.waitForFunction(SAID).jsonValue();
    }

    /** Opens a view of the orders and saves it. */
    private static Path saved(Chromium chromium, String view) {
        try (GuardedPage guarded = chromium.open(live("orders", view), Theme.LIGHT)) {
            said(guarded.page());
            return saved(guarded.page());
        }
    }

    /** Saves the view that is shown, as a click on the button does. */
    private static Path saved(Page page) {
        Locator button = page.getByLabel("Save this view as a page");
        Download download = page.waitForDownload(button::click);
        Path file = directory.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    private static URI live(String recording, String view) {
        return URI.create(viewer.traceAddresses().get(0))
                .resolve("/debug/traces/" + recording + "/" + view.replace("SLOWEST", slowest));
    }
}
