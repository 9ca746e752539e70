package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
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

/** Flame graphs of recordings whose stacks are known: by mouse, by key, by address, alone and compared. */
@Tag("pages")
@ExtendWith(Chromium.class)
class FlamesIT {
    /** The orders sleep here, each inside its own stack. */
    private static final String SLEEP = "RecordedProgram.sleep";

    private static TraceViewer viewer;

    @BeforeAll
    static void openRecordings(@TempDir Path directory) {
        viewer = TraceViewer.open(
                ViewerOptions.defaults().withPort(0),
                List.of(
                        RecordedProgram.orders(directory),
                        RecordedProgram.convoy(directory),
                        RecordedProgram.withoutTasks(directory)));
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "flames?kind=wall, LIGHT, 1440, 900",
        "flames?kind=wall&type=order&q=sleep&callers=1, DARK, 1280, 720",
        "flames?kind=wall&view=table, LIGHT, 1280, 720",
        "flames?kind=wall&vsCapture=convoy, DARK, 1440, 900",
        "flames?kind=wall, LIGHT, 720, 900"
    })
    void pagesAreQuietAccessibleAndScrollOnlyDownwards(
            String address, Theme theme, int width, int height, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", address), theme, width, height)) {
            Page page = drawn(guarded);
            guarded.screenshot("page-" + address.replaceAll("\\W+", "-") + "-" + theme + "-" + width);
            guarded.assertAccessible();
            Object overflow = page.locator("main").evaluate("main => main.scrollWidth - main.clientWidth");
            Assertions.assertThat(overflow).isEqualTo(0);
        }
    }

    @Test
    void timeOfATypeIsAtTheStacksItSleptIn(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "flames?kind=wall&type=order"), Theme.LIGHT)) {
            Page page = drawn(guarded);
            assertThat(page.locator(".lead")).containsText("in the states shown: sleeping");
            assertThat(page.locator(".lead")).containsText(SLEEP + " and what it calls of the JDK");
            Locator method = page.locator(".methods-table tbody tr").first();
            // JDK 25 leaves its own frames out of the stack of a sleep.
            assertThat(method).containsText(Pattern.compile("(Thread|RecordedProgram)\\.sleep"));
            assertThat(method).containsText(Pattern.compile("\\d{3}.?ms"));
            assertThat(page.locator(".state-toggles button[aria-pressed=true]").filter(withText("Sleeping")))
                    .hasCount(1);
            method.click();
            page.waitForURL(Pattern.compile(".*[?&]q=[^&]*sleep.*"));
            assertThat(page.locator(".flame-card-of [role=status]"))
                    .containsText(Pattern.compile("frames?, 9\\d%|100% of all"));
            page.locator(".state-toggles button").filter(withText("Sleeping")).click();
            page.waitForURL(Pattern.compile(".*[?&]states=.*"));
            assertThat(page.locator(".state-toggles button[aria-pressed=false]").filter(withText("Sleeping")))
                    .hasCount(1);
            assertThat(page.locator(".flame-card-of [role=status]")).containsText("0 frames, 0% of all");
            page.navigate(
                    page("orders", "flames?kind=wall&type=order&states=none").toString());
            assertThat(page.locator(".flame-card-of")).containsText("No thread was in any of the states");
            assertThat(page.locator(".flame-methods")).containsText("No stack has a method here.");
        }
    }

    @Test
    void clickZoomsKeysWalkAndEscGoesBack(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "flames?kind=wall&type=order"), Theme.DARK)) {
            Page page = drawn(guarded);
            Locator canvas = page.locator("flame-graph canvas");
            BoundingBox box = canvas.boundingBox();
            page.mouse().move(box.x + 40, box.y + 28);
            assertThat(page.locator(".flame-card")).containsText("Sleeping");
            assertThat(page.locator(".flame-card")).containsText("of all");
            page.mouse().click(box.x + 40, box.y + 28);
            page.waitForURL(Pattern.compile(".*[?&]at=1(&.*)?"));
            assertThat(page.locator(".flame-crumbs")).containsText("Sleeping");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("flame-graph [aria-live]")).containsText("of all");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*[?&]at=(?!1(&|$)).*"));
            assertThat(page.locator(".flame-crumbs button")).hasCount(4);
            page.keyboard().press("Escape");
            page.keyboard().press("0");
            assertThat(page.locator(".flame-crumbs")).hasCount(0);
            page.goBack();
            assertThat(page.locator(".flame-crumbs")).hasCount(1);
        }
    }

    @Test
    void kindDirectionAndPartAreChosenAndStandInTheAddress(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("convoy", "flames?kind=lock"), Theme.LIGHT)) {
            Page page = drawn(guarded);
            assertThat(page.locator(".lead"))
                    .containsText(Pattern.compile("together for monitors and locks, in [0-9]+"));
            assertThat(page.locator(".lead")).containsText("RecordedProgram.");
            page.keyboard().press("i");
            page.waitForURL(Pattern.compile(".*callers=1.*"));
            page.keyboard().press("t");
            assertThat(page.locator(".flame-table thead")).containsText("Weight");
            assertThat(page.locator(".flame-table tbody tr").nth(1))
                    .containsText(Pattern.compile("RecordedProgram\\..*\\d+"));
            page.keyboard().press("t");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Wall clock"))
                    .click();
            page.waitForURL(Pattern.compile(".*kind=wall.*"));
            page.locator(".only").fill("refresher");
            page.locator(".only").press("Enter");
            page.waitForURL(Pattern.compile(".*[?&]thread=\\d+.*"));
            assertThat(page.locator(".flame-tools .chip.on")).containsText("refresher");
            Locator part = page.locator("select[aria-label='Only these tasks, regions or threads']");
            part.selectOption("region.rebuild");
            page.waitForURL(Pattern.compile(".*[?&]region=rebuild.*"));
            assertThat(drawn(guarded).locator(".lead")).containsText("sleeping");
            part.selectOption("type.refresh");
            page.waitForURL(Pattern.compile(".*[?&]type=refresh.*"));
            assertThat(page).not().hasURL(Pattern.compile(".*region=.*"));
            assertThat(drawn(guarded).locator(".lead")).containsText("sleeping");
            page.locator("main").focus();
            page.keyboard().press("h");
            page.keyboard().type("sleep");
            page.waitForURL(Pattern.compile(".*[?&]q=sleep.*"));
            page.keyboard().press("Escape");
            page.keyboard().press("n");
            assertThat(page.locator("flame-graph [aria-live]")).containsText(Pattern.compile("leep.*of all"));
        }
    }

    @Test
    void rangeIsDraggedAndComparedWithAnother(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "flames?kind=wall"), Theme.LIGHT)) {
            Page page = drawn(guarded);
            BoundingBox strip = page.locator(".range-strip canvas").boundingBox();
            page.mouse().move(strip.x + strip.width / 2, strip.y + 10);
            page.mouse().down();
            page.mouse().move(strip.x + strip.width * 3 / 4, strip.y + 12);
            page.mouse().up();
            page.waitForURL(Pattern.compile(".*[?&]from=\\d+&to=\\d+.*"));
            page.keyboard().press("c");
            page.waitForURL(Pattern.compile(".*vsFrom=0&vsTo=\\d+.*"));
            assertThat(page.locator(".range-strip")).hasCount(2);
            assertThat(drawn(guarded).locator(".lead"))
                    .containsText(Pattern.compile("Before, 0\\.000.s – .*After, .*sum"));
            assertThat(page.locator(".methods-table thead")).containsText("Change");
            page.locator(".strip-line.before canvas").press("ArrowRight");
            page.waitForURL(Pattern.compile(".*vsFrom=[1-9]\\d*&vsTo=\\d+.*"));
            page.keyboard().press("Escape");
            page.locator("main").focus();
            page.keyboard().press("c");
            page.waitForURL(Pattern.compile("^((?!vsFrom).)*$"));
        }
    }

    @Test
    void capturesAreComparedByWhatCameAndWhatWentAway(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "flames?kind=wall&states=sleeping"), Theme.DARK)) {
            Page page = drawn(guarded);
            page.locator(".range-strip canvas[aria-label*='the whole']").press("ArrowRight");
            page.waitForURL(Pattern.compile(".*[?&]from=\\d+&to=\\d+.*"));
            page.locator("select[aria-label='Compared with']").selectOption(".convoy");
            page.waitForURL(Pattern.compile(".*[?&]from=(\\d+)&to=(\\d+).*vsFrom=\\1&vsTo=\\2.*"));
            assertThat(page.locator(".strip-line.before .chosen")).isVisible();
            page.locator(".strip-line.before canvas").press("Escape");
            page.waitForURL(Pattern.compile("^((?!vsFrom).)*$"));
            page.locator(".strip-line.after canvas").press("Escape");
            page.waitForURL(Pattern.compile("^((?!from=).)*vsCapture=convoy.*$"));
            drawn(guarded);
            assertThat(page.locator(".lead")).containsText("Before, convoy");
            assertThat(page.locator(".methods-table tbody")).containsText("RecordedProgram.order");
            Locator orders = page.locator(".methods-table tbody tr")
                    .filter(withText("RecordedProgram.order"))
                    .first();
            assertThat(orders).containsText("0%");
            assertThat(orders).containsText("+");
            assertThat(orders).containsText("new");
            page.locator(".methods-table th button").filter(withText("Before")).click();
            Locator refresh = page.locator(".methods-table tbody tr")
                    .filter(withText("RecordedProgram.refresh"))
                    .first();
            assertThat(refresh).containsText("−");
            assertThat(refresh).containsText("gone");
        }
    }

    @Test
    void taskHasItsOwnGraphAndPagesLeadToTheGraphOfWhatTheyShow(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", "tasks?type=order"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator("a").filter(withText("Flame graph")).last())
                    .hasAttribute("href", Pattern.compile(".*/flames\\?kind=wall&type=order"));
            page.locator(".tasks-list tbody a").first().click();
            page.waitForURL(Pattern.compile(".*/tasks/\\d+"));
            Locator card = page.locator("section[aria-label='Flame graph of the task']");
            card.scrollIntoViewIfNeeded();
            assertThat(card.locator(".cap").first()).containsText(Pattern.compile("\\d.ms of its threads, by stack"));
            card.locator("canvas").press("t");
            assertThat(card.locator("tbody")).containsText("Sleeping");
            assertThat(page.locator(".waterfall canvas")).isVisible();
            guarded.assertAccessible();
            card.locator(".seg button").filter(withText("Locks")).click();
            page.waitForURL(Pattern.compile(".*graph=lock.*"));
            assertThat(card.locator(".note")).containsText("Nothing of this kind");
            assertThat(card.locator("a")).hasAttribute("href", Pattern.compile(".*/flames\\?kind=lock&task=\\d+"));
        }
    }

    @Test
    void recordingWithoutSamplesSaysWhatWasLookedFor(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("plain", "flames"), Theme.LIGHT)) {
            assertThat(guarded.page().locator(".flame-card-of .note")).containsText("Looked for jdk.ExecutionSample");
            guarded.assertAccessible();
        }
    }

    private static Page drawn(GuardedPage guarded) {
        Page page = guarded.page();
        assertThat(page.locator("flame-graph canvas, .flame-table tbody tr").first())
                .isVisible();
        assertThat(page.locator(".flames-page[aria-busy=true], tbody[aria-busy=true]"))
                .hasCount(0);
        return page;
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static URI page(String id, String address) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/" + id + "/" + address);
    }
}
