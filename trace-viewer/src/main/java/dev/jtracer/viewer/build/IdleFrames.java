package dev.jtracer.viewer.build;

import java.util.Set;

/**
 * The methods in which pool workers and consumers wait for something to do. A thread that parks below one of them, and
 * works for no task, is idle; the same park anywhere else is a wait.
 */
final class IdleFrames {
    private static final Set<String> METHODS = Set.of(
            "java.util.concurrent.ThreadPoolExecutor.getTask",
            "java.util.concurrent.ForkJoinPool.awaitWork",
            "java.util.concurrent.ForkJoinPool.deactivate",
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.take",
            "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue.poll",
            "java.util.concurrent.LinkedBlockingQueue.take",
            "java.util.concurrent.LinkedBlockingQueue.poll",
            "java.util.concurrent.ArrayBlockingQueue.take",
            "java.util.concurrent.ArrayBlockingQueue.poll",
            "java.util.concurrent.LinkedBlockingDeque.take",
            "java.util.concurrent.LinkedBlockingDeque.takeFirst",
            "java.util.concurrent.LinkedBlockingDeque.takeLast",
            "java.util.concurrent.LinkedBlockingDeque.pollFirst",
            "java.util.concurrent.LinkedBlockingDeque.pollLast",
            "java.util.concurrent.LinkedTransferQueue.take",
            "java.util.concurrent.LinkedTransferQueue.poll",
            "java.util.concurrent.PriorityBlockingQueue.take",
            "java.util.concurrent.PriorityBlockingQueue.poll",
            "java.util.concurrent.SynchronousQueue.take",
            "java.util.concurrent.SynchronousQueue.poll",
            "java.util.concurrent.DelayQueue.take",
            "java.util.concurrent.DelayQueue.poll",
            "java.util.TimerThread.mainLoop",
            "java.lang.ref.ReferenceQueue.remove",
            "java.lang.ref.Reference$ReferenceHandler.run",
            "org.jboss.threads.EnhancedQueueExecutor$PoolThreadNode.park",
            "io.netty.util.concurrent.SingleThreadEventExecutor.takeTask");

    private IdleFrames() {}

    /** Whether a thread that parks with this method on its stack waits for something to do. */
    static boolean waitsForWork(String className, String methodName) {
        return METHODS.contains(className + "." + methodName);
    }
}
