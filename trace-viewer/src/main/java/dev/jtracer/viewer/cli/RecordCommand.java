package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.attach.Jvms;
import dev.jtracer.viewer.attach.ProcessRecorder;
import dev.jtracer.viewer.attach.RecordFailed;
import dev.jtracer.viewer.attach.RecordRequest;
import dev.jtracer.viewer.attach.Recorded;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code record PID}: records any JVM of this user for a while, into a file that {@code open} shows. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Records any JVM of this user, from JDK 17 on, whether it knows of tasks or not.",
            "Ends by itself; Ctrl-C ends it early and keeps what it has."
        })
final class RecordCommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PATH = 4_000;
    private static final long SAVING_TAKES_AT_MOST_SECONDS = 60;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PID",
            arity = "0..1",
            description = "The process to record; --list shows which there are.")
    private @Nullable Long pid;

    @Option(
            names = "--duration",
            paramLabel = "D",
            defaultValue = "5s",
            description = "How long: 500ms, 5s, 1m30s; 5s unless given.")
    private String duration;

    @Option(
            names = "--profile",
            paramLabel = "P",
            defaultValue = "default",
            description = "How closely: low, default or detailed.")
    private String profile;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; a name that says what it is, in this directory, unless given.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Replace FILE if it is there already.")
    private boolean force;

    @Option(names = "--list", description = "Print the JVMs of this user and record none.")
    private boolean list;

    @SuppressWarnings("NullAway.Init")
    RecordCommand() {}

    @Override
    public Integer call() throws CommandFailed {
        PrintWriter out = spec.commandLine().getOut();
        if (list) {
            listed(Jvms.running()).lines().forEach(out::println);
        } else {
            record(new ProcessRecorder(request()), out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private RecordRequest request() {
        if (pid == null) {
            throw new ParameterException(spec.commandLine(), "a PID must be given, one of:\n" + listed(Jvms.running()));
        }
        try {
            return RecordRequest.of(pid, duration, profile, file, force);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private void record(ProcessRecorder recorder, PrintWriter out) throws CommandFailed {
        CountDownLatch saved = new CountDownLatch(1);
        Thread ending = new Thread(() -> end(recorder, saved), "record-ending");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            Recorded recorded = recorder.record(program -> {
                out.println("recording " + shown(program) + " for " + duration + "; Ctrl-C ends it early");
                out.flush();
            });
            print(recorded, out);
        } catch (RecordFailed e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } finally {
            saved.countDown();
        }
    }

    /** Runs when the process is asked to end: what was recorded is saved first. */
    private static void end(ProcessRecorder recorder, CountDownLatch saved) {
        recorder.stop();
        try {
            var unused = saved.await(SAVING_TAKES_AT_MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void print(Recorded recorded, PrintWriter out) {
        out.println(Names.shown(recorded.file().toString(), LONGEST_PATH) + ": "
                + Numbers.duration(recorded.durationNanos()) + " of " + shown(recorded.program()) + ", "
                + Numbers.bytes(recorded.bytes()));
        recorded.notes().forEach(note -> out.println("  " + note));
        out.println("open it: java -jar " + jar() + " open "
                + quoted(recorded.file().toString()));
        out.flush();
    }

    /** As it was typed: the class path is the jar that was started. */
    private static String jar() {
        String path = System.getProperty("java.class.path", "");
        return path.endsWith(".jar") ? quoted(path) : "trace-viewer.jar";
    }

    private static String quoted(String path) {
        return path.matches("[\\w./@%+=:,-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    private static String listed(List<Jvms.Jvm> jvms) {
        if (jvms.isEmpty()) {
            return "no JVM of this user tells that it is running\n";
        }
        StringBuilder text = new StringBuilder();
        for (Jvms.Jvm jvm : jvms) {
            text.append(String.format("%8d  %s%n", jvm.pid(), shown(jvm.program())));
        }
        return text.toString();
    }

    private static String shown(String name) {
        return Names.shown(name, LONGEST_NAME);
    }
}
