package dev.jtracer.viewer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a flame graph is made of, without any page: tree, layout, comparison, search, and what its address says. */
@Tag("pages")
@ExtendWith(Chromium.class)
class FlameLogicIT {
    /** Makes an answer of the query from lines {@code depth name self total [line]}, the name a method of class {@code a.B}. */
    private static final String ANSWER = """
            const answer = (...lines) => {
              const rows = lines.map(l => l.split(' '));
              const names = [...new Set(rows.map(r => r[1]))];
              const place = new Map(names.map((n, i) => [n, i]));
              const kind = n => ['all', 'rest', 'noStack', 'cutOff'].includes(n) ? n : n.startsWith('@') ? 'state' : 'method';
              return {
                unit: 'samples',
                allNodes: rows.length,
                names: {
                  kind: names.map(kind),
                  className: names.map(n => kind(n) === 'method' ? 'a.B' : kind(n) === 'state' ? n.slice(1) : ''),
                  method: names.map(n => kind(n) === 'method' ? n : '')
                },
                nodes: {
                  name: rows.map(r => place.get(r[1])),
                  depth: rows.map(r => Number(r[0])),
                  self: rows.map(r => Number(r[2])),
                  total: rows.map(r => Number(r[3])),
                  line: rows.map(r => Number(r[4] ?? -1))
                }
              };
            };
            """;

    private static final String TREE = """
            const tree = await import('/debug/assets/js/canvas/flame-tree.js');
            const text = await import('/debug/assets/js/canvas/flame-text.js');
            const shop = answer('0 all 0 10', '1 run 1 10', '2 small 1 1', '2 rest 5 5', '2 big 0 3', '3 leaf 3 3 17');
            const drawn = t => Array.from(t.name, (n, i) =>
                `${t.depth[i]} ${t.names[n].method || t.names[n].className || t.names[n].kind} ${t.after.total[i]}`).join();
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
    void siblingsComeByWeightAndTheRestLast() {
        assertThat(text("drawn(tree.treeOf(shop))")).isEqualTo("0 all 10,1 run 10,2 big 3,3 leaf 3,2 small 1,2 rest 5");
        assertThat(
                        text(
                                "[tree.treeOf(shop)].map(t => [t.end, t.parent, t.line].map(c => Array.from(c).join(' ')).join())[0]"))
                .isEqualTo("6 6 4 4 5 6,-1 0 1 2 1 1,-1 -1 -1 17 -1 -1");
    }

    @Test
    void statesThatDoNotCountAreLeftOutOfEverySum() {
        String byState = "answer('0 all 0 10', '1 @idle 0 7', '2 park 7 7', '1 @blocked 0 3', '2 lock 3 3')";
        assertThat(text("drawn(tree.treeOf(" + byState + ", undefined, {shows: s => s !== 'idle'}))"))
                .isEqualTo("0 all 3,1 blocked 3,2 lock 3");
        assertThat(text("JSON.stringify(tree.treeOf(" + byState + ", undefined, {shows: s => s !== 'idle'}).states)"))
                .isEqualTo("{\"idle\":7,\"blocked\":3}");
        assertThat(text("[tree.treeOf(" + byState + ")].map(t => [0, 2, 4].map(n => tree.stateOfNode(t, n))).join()"))
                .isEqualTo(",idle,blocked");
    }

    @Test
    void comparisonHasWhatEitherSideHasAndItsSharesOfItsOwnWhole() {
        String before = "answer('0 all 0 4', '1 run 0 4', '2 gone 2 2', '2 big 2 2')";
        String compared = "[tree.treeOf(shop, " + before + ")]";
        assertThat(
                        text(
                                compared
                                        + ".map(t => Array.from(t.name, (n, i) => `${t.names[n].method || t.names[n].kind} "
                                        + "${Math.round(t.weight[i] * 100)} ${text.changeText(tree.sharesOf(t, i).change)}`).join())[0]"))
                .isEqualTo(
                        "all 100 ±0\u00a0pp,run 100 ±0\u00a0pp,big 40 −20.0\u00a0pp,leaf 15 +30.0\u00a0pp,gone 25 −50.0\u00a0pp,small 5 +10.0\u00a0pp,"
                                + "rest 25 +50.0\u00a0pp");
    }

    @Test
    void childrenOfAComparisonNeverWeighMoreThanTheirParent() {
        String random = "(seed => { let s = seed; const r = n => (s = (s * 48271) % 2147483647) % n; const lines = [];"
                + " const make = (depth, total) => { const at = lines.length; lines.push(''); let left = total;"
                + "   for (let i = 0; i < 4 && left > 1 && depth < 9; i++) { const w = 1 + r(left); left -= w; make(depth + 1, w); }"
                + "   lines[at] = `${depth} ${depth === 0 ? 'all' : 'm' + at} ${left} ${total}`; };"
                + " make(0, 1000); return answer(...lines); })";
        String check = "[tree.treeOf(" + random + "(7), " + random + "(11))].map(t => { let worst = 0;"
                + " for (let n = 0; n < t.size; n++) { let sum = 0;"
                + "   for (let c = n + 1; c < t.end[n]; c = t.end[c]) sum += t.weight[c];"
                + "   worst = Math.max(worst, sum - t.weight[n]); }"
                + " return `${t.size > 50} ${worst < 1e-9} ${t.after.total[0]} ${t.before.total[0]}`; })[0]";
        assertThat(text(check)).isEqualTo("true true 1000 1000");
    }

    @Test
    void whatIsFoundCountsEachStackOnce() {
        String nested =
                "answer('0 all 0 10', '1 lockAll 0 6', '2 lock 4 4', '2 other 2 2', '1 work 1 4', '2 unlock 3 3')";
        assertThat(text("[text.search(tree.treeOf(" + nested
                        + "), ' LOCK ')].map(f => [f.count, f.share, Array.from(f.marks).join('')].join())[0]"))
                .isEqualTo("3,0.9,011001");
        assertThat(text("String(text.search(tree.treeOf(" + nested + "), '  '))"))
                .isEqualTo("undefined");
        assertThat(text("[text.search(tree.treeOf(" + nested + "), 'nowhere')].map(f => `${f.count} ${f.share}`)[0]"))
                .isEqualTo("0 0");
    }

    @Test
    void hundredThousandFramesAreLaidOutByPixelsAndTheRestIsCounted() {
        String wide =
                "(() => { const lines = ['0 all 0 99999']; for (let i = 0; i < 99999; i++) lines.push(`1 m${i} 1 1`);"
                        + " return tree.treeOf(answer(...lines)); })()";
        assertThat(layout(
                        "(t => [m.layout(t, 0, 1000)].map(l => [l.rows.length, l.leftOut, l.rows[0].length].join())[0])("
                                + wide + ")"))
                .isEqualTo("1,99999,1");
        String half = "(() => { const lines = ['0 all 0 100000', '1 big 50000 50000'];"
                + " for (let i = 0; i < 50000; i++) lines.push(`1 m${i} 1 1`); return tree.treeOf(answer(...lines)); })()";
        assertThat(layout(
                        "(t => [m.layout(t, 0, 1000)].map(l => [l.rows[1].length, l.rows[1][0].w, l.leftOut].join())[0])("
                                + half + ")"))
                .isEqualTo("1,500,50000");
        String deep =
                "(() => { const lines = ['0 all 0 1']; for (let i = 1; i < 3000; i++) lines.push(`${i} m${i} ${i === 2999 ? 1 : 0} 1`);"
                        + " return tree.treeOf(answer(...lines)); })()";
        assertThat(layout(
                        "(t => [m.layout(t, 0, 1000), m.layout(t, 2000, 1000)].map(l => [l.rows.length, l.deeper].join()).join(' '))("
                                + deep + ")"))
                .isEqualTo("400,2600 400,600");
    }

    @Test
    void placesKeysAndZoomAgreeWithTheLayout() {
        String at =
                "(t => [m.layout(t, 0, 100)].map(l => [[50, 5], [10, 50], [35, 50], [70, 50], [10, 60], [99, 200], [10, -1]]"
                        + ".map(([x, y]) => m.boxAt(l, x, y)?.node ?? '-').join())[0])(tree.treeOf(shop))";
        assertThat(layout(at)).isEqualTo("0,2,4,5,3,-,-");
        String keys =
                "(t => [m.layout(t, 0, 100)].map(l => [[0, 'down'], [1, 'down'], [2, 'right'], [4, 'right'], [5, 'right'],"
                        + " [2, 'left'], [3, 'up'], [0, 'up'], [3, 'down']].map(([n, way]) => m.step(t, l, 0, n, way)).join())[0])(tree.treeOf(shop))";
        assertThat(layout(keys)).isEqualTo("1,2,4,5,5,2,2,0,3");
        String zoomed =
                "(t => [m.layout(t, 2, 90)].map(l => l.rows.map(r => r.map(b => `${b.node}:${b.x}+${b.w}`).join(' ')).join())[0])(tree.treeOf(shop))";
        assertThat(layout(zoomed)).isEqualTo("2:0+90,3:0+90");
    }

    @Test
    void namesAreShortOnTheGraphAndWholeWhereThereIsRoom() {
        String name =
                "[text.shortName, text.fullName].map(f => f({kind: 'method', className: '%s', method: '%s'})).join(' ')";
        assertThat(text(name.formatted("com.shop.PriceTable", "rate")))
                .isEqualTo("PriceTable.rate com.shop.PriceTable.rate");
        assertThat(text(name.formatted("com.shop.Shop$$Lambda$14/0x0800c03000", "run")))
                .startsWith("Shop$$Lambda.run com.shop.Shop$$Lambda$14/");
        assertThat(text(name.formatted("", "native"))).isEqualTo("native native");
        assertThat(text(
                        "['java.lang.Thread', 'dev.jtracer.Region', 'dev.jtracer.examples.Shop', 'javafx.Some', 'com.shop.A']"
                                + ".map(className => text.isPlumbing({kind: 'method', className})).join()"))
                .isEqualTo("true,true,false,false,false");
    }

    @Test
    void addressSaysWhatTheGraphIsOfAndOddOnesSayNothing() {
        String read =
                "JSON.stringify([m.readSubject(new URLSearchParams('%s'))].map(s => [s.kind, s.range, s.thread, s.type,"
                        + " s.task, s.vsRange, s.vsCapture, s.callers, s.at, s.states && [...s.states]])[0])";
        assertThat(subject(read.formatted(
                        "kind=wall&from=5&to=9&thread=3&type=order&task=-12&states=blocked,x,parked&callers=1&at=7")))
                .isEqualTo(
                        "[\"wall\",{\"from\":5,\"to\":9},3,\"order\",\"-12\",null,null,true,7,[\"blocked\",\"parked\"]]");
        assertThat(subject(read.formatted("kind=x&from=9&to=5&thread=-1&task=1e9&vsFrom=1&callers=yes&at=x")))
                .isEqualTo("[\"cpu\",null,null,null,null,null,null,false,0,null]");
        String other =
                "JSON.stringify([m.otherSide('here', m.readSubject(new URLSearchParams('%s')))].map(o => o && [o.captureId,"
                        + " m.graphRequest(o.subject)])[0] ?? null)";
        assertThat(subject(other.formatted("from=5&to=9&vsFrom=1&vsTo=4&thread=3")))
                .contains("\"here\"", "\"from\":1,\"to\":4", "\"thread\":3");
        assertThat(subject(other.formatted("from=5&to=9&vsCapture=there&thread=3&type=order")))
                .contains("\"there\"", "\"type\":\"order\"")
                .doesNotContain("from", "thread");
        assertThat(subject(other.formatted("from=5&to=9&vsFrom=1&vsTo=4&vsCapture=there&pool=http&region=read&task=3")))
                .contains("\"there\"", "\"from\":1,\"to\":4", "\"pool\":\"http\"", "\"region\":\"read\"")
                .doesNotContain("task");
        assertThat(subject(other.formatted("from=5&to=9"))).isEqualTo("null");
    }

    /** One that could not be read was said to be missing of whatever was shown next; a slow one took the place of a quick one. */
    @Test
    void otherSideThatIsNotWantedAnyMoreSaysNothing() {
        String answers = """
                await (async () => {
                  const asked = fetch;
                  let slow = 0;
                  globalThis.fetch = async address => {
                    const id = /captures\\/(\\w+)$/.exec(address)?.[1];
                    if (id === 'gone') return new Response('{"error": "no such capture"}', { status: 404 });
                    if (id === 'slow') slow++;
                    return new Response(JSON.stringify({ state: id === 'slow' ? 'reading' : 'ready' }));
                  };
                  const made = new m.FlameAnswers({ addController() {}, requestUpdate() {} });
                  made.graph = made.other = made.methods = made.otherMethods = { for() {}, stale: true };
                  const show = vsCapture => made.for('own', { kind: 'cpu', vsCapture }, { key: 'self', descending: true });
                  const tick = () => new Promise(resolve => setTimeout(resolve, 20));
                  const until = async is => {
                    for (let i = 0; i < 100 && !is(); i++) await tick();
                    await tick();
                  };
                  try { %s } finally { globalThis.fetch = asked; }
                })()
                """;
        assertThat(modules.text(
                        "pages/flame-answers.js",
                        answers.formatted(
                                "show('gone'); await until(() => made.error); const there = made.error?.message;"
                                        + " show(); return `${there}, ${made.error}`;")))
                .isEqualTo("no such capture, undefined");
        assertThat(
                        modules.text(
                                "pages/flame-answers.js",
                                answers.formatted(
                                        "made.methods = { value: { total: 1, rows: [] } }; made.otherMethods = { value: { total: 1, rows: [] }, stale: true };"
                                                + " const joined = made.joined; made.otherMethods.stale = false; return `${joined} ${made.joined.length}`;")))
                .as("an answer of one side with the last one of the other")
                .isEqualTo("undefined 0");
        assertThat(
                        modules.text(
                                "pages/flame-answers.js",
                                answers.formatted(
                                        "show('slow'); await until(() => slow > 0); show('quick'); await until(() => made.isReadable('quick'));"
                                                + " await until(() => slow > 1); show('quick'); return made.isReadable('quick');")))
                .isEqualTo("true");
    }

    @Test
    void methodsOfTwoSidesAreJoinedByTheirNameAndTheLargestChangeComesFirst() {
        String rows =
                "m.joinMethods({total: 10, rows: [{className: 'a.B', method: 'x', total: 5}, {className: 'a.B', method: 'y', total: 1}]},"
                        + " {total: 4, rows: [{className: 'a.B', method: 'y', total: 4}, {className: 'a.B', method: 'z', total: 1}]})"
                        + ".map(r => `${r.name} ${r.before} ${r.after}`).join()";
        assertThat(modules.text("pages/flame-facts.js", rows)).isEqualTo("a.B.y 1 0.1,a.B.x 0 0.5,a.B.z 0.25 0");
    }

    @Test
    void rangesAreDraggedBothWaysAndMovedByKey() {
        assertThat(
                        modules.text(
                                "components/range-strip-layout.js",
                                "JSON.stringify([m.rangeBetween(80, 20, 100, 1000), m.rangeBetween(-5, 500, 100, 1000), m.rangeBetween(5, 5, 100, 1000)])"))
                .isEqualTo("[{\"from\":200,\"to\":800},{\"from\":0,\"to\":1000},{\"from\":50,\"to\":51}]");
        assertThat(
                        modules.text(
                                "components/range-strip-layout.js",
                                "JSON.stringify([m.moved(undefined, 1, false, 1000), m.moved({from: 0, to: 100}, -1, false, 1000),"
                                        + " m.moved({from: 890, to: 990}, 1, false, 1000), m.moved({from: 100, to: 200}, 1, true, 1000)])"))
                .isEqualTo(
                        "[{\"from\":450,\"to\":550},{\"from\":0,\"to\":100},{\"from\":900,\"to\":1000},{\"from\":100,\"to\":220}]");
    }

    private static String text(String expression) {
        return modules.text(
                "canvas/flame-tree.js", "await (async () => { " + ANSWER + TREE + " return " + expression + "; })()");
    }

    private static String layout(String expression) {
        return modules.text(
                "canvas/flame-layout.js", "await (async () => { " + ANSWER + TREE + " return " + expression + "; })()");
    }

    private static String subject(String expression) {
        return modules.text("pages/flame-subject.js", expression);
    }
}
