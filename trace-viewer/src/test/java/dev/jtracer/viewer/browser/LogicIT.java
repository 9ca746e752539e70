package dev.jtracer.viewer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The modules that compute what pages show, without any page. */
@Tag("pages")
@ExtendWith(Chromium.class)
class LogicIT {
    private static final String BUCKETS =
            "[{fromNanos: 1e6, toNanos: 1.12e6, count: 3}, {fromNanos: 1.12e6, toNanos: 1.25e6, count: 0},"
                    + " {fromNanos: 1.25e6, toNanos: 1.4e6, count: 2}]";

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
    void addressIsParsedIntoItsParts() {
        String parse = "JSON.stringify(m.parse({pathname: '%s', search: '%s'}))";
        assertThat(modules.text("url.js", parse.formatted("/debug/", ""))).contains("\"kind\":\"index\"");
        assertThat(modules.text("url.js", parse.formatted("/debug/trace", "?duration=5s")))
                .contains("capturing");
        assertThat(modules.text("url.js", parse.formatted("/debug/traces/", "")))
                .contains("\"kind\":\"captures\"");
        assertThat(modules.text("url.js", parse.formatted("/debug/traces/7f31/", "")))
                .contains("\"kind\":\"capture\"", "\"captureId\":\"7f31\"", "\"page\":\"\"");
        assertThat(modules.text("url.js", parse.formatted("/debug/traces/a%20b/tasks/4812", "")))
                .contains("\"captureId\":\"a b\"", "\"page\":\"tasks\"", "\"row\":\"4812\"");
        assertThat(modules.text("url.js", parse.formatted("/debug/traces/x/tasks/1/2", "")))
                .contains("nowhere");
        assertThat(modules.text("url.js", parse.formatted("/debug/traces/%E0%A4%A/", "")))
                .contains("capture");
    }

    @Test
    void addressIsWrittenAsItIsParsed() {
        String written = modules.text(
                "url.js", "m.captureHref('a b', 'tasks', undefined, {type: 'a&b=c', from: 0, to: undefined, x: ''})");
        assertThat(written).isEqualTo("/debug/traces/a%20b/tasks?type=a%26b%3Dc&from=0");
    }

    @Test
    void onlyALaterVersionOfAnAddressIsOne() {
        String later =
                "['', 'v=1', 'v=2', 'v=0', 'v=-3', 'v=x', 'v=99999999999999999'].map(text => m.laterVersion(new URLSearchParams(text))).join()";
        assertThat(modules.text("url.js", later)).isEqualTo(",,2,,,,");
    }

    @Test
    void oddNumbersInAnAddressAreTheFallback() {
        String number = "[%s].map(v => m.wholeNumber(new URLSearchParams({v}), 'v', -7, {min: 0, max: 100})).join()";
        assertThat(modules.text("url.js", number.formatted("'5', '-1', '101', '1e2', 'x', '', '99999999999999999999'")))
                .isEqualTo("5,-7,-7,-7,-7,-7,-7");
    }

    @Test
    void keysAreNamedByTheirPlace() {
        String key = "m.keyName({code: '%s', key: '%s', ctrlKey: %s})";
        assertThat(modules.text("keys.js", key.formatted("KeyW", "z", false))).isEqualTo("W");
        assertThat(modules.text("keys.js", key.formatted("Digit7", "/", false))).isEqualTo("/");
        assertThat(modules.text("keys.js", key.formatted("Slash", "?", false))).isEqualTo("?");
        assertThat(modules.text("keys.js", key.formatted("BracketLeft", "[", false)))
                .isEqualTo("[");
        assertThat(modules.text("keys.js", key.formatted("KeyT", "t", true))).isEmpty();
    }

    @Test
    void colourOfANameIsAlwaysTheSame() {
        assertThat(modules.text(
                        "states.js",
                        "['checkout', 'search', 'price-quote', 'render', 'refresh-prices'].map(m.category).join()"))
                .isEqualTo("1,2,3,4,5");
        assertThat(modules.text("states.js", "m.stateOf('something new').key")).isEqualTo("unknown");
    }

    @Test
    void partsOfABreakdownAreThoseThatAreNotZero() {
        assertThat(modules.text("states.js", "m.partsOf({blocked: 5, running: 2, gc: 0}).map(p => p.state.key).join()"))
                .isEqualTo("running,blocked");
        assertThat(modules.text("states.js", "m.partsOf({blocked: 5, running: 2}, {largestFirst: true})[0].state.key"))
                .isEqualTo("blocked");
    }

    @Test
    void brushSnapsToBuckets() {
        String module = "components/log-histogram-layout.js";
        assertThat(modules.text(module, "JSON.stringify(m.rangeOf(" + BUCKETS + ", 2, 1))"))
                .isEqualTo("{\"from\":1120000,\"to\":1400000}");
        assertThat(modules.text(module, "m.countIn(" + BUCKETS + ", {from: 1e6, to: 1.4e6})"))
                .isEqualTo("5");
        assertThat(modules.text(module, "String(m.bucketsIn(" + BUCKETS + ", {from: 1.3e6, to: 1.35e6}))"))
                .isEqualTo("undefined");
    }

    @Test
    void placeOfABucketFindsTheBucket() {
        String module = "components/log-histogram-layout.js";
        String found = "(() => { const b = " + BUCKETS + ", d = m.domainOf(b);"
                + " return b.map(x => m.bucketAt(m.xOf(x.fromNanos * 1.05, d, 800), b, d, 800)).join(); })()";
        assertThat(modules.text(module, found)).isEqualTo("0,1,2");
        assertThat(modules.text(module, "m.bucketAt(3, " + BUCKETS + ", m.domainOf(" + BUCKETS + "), 800)"))
                .isEqualTo("-1");
    }

    @Test
    void platesNeverTouch() {
        String placed = "m.placePlates([1, 1.01, 1.02, 30].map(n => ({nanos: n * 1e6, text: 'p50 21.4 ms'})),"
                + " {from: 1e6, to: 1e8}, 800).map(p => p.row).join()";
        assertThat(modules.text("components/log-histogram-layout.js", placed)).isEqualTo("0,1,0");
    }

    @Test
    void everyCountOfAHistogramIsInItsSpark() {
        assertThat(modules.text(
                        "components/spark.js",
                        "m.columnsOf(" + BUCKETS + ", {from: 1e5, to: 1e9}, 44).reduce((a, b) => a + b)"))
                .isEqualTo("5");
    }

    @Test
    void ledgerSpreadsWhatEndedOverTheTimeItEndedIn() {
        String ledger =
                "(() => { const l = new m.LiveLedger(1e9), t = ended => ({types: [{type: 'a', ended, failed: 0, open: 1}],"
                        + " open: [], openCount: 1}); l.add(5e7, t(100)); l.add(2.5e8, t(120)); return [l.ended, l.steps,"
                        + " ...l.rows()[0].perStep.slice(0, 4)].join(); })()";
        assertThat(modules.text("pages/live-ledger.js", ledger)).isEqualTo("120,10,105,10,5,0");
    }

    @Test
    void whatIsFoundLeadsToItsPage() {
        assertThat(target("{kind: 'task', name: '#4812', detail: 'order', count: 1, row: -1, taskId: 4812}"))
                .isEqualTo("tasks 4812 {}");
        assertThat(target("{kind: 'thread', name: 'http-1', detail: 'http', count: 1, row: 7, taskId: null}"))
                .isEqualTo("threads undefined {\"thread\":7}");
        assertThat(target("{kind: 'lock', name: 'Table@1', detail: '', count: 3, row: 0, taskId: null}"))
                .isEqualTo("blocking undefined {\"lock\":\"Table@1\"}");
        assertThat(target("{kind: 'log', name: 'refused', detail: '', count: 3, row: -1, taskId: 12}"))
                .isEqualTo("tasks 12 {}");
    }

    private static String target(String found) {
        return modules.text(
                "search.js", "(e => `${e.page} ${e.row} ${JSON.stringify(e.state)}`)(m.entryOf(" + found + "))");
    }

    @Test
    void parallelWaitsOfATaskAreCountedOnce() {
        String piece = "{thread: 1, threadName: 'holder', fromNs: 0, toNs: 9e6}";
        String wait =
                "{task: {taskId: '1'}, lock: 'A@1', kind: 'monitor', startNs: 0, endNs: 9e6, pieces: [" + piece + "]}";
        assertThat(fact("waits: [" + wait + ", " + wait + "], breakdown: {}"))
                .startsWith(
                        "For 8.00\u00a0ms of its 10.0\u00a0ms it was blocked on monitor A@1: 8.00\u00a0ms held by holder");
    }

    @Test
    void taskWhosePathHasNoneOfItsLargestStateHasAFact() {
        assertThat(fact("waits: [], breakdown: {parked: 9e6}"))
                .startsWith("For 9.00\u00a0ms of its 10.0\u00a0ms it was parked");
    }

    private static String fact(String fields) {
        String task = "{taskId: '1', beginNs: 1e6, durationNanos: 1e7, path: [], children: [], " + fields + "}";
        return modules.text(
                "pages/task-fact.js",
                "await (async () => { const { render } = await import('lit'); const at = document.createElement('p');"
                        + " render(m.taskFact(" + task + ", 'x'), at); return at.textContent; })()");
    }

    @Test
    void pausesThatDifferMuchAreDrawnOnALogarithmicAxis() {
        String axis = "JSON.stringify(m.durationAxis([%s].map(durationNanos => ({durationNanos}))))";
        assertThat(modules.text("components/pause-chart-layout.js", axis.formatted("1e6, 2e6")))
                .isEqualTo("{\"log\":false,\"min\":0,\"max\":2160000}");
        assertThat(modules.text("components/pause-chart-layout.js", axis.formatted("5e3, 2e6")))
                .isEqualTo("{\"log\":true,\"min\":1000,\"max\":2500000}");
        assertThat(modules.text("components/pause-chart-layout.js", axis.formatted("0, 0")))
                .isEqualTo("{\"log\":false,\"min\":0,\"max\":1.08}");
    }

    @Test
    void arrowsWalkFromPauseToPauseInOrderOfTime() {
        String pauses = "[{row: 7, startNs: 30}, {row: 3, startNs: 10}, {row: 5, startNs: 20}]";
        assertThat(modules.text(
                        "components/pause-chart-layout.js",
                        "[[3, 1], [3, -1], [7, 1], [undefined, 1], [undefined, -1]].map(([row, by]) => m.neighbour("
                                + pauses + ", row, by).row).join()"))
                .isEqualTo("5,3,7,3,7");
    }

    @Test
    void statesOfABucketAreStackedWithTheQuietOnesOnTop() {
        String answer =
                "{durationNanos: 2e9, buckets: 2, threads: 2, overTime: {unknown: [0, 1], running: [1, 0.5], idle: [1, 0.5]}}";
        assertThat(modules.text("components/state-strip-layout.js", "m.stackOf(" + answer + ".overTime).join()"))
                .isEqualTo("running,idle,unknown");
        assertThat(modules.text(
                        "components/state-strip-layout.js",
                        "m.layout(" + answer + ", 462).bars.map(b => b.state + ' ' + b.x + ' ' + b.y).join('; ')"))
                .isEqualTo("running 46 104; running 246 153; idle 46 6; idle 246 104; unknown 246 6");
        assertThat(modules.text("components/state-strip-layout.js", "m.bucketAt(" + answer + ", 300, 462).fromNs"))
                .isEqualTo("1000000000");
    }

    @Test
    void whatIsMissingIsLastWhicheverWayATableIsSorted() {
        String sorted =
                "[false, true].map(down => m.sorted(%s, {key: 'v'}, down).map(r => r.v ?? '-').join(' ')).join('; ')";
        assertThat(modules.text(
                        "components/data-table.js", sorted.formatted("[{v: 2e9}, {v: null}, {v: -3}, {}, {v: 1e10}]")))
                .isEqualTo("-3 2000000000 10000000000 - -; 10000000000 2000000000 -3 - -");
        assertThat(modules.text(
                        "components/data-table.js",
                        sorted.formatted("[{v: 'worker-10'}, {v: ''}, {v: 'Worker-9'}, {v: 'accept'}]")))
                .isEqualTo("accept Worker-9 worker-10 ; worker-10 Worker-9 accept ");
        assertThat(
                        modules.text(
                                "components/data-table.js",
                                "m.sorted([{v: 'b.A'}, {v: 'a.B'}], {key: 'v', order: r => r.v.slice(2)}, false).map(r => r.v).join()"))
                .isEqualTo("b.A,a.B");
    }

    @Test
    void csvFieldIsNeverAFormula() {
        assertThat(modules.text("components/data-table.js", "m.csvField('=1+1')"))
                .isEqualTo("'=1+1");
        assertThat(modules.text("components/data-table.js", "m.csvField('a\"b,c')"))
                .isEqualTo("\"a\"\"b,c\"");
        assertThat(modules.text("components/data-table.js", "m.csvField(-5)")).isEqualTo("-5");
    }
}
