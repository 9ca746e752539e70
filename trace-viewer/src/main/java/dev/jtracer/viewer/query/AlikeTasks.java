package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The ended tasks that spent their time as a given one did. */
public final class AlikeTasks {
    /*
     * How far two tasks are from each other is how many nanoseconds one would have to move, add or take away to make one
     * breakdown the other: the sum over all states of the difference. The difference of their durations is never more than that.
     * So the search starts at the task's own place among those of its type, which lie by duration, goes up and down, always to
     * the nearer one, and is done when the next one's duration alone is further away than the last of those kept.
     *
     *    quicker ... o  o  o [task] o   o      o ... slower
     *                   <-------------->
     */
    private static final int MOST = 6;
    private static final int MOST_LOOKED_AT = 20_000;
    /** A task was held up by a lock if it waited for it at least one part in so many of its duration. */
    private static final int HELD_UP_PARTS = 10;

    private final Trace trace;
    private final Tasks tasks;
    private final int taskRow;
    private final Map<Integer, Long> distances = new HashMap<>();

    private AlikeTasks(Trace trace, int taskRow) {
        this.trace = trace;
        tasks = trace.tasks();
        this.taskRow = taskRow;
    }

    /**
     * The answer.
     *
     * @param lock what held up the task longest, if any lock took a tenth of its duration; else null
     * @param sameLock how many of {@code tasks}, from the first, were held up by that lock too
     * @param tasks of the same type; those that the same lock held up come first, and then the nearest in where the time went
     */
    public record Result(@Nullable String lock, int sameLock, List<LikeIt.Neighbour> tasks) {
        /** Copies the list. */
        public Result {
            tasks = List.copyOf(tasks);
        }
    }

    /** Cost: at most {@value #MOST_LOOKED_AT} tasks of the type, and as many waits for its lock. */
    static Result of(Trace trace, int taskRow) {
        return new AlikeTasks(trace, taskRow).find();
    }

    private Result find() {
        int lock = longestLock();
        int[] same = lock < 0 ? new int[0] : heldUpBy(lock);
        int[] nearest = nearest();
        int[] rows = IntStream.concat(IntStream.of(same), IntStream.of(nearest))
                .distinct()
                .limit(MOST)
                .toArray();
        return new Result(
                lock < 0 ? null : trace.locks().name(lock),
                same.length,
                IntStream.of(rows).mapToObj(row -> LikeIt.neighbour(tasks, row)).toList());
    }

    /** The lock that held up the task longest, -1 if none did. */
    private int longestLock() {
        LockWaits waits = trace.lockWaits();
        RowIndex byTask = waits.byTask();
        Map<Integer, Long> nanosOfLock = new HashMap<>();
        int end = Math.min(byTask.end(taskRow), byTask.first(taskRow) + MOST_LOOKED_AT);
        for (int place = byTask.first(taskRow); place < end; place++) {
            int wait = byTask.row(place);
            nanosOfLock.merge(waits.lockRow(wait), inside(wait, taskRow), Long::sum);
        }
        int longest = -1;
        long most = tasks.durationNanos(taskRow) / HELD_UP_PARTS;
        for (Map.Entry<Integer, Long> lock : nanosOfLock.entrySet()) {
            if (lock.getValue() > most) {
                longest = lock.getKey();
                most = lock.getValue();
            }
        }
        return longest;
    }

    /** The nearest of the tasks that a lock held up. */
    private int[] heldUpBy(int lock) {
        LockWaits waits = trace.lockWaits();
        RowIndex byLock = waits.byLock();
        TypeTasks ofType = TypeTasks.of(tasks, tasks.typeNumber(taskRow));
        Map<Integer, Long> nanosOfTask = new HashMap<>();
        int end = Math.min(byLock.end(lock), byLock.first(lock) + MOST_LOOKED_AT);
        for (int place = byLock.first(lock); place < end; place++) {
            int wait = byLock.row(place);
            int row = waits.taskRow(wait);
            if (row >= 0 && row != taskRow && ofType.ended(row)) {
                nanosOfTask.merge(row, inside(wait, row), Long::sum);
            }
        }
        FirstRows nearest = firstByDistance();
        nanosOfTask.forEach((row, nanos) -> {
            if (nanos > tasks.durationNanos(row) / HELD_UP_PARTS) {
                nearest.offer(row);
            }
        });
        return nearest.sorted();
    }

    private int[] nearest() {
        TypeTasks ofType = TypeTasks.of(tasks, tasks.typeNumber(taskRow));
        long nanos = tasks.durationNanos(taskRow);
        int up = ofType.firstEnded(nanos);
        int down = up - 1;
        FirstRows nearest = firstByDistance();
        for (int looked = 0; looked < MOST_LOOKED_AT; looked++) {
            long above = up < ofType.firstOpen() ? tasks.durationNanos(ofType.row(up)) - nanos : Long.MAX_VALUE;
            long below = down >= ofType.first() ? nanos - tasks.durationNanos(ofType.row(down)) : Long.MAX_VALUE;
            if (Math.min(above, below) >= nearest.lastKey()) {
                break;
            }
            int row = above <= below ? ofType.row(up++) : ofType.row(down--);
            if (row != taskRow) {
                nearest.offer(row);
            }
        }
        return nearest.sorted();
    }

    private FirstRows firstByDistance() {
        return FirstRows.byKey(this::distance, false, MOST);
    }

    private long distance(int row) {
        return distances.computeIfAbsent(row, other -> {
            long sum = 0;
            for (ThreadState state : ThreadState.taskStates()) {
                sum += Math.abs(tasks.breakdown(taskRow, state) - tasks.breakdown(other, state));
            }
            return sum;
        });
    }

    /** How long a wait lasted inside its task. */
    private long inside(int wait, int row) {
        LockWaits waits = trace.lockWaits();
        long from = Math.max(waits.startNs(wait), tasks.beginNs(row));
        return Math.max(0, Math.min(waits.endNs(wait), tasks.endNs(row)) - from);
    }
}
