package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.jtracer.viewer.odd.ChunkFile;
import dev.jtracer.viewer.odd.FourChunks;
import dev.jtracer.viewer.odd.OddPrograms;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd recordings on every page: it is quiet and accessible, says what is missing, and stays as small as any other. */
@Tag("pages")
@ExtendWith(Chromium.class)
class OddRecordingsIT {
    private static final List<String> PAGES = List.of("", "tasks", "timeline", "threads", "blocking", "regions", "gc");
    private static final int MOST_ELEMENTS = 6_000;

    private static TraceViewer viewer;

    @BeforeAll
    static void openRecordings(@TempDir Path directory) throws Exception {
        ChunkFile good = FourChunks.record(directory);
        byte[] all = good.bytes();
        viewer = TraceViewer.open(
                ViewerOptions.defaults().withPort(0),
                List.of(
                        good.without(1).write(directory.resolve("gap.jfr")),
                        good.withClockSetAt(2, -10_000_000_000L).write(directory.resolve("clock.jfr")),
                        Files.write(directory.resolve("cut.jfr"), Arrays.copyOf(all, all.length - 10)),
                        OddPrograms.manyThreads(directory),
                        OddPrograms.deep(directory),
                        OddPrograms.manyTypes(directory),
                        OddPrograms.oddNames(directory)));
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gap", "clock", "cut"})
    void whatIsMissingIsSaidOnEveryPage(String recording, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page(recording, ""), Theme.LIGHT)) {
            for (String address : PAGES) {
                guarded.page().navigate(page(recording, address).toString());
                settled(guarded.page());
                assertThat(guarded.page().locator("main > amber-line")).isVisible();
                guarded.assertAccessible();
                guarded.screenshot("odd-" + recording + "-" + address);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"many-threads", "deep", "many-types", "odd-names"})
    void tooMuchOfAnythingLeavesPagesQuietAndSmall(String recording, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page(recording, ""), Theme.DARK)) {
            for (String address : PAGES) {
                guarded.page().navigate(page(recording, address).toString());
                settled(guarded.page());
                guarded.screenshot("odd-" + recording + "-" + address);
                int elements = guarded.page().locator("*").count();
                Assertions.assertThat(elements).as("elements of %s", address).isLessThan(MOST_ELEMENTS);
                Object overflow =
                        guarded.page().locator("main").evaluate("main => main.scrollWidth - main.clientWidth");
                Assertions.assertThat(overflow).as("overflow of %s", address).isEqualTo(0);
                guarded.assertAccessible();
            }
        }
    }

    @Test
    void theSlowestOfDeepTasksHasAPageOfItsOwn(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("deep", "timeline"), Theme.LIGHT)) {
            Page page = guarded.page();
            settled(page);
            page.locator(".panel a.li").first().click();
            assertThat(page.locator(".task-head .fact")).isVisible();
            guarded.screenshot("odd-deep-task");
            guarded.assertAccessible();
        }
    }

    private static void settled(Page page) {
        assertThat(page.locator("h1").first()).hasCount(1);
        assertThat(page.locator("tbody[aria-busy=true]")).hasCount(0);
        if (page.url().contains("timeline")) {
            assertThat(page.locator(".panel .fact, .panel .facts").first()).isVisible();
        }
    }

    private static URI page(String id, String address) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/" + id + "/" + address);
    }
}
