package dev.jtracer.viewer.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.ThreadList;
import dev.jtracer.viewer.query.ThreadTimes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waits that cross an end of the capture leave no event; each must be shown as what it is all the same. */
class EndsTruthTest {

    @TempDir
    private Path directory;

    @Test
    void aDeadlockIsTwoThreadsBlockedThroughoutEachBehindTheOther() throws Exception {
        TruthRun.check(Deadlock.class, directory, run -> {
            for (String name : List.of("dead-1", "dead-2")) {
                ThreadList.ThreadStats thread = run.thread(name);
                assertThat(thread.lifeNanos()).as(name).isEqualTo(run.trace().endNs());
                assertThat(thread.states().blocked()).as(name).isEqualTo(thread.lifeNanos());
            }
            assertOwner(run.lock("Left"), "dead-1", run.trace().endNs());
            assertOwner(run.lock("Right"), "dead-2", run.trace().endNs());
        });
    }

    @Test
    void anIdlePoolIsIdleAndNoContention() throws Exception {
        TruthRun.check(IdlePool.class, directory, run -> {
            for (String name : List.of("idle-1", "idle-2", "idle-3", "idle-4", "consumer")) {
                ThreadList.ThreadStats thread = run.thread(name);
                assertThat(thread.states().idle()).as(name).isEqualTo(thread.lifeNanos());
            }
            assertThat(run.locksOfTheProgram()).isEmpty();
        });
    }

    @Test
    void aThreadBlockedSinceBeforeAndOneBlockedPastTheEndAreBlocked() throws Exception {
        TruthRun.check(AcrossTheEnds.class, directory, run -> {
            ThreadTimes sinceBefore = run.thread("since-before").states();
            ThreadTimes pastTheEnd = run.thread("past-the-end").states();

            // The recording begins before the program goes on and ends after it stops.
            long around = run.trace().endNs() - run.nanos("capture");
            long tolerance = run.tolerance(2).value;
            assertThat(sinceBefore.blocked())
                    .isBetween(run.nanos("inside") - tolerance, run.nanos("inside") + around + tolerance);
            assertThat(sinceBefore.sleeping()).isCloseTo(run.nanos("slept"), run.tolerance());
            assertThat(pastTheEnd.blocked())
                    .isBetween(run.nanos("blocked") - tolerance, run.nanos("blocked") + around + tolerance);
            assertThat(run.lock("Early").owners().get(0).thread()).isEqualTo("early-owner");
            assertThat(run.lock("Late").owners().get(0).thread()).isEqualTo("late-owner");
            assertThat(run.lock("Early").crossingWaits()).isEqualTo(1);
            assertThat(run.lock("Late").crossingWaits()).isEqualTo(1);
        });
    }

    private static void assertOwner(LockList.Lock lock, String owner, long nanos) {
        assertThat(lock.waits()).isZero();
        assertThat(lock.crossingWaits()).isEqualTo(1);
        assertThat(lock.totalNanos()).isEqualTo(nanos);
        assertThat(lock.owners()).singleElement().satisfies(only -> {
            assertThat(only.thread()).isEqualTo(owner);
            assertThat(only.nanos()).isEqualTo(nanos);
        });
    }
}
