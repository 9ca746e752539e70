package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The waits in one state by what was waited for and the type of the innermost task that waited: reads of sockets by peer, of
 * files by path. Waits of threads that worked for no task are a group of their own for each object; those of jtracer's are in none.
 */
final class WaitGroups {
    private WaitGroups() {}

    /**
     * One group.
     *
     * @param typeRow the string row of the task type, -1 for threads that worked for no task
     * @param objectRow the string row of what was waited for
     * @param states the rows of the waits, by thread, then time
     */
    record Group(int typeRow, int objectRow, IntColumn states) {}

    /**
     * What the waits of one task in a group were.
     *
     * @param taskRow the task
     * @param nanos the waits together
     * @param longestNanos the longest
     * @param times how many there were, without those shorter than a tenth of the longest: an answer that comes in several
     *     packets is one
     * @param apart whether no two of them overlapped
     */
    record OfTask(int taskRow, long nanos, long longestNanos, int times, boolean apart) {}

    /** Every group. Cost: a pass over the states, and a binary search for each wait. */
    static List<Group> of(Trace trace, ThreadState state) {
        States states = trace.states();
        Map<Long, Group> groups = new TreeMap<>();
        for (int row = 0; row < states.size(); row++) {
            boolean counts = states.state(row) == state && states.objectRow(row) >= 0;
            if (counts && !trace.threads().ofTracer(states.threadRow(row))) {
                int task = taskOf(trace, row);
                int type = task < 0 ? -1 : trace.tasks().typeRow(task);
                int object = states.objectRow(row);
                groups.computeIfAbsent(((long) type << 32) | object, unused -> new Group(type, object, new IntColumn()))
                        .states()
                        .add(row);
            }
        }
        return List.copyOf(groups.values());
    }

    /** The innermost task a thread worked for in a state, -1 if none. */
    static int taskOf(Trace trace, int stateRow) {
        States states = trace.states();
        int scope = trace.scopes().innermostAt(states.threadRow(stateRow), states.startNs(stateRow));
        return scope < 0 ? -1 : trace.scopes().taskRow(scope);
    }

    /** How many threads waited. */
    static long threads(Trace trace, Group group) {
        BitSet threads = new BitSet();
        for (int i = 0; i < group.states().size(); i++) {
            threads.set(trace.states().threadRow(group.states().get(i)));
        }
        return threads.cardinality();
    }

    /** Everything of a group as evidence. */
    static Evidence evidence(Look look, Group group) {
        States states = look.trace().states();
        Evidence evidence = new Evidence(look);
        for (int i = 0; i < group.states().size(); i++) {
            int row = group.states().get(i);
            evidence.add(taskOf(look.trace(), row), states.threadRow(row), states.startNs(row), states.endNs(row));
        }
        return evidence;
    }

    /** The waits of a group by task, ended or not. */
    static List<OfTask> byTask(Look look, Group group) {
        int[] tasks = new int[group.states().size()];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = taskOf(look.trace(), group.states().get(i));
        }
        RowIndex byTask = RowIndex.of(tasks, look.trace().tasks().size());
        List<OfTask> result = new ArrayList<>();
        for (int task = 0; task < byTask.groups(); task++) {
            if (byTask.count(task) > 0) {
                result.add(ofTask(look.trace().states(), group, byTask, task));
            }
        }
        return result;
    }

    private static OfTask ofTask(States states, Group group, RowIndex byTask, int task) {
        int count = byTask.count(task);
        long[] from = new long[count];
        long[] to = new long[count];
        long nanos = 0;
        long longest = 0;
        for (int i = 0; i < count; i++) {
            int row = group.states().get(byTask.row(byTask.first(task) + i));
            from[i] = states.startNs(row);
            to[i] = states.endNs(row);
            nanos += to[i] - from[i];
            longest = Math.max(longest, to[i] - from[i]);
        }
        int times = 0;
        boolean apart = true;
        long reached = Long.MIN_VALUE;
        for (int i : LongOrder.ascending(from)) {
            times += (to[i] - from[i]) * 10 >= longest ? 1 : 0;
            apart &= from[i] >= reached;
            reached = Math.max(reached, to[i]);
        }
        return new OfTask(task, nanos, longest, times, apart);
    }

    /** The median of some numbers, the nearest rank; 0 of none. */
    static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(sorted.length + 1) / 2 - 1];
    }
}
