package dev.jtracer.viewer.server;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that do what an I/O thread must not: few, daemon, of the lowest priority, gone after a while without work.
 *
 * @param reader the one thread that reads recordings
 * @param queries the two threads that run queries; work beyond the queue is refused with 503
 * @param heavy the two threads that run queries which walk whole tables, so that the others never wait for one; as above
 */
record Workers(Executor reader, Executor queries, Executor heavy) {
    private static final int QUERY_THREADS = 2;
    private static final int MAX_WAITING = 256;
    private static final int IDLE_SECONDS = 10;

    static Workers create() {
        return new Workers(
                pool("jtracer-reader", 1), pool("jtracer-query", QUERY_THREADS), pool("jtracer-heavy", QUERY_THREADS));
    }

    private static Executor pool(String name, int threads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                work -> worker(name, work),
                (work, full) -> {
                    throw Refusal.of(503, "too many requests wait for an answer: " + MAX_WAITING);
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    @SuppressWarnings("ThreadPriorityCheck") // these threads should lose, and nothing relies on it
    private static Thread worker(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }
}
