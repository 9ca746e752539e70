package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.Logs;
import dev.jtracer.viewer.model.Methods;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Every name of a trace once, with how often it occurs: what {@link NameSearch} looks through. To be made once for many
 * searches; it holds on to names, not to the trace. Immutable, for any number of threads.
 */
public final class NameIndex {
    /** The most names of a kind; more are only counted. */
    public static final int MOST_OF_A_KIND = 200_000;

    private final List<String> names = new ArrayList<>();
    private final IntColumn kinds = new IntColumn();
    private final LongColumn counts = new LongColumn();
    private final IntColumn rows = new IntColumn();
    private final List<String> details = new ArrayList<>();
    private long leftOut;

    private NameIndex() {}

    /** What has a name, in the order in which equally good ones are shown. */
    public enum Kind {
        /** A type of task; counted are its tasks. */
        TASK_TYPE("taskType"),
        /** A type of region; counted are its regions. */
        REGION_TYPE("regionType"),
        /** A thread. */
        THREAD("thread"),
        /** A monitor or lock; counted are the waits for it. */
        LOCK("lock"),
        /** A class in a stack; counted are its methods. */
        CLASS("class"),
        /** A method in a stack. */
        METHOD("method"),
        /** What tasks logged; counted is how often. */
        LOG("log");

        private static final List<Kind> ALL = List.of(values());

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The kind's name in JSON. */
        public String key() {
            return key;
        }

        @SuppressWarnings("EnumOrdinal") // what the column holds
        private int code() {
            return ordinal();
        }
    }

    /** As {@link #of(Trace, Progress)}, unwatched. */
    public static NameIndex of(Trace trace) {
        return of(trace, Progress.UNWATCHED);
    }

    /**
     * Returns the index. Cost: one pass over tasks, regions, threads, waits for locks, methods and logs. Memory: a few dozen
     * bytes for each name, and the text of each method.
     */
    public static NameIndex of(Trace trace, Progress progress) {
        NameIndex index = new NameIndex();
        Tasks tasks = trace.tasks();
        Regions regions = trace.regions();
        index.addTypes(Kind.TASK_TYPE, trace.strings(), tasks.size(), tasks::typeRow, progress);
        index.addTypes(Kind.REGION_TYPE, trace.strings(), regions.size(), regions::typeRow, progress);
        for (int thread = 0; thread < trace.threads().size(); thread++) {
            index.add(
                    Kind.THREAD,
                    trace.threads().name(thread),
                    1,
                    thread,
                    trace.threads().pool(thread));
        }
        for (int lock = 0; lock < trace.locks().size(); lock++) {
            index.add(
                    Kind.LOCK,
                    trace.locks().name(lock),
                    trace.lockWaits().byLock().count(lock),
                    lock,
                    "");
        }
        index.addMethods(trace.methods());
        index.addLogs(trace.logs(), progress);
        return index;
    }

    /** How many names there are. */
    public int size() {
        return names.size();
    }

    /** How many names there was no room for. */
    public long leftOut() {
        return leftOut;
    }

    String name(int entry) {
        return names.get(entry);
    }

    Kind kind(int entry) {
        return Kind.ALL.get(kinds.get(entry));
    }

    long count(int entry) {
        return counts.get(entry);
    }

    /** The row of a thread or a lock, of the first task that logged a text; else -1. */
    int row(int entry) {
        return rows.get(entry);
    }

    /** The pool of a thread, else empty. */
    String detail(int entry) {
        return details.get(entry);
    }

    private void addTypes(Kind kind, Strings strings, int size, IntUnaryOperator typeOfRow, Progress progress) {
        int[] count = new int[strings.size()];
        for (int row = 0; row < size; row++) {
            progress.row(row, size);
            count[typeOfRow.applyAsInt(row)]++;
        }
        int[] room = {MOST_OF_A_KIND};
        for (int type = 0; type < count.length; type++) {
            if (count[type] > 0) {
                addIfRoom(room, kind, strings.get(type), count[type], -1);
            }
        }
    }

    private void addMethods(Methods methods) {
        Map<String, Integer> methodsOfClass = new TreeMap<>();
        int[] room = {MOST_OF_A_KIND};
        for (int method = 0; method < methods.size(); method++) {
            methodsOfClass.merge(methods.className(method), 1, Integer::sum);
        }
        methodsOfClass.forEach((name, count) -> add(Kind.CLASS, name, count, -1, ""));
        for (int method = 0; method < methods.size(); method++) {
            addIfRoom(room, Kind.METHOD, methods.className(method) + "." + methods.name(method), 1, -1);
        }
    }

    private void addLogs(Logs logs, Progress progress) {
        Map<String, Integer> entryOf = new HashMap<>();
        int[] room = {MOST_OF_A_KIND};
        for (int log = 0; log < logs.size(); log++) {
            progress.row(log, logs.size());
            String message = logs.message(log);
            Integer known = entryOf.get(message);
            if (known != null) {
                counts.set(known, counts.get(known) + 1);
            } else if (addIfRoom(room, Kind.LOG, message, 1, logs.taskRow(log))) {
                entryOf.put(message, size() - 1);
            }
        }
    }

    private boolean addIfRoom(int[] room, Kind kind, String name, long count, int row) {
        if (room[0] == 0) {
            leftOut++;
            return false;
        }
        room[0]--;
        add(kind, name, count, row, "");
        return true;
    }

    private void add(Kind kind, String name, long count, int row, String detail) {
        names.add(name);
        kinds.add(kind.code());
        counts.add(count);
        rows.add(row);
        details.add(detail);
    }
}
