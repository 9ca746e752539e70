package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Tasks page beyond its histogram: the heat map, the percentile curve, groups, and one type against another. */
@Tag("pages")
@ExtendWith(Chromium.class)
class TasksIT {
    private static final int ORDERS = RecordedProgram.QUICK_ORDERS + RecordedProgram.SLOW_ORDERS + 1;

    private static TraceViewer viewer;

    @BeforeAll
    static void openRecordings(@TempDir Path directory) {
        viewer = TraceViewer.open(
                ViewerOptions.defaults().withPort(0),
                List.of(RecordedProgram.orders(directory), RecordedProgram.convoy(directory)));
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @Test
    void cellOfTheHeatMapListsItsTasks(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("type=order&chart=time"), Theme.DARK)) {
            Page page = guarded.page();
            assertThat(page.locator("latency-heatmap canvas")).isVisible();
            assertThat(title(page)).hasText(ORDERS + "\u00a0tasks");
            guarded.assertAccessible();
            page.locator("main").focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            String tasks =
                    page.locator("latency-heatmap .heat-card h3").innerText().trim();
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*[?&]began=\\d+-\\d+.*"));
            assertThat(title(page)).hasText(tasks);
            page.locator("main").focus();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator(".tasks-list tr.sel")).hasCount(1);
            page.locator(".durations-card button").filter(withText("Table")).press("Enter");
            assertThat(page.locator("caption").filter(withText("Durations over time")))
                    .hasCount(1);
            page.keyboard().press("Escape");
            assertThat(page.locator(".tasks-list tr.sel")).hasCount(0);
            assertThat(title(page)).hasText(tasks);
            page.keyboard().press("Escape");
            assertThat(title(page)).hasText(ORDERS + "\u00a0tasks");
        }
    }

    @Test
    void dragOverTheHeatMapTakesEverythingInIt(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("type=order&chart=time"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator("latency-heatmap .over")).hasCount(1);
            BoundingBox box = page.locator("latency-heatmap").boundingBox();
            page.mouse().move(box.x + 60, box.y + 13);
            page.mouse().down();
            page.mouse().move(box.x + box.width / 2, box.y + 90);
            page.mouse().move(box.x + box.width - 20, box.y + box.height - 27);
            page.mouse().up();
            assertThat(page.locator("latency-heatmap .plate.strong")).hasText(ORDERS + "\u00a0tasks");
            assertThat(page.locator("section[aria-label=Tasks] button.chip.on")).hasCount(2);
            page.keyboard().press("t");
            assertThat(page.locator("caption").filter(withText("Durations over time")))
                    .hasCount(1);
            guarded.assertAccessible();
        }
    }

    @Test
    void pointOfThePercentileCurveOpensItsTask(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("type=order"), Theme.LIGHT)) {
            Page page = guarded.page();
            Locator walker = page.locator("percentile-curve .walker");
            walker.press("End");
            String slowest =
                    page.locator("percentile-curve .strip-card p").last().innerText();
            String id = slowest.replaceAll("\\D", "");
            assertThat(page.locator(".tasks-list tbody tr").first()).containsText("#" + id);
            walker.press("Enter");
            assertThat(page).hasURL(Pattern.compile(".*/tasks/" + id));
            page.goBack();
            assertThat(page.locator(".tasks-list tbody tr").first()).containsText("#" + id);
            BoundingBox box = page.locator("percentile-curve .chart-canvas").boundingBox();
            page.mouse().move(box.x + box.width - 32, box.y + 80);
            assertThat(page.locator("percentile-curve .strip-card")).containsText("p99.99");
            page.mouse().click(box.x + box.width - 32, box.y + 80);
            assertThat(page).hasURL(Pattern.compile(".*/tasks/" + id));
        }
    }

    @Test
    void groupNarrowsEverythingBelowAndOnceMoreTakesThatBack(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("type=order"), Theme.DARK)) {
            Page page = guarded.page();
            page.getByLabel("Group by").selectOption("outcome");
            Locator failed = page.locator(".groups tbody tr").filter(withText("failed"));
            failed.locator("button").click();
            assertThat(title(page)).hasText("1\u00a0task");
            assertThat(failed).hasAttribute("aria-selected", "true");
            assertThat(page.locator(".groups tbody tr")).hasCount(2);
            guarded.assertAccessible();
            failed.locator("button").click();
            assertThat(title(page)).hasText(ORDERS + "\u00a0tasks");
            page.getByLabel("Group by").selectOption("thread");
            page.locator(".groups tbody tr button").first().click();
            assertThat(page).hasURL(Pattern.compile(".*[?&]thread=\\d+.*"));
            assertThat(page.locator("section[aria-label=Tasks] button.chip.on")).containsText("on ");
        }
    }

    @Test
    void typesAreComparedWithAKeyAndInTheAddress(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("type=order"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator(".slow-card .fact")).containsText("than the median one");
            page.keyboard().press("c");
            Locator type = page.locator(".pair-type");
            assertThat(type).isFocused();
            type.selectOption("quote");
            assertThat(page).hasURL(Pattern.compile(".*[?&]vs=quote.*"));
            Locator fact = page.locator(".pair-card .fact");
            assertThat(fact).containsText("quote took");
            assertThat(fact)
                    .containsText(
                            Pattern.compile("longer than order on average \\((\\+[0-9.]+%|×[0-9,]+)\\): a task spent"));
            assertThat(fact).containsText("more blocked");
            assertThat(fact).containsText("mostly on monitor RecordedProgram$PriceTable@");
            guarded.assertAccessible();
            page.reload();
            assertThat(fact).containsText("quote took");
            page.getByLabel("End the comparison").click();
            assertThat(page.locator(".pair-card")).hasCount(0);
        }
    }

    @Test
    void typeWithoutALineIsComparedAllTheSame(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("type=order"), Theme.LIGHT)) {
            Page page = guarded.page();
            page.route(
                    Pattern.compile(".*/api/task-types"),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setResponse(route.fetch())
                            .setBody(withoutLine(route.fetch().text(), "quote"))));
            page.navigate(page("type=order&vs=quote").toString());
            Locator types = page.locator("data-table[caption='Task types'] tbody tr");
            assertThat(types.filter(withText("order"))).hasCount(1);
            assertThat(types.filter(withText("quote"))).hasCount(0);
            assertThat(page.locator(".pair-card .fact")).containsText("on average");
        }
    }

    /** The answer as if a type were one of those with too little time to be listed. */
    private static String withoutLine(String types, String type) {
        ObjectNode answer = (ObjectNode) JsonMapper.shared().readTree(types);
        List<JsonNode> all = answer.get("types").valueStream().toList();
        answer.set(
                "types",
                JsonMapper.shared()
                        .createArrayNode()
                        .addAll(all.stream()
                                .filter(each -> !each.get("type").asString().equals(type))
                                .toList()));
        answer.set("others", all.get(0));
        return answer.toString();
    }

    @Test
    void oneTypeInTwoCapturesIsComparedToo(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("type=quote&vs=quote&with=convoy"), Theme.DARK)) {
            Page page = guarded.page();
            assertThat(page.locator(".pair-capture")).hasValue("convoy");
            assertThat(page.locator(".pair-card .fact"))
                    .containsText("longer in convoy.jfr than in this capture on average");
            assertThat(page.locator(".pair-card .ranks tbody tr")).hasCount(3);
            guarded.assertAccessible();
            page.locator(".pair-capture").selectOption("");
            assertThat(page.locator(".pair-card .fact")).containsText("quote took");
        }
    }

    @Test
    void twoStretchesOfTimeOfOneTypeAreComparedInTheAddress(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("type=order&chart=time"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator("latency-heatmap .over")).hasCount(1);
            page.locator("latency-heatmap canvas").press("ArrowRight");
            page.locator("latency-heatmap canvas").press("Enter");
            page.waitForURL(Pattern.compile(".*[?&]began=\\d+-\\d+.*"));
            page.locator("main").focus();
            page.keyboard().press("c");
            page.waitForURL(Pattern.compile(".*vs=order.*vsBegan=\\d+-\\d+.*"));
            assertThat(page.locator(".pair-capture")).hasValue("/range");
            assertThat(page.locator(".pair-card .range-strip")).hasCount(2);
            Locator foot = page.locator(".pair-card .foot");
            assertThat(foot).containsText("States are means per task");
            page.navigate(page("type=order&vs=order&vsBegan=0-100000000000").toString());
            assertThat(page.locator(".pair-card .fact")).containsText("the whole capture and 0.000\u00a0s – ");
            assertThat(page.locator(".pair-card .fact")).containsText("took the same time on average");
            guarded.assertAccessible();
            page.locator(".pair-card .strip-line.other canvas").press("Shift+ArrowLeft");
            page.waitForURL(Pattern.compile(".*vsBegan=0-\\d{1,10}(&.*)?$"));
            page.getByLabel("End the comparison").click();
            page.waitForURL(Pattern.compile("^((?!vsBegan).)*$"));
        }
    }

    @Test
    void whatIsHoveredIsBrighterWhereverElseItIsAndNothingMoves(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(page("type=order"), Theme.LIGHT)) {
            Page page = guarded.page();
            Locator row = page.locator(".compare tbody tr").filter(withText("Sleeping"));
            Locator bars = page.locator(".tasks-list .bar > .s-sleeping");
            assertThat(bars.first()).isVisible();
            BoundingBox before = bars.first().boundingBox();
            row.hover();
            assertThat(bars.first()).hasClass(Pattern.compile(".*\\bsame\\b.*"));
            assertThat(row.locator(".swatch.same")).hasCount(1);
            assertThat(page.locator(".same:not(.s-sleeping)")).hasCount(0);
            Assertions.assertThat(bars.first().boundingBox())
                    .usingRecursiveComparison()
                    .isEqualTo(before);
            guarded.screenshot("tasks-same-state");
            guarded.assertAccessible();
            page.locator("tr.sel .type").first().hover();
            assertThat(page.locator("tr.sel .type.same")).hasCount(1);
            assertThat(page.locator(".chart-card header .type-dot.same")).hasCount(1);
            guarded.screenshot("tasks-same-type");
            page.locator("status-bar").hover();
            assertThat(page.locator(".same")).hasCount(0);
        }
    }

    private static Locator title(Page page) {
        return page.locator("section[aria-label=Tasks] h2");
    }

    private static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static URI page(String search) {
        int port = viewer.address().getPort();
        return URI.create("http://127.0.0.1:" + port + "/debug/traces/orders/tasks?" + search);
    }
}
