package dev.jtracer.viewer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the Tasks page computes: its address, the geometry of its charts, its sentences. */
@Tag("pages")
@ExtendWith(Chromium.class)
class TasksLogicIT {
    private static final String HEAT_LAYOUT = "components/latency-heatmap-layout.js";
    private static final String CURVE_LAYOUT = "components/percentile-curve-layout.js";

    /** Four columns of 10 ns by three rows. */
    private static final String HEAT =
            "{durationNanos: 38, columns: 4, columnNanos: 10, boundsNanos: [1e6, 2e6, 4e6, 8e6],"
                    + " cells: {column: [0, 0, 2, 3], row: [0, 2, 1, 1], count: [1, 5, 10, 2], failed: [0, 1, 0, 0]}}";

    private static final String CURVE = "[[0, 1e6, 7], [50, 2e6, 8], [90, 4e6, 9], [99, 8e6, 9], [99.99, 9e6, 10]]"
            + ".map(([percentile, nanos, taskId]) => ({percentile, nanos, taskId}))";

    private static Modules modules;

    @BeforeAll
    static void open(Chromium chromium) {
        modules = new Modules(chromium);
    }

    @AfterAll
    static void close() {
        modules.close();
    }

    @Test
    void addressSaysWhatIsShownAndWhatMakesNoSenseInItIsLeftOut() {
        assertThat(state("type=order&from=5&to=9&began=0-70&by=tag:tier&chart=time&view=table&vs=quote&with=other"))
                .contains(
                        "\"range\":{\"from\":5,\"to\":9}",
                        "\"began\":{\"from\":0,\"to\":70}",
                        "\"group\":{\"by\":\"tag\",\"key\":\"tier\"}",
                        "\"overTime\":true",
                        "\"table\":true",
                        "\"against\":{\"type\":\"quote\",\"capture\":\"other\"}");
        assertThat(state("type=order&began=0-70&vs=order&vsBegan=70-90"))
                .contains("\"against\":{\"type\":\"order\",\"began\":{\"from\":70,\"to\":90}}");
        assertThat(
                        modules.text(
                                "pages/tasks-state.js",
                                "JSON.stringify([[0, 70], [20, 80], [80, 100], [0, 100]].map(([from, to]) => m.restOf({from, to}, 100)))"))
                .isEqualTo("[{\"from\":70,\"to\":100},{\"from\":0,\"to\":20},{\"from\":0,\"to\":80},null]");
        assertThat(state("from=9&to=5&began=70-7&by=colour&chart=pie&outcome=odd&thread=-3&sort=x&skip=-1"))
                .isEqualTo(
                        "{\"outcome\":\"\",\"overTime\":false,\"table\":false,\"sort\":\"duration\",\"descending\":true,\"offset\":0}");
    }

    @Test
    void chartsAreNotNarrowedByTheRangesThatAreChosenInThem() {
        String search = "type=order&outcome=failed&tag=a%3Db&from=5&to=9&began=0-70";
        assertThat(request("chartRequest", search))
                .isEqualTo("{\"type\":\"order\",\"outcome\":\"failed\",\"tag\":\"a=b\"}");
        assertThat(request("listRequest", search))
                .contains("\"fromNanos\":5,\"toNanos\":9,\"beganTo\":70")
                .doesNotContain("beganFrom");
        assertThat(request("groupRequest", search + "&by=tag:a"))
                .doesNotContain("a=b")
                .contains("\"by\":\"tag\",\"key\":\"a\"");
        assertThat(request("groupRequest", search + "&by=tag:other")).contains("a=b");
        assertThat(request("groupRequest", "type=order&tag=a%3Db%3Dc&by=tag:a%3Db"))
                .as("a key that has a = of its own")
                .doesNotContain("a=b=c");
        assertThat(modules.text("pages/tasks-groups.js", "m.groupings(['a'], {by: 'tag', key: 'b'}).join()"))
                .endsWith("tag:a,By tag a,tag:b,By tag b");
    }

    @Test
    void emptyChartSaysOfWhichTasksNoneCounts() {
        String said = "m.noneCounted({outcome: '%s', %s})";
        assertThat(modules.text("pages/tasks-charts.js", said.formatted("", "")))
                .isEqualTo("No task of this type ended inside the recording; those still open are listed below.");
        assertThat(modules.text("pages/tasks-charts.js", said.formatted("", "log: 'x'")))
                .isEqualTo("No task that the chips below choose ended inside the recording.");
        assertThat(modules.text("pages/tasks-charts.js", said.formatted("failed", "thread: 0")))
                .isEqualTo("No task that the chips below choose failed.");
        assertThat(modules.text("pages/tasks-charts.js", said.formatted("open", "")))
                .startsWith("Tasks that are still open have no duration yet");
    }

    @Test
    void placeOnTheHeatMapIsItsCellAndACellItsRanges() {
        String places = "(() => { const h = " + HEAT + ", f = m.frame(h, 474, 338); return h.cells.column.map((c, i) =>"
                + " m.cellAt(h, f.x(c) + 2, f.y(h.cells.row[i]) + 2, 474, 338)).map(p => `${p.column} ${p.row}`).join(); })()";
        assertThat(modules.text(HEAT_LAYOUT, places)).isEqualTo("0 0,0 2,2 1,3 1");
        assertThat(modules.text(HEAT_LAYOUT, "JSON.stringify(m.cellBounds(" + HEAT + ", 3, 1))"))
                .as("the last column reaches over the end")
                .isEqualTo("{\"began\":{\"from\":30,\"to\":39},\"range\":{\"from\":2000000,\"to\":4000000}}");
        assertThat(modules.text(HEAT_LAYOUT, "JSON.stringify(m.cellAt(" + HEAT + ", -50, 9999, 474, 338))"))
                .isEqualTo("{\"column\":0,\"row\":0}");
    }

    @Test
    void dragOverCellsIsTheSameEitherWayRoundAndIsFoundAgain() {
        String corners = "{column: 2, row: 1}, {column: 0, row: 2}";
        String span = "JSON.stringify(m.spanOf(" + HEAT + ", " + corners + "))";
        assertThat(modules.text(HEAT_LAYOUT, span))
                .isEqualTo("{\"began\":{\"from\":0,\"to\":30},\"range\":{\"from\":2000000,\"to\":8000000}}");
        assertThat(modules.text(HEAT_LAYOUT, "String(m.countIn(" + HEAT + ", " + corners + "))"))
                .isEqualTo("15");
        assertThat(modules.text(
                        HEAT_LAYOUT,
                        "JSON.stringify(m.cornersOf(" + HEAT + ", {from: 0, to: 30}, {from: 2e6, to: 8e6}))"))
                .isEqualTo("[{\"column\":0,\"row\":1},{\"column\":2,\"row\":2}]");
        assertThat(modules.text(HEAT_LAYOUT, "String(m.cornersOf(" + HEAT + ", undefined, {from: 9e6, to: 10e6}))"))
                .isEqualTo("undefined");
    }

    @Test
    void arrowsGoToTheNextCellThatHoldsATask() {
        String step = "JSON.stringify(m.neighbour(" + HEAT + ", {column: %d, row: %d}, %d, %d))";
        assertThat(modules.text(HEAT_LAYOUT, step.formatted(0, 0, 0, 1))).isEqualTo("{\"column\":0,\"row\":2}");
        assertThat(modules.text(HEAT_LAYOUT, step.formatted(3, 1, -1, 0))).isEqualTo("{\"column\":2,\"row\":1}");
        assertThat(modules.text(HEAT_LAYOUT, step.formatted(0, 0, 1, 0))).isEqualTo("{\"column\":1,\"row\":0}");
        assertThat(modules.text(HEAT_LAYOUT, step.formatted(3, 1, 1, 0))).isEqualTo("{\"column\":3,\"row\":1}");
    }

    @Test
    void oneTaskIsSeenBesideThousands() {
        assertThat(modules.text(HEAT_LAYOUT, "[1, 10, 10000].map(n => m.darkness(n, 10000).toFixed(2)).join()"))
                .isEqualTo("0.32,0.49,1.00");
        assertThat(modules.text(HEAT_LAYOUT, "String(m.darkness(1, 1))")).isEqualTo("1");
    }

    @Test
    void eachStepRightIsTenTimesRarer() {
        assertThat(modules.text(CURVE_LAYOUT, "[0, 90, 99, 99.9, 99.99].map(p => m.rarity(p).toFixed(3)).join()"))
                .isEqualTo("0.000,1.000,2.000,3.000,4.000");
        assertThat(modules.text(CURVE_LAYOUT, "[0, 50, 99.742, 99.99].map(m.nameOf).join()"))
                .isEqualTo("min,p50,p99.74,p99.99");
    }

    @Test
    void pointUnderThePointerIsTheNearestAndArrowsGoToAnotherTask() {
        String nearest = "(c => [0, 1, 2, 3, 4].map(i => m.nearest(c, m.xOf(c[i].percentile, 400) + 1, 400)).join())("
                + CURVE + ")";
        assertThat(modules.text(CURVE_LAYOUT, nearest)).isEqualTo("0,1,2,3,4");
        assertThat(modules.text(
                        CURVE_LAYOUT,
                        "(c => [m.step(c, 2, 1), m.step(c, 4, 1), m.step(c, 4, -1)].join())(" + CURVE + ")"))
                .isEqualTo("4,4,3");
    }

    @Test
    void histogramsOnOneAxisHaveEveryBucketOfBoth() {
        String joined = "m.onOneAxis([{fromNanos: 10, toNanos: 20, count: 3}], [{fromNanos: 5, toNanos: 10, count: 1},"
                + " {fromNanos: 10, toNanos: 20, count: 9}]).map(b => `${b.fromNanos} ${b.count}`).join()";
        assertThat(modules.text("components/log-histogram-layout.js", joined)).isEqualTo("5 0,10 3");
    }

    @Test
    void slowOnesAreToldByTheStateThatGrewMostAndByWhatTheyWaitedFor() {
        String waits =
                "{tasks: 4, asked: 4, nanos: 380e6, most: {object: 'com.shop.PriceTable@7f3a', lock: 'monitor', nanos: 370e6}}";
        String answer =
                "{tasks: 400, median: {tasks: 40, totalNanos: 40 * 10e6, breakdown: {blocked: 40 * 5e6}}, slow: {tasks: 4, totalNanos: 4 * 200e6},"
                        + " grew: {state: 'blocked', meanNanos: 95e6, waits: " + waits + "},"
                        + " common: {state: 'blocked', object: 'com.shop.PriceTable@7f3a', slow: 4, slowAsked: 4, median: 0, medianAsked: 40}}";
        assertThat(rendered("pages/tasks-slow.js", "m.slowFact(" + answer + ")"))
                .isEqualTo(
                        "The slowest 1% spent 95.0\u00a0ms more blocked (×20) than the median ones, 50% of the difference, mostly on"
                                + " monitor PriceTable@7f3a. 4 of the slowest 4 waited most for it; of the median ones, none did.");
        assertThat(rendered("pages/tasks-slow.js", "m.slowFact({...(" + answer + "), grew: null})"))
                .isEqualTo("The slow tasks took no longer than the median ones.");
    }

    @Test
    void whatTookLessThanHalfOfAStateIsNotNamed() {
        String waits = "{tasks: 1, asked: 1, nanos: 100, most: {object: 'A@1', lock: 'lock', nanos: 50}}";
        assertThat(modules.text("pages/tasks-compare.js", "String(m.isMostly(" + waits + "))"))
                .isEqualTo("false");
        assertThat(modules.text("pages/tasks-compare.js", "String(m.isMostly({nanos: 0, most: null}))"))
                .isEqualTo("false");
    }

    @Test
    void twoTypesAreToldByTheOneThatTookLonger() {
        String order = "{count: 10, totalNanos: 10 * 30e6, breakdown: {running: 10 * 20e6, blocked: 10 * 10e6}}";
        String quote = "{count: 5, totalNanos: 5 * 50e6, breakdown: {running: 5 * 8e6, socket: 5 * 42e6}}";
        assertThat(rendered(
                        "pages/tasks-pair.js",
                        "m.pairFact(" + order + ", " + quote + ", undefined, ['order', 'quote'])"))
                .as("42 ms grew, 22 ms shrank: no share of the difference")
                .isEqualTo(
                        "quote took 20.0\u00a0ms longer than order on average (+67%): a task spent 42.0\u00a0ms more reading"
                                + " from or writing to a socket (new).");
        assertThat(rendered(
                        "pages/tasks-pair.js",
                        "m.pairFact(" + order + ", " + order + ", undefined, ['this capture', 'b.jfr'], 'order')"))
                .isEqualTo("this capture and b.jfr took the same time on average, 30.0\u00a0ms a task.");
        assertThat(rendered(
                        "pages/tasks-pair.js",
                        "m.pairFact(" + quote + ", " + order + ", undefined, ['this capture', 'b.jfr'], 'quote')"))
                .startsWith("quote took 20.0\u00a0ms longer in this capture than in b.jfr on average (+67%): ");
    }

    @Test
    void ordersOfTheSmallerTablesAreOneParameterAndOddOnesSayNothing() {
        String orders = "(text => JSON.stringify([m.orderOf(new URLSearchParams(text), 'heat', 'normal'),"
                + " m.withOrder(new URLSearchParams(text), 'waited', {key: 'nanos', descending: false})]))('%s')";
        assertThat(modules.text("table-orders.js", orders.formatted("orders=waited:-count,heat:-began")))
                .isEqualTo("[{\"key\":\"began\",\"descending\":true},\"waited:nanos,heat:-began\"]");
        assertThat(modules.text("table-orders.js", orders.formatted("orders=heat:,:x,a:b:c,,")))
                .isEqualTo("[\"normal\",\"waited:nanos\"]");
    }

    private static String state(String search) {
        return modules.text(
                "pages/tasks-state.js", "JSON.stringify(m.readState(new URLSearchParams('" + search + "')))");
    }

    private static String request(String name, String search) {
        return modules.text(
                "pages/tasks-state.js",
                "JSON.stringify(m." + name + "(m.readState(new URLSearchParams('" + search + "')), 0, 50))");
    }

    /** A template as the text a person reads. */
    private static String rendered(String module, String expression) {
        String text = modules.text(
                module,
                "await (async () => { const { render } = await import('lit'); const at = document.createElement('p');"
                        + " render(" + expression + ", at); return at.textContent; })()");
        return text.replaceAll("[ \n]+", " ");
    }
}
