package dev.jtracer.viewer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the timeline decides before anything is drawn: which lanes in what order, marks, times as they are typed, commands. */
@Tag("pages")
@ExtendWith(Chromium.class)
class TimelineLogicIT {
    /** A pool of three, a crowd of one thread per call, and the JVM's own. */
    private static final String MODEL = """
            (() => {
              const lane = (thread, pool, name, activeNanos, startNs, more) =>
                  ({thread, pool, name, startNs, endNs: 1e9, scopeRows: 1, regionRows: 0, scopeDepth: 1, regionDepth: 0, scopes: 1, regions: 0, activeNanos, ...more});
              return {
                pools: [{name: 'JVM', threads: 1, scopes: 0}, {name: 'db', threads: 3, scopes: 9}, {name: 'http', threads: 2, scopes: 5}],
                lanes: [lane(0, 0, 'VM Thread', 9, 0), lane(1, 1, 'db-1', 1, 50), lane(2, 1, 'db-2', 5, 40), lane(3, 1, 'db-10', 0, 30, {scopes: 0}),
                  lane(4, 2, 'http-1', 7, 20), lane(5, 2, 'http-2', 8, 10)],
              };
            })()
            """;

    private static Modules modules;

    @BeforeAll
    static void open(Chromium chromium) {
        modules = new Modules(chromium);
    }

    @AfterAll
    static void close() {
        modules.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "hideIdle: true; [db] db-1 db-2 [http] http-1 http-2 VM Thread",
                "hideIdle: false; [db] db-1 db-2 db-10 [http] http-1 http-2 VM Thread",
                "order: 'activity'; [http] http-2 http-1 [db] db-2 db-1 db-10 VM Thread",
                "order: 'start'; [http] http-2 http-1 [db] db-10 db-2 db-1 VM Thread",
                "group: 'none'; db-1 db-2 db-10 http-1 http-2 VM Thread",
                "group: 'none', order: 'activity'; VM Thread http-2 http-1 db-2 db-1 db-10",
                "filter: 'HTTP-2'; [http] http-2",
                "hideIdle: true, filter: 'db-10'; [db] db-10",
                "filter: 'db'; [db] db-1 db-2 db-10",
                "first: [5, 1]; http-2 db-1 [db] db-2 db-10 [http] http-1 VM Thread",
                "pins: new Set([4]); ^http-1 [db] db-1 db-2 db-10 [http] http-2 VM Thread",
                "pins: new Set([4]), first: [4, 3]; ^http-1 db-10 [db] db-1 db-2 [http] http-2 VM Thread",
                "toggled: new Set([1]); (db) [http] http-1 http-2 VM Thread",
                "toggled: new Set([1]), filter: 'db-1'; [db] db-1 db-10",
            })
    void lanesAreChosenAndOrdered(String view, String expected) {
        String shown =
                "(l => [...l.pinned.map(e => '^' + e.lane.name), ...l.entries.map(e => e.kind === 'lane' ? e.lane.name :"
                        + " e.kind === 'pool' ? `[${e.poolInfo.name}]` : `(${e.poolInfo.name})`)].join(' '))";
        assertThat(modules.text(
                        "canvas/lane-layout.js",
                        shown + "(m.layoutLanes(" + MODEL + ", {hideIdle: false, toggled: new Set(), " + view + "}))"))
                .isEqualTo(expected);
    }

    @Test
    void morePinsThanThereIsRoomForComeFirstInstead() {
        String layout =
                "(l => [l.pinnedHeight <= 320, l.pinned.length < 40, l.pinned.length + l.entries.length, l.shown].join())(m.layoutLanes("
                        + "{pools: [{name: 'p', threads: 40, scopes: 1}], lanes: Array.from({length: 40}, (_, thread) => ({thread, pool: 0, name: 't' + thread, scopes: 1,"
                        + " regions: 0, scopeRows: 1, regionRows: 1}))}, {hideIdle: true, toggled: new Set(), pins: new Set(Array.from({length: 40}, (_, i) => i))}))";
        assertThat(modules.text("canvas/lane-layout.js", layout)).isEqualTo("true,true,40,40");
    }

    @Test
    void nestingWithoutARowIsSaid() {
        String notes =
                "[[1, 1, 3, 3], [1, 1, 8, 12], [3, 5, 2, 2]].map(([scopeRows, scopeDepth, regionRows, regionDepth]) =>"
                        + " m.depthNote({scopeRows, scopeDepth, regionRows, regionDepth})).join('|')";
        assertThat(modules.text("canvas/lane-layout.js", notes)).isEqualTo("|8 of 12 region rows|3 of 5 scope rows");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2.634; 2634000000-2634000000",
                " 640 ms ; 640000000-640000000",
                "1 s 5ms 2us; 1005002000-1005002000",
                "0; 0-0",
                "2.5 – 2.7; 2500000000-2700000000",
                "10ms-20ms; 10000000-20000000",
                "1 s to 2 s; 1000000000-2000000000",
                "1m; 60000000000-60000000000",
            })
    void timeIsReadAsItIsTyped(String typed, String expected) {
        assertThat(time(typed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "90000", "-1", "2 – 1", "1e3", "1 parsec", "25:00:00", "1 – 2 – 3"})
    void whatIsNoMomentOfTheCaptureIsNone(String typed) {
        assertThat(time(typed)).isEqualTo("none");
    }

    @Test
    void wallClockIsReadAlsoOverMidnight() {
        String read =
                "(() => { const start = new Date(2026, 0, 5, 23, 59, 58, 250).getTime(), c = {durationNanos: 60e9, startEpochMillis: start};"
                        + " return ['23:59:59.5', '00:00:01', '12:00:00'].map(t => m.parseTime(t, c)?.fromNs).join(); })()";
        assertThat(modules.text("canvas/parse-time.js", read)).isEqualTo("1250000000,2750000000,");
    }

    @Test
    void flagsStandLeftOfTheirMomentAndNeverOnEachOther() {
        String flags = "(() => { const scale = {x: ns => ns, width: 500}, at = (ns, note) => ({ns, note: note ?? ''});"
                + " const f = m.layoutMarks([at(10, 'a'), at(200), at(210, 'near'), at(490), at(900)], scale, t => 10 * t.length);"
                + " return f.map(({left, w, text}) => text + ':' + left + '+' + w).join(' ') + ' ' + m.markAt(f, 150)?.ns + ' ' + m.markAt(f, 211)?.ns + ' ' + m.markAt(f, 300); })()";
        assertThat(modules.text("canvas/mark-layout.js", flags))
                .isEqualTo("a:0+10 mark 2:140+60 near:210+0 mark 4:430+60 200 210 undefined");
    }

    @Test
    void marksOfAnAddressAreReadAsTheyWereWritten() {
        String round =
                "(() => { const marks = [{ns: 5, note: ''}, {ns: 70, note: 'a b, c=d&e %20'}, {ns: 90, note: '<b>|x'}];"
                        + " const search = new URLSearchParams({marks: m.marksParam(marks)}); return JSON.stringify(m.readState(new URLSearchParams(search.toString()), 100).marks); })()";
        assertThat(modules.text("pages/timeline-state.js", round))
                .isEqualTo(
                        "[{\"ns\":5,\"note\":\"\"},{\"ns\":70,\"note\":\"a b, c=d&e %20\"},{\"ns\":90,\"note\":\"<b>/x\"}]");
    }

    @Test
    void oddMarksPinsAndSearchesAreLeftOut() {
        String read =
                "(() => { const s = m.readState(new URLSearchParams('marks=x|9999|-4|50 ok&pin=1,a,3&find=method foo&order=up&side=x&without=cpu,<'), 100);"
                        + " return JSON.stringify([s.marks, [...s.pins], s.find ?? 0, s.order, s.side, [...s.hidden]]); })()";
        assertThat(modules.text("pages/timeline-state.js", read))
                .isEqualTo("[[{\"ns\":50,\"note\":\"ok\"}],[1,3],0,\"name\",\"breakdown\",[\"cpu\"]]");
        assertThat(
                        modules.text(
                                "pages/timeline-state.js",
                                "JSON.stringify(m.readState(new URLSearchParams({find: m.findParam({kind: 'lock', name: 'a b'})}), 100).find)"))
                .isEqualTo("{\"kind\":\"lock\",\"name\":\"a b\"}");
    }

    @Test
    void chipsAtAnEdgeNeverCoverEachOther() {
        String chips = """
                (() => { const view = {placeOf: thread => thread === 1 ? {top: 50, bottom: 60} : undefined, scale: {x: ns => ns, width: 900, startNs: 0, endNs: 900},
                    top: 0, bottom: 500, threadName: thread => 'worker-' + thread};
                  const to = (toThread, ns) => ({kind: 'queue', fromThread: 1, toThread, fromNs: ns, toNs: ns});
                  const {arrows, chips} = m.placeArrows([to(2, 300), to(3, 305), to(4, 310), to(5, 700)], view);
                  return arrows.length + ' ' + chips.map(({text, to}) => `${text} to ${to.thread} at ${to.ns}`).join('|'); })()
                """;
        assertThat(modules.text("canvas/arrow-layout.js", chips))
                .isEqualTo("4 worker-2 ↓, 2 more to 2 at 300|worker-5 ↓ to 5 at 700");
    }

    @Test
    void whatArrowsSayNeverCoversEachOtherOrAChip() {
        String labels = """
                (() => { const place = top => ({top, bottom: top + 10});
                  const view = {placeOf: thread => thread > 3 ? undefined : place(50 * thread), scale: {x: ns => ns, width: 900, startNs: 0, endNs: 900},
                    top: 0, bottom: 500, threadName: thread => 'worker-' + thread};
                  const ended = (fromThread, toThread, ns) => ({kind: 'ended', fromThread, toThread, fromNs: ns, toNs: ns});
                  const {arrows, labels} = m.placeArrows([ended(1, 2, 300), ended(1, 2, 310), ended(1, 2, 700), ended(2, 3, 300)], view);
                  return arrows.length + ' ' + labels.map(({x, y, text}) => x + ',' + y + ' ' + text).join('|'); })()
                """;
        assertThat(modules.text("canvas/arrow-layout.js", labels))
                .isEqualTo("4 312,80 child ended, 1 more|712,80 child ended|312,130 child ended");
        String underChip = """
                (() => { const view = {placeOf: thread => thread > 2 ? undefined : {top: 40 * thread, bottom: 40 * thread + 10}, scale: {x: ns => ns, width: 900, startNs: 0, endNs: 900},
                    top: 0, bottom: 84, threadName: thread => 'worker-' + thread};
                  const {labels, chips} = m.placeArrows([{kind: 'ended', fromThread: 1, toThread: 2, fromNs: 300, toNs: 300},
                    {kind: 'ended', fromThread: 1, toThread: 9, fromNs: 300, toNs: 300}], view);
                  return labels.length + ' ' + chips.length; })()
                """;
        assertThat(modules.text("canvas/arrow-layout.js", underChip)).isEqualTo("0 1");
    }

    @Test
    void whatIsHoveredElsewhereIsFoundAmongTheBoxes() {
        String same = """
                (() => { const box = (kind, name, taskId, text) => ({kind, piece: 0, tile: {nameOf: () => name, taskId: [taskId], textOf: () => text}});
                  const boxes = [box(0, 'blocked', 0, 'Ledger@1'), box(0, 'running:inferred', 0), box(1, 'book', 7), box(1, 'book', 8), box(2, 'book', 0)];
                  return [{state: 'blocked'}, {state: 'running'}, {task: 7}, {name: 'book'}, {name: 'Ledger@1'}, {name: 'blocked'}]
                    .map(same => boxes.map(each => m.isSame(same, each) ? 1 : 0).join('')).join(' '); })()
                """;
        assertThat(modules.text("canvas/things.js", same)).isEqualTo("10000 01000 00100 00111 10000 00000");
    }

    @Test
    void tilesInSightComeBeforeThoseAroundThemAndLanesCloseByLast() {
        String asked = """
                (() => { const asked = [];
                  const c = new m.TileCache(r => { asked.push(r.tile + ':' + r.ids.join('+')); return new Promise(() => {}); }, () => {});
                  c.want(10, 4, 5, [1], 100, [1, 2]);
                  return [...asked, ...c.queue.map(r => r.tile + ':' + r.ids.join('+'))].join(); })()
                """;
        assertThat(modules.text("canvas/tile-cache.js", asked)).isEqualTo("4:1,5:1,3:1,6:1,2:1,7:1,4:2,5:2");
    }

    @Test
    void cacheForgetsWhatWasUsedLongestAgo() {
        String kept = """
                (() => { const c = new m.TileCache(async () => ({}), () => {});
                  for (let i = 0; i < 8; i++) { c.keep({level: 3, tile: i, ids: [1]}, {bytes: 20e6}); c.get(3, 0, 1); }
                  return [c.get(3, 0, 1) !== undefined, c.get(3, 1, 1), c.get(3, 7, 1) !== undefined, c.bytes <= 96e6].join(); })()
                """;
        assertThat(modules.text("canvas/tile-cache.js", kept)).isEqualTo("true,,true,true");
    }

    @ParameterizedTest
    @CsvSource({
        "zoom, Zoom in|Zoom out",
        "out, Zoom out",
        "lanes order, Order lanes by name",
        "gtt, Go to a time",
        "timeline mark, Mark this moment",
        "nothing of it, ''"
    })
    void commandIsFoundByAFewLetters(String typed, String expected) {
        String found =
                "m.findCommands([['Zoom in'], ['Zoom out'], ['Go to a time'], ['Order lanes by name'], ['Mark this moment']]"
                        + ".map(([name]) => ({name, group: 'Timeline'})), '" + typed + "').map(c => c.name).join('|')";
        assertThat(modules.text("commands.js", found)).isEqualTo(expected);
    }

    @Test
    void keysOfAPageAreItsCommands() {
        String commands =
                "m.commandsOfKeys([['J K', 'next slower, faster'], ['T', 'table'], ['1–9', 'open']], () => {}).map(c => c.key + ' ' + c.name).join('|')";
        assertThat(modules.text("commands.js", commands)).isEqualTo("J Next slower|K Faster|T Table");
    }

    @Test
    void momentsFollowTheClockOfTheViewer() {
        String moments =
                "(() => { const start = new Date(2026, 0, 5, 14, 32, 7, 214).getTime(), say = () => [m.moment(2.634e9), m.moment(2634123456, 1e3), m.axisMoment(0, 1e9)].join(' ');"
                        + " const before = say(); m.showClock(start); const wall = say(); m.showClock(undefined); return [before, wall, say() === before].join('|'); })()";
        assertThat(modules.text("format.js", moments).replace('\u00a0', ' '))
                .isEqualTo("2.634 s 2.634123 s 0 s|14:32:09.848 14:32:09.848123 14:32:07|true");
    }

    private static String time(String typed) {
        String read = "(r => r ? r.fromNs + '-' + r.toNs : 'none')(m.parseTime('" + typed
                + "', {durationNanos: 90e9, startEpochMillis: 0}))";
        return modules.text("canvas/parse-time.js", read);
    }
}
