package dev.jtracer.examples.library;

import dev.jtracer.viewer.RecordedTrace;
import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.query.TaskList;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints the slowest tasks of a recording, each with where its time went, the most first.
 *
 * <pre>
 *   examples/run slowest recording.jfr             # of all types
 *   examples/run slowest recording.jfr checkout    # of one
 *
 *   checkout 4711  187 ms: blocked 91.2 ms, socket 60.0 ms, running 35.8 ms; longest for monitor PriceTable@7f3a
 * </pre>
 */
public final class SlowestTasks {
    private static final int SHOWN = 20;

    private SlowestTasks() {}

    /** Takes a recording and, if only tasks of one type are wanted, that type. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length < 1 || args.length > 2) {
            err.println("usage: slowest RECORDING [TYPE]");
            return 2;
        }
        String type = args.length == 2 ? args[1] : null;
        try (RecordedTrace trace = RecordedTrace.open(Path.of(args[0]))) {
            List<String> types =
                    trace.taskTypes().types().stream().map(TaskTypeStats::type).toList();
            if (type != null && !types.contains(type)) {
                err.println("no task of type " + Names.shown(type) + " in this recording; there are "
                        + Names.shown(types.toString()));
                return 2;
            }
            for (TaskList.Row task :
                    trace.tasks(TaskList.Request.slowest(type, SHOWN)).rows()) {
                out.println(line(task));
            }
            return 0;
        } catch (BadRecordingException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static String line(TaskList.Row task) {
        String parts = ThreadState.taskStates().stream()
                .filter(state -> task.breakdown().nanos(state) > 0)
                .sorted(Comparator.comparingLong(
                        (ThreadState state) -> -task.breakdown().nanos(state)))
                .map(state ->
                        state.key() + " " + Numbers.duration(task.breakdown().nanos(state)))
                .collect(Collectors.joining(", "));
        String line = Names.shown(task.type()) + " " + task.taskId() + "  " + Numbers.duration(task.durationNanos())
                + ": " + parts;
        return task.waited() == null || task.waited().object() == null
                ? line
                : line + "; longest for " + Names.shown(task.waited().object());
    }
}
