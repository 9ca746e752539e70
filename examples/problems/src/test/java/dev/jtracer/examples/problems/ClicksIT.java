package dev.jtracer.examples.problems;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.jtracer.viewer.browser.Chromium;
import dev.jtracer.viewer.browser.GuardedPage;
import dev.jtracer.viewer.browser.Theme;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the Overview to what is to blame by clicks alone, for each problem: the ways that the README of the examples tells. */
@ExtendWith(Chromium.class)
class ClicksIT {
    /** The first task of a list. */
    private static final String TASK = ".tasks-list tbody a";

    /** Who held the lock, at the root of those who waited. */
    private static final String HOLDER = ".tree a";

    private static TraceViewer viewer;

    @BeforeAll
    static void record(@TempDir Path directory) throws Exception {
        List<Path> files = new ArrayList<>();
        for (Problems.Entry problem : Problems.all()) {
            files.add(ProblemRecordings.record(problem, directory));
        }
        viewer = TraceViewer.open(ViewerOptions.defaults().withPort(0), files);
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "merge-sort,     Work handed to pool sorter,  Tasks,                       more queued",
        "distributions,  tasks store waited for,      Tasks > TASK > Flame graphs, Distributions.round",
        "ten-behind-one, held by task close-of-day,   Lock > HOLDER > Flame graphs, TenBehindOne$Ledger.addUp",
        "three-calls,    one after the other,         Task > Flame graphs,         ThreeCalls",
        "garbage,        Garbage.lineByLine allocated, Flame graph,                Garbage.lineByLine",
        "hot-method,     were in HotMethod.distance,  Flame graph,                 HotMethod.distance",
        "piling-threads, in PilingThreads.ask,        Threads,                     asker"
    })
    void causeIsReached(String problem, String sentence, String way, String cause, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(overviewOf(problem), Theme.LIGHT, 1280, 720)) {
            Page page = guarded.page();
            Locator within = page.locator(".finding")
                    .filter(new Locator.FilterOptions().setHasText(sentence))
                    .first();
            for (String step : way.split(" > ", -1)) {
                click(within, step);
                within = page.locator("main");
            }
            assertThat(page.locator("main")).containsText(cause);
            guarded.screenshot("cause-of-" + problem);
        }
    }

    private static void click(Locator within, String step) {
        Locator link = switch (step) {
            case "TASK" -> within.locator(TASK);
            case "HOLDER" -> within.locator(HOLDER);
            default -> within.getByText(step, new Locator.GetByTextOptions().setExact(true));
        };
        link.first().click();
    }

    private static URI overviewOf(String problem) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/" + problem + "/");
    }
}
