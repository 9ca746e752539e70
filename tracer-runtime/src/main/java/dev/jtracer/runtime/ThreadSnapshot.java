package dev.jtracer.runtime;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what every platform thread is doing, as {@code jtracer.ThreadState} events.
 *
 * <p>The JVM names the owner of a monitor, and of a {@code java.util.concurrent} lock a thread is parked for, without being
 * asked for the locks each thread holds. So neither is asked for: the list of held locks costs a walk over the whole heap
 * while every thread stands still.
 *
 * <p>Virtual threads are unknown to {@link ThreadMXBean}: one that waits across an end of the capture is not in the snapshot.
 */
final class ThreadSnapshot {
    private static final int FRAMES = 8;

    private ThreadSnapshot() {}

    /** Writes one event per thread; does nothing while the event is not recorded. */
    static void write(String at) {
        if (!new ThreadStateEvent().isEnabled()) {
            return;
        }
        ThreadMXBean bean = ManagementFactory.getThreadMXBean();
        ThreadInfo[] infos = bean.dumpAllThreads(false, false, FRAMES);
        Map<Long, Thread> threads = threadsById();
        for (ThreadInfo info : infos) {
            if (info != null) {
                event(at, info, threads).commit();
            }
        }
    }

    private static ThreadStateEvent event(String at, ThreadInfo info, Map<Long, Thread> threads) {
        ThreadStateEvent event = new ThreadStateEvent();
        event.at = at;
        event.thread = threads.get(info.getThreadId());
        event.javaThreadId = info.getThreadId();
        event.threadName = info.getThreadName();
        event.state = info.getThreadState().name();
        LockInfo blocker = info.getLockInfo();
        if (blocker != null) {
            event.blockerClass = blocker.getClassName();
            event.blockerIdentity = blocker.getIdentityHashCode();
        }
        if (info.getLockOwnerId() > 0) {
            event.owner = threads.get(info.getLockOwnerId());
            event.ownerJavaThreadId = info.getLockOwnerId();
        }
        event.inNative = info.isInNative();
        event.frames = frames(info.getStackTrace());
        return event;
    }

    private static String frames(StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder();
        for (StackTraceElement frame : stack) {
            if (text.length() > 0) {
                text.append('\n');
            }
            text.append(frame.getClassName()).append('.').append(frame.getMethodName());
            text.append(':').append(frame.getLineNumber());
        }
        return text.toString();
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
