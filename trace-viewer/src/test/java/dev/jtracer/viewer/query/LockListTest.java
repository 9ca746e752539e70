package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockListTest {
    private static final long MS = 1_000_000;

    private final List<LockList.Lock> locks = LockList.of(Picture.trace("""
                [                              0         10        20        30        E
                a: blocked Table by=c               |---------|
                b: blocked Table by=a                  |-----------|
                a: parked GateLock$Sync                                 |----|
                d: shot BLOCKED on=Stuck by=e  x
                d: shot BLOCKED on=Stuck by=e                                          x
                e: sleeping                     |-------------------------------------|
                """)).locks();

    @Test
    void waitsOfOneMonitorAddUpAndSoDoItsOwners() {
        LockList.Lock table = lock("Table");

        assertThat(table.name()).isEqualTo("Table@1");
        assertThat(table.kind()).isEqualTo("monitor");
        assertThat(table.waits()).isEqualTo(2);
        assertThat(table.crossingWaits()).isZero();
        assertThat(table.threads()).isEqualTo(2);
        assertThat(table.totalNanos()).isEqualTo(22 * MS);
        assertThat(table.meanNanos()).isEqualTo(11 * MS);
        assertThat(table.maxNanos()).isEqualTo(12 * MS);
        assertThat(table.owners()).extracting(LockList.Owner::thread).containsExactly("c", "a");
        assertThat(table.owners()).extracting(LockList.Owner::nanos).containsExactly(17 * MS, 5 * MS);
        assertThat(table.owners()).extracting(LockList.Owner::inferredNanos).containsExactly(7 * MS, 0L);
    }

    @Test
    void timeOfUnknownOwnersIsShownAsSuch() {
        LockList.Lock gate = lock("GateLock$Sync");

        assertThat(gate.kind()).isEqualTo("lock");
        assertThat(gate.owners()).containsExactly(new LockList.Owner(null, 0, 5 * MS, 0));
    }

    @Test
    void aWaitOnlySnapshotsShowIsNoEventButItsTimeCounts() {
        LockList.Lock stuck = lock("Stuck");

        assertThat(stuck.waits()).isZero();
        assertThat(stuck.crossingWaits()).isEqualTo(1);
        assertThat(stuck.totalNanos()).isEqualTo(40 * MS);
        assertThat(stuck.owners()).extracting(LockList.Owner::thread).containsExactly("e");
    }

    @Test
    void theMostWaitedForComesFirst() {
        assertThat(locks).extracting(LockList.Lock::className).containsExactly("Stuck", "Table", "GateLock$Sync");
    }

    private LockList.Lock lock(String className) {
        return locks.stream()
                .filter(lock -> lock.className().equals(className))
                .findFirst()
                .orElseThrow();
    }
}
