package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads whose waits cross a capture's end leave no other trace than the snapshot. */
class ThreadSnapshotTest {
    private final CountDownLatch end = new CountDownLatch(1);

    @TempDir
    Path directory;

    @AfterEach
    void letThreadsEnd() {
        end.countDown();
    }

    @Test
    void aBlockedThreadNamesTheMonitorAndItsOwner() throws Exception {
        PriceTable monitor = new PriceTable();
        CountDownLatch held = new CountDownLatch(1);
        Thread owner = thread("owner", () -> {
            synchronized (monitor) {
                held.countDown();
                await(end);
            }
        });
        held.await();
        Thread waiter = thread("waiter", () -> {
            synchronized (monitor) {
                assertThat(monitor).isNotNull();
            }
        });
        until(() -> waiter.getState() == Thread.State.BLOCKED);

        RecordedEvent state = stateOf("waiter");

        assertThat(state.getString("at")).isEqualTo("begin");
        assertThat(state.getString("state")).isEqualTo("BLOCKED");
        assertThat(state.getString("blockerClass")).isEqualTo(PriceTable.class.getName());
        assertThat(state.getLong("blockerIdentity")).isEqualTo(System.identityHashCode(monitor));
        assertThat(state.getLong("javaThreadId")).isEqualTo(waiter.getId());
        assertThat(state.getThread("thread").getJavaThreadId()).isEqualTo(waiter.getId());
        assertThat(state.getThread("owner").getJavaName()).isEqualTo("owner");
        assertThat(state.getLong("ownerJavaThreadId")).isEqualTo(owner.getId());
        assertThat(state.getString("frames")).matches("(?s)dev\\.jtracer\\.runtime\\.ThreadSnapshotTest\\..*:\\d+.*");
    }

    @Test
    void aThreadParkedForALockNamesTheLocksOwner() throws Exception {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch held = new CountDownLatch(1);
        Thread owner = thread("lock owner", () -> {
            lock.lock();
            try {
                held.countDown();
                await(end);
            } finally {
                lock.unlock();
            }
        });
        held.await();
        Thread waiter = thread("lock waiter", () -> {
            lock.lock();
            try {
                assertThat(lock.isHeldByCurrentThread()).isTrue();
            } finally {
                lock.unlock();
            }
        });
        until(() -> waiter.getState() == Thread.State.WAITING);

        RecordedEvent state = stateOf("lock waiter");

        assertThat(state.getString("state")).isEqualTo("WAITING");
        assertThat(state.getString("blockerClass")).isEqualTo("java.util.concurrent.locks.ReentrantLock$NonfairSync");
        assertThat(state.getThread("owner").getJavaThreadId()).isEqualTo(owner.getId());
        assertThat(state.getString("frames")).contains("jdk.internal.misc.Unsafe.park:", "\n");
    }

    @Test
    void aThreadThatWaitsForNobodyHasNoOwner() throws Exception {
        Thread parked = thread("parked", () -> {
            while (end.getCount() > 0) {
                LockSupport.park();
            }
        });
        until(() -> parked.getState() == Thread.State.WAITING);

        RecordedEvent state = stateOf("parked");
        LockSupport.unpark(parked);

        assertThat(state.getString("blockerClass")).isEmpty();
        assertThat(state.getThread("owner")).isNull();
        assertThat(state.getLong("ownerJavaThreadId")).isZero();
        end.countDown();
        LockSupport.unpark(parked);
    }

    private RecordedEvent stateOf(String thread) throws Exception {
        Path file = directory.resolve("states.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jtracer.ThreadState");
            recording.start();
            ThreadSnapshot.write("begin");
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> states = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("jtracer.ThreadState"))
                .filter(event -> event.getString("threadName").equals(thread))
                .toList();
        assertThat(states).hasSize(1);
        return states.get(0);
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private static final class PriceTable {}
}
