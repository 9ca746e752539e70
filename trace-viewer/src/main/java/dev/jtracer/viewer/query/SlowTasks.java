package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the slowest one percent of a type's tasks did that its median ones did not: where the time of both went, which state
 * grew most, and what the slow ones waited for.
 *
 * <pre>
 *   durations, ascending   ................[=========]...............................[==]
 *                                       ranks 45 % to 55 %                        slowest 1 %
 * </pre>
 */
public final class SlowTasks {

    /** More of the slow ones than this are not asked what they waited for. */
    private static final int MOST_ASKED = 500;

    private SlowTasks() {}

    /**
     * The question.
     *
     * @param filter which tasks, of one type; open ones are never among them
     */
    public record Request(TaskFilter filter) {
        /** Checks that there is a type. */
        public Request {
            if (filter.type() == null) {
                throw new IllegalArgumentException("type must be given");
            }
        }

        /** All tasks of a type that ended. */
        public static Request of(String type) {
            return new Request(TaskFilter.ENDED.withType(type));
        }
    }

    /**
     * The answer.
     *
     * @param tasks how many tasks there are to compare
     * @param median those between the 45th and the 55th percentile, at least one
     * @param slow the slowest percent, at least one
     * @param common what most of the slow ones waited for most, null if they waited for nothing
     * @param grew the state that grew most from median to slow, as a mean per task; null if none did
     */
    public record Result(
            long tasks,
            Group median,
            Group slow,
            @Nullable Common common,
            @Nullable Grew grew) {}

    /**
     * Some tasks together.
     *
     * @param tasks how many
     * @param fromNanos the shortest of them
     * @param toNanos the longest of them
     * @param totalNanos their durations
     * @param breakdown where that went
     */
    public record Group(long tasks, long fromNanos, long toNanos, long totalNanos, Breakdown breakdown) {}

    /**
     * What tasks waited for most: each task has one such thing.
     *
     * @param state the state they were in meanwhile
     * @param object its name
     * @param slow how many of the slow tasks asked waited most for it
     * @param slowAsked how many of the slow tasks were asked
     * @param median how many of the median tasks asked did
     * @param medianAsked how many of the median tasks were asked
     */
    public record Common(String state, String object, int slow, int slowAsked, int median, int medianAsked) {}

    /**
     * A state in which the slow tasks were longer.
     *
     * @param state its key
     * @param meanNanos by how much a slow task was longer in it than a median one
     * @param waits what the slow tasks waited for in it
     */
    public record Grew(String state, long meanNanos, TaskWaits.Result waits) {}

    /**
     * Compares. Cost: one pass over the tasks of the type, the scopes and states of up to {@value #MOST_ASKED} median and
     * slow ones, and what {@link TaskWaits} costs over the slow ones.
     */
    public static Result of(Trace trace, Request request) {
        Tasks tasks = trace.tasks();
        TaskFilter filter = request.filter();
        int[] rows = filter.outcome() == OutcomeFilter.OPEN
                ? new int[0]
                : ended(tasks, TaskMatch.quickestFirst(trace, filter).toArray());
        int count = rows.length;
        if (count == 0) {
            Group none = new Group(0, 0, 0, 0, new StateNanos().breakdown());
            return new Result(0, none, none, null, null);
        }
        int middleFrom = (int) (count * 0.45);
        int middleCount = Math.max(1, (int) (count * 0.55) - middleFrom);
        int[] medianRows = Arrays.copyOfRange(rows, middleFrom, middleFrom + middleCount);
        int[] slowRows = Arrays.copyOfRange(rows, count - (count + 99) / 100, count);
        Group median = group(tasks, medianRows);
        Group slow = group(tasks, slowRows);
        return new Result(
                count,
                median,
                slow,
                common(new WaitedMost(trace), slowRows, medianRows),
                grew(trace, median, slow, slowRows));
    }

    /** Open tasks come last. */
    private static int[] ended(Tasks tasks, int[] rows) {
        int end = rows.length;
        while (end > 0 && tasks.openAtEnd(rows[end - 1])) {
            end--;
        }
        return Arrays.copyOf(rows, end);
    }

    private static Group group(Tasks tasks, int[] rows) {
        StateNanos spent = new StateNanos();
        long totalNanos = 0;
        for (int row : rows) {
            Breakdown.add(tasks, row, spent);
            totalNanos += tasks.durationNanos(row);
        }
        return new Group(
                rows.length,
                tasks.durationNanos(rows[0]),
                tasks.durationNanos(rows[rows.length - 1]),
                totalNanos,
                spent.breakdown());
    }

    private static @Nullable Grew grew(Trace trace, Group median, Group slow, int[] slowRows) {
        ThreadState most = null;
        long mostNanos = 0;
        for (ThreadState state : ThreadState.taskStates()) {
            long grown = slow.breakdown().nanos(state) / slow.tasks()
                    - median.breakdown().nanos(state) / median.tasks();
            if (grown > mostNanos) {
                most = state;
                mostNanos = grown;
            }
        }
        return most == null ? null : new Grew(most.key(), mostNanos, TaskWaits.of(trace, slowRows, most));
    }

    private static @Nullable Common common(WaitedMost waitedMost, int[] slow, int[] median) {
        Map<String, Integer> votes = new HashMap<>();
        Map<String, String> states = new HashMap<>();
        int slowAsked = askEach(waitedMost, slow, votes, states);
        String object = votes.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(null);
        if (object == null) {
            return null;
        }
        Map<String, Integer> medianVotes = new HashMap<>();
        int medianAsked = askEach(waitedMost, median, medianVotes, new HashMap<>());
        return new Common(
                String.valueOf(states.get(object)),
                object,
                votes.getOrDefault(object, 0),
                slowAsked,
                medianVotes.getOrDefault(object, 0),
                medianAsked);
    }

    /** Counts the objects they waited for most, of each at even steps; returns how many were asked. */
    private static int askEach(
            WaitedMost waitedMost, int[] rows, Map<String, Integer> votes, Map<String, String> states) {
        int asked = Math.min(rows.length, MOST_ASKED);
        for (int i = 0; i < asked; i++) {
            Waited waited = waitedMost.of(rows[(int) ((long) i * rows.length / asked)]);
            if (waited != null && waited.object() != null) {
                votes.merge(waited.object(), 1, Integer::sum);
                states.putIfAbsent(waited.object(), waited.state());
            }
        }
        return asked;
    }
}
