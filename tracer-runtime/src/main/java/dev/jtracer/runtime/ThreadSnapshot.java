package dev.jtracer.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what every platform thread is doing, as {@code jtracer.ThreadState} events.
 *
 * <p>Virtual threads are unknown to {@link ThreadMXBean}: one that waits across an end of the capture is not in the snapshot.
 */
final class ThreadSnapshot {
    private ThreadSnapshot() {}

    /** Writes one event per thread; does nothing while the event is not recorded. */
    static void write(String at) {
        if (!new ThreadStateEvent().isEnabled()) {
            return;
        }
        List<ThreadShot> shots = ThreadShot.all(ManagementFactory.getThreadMXBean());
        Map<Long, Thread> threads = threadsById();
        for (ThreadShot shot : shots) {
            event(at, shot, threads).commit();
        }
    }

    private static ThreadStateEvent event(String at, ThreadShot shot, Map<Long, Thread> threads) {
        ThreadStateEvent event = new ThreadStateEvent();
        event.at = at;
        event.thread = threads.get(shot.javaThreadId());
        event.javaThreadId = shot.javaThreadId();
        event.threadName = shot.threadName();
        event.state = shot.state();
        event.blockerClass = shot.blockerClass();
        event.blockerIdentity = shot.blockerIdentity();
        event.owner = threads.get(shot.ownerJavaThreadId());
        event.ownerJavaThreadId = shot.ownerJavaThreadId();
        event.inNative = shot.inNative();
        event.frames = shot.frames();
        return event;
    }

    /** All platform threads. Thread groups list them without stopping anybody, unlike {@code Thread.getAllStackTraces}. */
    private static Map<Long, Thread> threadsById() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        for (@Nullable ThreadGroup up = root; up != null; up = up.getParent()) {
            root = up;
        }
        Thread[] all = new Thread[root.activeCount() + 16];
        int count = root.enumerate(all, true);
        while (count == all.length) {
            all = new Thread[all.length * 2];
            count = root.enumerate(all, true);
        }
        Map<Long, Thread> threads = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
            threads.put(id(all[i]), all[i]);
        }
        return threads;
    }

    /** {@code threadId()} is JDK 19's; a thread that overrides {@code getId()} is found under the id it claims. */
    private static long id(Thread thread) {
        return thread.getId();
    }
}
