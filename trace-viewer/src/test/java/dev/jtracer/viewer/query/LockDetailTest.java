package dev.jtracer.viewer.query;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockDetailTest {
    private static final long MS = 1_000_000;

    /** A task that holds a monitor makes two wait; one of these is a child, and its parent waits for it. */
    private static final String CONVOY = """
                                               0         10        20        30        E
            r: task 9 refresh                  |----------------------------|
            r: scope 9                         |----------------------------|
            r: region rebuild task=9            |------------------|
            r: socket db                          |---------|
            p: task 1 checkout                 |--------------------------------|
            p: scope 1                         |--------------------------------|
            p: parked Future                     |-----------------------|
            a: task 2 quote parent=1            |------------------------|
            a: scope 2                          |------------------------|
            a: blocked Table by=r                 |----------------|
            b: task 3 search                    |--------------------------|
            b: scope 3                          |--------------------------|
            b: blocked Table by=a                   |------------------|
            """;

    @Test
    void whoHeldItIsNamedForEveryMomentSomebodyWaited() {
        LockDetail.Result lock = lock(Picture.trace(CONVOY), "Table@1", -1);

        assertThat(holds(lock)).isEqualTo("3-20 r, 20-24 a");
        assertThat(lock.heldNanos()).isEqualTo(21 * MS);
        assertThat(lock.holders()).extracting(HolderSums.Holder::taskType).containsExactly("refresh", "quote");
        assertThat(lock.holders()).extracting(HolderSums.Holder::region).containsExactly("rebuild", null);
        assertThat(lock.detail().holds().get(0).doing())
                .extracting(doing -> doing.state() + " " + (doing.toNs() - doing.fromNs()) / MS)
                .containsExactly("socket 10", "running 7");
    }

    @Test
    void waitersStandBelowWhoTheyWaitedForAndParentsBelowTheirChildren() {
        LockDetail.Result lock = lock(Picture.trace(CONVOY), "Table@1", -1);

        assertThat(tree(lock.detail().tree())).isEqualTo("""
                r held Table@1 17 ms, waited for 32 ms
                  a lock 17 ms
                    b lock 4 ms again
                    p child 24 ms
                  b lock 15 ms
                """);
    }

    @Test
    void burstsAreTheTimesInWhichSomebodyWaited() {
        LockDetail.Result lock = lock(Picture.trace("""
                                                   0         10        20        30        E
                a: blocked Table by=x                |---|          |------|
                b: blocked Table by=x                 |----|                         |--|
                """), "Table@1", -1);

        assertThat(lock.bursts())
                .extracting(burst -> burst.fromNs() / MS + "-" + burst.toNs() / MS + " " + burst.mostWaiting())
                .containsExactly("2-8 2", "17-24 1", "34-37 1");
        assertThat(lock.burst()).as("that with most waiting time").isZero();
        assertThat(lock.mostWaiting()).isEqualTo(2);
        assertThat(lock.waiting()).hasSize(600).contains(0, 1, 2);
    }

    @Test
    void aWaitIsShownWithItsBurst() {
        Trace trace = Picture.trace("""
                                                   0         10        20        30        E
                a: blocked Table by=x                |-------|      |------|
                """);

        LockDetail.Result lock = lock(trace, "Table@1", 1);

        assertThat(lock.burst()).isEqualTo(1);
        assertThat(lock.detail().waits()).extracting(BurstDetail.Wait::row).containsExactly(1);
        assertThat(lock.detail().waits().get(0).owner()).isEqualTo("x");
    }

    @Test
    void aHolderThatWaitedForAnotherLockIsNoRoot() {
        LockDetail.Result lock = lock(Picture.trace("""
                                                   0         10        20        30        E
                a: blocked Outer by=h                  |------------|
                h: blocked Inner by=k               |-----------------|
                k: sleeping                        |-----------------|
                """), "Outer@1", -1);

        assertThat(tree(lock.detail().tree())).isEqualTo("""
                k held Inner@1 18 ms, waited for 13 ms
                  h lock 13 ms
                    a lock 13 ms
                """);
    }

    @Test
    void aDeadlockIsSaidToBeOne() {
        LockDetail.Result lock = lock(Picture.trace("""
                                                   0         10        20        30        E
                a: shot BLOCKED on=Right by=b      x
                b: shot BLOCKED on=Left by=a       x
                a: shot BLOCKED on=Right by=b                                              x
                b: shot BLOCKED on=Left by=a                                               x
                """), "Left@f", -1);

        WaitTree.Root root = lock.detail().tree().roots().get(0);
        assertThat(root.threadName()).isEqualTo("a");
        assertThat(root.cycle())
                .extracting(stuck -> stuck.threadName() + " " + stuck.lock() + " " + stuck.untilEnd())
                .containsExactly("a Right@f true", "b Left@f true");
    }

    @Test
    void theAnswerIsBoundedAndCountsWhatItLeavesOut() {
        StringBuilder picture =
                new StringBuilder("                           0         10        20        30        E\n");
        for (int i = 0; i < 150; i++) {
            picture.append("w%-3d: blocked Table by=x      |%s|%n".formatted(i, "-".repeat(5 + i % 20)));
        }
        LockDetail.Result lock = lock(Picture.trace(picture.toString()), "Table@1", -1);

        assertThat(lock.waits()).isEqualTo(150);
        assertThat(lock.detail().waits()).hasSize(100);
        assertThat(lock.detail().waitsOmitted()).isEqualTo(50);
        long shown = lock.detail().waits().stream()
                .mapToLong(w -> w.endNs() - w.startNs())
                .sum();
        assertThat(shown + lock.detail().omittedNanos()).isEqualTo(lock.totalNanos());
        WaitTree.Root root = lock.detail().tree().roots().get(0);
        assertThat(root.waiters()).hasSize(8);
        assertThat(root.more()).isGreaterThan(100);
    }

    @Test
    void aLockThatIsNotThereIsEmpty() {
        assertThat(LockDetail.of(Picture.trace(CONVOY), new LockDetail.Request(99, -1, -1)))
                .isEmpty();
    }

    private static LockDetail.Result lock(Trace trace, String name, int waitRow) {
        for (int row = 0; row < trace.locks().size(); row++) {
            if (trace.locks().name(row).equals(name)) {
                return LockDetail.of(trace, new LockDetail.Request(row, -1, waitRow))
                        .orElseThrow();
            }
        }
        throw new AssertionError("no lock " + name);
    }

    private static String holds(LockDetail.Result lock) {
        return lock.detail().holds().stream()
                .map(hold -> hold.fromNs() / MS + "-" + hold.toNs() / MS + " " + hold.threadName())
                .collect(joining(", "));
    }

    private static String tree(WaitTree tree) {
        StringBuilder text = new StringBuilder();
        for (WaitTree.Root root : tree.roots()) {
            text.append("%s held %s %d ms, waited for %d ms\n"
                    .formatted(root.threadName(), root.lock(), root.heldNanos() / MS, root.waitedNanos() / MS));
            append(text, root.waiters(), "  ");
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<WaitTree.Node> nodes, String indent) {
        for (WaitTree.Node node : nodes) {
            text.append("%s%s %s %d ms%s\n"
                    .formatted(indent, node.threadName(), node.why(), node.nanos() / MS, node.again() ? " again" : ""));
            append(text, node.waiters(), indent + "  ");
        }
    }
}
