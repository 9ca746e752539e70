package dev.jtracer;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Writes what is open when a chunk of a recording ends: tasks, scopes, regions, pieces waiting for a thread, and how many regions each
 * thread has written.
 *
 * <p>JFR calls {@link #write} on the thread that starts, stops or rotates a recording, holding its own lock. So this takes no lock, reads
 * what other threads are changing, and writes at most {@link #MAX} events, the oldest things first, and then a count of the rest.
 */
final class OpenWork {
    /** Re-writing a million open tasks into every chunk would fill the chunk, which ends it, which writes them again. */
    static final int MAX = 20_000;

    private static final int TRIES = 4;

    /** Of the same age, what was found first is the older: outer regions are found before inner ones. */
    private static final Comparator<Entry> YOUNGEST_FIRST =
            Comparator.comparingLong(Entry::ageNanos).thenComparing(Entry::number, Comparator.reverseOrder());

    private final Ticks now = Ticks.now();
    private final long nowNanos = now.nanos();
    private final PriorityQueue<Entry> oldest = new PriorityQueue<>(YOUNGEST_FIRST);
    private final List<Entry> threads = new ArrayList<>();
    private long omitted;
    private long found;

    private OpenWork() {}

    static void write() {
        try {
            if (new OpenEvent().isEnabled()) {
                OpenWork work = new OpenWork();
                work.collect();
                work.commit();
            }
        } catch (Throwable e) {
            // Out of memory, at worst: a recording without its open work is better than none.
        }
    }

    private void collect() {
        OpenTasks.forEach(task -> add("task", task, task.id, task.type(), task.creator, task.ageNanos(now)));
        for (Queued queued : Queued.all()) {
            if (!queued.task.isEnded()) {
                add(
                        "queued",
                        queued.task,
                        queued.task.id,
                        queued.task.type(),
                        queued.thread,
                        nowNanos - queued.sinceNanos);
            }
        }
        for (ThreadStack stack : ThreadStack.all()) {
            Thread thread = stack.get();
            if (thread != null) {
                collect(stack, thread);
            }
        }
    }

    private void collect(ThreadStack stack, Thread thread) {
        if (thread.isAlive()) {
            Scope innermost = stack.scope;
            collectScopes(innermost, thread);
            collectRegions(stack, innermost, thread);
        }
        long seq = stack.seq;
        if (seq != stack.seqAtChunkEnd) {
            stack.seqAtChunkEnd = seq;
            threads.add(new Entry("thread", null, 0, null, thread, -1, seq, 0));
        }
    }

    private void collectScopes(Scope innermost, Thread thread) {
        for (Scope scope = innermost; scope != null; scope = scope.outer) {
            if (!scope.inner) {
                Task task = scope.task;
                add("scope", task, task.id, task.type(), thread, scope.ageNanos(now));
            }
        }
    }

    private void collectRegions(ThreadStack stack, Scope innermost, Thread thread) {
        String[] types = {};
        long[] begins = {};
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int before = stack.changes;
            VarHandle.loadLoadFence();
            int depth = stack.depth;
            VarHandle.loadLoadFence();
            types = stack.types;
            begins = stack.begins;
            depth = Math.min(depth, Math.min(types.length, begins.length));
            types = Arrays.copyOf(types, depth);
            begins = Arrays.copyOf(begins, depth);
            VarHandle.loadLoadFence();
            if (stack.changes == before) {
                break;
            }
        }
        for (int at = 0; at < types.length; at++) {
            Scope around = innermost;
            while (around != null && around.depth > at) {
                around = around.outer;
            }
            long age = now.age(begins[at]);
            add(
                    "region",
                    null,
                    around == null ? 0 : around.task.id,
                    Names.name(types[at]),
                    thread,
                    age < 0 ? Long.MAX_VALUE : age);
        }
    }

    private void add(String kind, Task task, long taskId, String type, Thread thread, long ageNanos) {
        found++;
        if (oldest.size() >= MAX) {
            omitted++;
            if (oldest.peek().ageNanos >= ageNanos) {
                return;
            }
            oldest.poll();
        }
        oldest.add(new Entry(kind, task, taskId, type, thread, Math.max(0, ageNanos), 0, found));
    }

    private void commit() {
        Entry[] entries = oldest.toArray(Entry[]::new);
        Arrays.sort(entries, YOUNGEST_FIRST.reversed());
        for (Entry entry : entries) {
            entry.commit(nowNanos);
        }
        int room = Math.min(threads.size(), MAX - entries.length);
        for (Entry entry : threads.subList(0, room)) {
            entry.commit(nowNanos);
        }
        omitted += threads.size() - room;
        if (omitted > 0) {
            new Entry("omitted", null, 0, null, null, -1, omitted, 0).commit(nowNanos);
        }
    }

    /** One event to be; an unknown age is the greatest. */
    private record Entry(
            String kind, Task task, long taskId, String type, Thread thread, long ageNanos, long seq, long number) {
        void commit(long nowNanos) {
            OpenEvent event = new OpenEvent();
            event.kind = kind;
            event.taskId = taskId;
            event.type = type;
            event.parentId = task == null ? 0 : task.parentId;
            event.thread = thread;
            event.ageNanos = ageNanos < 0 || ageNanos == Long.MAX_VALUE ? -1 : ageNanos + System.nanoTime() - nowNanos;
            event.seq = seq;
            event.tags = task == null ? null : Tags.lines(task.tags());
            event.commit();
        }
    }
}
