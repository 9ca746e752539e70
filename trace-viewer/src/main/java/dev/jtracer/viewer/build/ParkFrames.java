package dev.jtracer.viewer.build;

import static java.util.Map.entry;

import dev.jtracer.viewer.model.ParkReason;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The methods whose place on a stack says why a thread parks: workers of pools, queues, futures. A thread below a worker's
 * method, or taking from a queue, waits for something to do; if it works for no task it is idle.
 */
final class ParkFrames {
    private static final String JUC = "java.util.concurrent.";

    private static final Set<String> WORKERS = Set.of(
            JUC + "ThreadPoolExecutor.getTask",
            JUC + "ForkJoinPool.awaitWork",
            JUC + "ForkJoinPool.deactivate",
            JUC + "ScheduledThreadPoolExecutor$DelayedWorkQueue.take",
            JUC + "ScheduledThreadPoolExecutor$DelayedWorkQueue.poll",
            "java.util.TimerThread.mainLoop",
            "java.lang.ref.ReferenceQueue.remove",
            "java.lang.ref.Reference$ReferenceHandler.run",
            "org.jboss.threads.EnhancedQueueExecutor$PoolThreadNode.park",
            "io.netty.util.concurrent.SingleThreadEventExecutor.takeTask");

    private static final Set<String> QUEUES = Set.of(
            "ArrayBlockingQueue",
            "DelayQueue",
            "LinkedBlockingDeque",
            "LinkedBlockingQueue",
            "LinkedTransferQueue",
            "PriorityBlockingQueue",
            "SynchronousQueue");

    private static final Set<String> TAKING = Set.of("take", "takeFirst", "takeLast", "poll", "pollFirst", "pollLast");

    private static final Set<String> PUTTING =
            Set.of("put", "putFirst", "putLast", "offer", "offerFirst", "offerLast", "transfer");

    private static final Map<String, Set<String>> FUTURES = Map.ofEntries(
            entry("CompletableFuture", Set.of("get", "join")),
            entry("FutureTask", Set.of("get", "awaitDone")),
            entry("ForkJoinTask", Set.of("get", "join", "invoke", "awaitDone", "externalAwaitDone")),
            entry("AbstractExecutorService", Set.of("invokeAll", "invokeAny")),
            entry("ExecutorCompletionService", Set.of("take", "poll")));

    private ParkFrames() {}

    /** Why a thread with this method on its stack parks, null if the method does not say. */
    static @Nullable ParkReason reason(String className, String method) {
        if (WORKERS.contains(className + "." + method)) {
            return ParkReason.WORKER;
        }
        if (!className.startsWith(JUC)) {
            return null;
        }
        String simple = className.substring(JUC.length());
        if (QUEUES.contains(simple) && (TAKING.contains(method) || PUTTING.contains(method))) {
            return ParkReason.QUEUE;
        }
        return FUTURES.getOrDefault(simple, Set.of()).contains(method) ? ParkReason.FUTURE : null;
    }

    /** Whether a thread that parks with this method on its stack waits for something to do. */
    static boolean waitsForWork(String className, String method) {
        ParkReason reason = reason(className, method);
        return reason == ParkReason.WORKER || (reason == ParkReason.QUEUE && TAKING.contains(method));
    }

    /**
     * Of two reasons on one stack, the one that says more: a worker takes from a queue because it has nothing to do, and
     * whoever waits for a future or for a queue does so by a condition.
     */
    static @Nullable ParkReason stronger(@Nullable ParkReason a, @Nullable ParkReason b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return rank(a) >= rank(b) ? a : b;
    }

    private static int rank(ParkReason reason) {
        return switch (reason) {
            case WORKER -> 3;
            case QUEUE -> 2;
            case FUTURE -> 1;
            case LOCK, CONDITION, OTHER -> 0;
        };
    }
}
