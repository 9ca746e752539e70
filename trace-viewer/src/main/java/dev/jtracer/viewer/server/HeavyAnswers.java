package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Progress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that take long, because a query walks whole tables: each is made once for all who ask the same, on threads of its
 * own, and kept while there is room.
 *
 * <p>An answer in the making is given up when all who asked for it have left. One that failed is forgotten. When the answers
 * kept are too many or too large together, those unused longest go. A trace never changes, so they do not grow old.
 */
final class HeavyAnswers {
    private static final int MOST = 256;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Executor executor;
    private final long maxBytes;
    /** The one used last at the end. Guarded by itself. */
    private final Map<Key, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Without answers.
     *
     * @param executor where they are made; how many threads it has is how many are made at once
     * @param maxBytes how many bytes are kept
     */
    HeavyAnswers(Executor executor, long maxBytes) {
        this.executor = executor;
        this.maxBytes = maxBytes;
    }

    /** Trace to result. */
    interface Work {
        Object answer(Trace trace, Progress progress);
    }

    /**
     * What is asked.
     *
     * @param traceId of which trace
     * @param request the query with its parameters
     */
    record Key(String traceId, String request) {}

    /**
     * An answer in the making.
     *
     * @param request the query with its parameters
     * @param done how much of its current pass is done
     * @param total of how much; 0 before it begins
     * @param elapsedMillis for how long it has been worked on or waited for
     * @param waiting how many wait for it
     */
    record Running(String request, long done, long total, long elapsedMillis, int waiting) {}

    /**
     * The answer as it is sent.
     *
     * @param clientIsGone whether who asks has left
     * @param trace the trace, read now if need be
     * @param work how the answer is made, if nobody asked before
     */
    CompletableFuture<Body> get(
            Key key, BooleanSupplier clientIsGone, Supplier<CompletableFuture<Trace>> trace, Work work) {
        Slot slot;
        synchronized (slots) {
            slot = slots.get(key);
            if (slot != null) {
                slot.clients.add(clientIsGone);
                return slot.answer;
            }
            slot = new Slot(key);
            slot.clients.add(clientIsGone);
            slots.put(key, slot);
        }
        make(slot, trace.get(), work);
        return slot.answer;
    }

    /** What is being made of a trace, the longest first. */
    List<Running> running(String traceId) {
        synchronized (slots) {
            List<Running> running = new ArrayList<>();
            for (Slot slot : slots.values()) {
                if (slot.key.traceId().equals(traceId) && !slot.answer.isDone()) {
                    running.add(slot.running());
                }
            }
            running.sort((a, b) -> Long.compare(b.elapsedMillis(), a.elapsedMillis()));
            return running;
        }
    }

    /** Forgets the answers about a trace that is gone. */
    void forget(String traceId) {
        synchronized (slots) {
            slots.keySet().removeIf(key -> key.traceId().equals(traceId));
        }
    }

    private void make(Slot slot, CompletableFuture<Trace> trace, Work work) {
        var unused = trace.thenApplyAsync(read -> Body.of(Answers.toJson(work.answer(read, slot))), executor)
                .whenComplete((body, problem) -> settle(slot, body, problem));
    }

    private void settle(Slot slot, @Nullable Body body, @Nullable Throwable problem) {
        synchronized (slots) {
            slot.clients.clear();
            slot.bytes = body == null ? 0 : body.length();
            if (problem != null) {
                slots.remove(slot.key, slot);
            }
            makeRoom();
        }
        if (body != null) {
            slot.answer.complete(body);
        } else if (problem != null) {
            slot.answer.completeExceptionally(problem);
        }
    }

    private void makeRoom() {
        long total = slots.values().stream().mapToLong(Slot::bytes).sum();
        int count = slots.size();
        Iterator<Slot> oldestFirst = slots.values().iterator();
        while (oldestFirst.hasNext() && (total > maxBytes || count > MOST)) {
            Slot slot = oldestFirst.next();
            if (slot.bytes() > 0) {
                total -= slot.bytes();
                count--;
                oldestFirst.remove();
            }
        }
    }

    /** An answer, made or in the making. It watches its own progress, on the thread that makes it. */
    private final class Slot implements Progress {
        private final Key key;
        private final CompletableFuture<Body> answer = new CompletableFuture<>();
        private final long begunNanos = System.nanoTime();
        /** Who waits for it. Guarded by the slots. */
        private final List<BooleanSupplier> clients = new ArrayList<>();
        /** How long the answer is once it is made. Guarded by the slots. */
        private long bytes;

        private long lookedNanos = begunNanos;
        private volatile long done;
        private volatile long total;

        Slot(Key key) {
            this.key = key;
        }

        @Override
        public void at(long doneNow, long ofTotal) {
            done = doneNow;
            total = ofTotal;
            long now = System.nanoTime();
            if (now - lookedNanos > LOOK_NANOS) {
                lookedNanos = now;
                synchronized (slots) {
                    clients.removeIf(BooleanSupplier::getAsBoolean);
                    if (clients.isEmpty()) {
                        slots.remove(key, this);
                        throw new CancellationException("nobody waits for the answer any more");
                    }
                }
            }
        }

        Running running() {
            long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begunNanos);
            return new Running(key.request(), done, total, elapsed, clients.size());
        }

        /** What it weighs; 0 in the making. */
        long bytes() {
            return bytes == 0 ? 0 : bytes + 2L * key.request().length();
        }
    }
}
