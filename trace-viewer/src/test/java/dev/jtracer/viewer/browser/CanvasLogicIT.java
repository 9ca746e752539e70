package dev.jtracer.viewer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the time canvases compute before they draw: scales, ticks, places, labels, which tiles to fetch. */
@Tag("pages")
@ExtendWith(Chromium.class)
class CanvasLogicIT {
    private static final String SCALE = "new m.TimeScale(1e6, 3e6, 1000)";

    /** Two pools, one of them of a single thread, and the JVM's own. */
    private static final String MODEL = """
            (() => {
              const lane = (thread, pool, name, more) =>
                  ({thread, pool, name, startNs: 0, endNs: 1e9, scopeRows: 0, regionRows: 0, scopes: 0, regions: 0, activeNanos: 1, ...more});
              return {
                pools: [{name: 'JVM', threads: 2, scopes: 0}, {name: 'http', threads: 2, scopes: 5}, {name: 'main', threads: 1, scopes: 0}],
                lanes: [lane(0, 0, 'GC'), lane(1, 0, 'VM'), lane(2, 1, 'http-1', {scopeRows: 1, scopes: 5}), lane(3, 1, 'http-2', {activeNanos: 0}), lane(4, 2, 'main')],
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

    @Test
    void timeUnderTheCursorStaysWhenZooming() {
        String drift = "(() => { let s = " + SCALE
                + ", worst = 0; for (const [f, x] of [[1.7, 300], [0.8, 300], [3, 999], [1.2, 1]])"
                + " { const ns = s.ns(x); s = s.zoomed(f, x, [0, 1e9]); worst = Math.max(worst, Math.abs(s.ns(x) - ns)); } return worst < 1; })()";
        assertThat(scale(drift)).isEqualTo("true");
    }

    @Test
    void windowNeverLeavesTheRecording() {
        assertThat(scale("[" + SCALE + ".panned(-1e6, [0, 1e7]), " + SCALE + ".panned(1e6, [0, 1e7]), " + SCALE
                        + ".zoomed(1e-9, 500, [0, 1e7])].map(s => [s.startNs, s.endNs]).join()"))
                .isEqualTo("0,2000000,8000000,10000000,0,10000000");
        assertThat(scale(SCALE + ".zoomed(1e12, 500, [0, 1e7]).spanNs")).isEqualTo("1000");
    }

    @Test
    void levelsArePowersOfTwoAndABucketIsNeverWiderThanAPixel() {
        assertThat(scale("[1e3, 1e6, 5e9, 6e11].every(span => { const s = new m.TimeScale(0, span, 1100);"
                        + " const px = 2 ** s.level / s.nsPerPx; return s.level === 0 || (px <= 1 && px > 0.5); })"))
                .isEqualTo("true");
        assertThat(scale("m.lastTile(10, 512 * 1024 * 3)")).isEqualTo("2");
    }

    @Test
    void ticksAreRoundAndFarApart() {
        String ticks = "(() => { const s = {startNs: 0, endNs: 187e6, width: 900, x: ns => ns / 187e6 * 900};"
                + " const {major} = m.axisTicks(s, m.sinceBegin); return major.map(t => t.text).slice(0, 3).join() + ' '"
                + " + major.every((t, i) => i === 0 || t.x - major[i - 1].x >= 56); })()";
        assertThat(modules.text("canvas/axis.js", ticks).replace('\u00a0', ' ')).isEqualTo("0 s,20 ms,40 ms true");
    }

    @Test
    void poolsThatWorkForTasksComeFirstAndTheJvmIsFolded() {
        assertThat(lanes("l.entries.map(e => e.kind + ':' + (e.lane?.name ?? e.poolInfo.name)).join()"))
                .isEqualTo("pool:http,lane:http-1,lane:main,folded:JVM");
        assertThat(lanes("l.entries[0].hidden")).isEqualTo("1");
    }

    @Test
    void lanesLieBelowEachOtherAndAreFoundByTheirPlace() {
        assertThat(
                        lanes(
                                "l.entries.every((e, i) => i === 0 ? e.y === 0 : e.y === l.entries[i - 1].y + l.entries[i - 1].height)"))
                .isEqualTo("true");
        assertThat(lanes("m.entryAt(l.entries, l.entries[2].y + 3).lane.name")).isEqualTo("main");
        assertThat(lanes("String(m.entryAt(l.entries, 1e6))")).isEqualTo("undefined");
    }

    @Test
    void labelsGoFromLongToShort() {
        String labels = "m.stateLabels('blocked', 108e6, 'com.shop.PriceTable@7f3a', 'refresh-1').join('|')";
        assertThat(modules.text("canvas/labels.js", labels).replace('\u00a0', ' '))
                .isEqualTo(
                        "blocked 108 ms on PriceTable@7f3a by refresh-1|blocked 108 ms by refresh-1|blocked 108 ms|108 ms");
        String stopped = "m.stateLabels('gc', 12e6, 'ThreadDump', undefined).join('|')";
        assertThat(modules.text("canvas/labels.js", stopped).replace('\u00a0', ' '))
                .isEqualTo("stopped 12.0 ms by ThreadDump|stopped 12.0 ms|12.0 ms|stopped");
        assertThat(modules.text("canvas/labels.js", "m.stateLabels('idle', 5, 'x', 'y').length"))
                .isEqualTo("0");
        assertThat(modules.text("canvas/labels.js", "m.stateKey('running:inferred')"))
                .isEqualTo("running");
    }

    @Test
    void coarserTileStandsInUntilTheSharpOneHasCome() {
        String cover = """
                (() => { const c = new m.TileCache(async () => ({}), () => {});
                  c.keep({level: 12, tile: 0, ids: [7]}, {bytes: 10, name: 'coarse'});
                  c.keep({level: 10, tile: 1, ids: [7]}, {bytes: 10, name: 'sharp'});
                  return c.cover(10, 0, 4, 7).map(s => (s.tile?.name ?? 'nothing') + (s.sharp ? '!' : '')).join(); })()
                """;
        assertThat(modules.text("canvas/tile-cache.js", cover)).isEqualTo("coarse,sharp!,coarse,coarse,nothing");
    }

    @Test
    void savedPageShowsTheFinestOfTheCoarserTilesItHas() {
        String held =
                "(level, tile) => { const t = m.heldTile({10: [4, 5], 11: [2, 2], 13: [0, 1], 14: [0, 0]}, {level, tile});"
                        + " return t ? `${t.level}/${t.tile}` : 'nothing'; }";
        String tiles = "[[10, 4], [9, 10], [10, 3], [10, 6], [12, 1], [13, 1], [13, 2], [20, 0]]";
        assertThat(modules.text("canvas/saved-tiles.js", tiles + ".map(([l, t]) => (" + held + ")(l, t)).join()"))
                .isEqualTo("10/4,10/5,13/0,13/0,13/0,13/1,14/1,14/0".replace("14/1", "nothing"));
        assertThat(modules.text("canvas/saved-tiles.js", "String(m.heldTile({}, {level: 3, tile: 0}))"))
                .isEqualTo("undefined");
    }

    @Test
    void missingTilesAreAskedForTogetherAndOnce() {
        String asked = """
                (() => { const asked = [];
                  const c = new m.TileCache(r => { asked.push(r.tile + ':' + r.ids.join('+')); return new Promise(() => {}); }, () => {});
                  c.want(10, 3, 3, [1, 2, 5], 100); c.want(10, 3, 3, [1, 2, 5], 100);
                  return asked.join(); })()
                """;
        assertThat(modules.text("canvas/tile-cache.js", asked)).isEqualTo("3:1+2+5,2:1+2+5,4:1+2+5");
    }

    @Test
    void addressHoldsWhatItIsMadeFrom() {
        String read =
                "(() => { const s = m.readState(new URLSearchParams('from=5000&to=9000000&range=10-20&sel=scope.4&pools=3,1&idle=shown&task=12'), 1e7);"
                        + " return [s.fromNs, s.toNs, s.range.fromNs, s.selection.row, m.poolsParam(s.toggled), s.hideIdle, s.task].join(); })()";
        assertThat(modules.text("pages/timeline-state.js", read)).isEqualTo("5000,9000000,10,4,1,3,false,12");
    }

    @Test
    void oddAddressShowsTheWholeRecording() {
        String read =
                "(() => { const s = m.readState(new URLSearchParams('from=9&to=-1&range=x&sel=<b>&pools=,,&task=1;2'), 1e7);"
                        + " return [s.fromNs, s.toNs, s.range, s.selection, s.task].join(); })()";
        assertThat(modules.text("pages/timeline-state.js", read)).isEqualTo("9,10000000,,,");
    }

    @Test
    void arrowKeysGoAlongARowAndAcrossRows() {
        String walk = """
                (() => { const items = [[0, 0, 10], [20, 0, 10], [40, 0, 10], [0, 20, 5], [22, 20, 5]].map(([x, y, w]) => ({x, y, w}));
                  const boxes = {items, size: items.length}, at = b => items.indexOf(b);
                  return [at(m.alongRow(boxes, items[0], 1)), at(m.alongRow(boxes, items[2], -1)), at(m.alongRow(boxes, items[2], 1)),
                    at(m.acrossRows(boxes, items[1], 1)), at(m.acrossRows(boxes, items[4], -1)), at(m.firstBox(boxes))].join(); })()
                """;
        assertThat(modules.text("canvas/walk.js", walk)).isEqualTo("1,1,-1,4,1,0");
    }

    private static String scale(String expression) {
        return modules.text("canvas/time-scale.js", expression);
    }

    private static String lanes(String expression) {
        return modules.text(
                "canvas/lane-layout.js",
                "(l => " + expression + ")(m.layoutLanes(" + MODEL + ", {hideIdle: true, toggled: new Set()}))");
    }
}
