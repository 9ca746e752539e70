package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** What every table of every page can do: it is sorted, shows the row that is selected, and is a file. */
@Tag("pages")
@ExtendWith(Chromium.class)
class TablesIT {
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
    @CsvSource({
        "orders, ?view=table, 2",
        "collected, gc?view=table, 6",
        "collected, gc?view=table&list=collections, 5",
        "collected, threads?as=table, 5",
        "collected, threads?view=threads, 1",
        "orders, regions?view=table, 4",
        "orders, regions?view=table&chart=percentiles, 4",
        "orders, tasks?view=table, 4",
        "orders, tasks?view=table&chart=time&by=outcome, 5"
    })
    void everyHeadOfEveryTableSortsBothWays(String recording, String address, int tables, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page(recording, address), Theme.LIGHT)) {
            Page page = guarded.page();
            page.waitForFunction(
                    "least => document.querySelectorAll('data-table').length >= least && !document.querySelector('data-table [aria-busy=true]')",
                    tables);
            Object unsorted = page.evaluate("""
                    async () => {
                      const heads = [];
                      for (let t = 0; t < document.querySelectorAll('data-table').length; t++) {
                        const table = () => document.querySelectorAll('data-table')[t];
                        const head = h => table().querySelectorAll('th')[h];
                        const counts = table().querySelectorAll('th').length;
                        for (let h = 0; h < counts; h++) {
                          if (!head(h).querySelector('button')) continue;
                          const seen = new Set();
                          for (let click = 0; click < 2; click++) {
                            head(h).querySelector('button').click();
                            await new Promise(requestAnimationFrame);
                            await table().updateComplete;
                            seen.add(head(h).ariaSort);
                          }
                          if (seen.has('none') || seen.size < 2) heads.push(table().caption + ': ' + head(h).textContent.trim());
                        }
                      }
                      return heads;
                    }
                    """);
            Assertions.assertThat((List<?>) unsorted).isEmpty();
        }
    }

    @Test
    void selectedRowIsOnThePageThatATableShows(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("collected", "threads"), Theme.LIGHT)) {
            Page page = guarded.page();
            settled(page);
            page.evaluate("""
                    () => Object.assign(document.querySelector('main').appendChild(document.createElement('data-table')), {
                      id: 'long', caption: 'Long', columns: [{ key: 'n', label: 'N', right: true, cell: row => row.n }], pageSize: 10,
                      rows: Array.from({ length: 25 }, (_, n) => ({ n })), rowKey: row => row.n, selected: 17 })
                    """);
            Locator table = page.locator("#long");
            assertThat(table.locator("tr.sel")).hasText("17");
            page.evaluate("() => (document.querySelector('#long').rows = [...document.querySelector('#long').rows])");
            assertThat(table.locator("tr.sel")).hasText("17");
            table.locator(".pager button").filter(withText("Next")).click();
            assertThat(table.locator("tbody tr")).hasCount(5);
            page.evaluate("() => (document.querySelector('#long').selected = 3)");
            assertThat(table.locator("tr.sel")).hasText("3");
            page.evaluate("() => (document.querySelector('#long').rows = [{ n: 40 }])");
            assertThat(table.locator("tbody tr")).hasText("40");
        }
    }

    @Test
    void everyTableIsAFileByCommand(Chromium chromium) throws IOException {
        try (GuardedPage guarded = chromium.open(page("collected", "threads"), Theme.LIGHT)) {
            Page page = guarded.page();
            page.locator("main tbody tr").filter(withText("sleeper")).first().click();
            assertThat(page.locator(".threads-list tbody tr")).hasCount(10);
            page.keyboard().press("Control+k");
            page.locator(".palette input").fill("save “threads” as csv");
            Download download = page.waitForDownload(() -> page.keyboard().press("Enter"));
            List<String> lines = Files.readAllLines(download.path());
            Assertions.assertThat(lines).hasSize(1 + RecordedProgram.POOL_THREADS);
            Assertions.assertThat(lines.get(0)).startsWith("Thread,javaThreadId,lifeNanos,Inside,runningNanos");
            Assertions.assertThat(lines.get(0).split(",")).contains("sleepingNanos", "unknownNanos");
        }
    }

    @Test
    void regionsAreDownloadedWithEveryPage(Chromium chromium) throws IOException {
        try (GuardedPage guarded = chromium.open(page("orders", "regions?region=reserve"), Theme.LIGHT)) {
            Page page = guarded.page();
            Locator csv = page.locator("section[aria-label=Regions] button").filter(withText("CSV"));
            assertThat(csv).isEnabled();
            Download download = page.waitForDownload(csv::click);
            List<String> lines = Files.readAllLines(download.path());
            Assertions.assertThat(lines).hasSize(1 + RecordedProgram.QUICK_ORDERS + RecordedProgram.SLOW_ORDERS);
            Assertions.assertThat(lines.get(0)).startsWith("startNs,durationNanos,waitedMostFor");
        }
    }

    @Test
    void downloadIsOfTheTypeThatWasShownWhenItWasAskedFor(Chromium chromium) throws IOException {
        try (GuardedPage guarded = chromium.open(page("orders", "regions?region=reserve"), Theme.LIGHT)) {
            Page page = guarded.page();
            List<Route> held = new CopyOnWriteArrayList<>();
            page.route(Pattern.compile(".*/api/regions\\?.*limit=1000.*"), held::add);
            Locator csv = page.locator("section[aria-label=Regions] button").filter(withText("CSV"));
            Download download = page.waitForDownload(() -> {
                page.waitForRequest(Pattern.compile(".*/api/regions\\?.*limit=1000.*"), csv::click);
                page.locator(".main-table tbody tr:not(.sel)").first().click();
                page.waitForURL(Pattern.compile(".*[?&]region=(?!reserve).*"));
                held.get(0).resume();
            });
            Assertions.assertThat(download.suggestedFilename()).isEqualTo("regions-reserve.csv");
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
