package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All pages without a mouse: from one to the next, to everything on them, and from each picture to its table. */
@Tag("pages")
@ExtendWith(Chromium.class)
class KeyboardIT {
    private static final int MOST_STOPS = 400;

    /** Numbers what the Tab key has to reach: all that is seen and takes part, but for what arrow keys reach from elsewhere. */
    private static final String CONTROLS = """
            () => {
              const seen = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0 && !element.closest('[inert], [popover]:not(:popover-open)');
              const controls = [...document.querySelectorAll('a[href], button, input, select, summary, textarea, [tabindex]')]
                .filter(element => element.tabIndex >= 0 && !element.disabled && seen(element));
              controls.forEach((element, i) => (element.dataset.stop = i));
              return controls.map((element, i) => `${i} ${element.localName} ${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}`);
            }
            """;

    /** What has the keyboard, and whether that is seen; empty for nothing. */
    private static final String FOCUSED = """
            () => {
              const element = document.activeElement;
              if (!element || element === document.body) return '';
              const { outlineStyle, outlineWidth } = getComputedStyle(element);
              const field = element.closest('search');
              const ring = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || (field && getComputedStyle(field).boxShadow !== 'none');
              return `${element.dataset.stop ?? 'unknown'} ${ring ? 'ring' : 'no ring'} ${element.localName}.${element.className}`;
            }
            """;

    private static TraceViewer viewer;

    @BeforeAll
    static void openRecordings(@TempDir Path directory) {
        viewer = TraceViewer.open(
                ViewerOptions.defaults().withPort(0),
                List.of(RecordedProgram.orders(directory), RecordedProgram.collected(directory)));
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "tasks?type=order", "timeline", "threads", "blocking", "regions", "flames?kind=wall", "gc"})
    void tabReachesEverythingAndShowsWhereItIs(String address, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", address), Theme.LIGHT)) {
            Page page = guarded.page();
            settled(page);
            List<?> controls = (List<?>) page.evaluate(CONTROLS);
            Set<String> reached = new LinkedHashSet<>();
            for (int i = 0; i < MOST_STOPS; i++) {
                page.keyboard().press("Tab");
                String focused = (String) page.evaluate(FOCUSED);
                if (focused.isEmpty() || !reached.add(focused.split(" ", 2)[0])) {
                    break;
                }
                Assertions.assertThat(focused)
                        .as("stop %d of %s", i, page.url())
                        .doesNotContain("no ring");
            }
            Assertions.assertThat(controls.stream()
                            .map(Object::toString)
                            .filter(control -> !reached.contains(control.split(" ", 2)[0])))
                    .as("what Tab does not reach on %s", page.url())
                    .isEmpty();
        }
    }

    @Test
    void keysLeadThroughAllPagesAndFromPicturesToTables(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("orders", ""), Theme.DARK)) {
            Page page = guarded.page();
            settled(page);
            for (String tab : List.of("Timeline", "Threads", "Blocking", "Regions", "Flame graphs", "Tasks")) {
                enterTab(page, tab);
                settled(page);
                assertTableBesideThePicture(page);
            }
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/tasks/\\d+.*"));
            settled(page);
            assertTableBesideThePicture(page);
            page.navigate(page("collected", "").toString());
            enterTab(page, "GC");
            settled(page);
            assertTableBesideThePicture(page);
        }
    }

    /** Goes to a tab of the top bar, which is the first thing that Tab reaches. */
    private static void enterTab(Page page, String name) {
        Locator tab = page.locator("nav.tabs a").filter(new Locator.FilterOptions().setHasText(name));
        for (int i = 0; i < MOST_STOPS; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(tab.evaluate("link => link === document.activeElement"))) {
                page.keyboard().press("Enter");
                assertThat(tab).hasAttribute("aria-current", "page");
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + name);
    }

    private static void assertTableBesideThePicture(Page page) {
        Locator button = page.locator("main button:has(kbd:text-is('T'))").first();
        assertThat(button).hasAttribute("aria-pressed", "false");
        page.keyboard().press("t");
        assertThat(button).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("main table:visible").first()).isVisible();
        page.keyboard().press("t");
        assertThat(button).hasAttribute("aria-pressed", "false");
    }

    private static void settled(Page page) {
        assertThat(page.locator("h1").first()).hasCount(1);
        assertThat(page.locator("[aria-busy=true], .skeleton")).hasCount(0);
    }

    private static URI page(String recording, String rest) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/" + recording + "/" + rest);
    }
}
