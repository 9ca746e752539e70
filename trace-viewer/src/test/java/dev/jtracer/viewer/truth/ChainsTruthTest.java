package dev.jtracer.viewer.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.ParkReason;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.query.Chains;
import dev.jtracer.viewer.query.Convoys;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.ThreadTimes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Who made whom wait: owners and chains of programs that know. */
class ChainsTruthTest {

    @TempDir
    private Path directory;

    @Test
    void aChainIsFollowedThroughTheOwnerToTheRoot() throws Exception {
        TruthRun.check(LockBehindALock.class, directory, run -> {
            Chains.Result chain = chain(run, "last");

            assertThat(chain.lock()).contains("Outer@");
            assertThat(chain.endNs() - chain.startNs()).isCloseTo(run.nanos("last"), run.tolerance());
            Chains.Link link = chain.links().get(0);
            assertThat(link.threadName()).isEqualTo("middle");
            assertThat(link.behind()).singleElement().satisfies(behind -> {
                assertThat(behind.threadName()).isEqualTo("root");
                assertThat(behind.lock()).contains("Inner@");
                assertThat(behind.state()).isEqualTo("sleeping");
            });
            Chains.Root root = chain.roots().get(0);
            assertThat(root.threadName()).isEqualTo("root");
            assertThat(root.task()).isNotNull();
            assertThat(root.task().type()).isEqualTo("refresh");
            assertThat(root.region()).isEqualTo("rebuild");
            assertThat(root.nanos()).isCloseTo(chain.endNs() - chain.startNs(), run.tolerance());
            assertThat(chain.deadlock()).isFalse();
        });
    }

    @Test
    void queueThatOneLongHoldMadeIsAConvoyThatBeganWithIt() throws Exception {
        TruthRun.check(Convoy.class, directory, run -> {
            Convoys.Result found = Convoys.of(run.trace(), run.lock("Ledger").row());

            assertThat(found.convoys()).isEqualTo(1);
            Convoys.Convoy convoy = found.list().get(0);
            assertThat(convoy.task()).isNotNull();
            assertThat(convoy.task().type()).isEqualTo("close-of-day");
            assertThat(convoy.region()).isEqualTo("add-up");
            assertThat(convoy.waiting()).isEqualTo(8);
            assertThat(convoy.threads()).isEqualTo(8);
            assertThat(convoy.holds()).isEqualTo(7);
            assertThat(convoy.releasedNs() - convoy.fromNs()).isCloseTo(run.nanos("held"), run.tolerance());
            assertThat(convoy.toNs() - convoy.releasedNs()).isCloseTo(run.nanos("went on"), run.tolerance());
            assertThat(found.waitedNanos()).isCloseTo(run.nanos("waited"), run.tolerance(8));
        });
    }

    @Test
    void aLockHandedAlongAQueueNamesWhoeverWasWokenForIt() throws Exception {
        TruthRun.check(LockHandedAlongQueue.class, directory, run -> {
            Map<String, Long> owned = owned(run, "queue-3");

            assertThat(owned.keySet()).containsExactlyInAnyOrder("unknown", "queue-1", "queue-2");
            for (String owner : owned.keySet()) {
                assertThat(owned.get(owner)).as(owner).isCloseTo(run.nanos("owner." + owner), run.tolerance());
            }
        });
    }

    @Test
    void gettingTheMonitorBackAfterANotifyIsAWaitForItsOwner() throws Exception {
        TruthRun.check(NotifiedWhileHeld.class, directory, run -> {
            ThreadTimes reader = run.thread("reader").states();

            assertThat(reader.waiting() + reader.blocked()).isCloseTo(run.nanos("whole"), run.tolerance());
            if (JRE.currentVersionNumber() >= 25) {
                assertThat(reader.blocked()).isCloseTo(run.nanos("held"), run.tolerance());
                assertThat(owned(run, "reader")).containsOnlyKeys("writer");
            } else {
                assertThat(reader.blocked()).isZero();
                assertThat(run.locks("Mailbox")).isEmpty();
            }
            assertThat(notifier(run, "reader")).isEqualTo("writer");
        });
    }

    @Test
    void threadsNotifiedAllAtOnceWaitForEachOther() throws Exception {
        TruthRun.check(NotifiedAllAtOnce.class, directory, run -> {
            if (JRE.currentVersionNumber() < 25) {
                assertThat(run.locks("Gate")).isEmpty();
                return;
            }
            long most = IntStream.rangeClosed(1, 3)
                    .mapToLong(i -> run.thread("gated-" + i).states().blocked())
                    .max()
                    .orElseThrow();
            assertThat(most).isCloseTo(80_000_000L, run.tolerance(2));
            assertThat(run.lock("Gate").owners())
                    .filteredOn(owner -> owner.thread() != null && owner.nanos() > 20_000_000)
                    .allSatisfy(owner -> assertThat(owner.thread()).startsWith("gated-"));
        });
    }

    @Test
    void whoNeedsAClassWaitsForTheThreadThatInitialisesIt() throws Exception {
        TruthRun.check(ClassInitialised.class, directory, run -> {
            LockList.Lock lock = run.lock("SlowToLoad");

            assertThat(lock.kind()).isEqualTo("class init");
            assertThat(lock.totalNanos()).isCloseTo(run.nanos("waited"), run.tolerance());
            assertThat(lock.owners())
                    .singleElement()
                    .satisfies(owner -> assertThat(owner.thread()).isEqualTo("initialiser"));
            assertThat(run.thread("needs-it").states().blocked()).isCloseTo(run.nanos("waited"), run.tolerance());
        });
    }

    @Test
    void aCollectionEndsTheIdentityOfALock() throws Exception {
        TruthRun.check(LocksAcrossCollections.class, directory, run -> {
            List<LockList.Lock> locks = run.locks("ReentrantLock$NonfairSync");

            assertThat(locks)
                    .hasSize(3)
                    .allSatisfy(lock -> assertThat(lock.waits()).isEqualTo(1));
        });
    }

    @Test
    void twoMonitorsOfOneClassAreTwoLocks() throws Exception {
        TruthRun.check(TwoMonitorsOfOneClass.class, directory, run -> {
            assertThat(run.locks("TwoMonitorsOfOneClass$Account")).hasSize(2);
            for (String number : List.of("1", "2")) {
                assertThat(owned(run, "wants-" + number)).containsOnlyKeys("keeps-" + number);
                assertThat(owned(run, "wants-" + number).get("keeps-" + number))
                        .isCloseTo(run.nanos("wants-" + number), run.tolerance());
            }
        });
    }

    @Test
    void aRingOfLocksIsADeadlock() throws Exception {
        TruthRun.check(DeadlockOfLocks.class, directory, run -> {
            for (int i = 0; i < 3; i++) {
                Chains.Result chain = chain(run, "ring-" + i);

                assertThat(chain.deadlock()).as(chain.threadName()).isTrue();
                assertThat(chain.links())
                        .singleElement()
                        .extracting(Chains.Link::threadName)
                        .isEqualTo("ring-" + (i + 1) % 3);
                assertThat(chain.endNs()).isEqualTo(run.trace().endNs());
            }
            assertThat(chain(run, "outside").deadlock()).isTrue();
            assertThat(chain(run, "outside").links().get(0).threadName()).isEqualTo("ring-0");
        });
    }

    @Test
    void twoThreadsInADeadlockOverMonitorsAreOneToo() throws Exception {
        TruthRun.check(Deadlock.class, directory, run -> {
            assertThat(chain(run, "dead-1").deadlock()).isTrue();
            assertThat(chain(run, "dead-2").deadlock()).isTrue();
        });
    }

    @Test
    void everyParkIsForWhatItIsFor() throws Exception {
        TruthRun.check(KindsOfParking.class, directory, run -> {
            Map<ParkReason, Long> parked = parked(run, "parker");

            for (ParkReason reason :
                    List.of(ParkReason.CONDITION, ParkReason.QUEUE, ParkReason.FUTURE, ParkReason.OTHER)) {
                assertThat(parked.getOrDefault(reason, 0L))
                        .as(reason.key())
                        .isCloseTo(run.nanos(reason.key()), run.tolerance());
            }
            assertThat(run.taskType("parks").breakdown().parked())
                    .isCloseTo(
                            parked.values().stream().mapToLong(nanos -> nanos).sum(), run.tolerance());
        });
    }

    @Test
    void anOwnerThatReadsASocketMakesOthersWaitForThePeer() throws Exception {
        TruthRun.check(HeldWhileReading.class, directory, run -> {
            Chains.Root root = chain(run, "waiter").roots().get(0);

            assertThat(root.threadName()).isEqualTo("reader");
            assertThat(root.state()).isEqualTo("socket");
            assertThat(root.object()).endsWith(":" + run.nanos("port"));
            assertThat(root.nanos()).isCloseTo(run.nanos("waited"), run.tolerance());
        });
    }

    @Test
    void whoGaveUpALockNeverOwnedIt() throws Exception {
        TruthRun.check(TriedInVain.class, directory, run -> {
            assertThat(run.nanos("in-vain")).isEqualTo(2);
            assertThat(run.lock("ReentrantLock$NonfairSync").owners())
                    .singleElement()
                    .satisfies(owner -> assertThat(owner.thread()).isNull());
        });
    }

    @Test
    void aLockThatManyShareHasNoOwner() throws Exception {
        TruthRun.check(ReadersAndWriters.class, directory, run -> {
            LockList.Lock lock = run.lock("ReentrantReadWriteLock$FairSync");

            assertThat(lock.waits()).isGreaterThanOrEqualTo(2);
            assertThat(lock.owners())
                    .singleElement()
                    .satisfies(owner -> assertThat(owner.thread()).isNull());
        });
    }

    @Test
    void whereNobodyWaitsThereIsNoLock() throws Exception {
        TruthRun.check(NobodyWaits.class, directory, run -> {
            assertThat(run.locksOfTheProgram()).isEmpty();
            assertThat(run.taskType("calm").breakdown().blocked()).isZero();
        });
    }

    /** The chain of a thread's longest wait for a lock. */
    private static Chains.Result chain(TruthRun run, String thread) {
        return Chains.of(run.trace(), new Chains.Request(longestWait(run, thread)))
                .orElseThrow();
    }

    /** How long each thread owned what a thread waited for longest. */
    private static Map<String, Long> owned(TruthRun run, String thread) {
        Map<String, Long> owned = new HashMap<>();
        chain(run, thread)
                .links()
                .forEach(link -> owned.merge(
                        link.threadName() == null ? "unknown" : link.threadName(),
                        link.toNs() - link.fromNs(),
                        Long::sum));
        return owned;
    }

    private static int longestWait(TruthRun run, String thread) {
        LockWaits waits = run.trace().lockWaits();
        int threadRow = run.thread(thread).threadRow();
        int longest = -1;
        for (int place = waits.byThread().first(threadRow);
                place < waits.byThread().end(threadRow);
                place++) {
            int row = waits.byThread().row(place);
            boolean longer = longest < 0
                    || waits.endNs(row) - waits.startNs(row) > waits.endNs(longest) - waits.startNs(longest);
            longest = longer ? row : longest;
        }
        assertThat(longest).as("a wait of " + thread).isNotNegative();
        return longest;
    }

    private static Map<ParkReason, Long> parked(TruthRun run, String thread) {
        States states = run.trace().states();
        int threadRow = run.thread(thread).threadRow();
        Map<ParkReason, Long> parked = new HashMap<>();
        for (int place = states.byThread().first(threadRow);
                place < states.byThread().end(threadRow);
                place++) {
            int row = states.byThread().row(place);
            ParkReason reason = states.parkReason(row);
            if (reason != null) {
                parked.merge(reason, states.endNs(row) - states.startNs(row), Long::sum);
            }
        }
        return parked;
    }

    private static String notifier(TruthRun run, String thread) {
        States states = run.trace().states();
        int threadRow = run.thread(thread).threadRow();
        for (int place = states.byThread().first(threadRow);
                place < states.byThread().end(threadRow);
                place++) {
            int row = states.byThread().row(place);
            if (states.state(row) == ThreadState.WAITING && states.ownerThreadRow(row) >= 0) {
                return run.trace().threads().name(states.ownerThreadRow(row));
            }
        }
        throw new AssertionError(thread + " must be notified");
    }
}
