package dev.jtracer.examples.library;

import dev.jtracer.runtime.Durations;
import dev.jtracer.viewer.RecordedTrace;
import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Fails a build when tasks got slow or a lock made threads wait: one line for each limit that does not hold, and an exit code.
 *
 * <pre>
 *   examples/run limits load-test.jfr checkout=200ms search=50ms lock-wait=1s
 *
 *   checkout: p99 of 4810 tasks is 187 ms, the limit 150 ms
 *   PriceTable@7f3a: 12 threads waited 1.37 s for it, the limit is 1.00 s
 * </pre>
 *
 * <p>{@code TYPE=DURATION} limits the 99th percentile of a task type, {@code lock-wait=DURATION} what all threads together waited
 * for any one monitor or lock. A type without a task is an error: nobody would notice that a limit is misspelt.
 */
public final class Limits {
    private static final int HOLD = 0;
    private static final int EXCEEDED = 1;
    private static final int WRONG = 2;
    private static final String LOCK_WAIT = "lock-wait";

    private Limits() {}

    /** Takes a recording and limits. Exits with 0 if all hold, 1 if one does not, 2 if that cannot be told. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length < 2) {
            err.println("usage: limits RECORDING LIMIT...; a limit is TYPE=DURATION or " + LOCK_WAIT + "=DURATION");
            return WRONG;
        }
        try (RecordedTrace trace = RecordedTrace.open(Path.of(args[0]))) {
            List<String> exceeded = new ArrayList<>();
            for (String limit : List.of(args).subList(1, args.length)) {
                exceeded.addAll(exceeded(trace, limit));
            }
            exceeded.forEach(out::println);
            return exceeded.isEmpty() ? HOLD : EXCEEDED;
        } catch (BadRecordingException | IllegalArgumentException e) {
            err.println(e.getMessage());
            return WRONG;
        }
    }

    private static List<String> exceeded(RecordedTrace trace, String limit) {
        int equals = limit.lastIndexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("limit must be TYPE=DURATION, was " + Names.shown(limit));
        }
        String of = limit.substring(0, equals);
        long nanos = Durations.parse(limit.substring(equals + 1)).toNanos();
        return of.equals(LOCK_WAIT) ? locks(trace, nanos) : tasks(trace, of, nanos);
    }

    private static List<String> tasks(RecordedTrace trace, String type, long limitNanos) {
        TaskTypeStats stats = trace.taskTypes().types().stream()
                .filter(each -> each.type().equals(type) && each.count() > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a task of type " + Names.shown(type) + " must have ended in the recording: none did"));
        return stats.p99Nanos() <= limitNanos
                ? List.of()
                : List.of(Names.shown(type) + ": p99 of " + stats.count() + " tasks is "
                        + Numbers.duration(stats.p99Nanos()) + ", the limit " + Numbers.duration(limitNanos));
    }

    private static List<String> locks(RecordedTrace trace, long limitNanos) {
        return trace.locks().locks().stream()
                .filter(lock -> lock.totalNanos() > limitNanos)
                .map(lock -> line(lock, limitNanos))
                .toList();
    }

    private static String line(LockList.Lock lock, long limitNanos) {
        return Names.shown(lock.name()) + ": " + lock.threads() + " threads waited "
                + Numbers.duration(lock.totalNanos()) + " for it, the limit is " + Numbers.duration(limitNanos);
    }
}
