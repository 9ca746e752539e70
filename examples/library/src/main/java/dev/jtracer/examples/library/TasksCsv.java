package dev.jtracer.examples.library;

import dev.jtracer.viewer.RecordedTrace;
import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.query.TaskList;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes every task of a recording as a line of CSV in UTF-8, in the order of their begin, all times in nanoseconds.
 *
 * <pre>
 *   examples/run tasks-csv recording.jfr &gt; tasks.csv
 * </pre>
 */
public final class TasksCsv {
    private TasksCsv() {}

    /** Takes a recording. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 1) {
            err.println("usage: tasks-csv RECORDING");
            return 2;
        }
        try (RecordedTrace trace = RecordedTrace.open(Path.of(args[0]))) {
            PrintWriter csv = new PrintWriter(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
            String states =
                    ThreadState.taskStates().stream().map(ThreadState::key).collect(Collectors.joining(","));
            csv.println("task,type,begin,duration,outcome,error," + states);
            trace.eachTask(task -> csv.println(line(task)));
            csv.flush();
            return csv.checkError() ? 1 : 0;
        } catch (BadRecordingException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    private static String line(TaskList.Row task) {
        Stream<String> fields = Stream.of(
                Long.toString(task.taskId()),
                text(task.type()),
                Long.toString(task.beginNs()),
                Long.toString(task.durationNanos()),
                task.outcome(),
                task.error() == null ? "" : text(task.error()));
        Stream<String> states = ThreadState.taskStates().stream()
                .map(state -> Long.toString(task.breakdown().nanos(state)));
        return Stream.concat(fields, states).collect(Collectors.joining(","));
    }

    /**
     * A text as RFC 4180 quotes it. What begins like a formula gets an apostrophe: it is text from the recorded program, and a
     * spreadsheet would run it.
     */
    private static String text(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
