package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The timeline and the page of one task, worked by mouse and by keyboard. */
@ExtendWith(Chromium.class)
class TimelineIT {
    private static TraceViewer viewer;

    @BeforeAll
    static void openRecordings(@TempDir Path directory) {
        viewer = TraceViewer.open(
                ViewerOptions.defaults().withPort(0),
                List.of(RecordedProgram.orders(directory), RecordedProgram.withoutTasks(directory)));
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "timeline, LIGHT",
        "timeline, DARK",
        "timeline?view=table, LIGHT",
        "timeline?range=1000000-50000000, DARK"
    })
    void timelineIsQuietAndAccessible(String address, Theme theme, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", address), theme)) {
            ready(guarded.page());
            guarded.assertAccessible();
            guarded.screenshot("timeline-" + address.replaceAll("\\W", "-") + "-" + theme);
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void slowestTaskIsReachedFromTheTimelineAndExplained(Theme theme, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), theme)) {
            Page page = ready(guarded.page());
            page.locator(".panel a.li").first().click();

            assertThat(page.locator(".task-head .fact")).containsText("of its");
            assertThat(page.locator(".bar.path > span").first()).isVisible();
            assertThat(page.locator(".waterfall canvas")).isVisible();
            guarded.assertAccessible();
            guarded.screenshot("task-" + theme);
        }
    }

    @Test
    void keysZoomPanAndShowEverythingAgain(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.DARK)) {
            Page page = ready(guarded.page());
            Locator where = page.locator(".where");
            String whole = where.textContent();
            byte[] before = guarded.pixels(canvas(page));
            page.keyboard().press("w");
            assertThat(where).not().hasText(whole);
            assertThat(page).hasURL(Pattern.compile("[?&]from=\\d+.*"));
            Assertions.assertThat(guarded.pixels(canvas(page))).isNotEqualTo(before);
            String zoomed = where.textContent();
            page.keyboard().press("d");
            assertThat(where).not().hasText(zoomed);
            page.keyboard().press("0");
            assertThat(where).hasText(whole);
        }
    }

    @Test
    void whatTheKeyboardReachesIsSpokenSelectedAndInTheAddress(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".live")).not().isEmpty();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*sel=(state|scope|region)\\.\\d+.*"));
            assertThat(page.locator(".panel .facts")).containsText("exactly");
            page.reload();
            ready(page);
            assertThat(page.locator(".panel .facts")).containsText("exactly");
            page.keyboard().press("Escape");
            assertThat(page.locator(".panel h2")).containsText("In sight");
        }
    }

    @Test
    void dragSelectsARangeThatThePanelSumsUp(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.DARK)) {
            Page page = ready(guarded.page());
            BoundingBox box = canvas(page).boundingBox();
            page.mouse().move(box.x + 400, box.y + 300);
            page.mouse().down();
            page.mouse().move(box.x + 600, box.y + 305);
            page.mouse().up();
            assertThat(page.locator(".panel h2")).containsText("Selected range");
            assertThat(page).hasURL(Pattern.compile(".*range=\\d+-\\d+.*"));
        }
    }

    @Test
    void wheelZoomsAtTheCursor(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            String whole = page.locator(".where").textContent();
            BoundingBox box = canvas(page).boundingBox();
            page.mouse().move(box.x + 500, box.y + 300);
            page.keyboard().down("Control");
            page.mouse().wheel(0, -300);
            page.keyboard().up("Control");
            assertThat(page.locator(".where")).not().hasText(whole);
        }
    }

    @Test
    void narrowWindowGetsTheTable(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.LIGHT, 800, 900)) {
            assertThat(guarded.page().locator(".timeline-table tbody tr").first())
                    .isVisible();
            guarded.assertAccessible();
        }
    }

    @Test
    void recordingWithoutTasksHasATimeline(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("plain", "timeline"), Theme.DARK)) {
            ready(guarded.page());
            guarded.assertAccessible();
        }
    }

    @Test
    void taskThatIsNotThereIsSaid(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", ""), Theme.LIGHT)) {
            guarded.allow(404);
            guarded.page().navigate(page("orders", "tasks/987654321").toString());
            assertThat(guarded.page().locator("empty-note")).containsText("No task #987654321");
        }
    }

    private static Page ready(Page page) {
        assertThat(page.locator(".panel .fact, .panel .facts").first()).isVisible();
        return page;
    }

    private static Locator canvas(Page page) {
        return page.locator(".stage canvas");
    }

    private static URI page(String recording, String rest) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/" + recording + "/" + rest);
    }
}
