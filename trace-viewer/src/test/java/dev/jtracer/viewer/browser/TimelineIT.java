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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The timeline and the page of one task, worked by mouse and by keyboard. */
@Tag("pages")
@ExtendWith(Chromium.class)
class TimelineIT {
    /** The orders, the failed one, the one of an odd name, and the quote. */
    private static final int TASKS = RecordedProgram.QUICK_ORDERS + RecordedProgram.SLOW_ORDERS + 3;

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
        "timeline?range=1000000-50000000, DARK",
        "timeline?group=none&order=activity&side=tasks&pin=1&marks=5000000+begins%7C9000000, LIGHT",
        "timeline?clock=wall&idle=shown&side=locks&without=cpu&filter=price&find=region-type+reserve, DARK"
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
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*from=\\d+&to=\\d+.*"));
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
    void keysBeginAndEndARangeAtTheEventThatHasTheKeyboard(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("i");
            page.keyboard().press("o");
            assertThat(page.locator(".live")).containsText("Range from");
            assertThat(page.locator(".panel h2")).containsText("Selected range");
            String byKeys = rangeIn(page);

            page.keyboard().press("Enter");
            assertThat(page.locator(".panel .facts")).containsText("exactly");
            command(page, "time of what is selected");
            assertThat(page.locator(".panel h2")).containsText("Selected range");
            Assertions.assertThat(rangeIn(page)).isEqualTo(byKeys);
        }
    }

    private static String rangeIn(Page page) {
        assertThat(page).hasURL(Pattern.compile(".*range=.*"));
        return page.url().replaceFirst(".*range=(\\d+-\\d+).*", "$1");
    }

    @Test
    void rangeHasItsOwnTasksAndLocksAndTheWayToItsFlameGraph(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            command(page, "select what is in sight");
            assertThat(page.locator(".panel h2")).containsText("Selected range");
            page.locator("#side-tasks").click();
            assertThat(page.locator("#side-tasks")).containsText(String.valueOf(TASKS));
            assertThat(page.locator("range-tasks .pager")).containsText("of " + TASKS);
            page.locator("#side-locks").click();
            assertThat(page.locator("#side-panel a.li.owner").first()).containsText("PriceTable");
            assertThat(page.locator("#side-panel a.li.owner").first()).containsText("price-refresher");
            page.locator("#side-flame").click();
            assertThat(page.locator("range-flames a")).hasAttribute("href", Pattern.compile(".*/flames\\?.*to=\\d+.*"));
            guarded.assertAccessible();
        }
    }

    @Test
    void searchWalksAlongEverythingOfANameAndAroundItsEnd(Chromium chromium) {
        int reserved = RecordedProgram.QUICK_ORDERS + RecordedProgram.SLOW_ORDERS;
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.DARK)) {
            Page page = ready(guarded.page());
            page.keyboard().press("/");
            page.keyboard().type("reserve");
            page.keyboard().press("Enter");
            Locator chip = page.locator(".focus-chip");
            assertThat(chip).containsText("1 of " + reserved);
            assertThat(page.locator(".panel .piece-name")).containsText("reserve");
            page.keyboard().press("n");
            assertThat(chip).containsText("2 of " + reserved);
            page.keyboard().press("Shift+N");
            assertThat(chip).containsText("1 of " + reserved);
            page.keyboard().press("Shift+N");
            assertThat(chip).containsText(reserved + " of " + reserved);
            page.keyboard().press("Escape");
            assertThat(chip).hasCount(0);
        }
    }

    @Test
    void marksAndTheirNotesAreInTheAddress(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            page.keyboard().press("m");
            Locator note = page.locator(".mark-row input");
            note.fill("here it m begins");
            note.press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*marks=\\d+\\+here\\+it\\+m\\+begins.*"));
            page.reload();
            ready(page);
            assertThat(note).hasValue("here it m begins");
            page.locator(".mark-row .iconbtn").click();
            assertThat(note).hasCount(0);
        }
    }

    @Test
    void timeThatIsTypedComesIntoSight(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            page.keyboard().press("g");
            page.keyboard().type("3 h");
            page.keyboard().press("Enter");
            assertThat(page.locator(".time-dialog .wrong")).containsText("no moment of these");
            guarded.assertAccessible();
            page.locator("#go-to-time").fill("20 ms – 40 ms");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*from=20000000&to=40000000.*"));
        }
    }

    @Test
    void everyCommandIsFoundByAFewLetters(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            page.keyboard().press("Control+k");
            assertThat(page.locator(".palette li").first()).isVisible();
            guarded.assertAccessible();
            page.keyboard().press("Escape");
            command(page, "lanes by activity");
            assertThat(page).hasURL(Pattern.compile(".*order=activity.*"));
            command(page, "theme dark");
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
            command(page, "go to blocking");
            assertThat(page).hasURL(Pattern.compile(".*/blocking.*"));
        }
    }

    @Test
    void threadsAreFilteredByNameAndPinned(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.DARK)) {
            Page page = ready(guarded.page());
            page.locator("[popovertarget=threads-menu]").click();
            Locator filter = page.locator("#threads-menu input[type=text]");
            filter.fill("nobody has this name");
            assertThat(page.locator(".nothing-shown")).containsText("nobody has this name");
            filter.fill("price-ref");
            assertThat(page.locator("[popovertarget=threads-menu]")).containsText("1 of ");
            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            page.keyboard().press("/");
            page.keyboard().type("price-refresher");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*sel=thread\\.\\d+.*"));
            page.keyboard().press("p");
            assertThat(page).hasURL(Pattern.compile(".*pin=\\d+.*"));
        }
    }

    @Test
    void wallClockIsThatOfTheWholeViewer(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "timeline"), Theme.LIGHT)) {
            Page page = ready(guarded.page());
            page.getByText("Wall clock").click();
            assertThat(page.locator(".where")).hasText(Pattern.compile("\\d\\d:\\d\\d:\\d\\d.*"));
            page.locator("nav.tabs a", new Page.LocatorOptions().setHasText("Threads"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/threads\\?.*clock=wall.*"));
            command(page, "times from the start");
            assertThat(page).not().hasURL(Pattern.compile(".*clock=.*"));
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

    /** Waits until the lanes in sight and the panel are there; a table has no lanes to wait for. */
    private static Page ready(Page page) {
        if (!page.url().contains("view=table")) {
            assertThat(canvas(page)).hasAttribute("aria-busy", "false");
        }
        assertThat(page.locator(".panel .fact, .panel .facts, range-tasks a.li").first())
                .isVisible();
        return page;
    }

    /** Runs a command by a part of its name. */
    private static void command(Page page, String typed) {
        page.keyboard().press("Control+k");
        page.locator(".palette input").fill(typed);
        page.keyboard().press("Enter");
    }

    private static Locator canvas(Page page) {
        return page.locator(".stage canvas");
    }

    private static URI page(String recording, String rest) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/" + recording + "/" + rest);
    }
}
