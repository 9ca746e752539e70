package dev.jtracer.runtime;

import java.lang.management.LockInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What one platform thread was doing at a moment: what {@code jtracer.ThreadState} says of it, of this process or of another.
 *
 * <p>The JVM names the owner of a monitor, and of a {@code java.util.concurrent} lock a thread is parked for, without being
 * asked for the locks each thread holds. So neither is asked for: the list of held locks costs a walk over the whole heap
 * while every thread stands still.
 *
 * @param javaThreadId its Java id
 * @param threadName its name
 * @param state its {@link Thread.State}
 * @param blockerClass the class of the monitor or lock it waits for, empty for none
 * @param blockerIdentity that object's identity hash, 0 for none
 * @param ownerJavaThreadId the Java id of the thread that holds it, 0 if no one does, or no one knows
 * @param inNative whether it is in native code
 * @param frames the top frames, one {@code package.Class.method:line} a line
 */
public record ThreadShot(
        long javaThreadId,
        String threadName,
        String state,
        String blockerClass,
        long blockerIdentity,
        long ownerJavaThreadId,
        boolean inNative,
        String frames) {
    private static final int FRAMES = 8;

    /** All platform threads, as the bean of this process or of another sees them now. */
    public static List<ThreadShot> all(ThreadMXBean bean) {
        return Arrays.stream(bean.dumpAllThreads(false, false, FRAMES))
                .filter(Objects::nonNull)
                .map(ThreadShot::of)
                .toList();
    }

    private static ThreadShot of(ThreadInfo info) {
        LockInfo blocker = info.getLockInfo();
        return new ThreadShot(
                info.getThreadId(),
                info.getThreadName(),
                info.getThreadState().name(),
                blocker == null ? "" : blocker.getClassName(),
                blocker == null ? 0 : blocker.getIdentityHashCode(),
                Math.max(0, info.getLockOwnerId()),
                info.isInNative(),
                frames(info.getStackTrace()));
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
}
