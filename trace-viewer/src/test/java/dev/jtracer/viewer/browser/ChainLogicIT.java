package dev.jtracer.viewer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What chains and waits for locks become before they are drawn: lanes, arrows, chips, bursts, bands, steps. */
@Tag("pages")
@ExtendWith(Chromium.class)
class ChainLogicIT {
    /** Thread 1 waited for 2 and then for 3; while 2 held it, it waited for 4 itself. */
    private static final String CHAIN = """
            {waitRow: 7, thread: 1, threadName: 'waiter', task: null, region: null, startNs: 0, endNs: 100, origin: 'event', lock: 'a.Table@1',
             links: [
               {fromNs: 0, toNs: 60, thread: 2, threadName: 'b', waitRow: 7, lock: 'a.Table@1', origin: 'event', cycle: false,
                behind: [{fromNs: 10, toNs: 50, thread: 4, threadName: 'd', waitRow: 3, lock: 'a.Other@2', origin: 'event', cycle: false, behind: []}]},
               {fromNs: 60, toNs: 100, thread: 3, threadName: 'c', waitRow: 7, lock: 'a.Table@1', origin: 'event', cycle: false, behind: []}]}
            """;

    private static final String VIEW =
            "{scale: {x: ns => ns, width: 200, startNs: 0, endNs: 200}, top: 0, bottom: 100, threadName: t => 'thread-' + t,"
                    + " placeOf: t => ({1: {top: 40, bottom: 50}, 2: {top: 70, bottom: 80}, 3: {top: 150, bottom: 160}, 4: {top: -40, bottom: -30}})[t]}";

    private static final String WAIT_TREE = """
            {roots: [{waiters: [
               {waitRow: 1, again: false, more: 0, waiters: [{waitRow: 2, again: true, more: 0, waiters: []}, {waitRow: -1, again: false, more: 0, waiters: []}]},
               {waitRow: 2, again: false, more: 0, waiters: []}], more: 3}]}
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
    void rootOfAChainComesFirstAndTheWaiterAfterThoseThatMattered() {
        assertThat(modules.text("canvas/chain.js", "[...m.clipsOfChain(" + CHAIN + ").keys()].join()"))
                .isEqualTo("4,2,3,1");
        String brief = CHAIN.replace("fromNs: 60, toNs: 100, thread: 3", "fromNs: 95, toNs: 100, thread: 3");
        assertThat(modules.text("canvas/chain.js", "[...m.clipsOfChain(" + brief + ").keys()].join()"))
                .isEqualTo("4,2,1,3");
    }

    @Test
    void pathOfAChainEndsAtTheRoot() {
        assertThat(modules.text("canvas/chain.js", "m.pathOfChain(" + CHAIN + ").map(p => p.threadName).join()"))
                .isEqualTo("waiter,b,d");
    }

    @Test
    void arrowsGoFromWhoLetGoToWhoGotIt() {
        String arrows = "m.arrowsOfChain(" + CHAIN
                + ").map(a => a.fromThread + '>' + a.toThread + '@' + a.toNs + (a.last ? '!' : '')).join()";
        assertThat(modules.text("canvas/chain.js", arrows)).isEqualTo("4>2@50,2>3@60,3>1@100!");
        String cut = "m.arrowsOfChain({..." + CHAIN.strip() + ", origin: 'snapshot'}).length";
        assertThat(modules.text("canvas/chain.js", cut)).isEqualTo("0");
    }

    @Test
    void arrowOutOfSightEndsInAChip() {
        String placed = "(() => { const p = m.placeArrows([%s], " + VIEW
                + "); return JSON.stringify([p.arrows.map(a => [a.x1, a.y1, a.x2, a.y2]), p.chips.map(c => c.text)]); })()";
        assertThat(modules.text("canvas/arrow-layout.js", placed.formatted(arrow(2, 1, 80, 80))))
                .isEqualTo("[[[80,70,80,50]],[]]");
        assertThat(modules.text("canvas/arrow-layout.js", placed.formatted(arrow(1, 3, 80, 80))))
                .isEqualTo("[[[80,50,80,86]],[\"thread-3 ↓\"]]");
        assertThat(modules.text("canvas/arrow-layout.js", placed.formatted(arrow(4, 1, 80, 80))))
                .isEqualTo("[[[80,14,80,40]],[\"thread-4 ↑\"]]");
        assertThat(modules.text("canvas/arrow-layout.js", placed.formatted(arrow(2, 1, 2500, 2500))))
                .isEqualTo("[[],[\"thread-1 → 2.30\u00a0µs later\"]]");
        assertThat(modules.text("canvas/arrow-layout.js", placed.formatted(arrow(3, 4, 80, 80))))
                .isEqualTo("[[],[]]");
    }

    @Test
    void collectionsAreCutOutOfAWait() {
        String bands =
                "m.bandsOf({startNs: 10, endNs: 90}, 'blocked', [{startNs: 0, endNs: 20}, {startNs: 40, endNs: 50}]).map(b => b.state + b.fromNs + '-' + b.toNs).join()";
        assertThat(modules.text("canvas/lock-waits-layout.js", bands))
                .isEqualTo("gc10-20,blocked20-40,gc40-50,blocked50-90");
    }

    @Test
    void burstIsFoundWhereItIsDrawn() {
        String placed = "m.placeBursts([{fromNs: 0, toNs: 100}, {fromNs: 500, toNs: 510}], 1000, 600)";
        String module = "canvas/lock-waits-layout.js";
        assertThat(modules.text(module, placed + ".map(b => b.label).join()")).isEqualTo("burst 1,burst 2");
        assertThat(modules.text(module, "[30, 303, 320, 450].map(x => m.burstAt(" + placed + ", x)).join()"))
                .isEqualTo("0,1,-1,-1");
    }

    @Test
    void treeIsWalkedToTheHolderAndToTheWaiter() {
        String module = "components/wait-tree-walk.js";
        assertThat(modules.text(module, "m.rowsOf(" + WAIT_TREE + ").map(r => r.key).join()"))
                .isEqualTo("root.0,wait.1,wait.1.0,wait.1.1,wait.2,root.0.more");
        assertThat(modules.text(module, walk("toWaiter", "undefined"))).isEqualTo("wait.1");
        assertThat(modules.text(module, walk("toWaiter", "'wait.2'"))).isEqualTo("wait.2");
        assertThat(modules.text(module, walk("toHolder", "'wait.1.1'"))).isEqualTo("wait.1");
        assertThat(modules.text(module, walk("toHolder", "'root.0'"))).isEqualTo("root.0");
    }

    @Test
    void whatARootDidIsAddedUpWithCollectionsLast() {
        String did = "m.didOf({doing: [{state: 'gc', fromNs: 0, toNs: 50}, {state: 'running', fromNs: 50, toNs: 60},"
                + " {state: 'socket', object: 'db', fromNs: 60, toNs: 80}, {state: 'running', fromNs: 80, toNs: 95}]})"
                + ".map(d => d.state + d.nanos).join()";
        assertThat(modules.text("components/wait-tree-walk.js", did)).isEqualTo("running25,socket20,gc50");
    }

    private static String arrow(int from, int to, int fromNs, int toNs) {
        return "{kind: 'released', fromThread: %d, toThread: %d, fromNs: %d, toNs: %d}"
                .formatted(from, to, fromNs, toNs);
    }

    private static String walk(String step, String key) {
        return "m." + step + "(m.rowsOf(" + WAIT_TREE + "), " + key + ").key";
    }
}
