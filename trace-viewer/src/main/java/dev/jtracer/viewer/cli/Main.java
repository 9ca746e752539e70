package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.text.Names;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry: finds the command, runs it, and turns what went wrong into an exit code. */
@Command(
        name = "trace-viewer",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Shows what tasks of a JVM were waiting for.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "1:the input is bad, one line says why", "2:the command line is wrong"},
        subcommands = {OpenCommand.class, RecordCommand.class, SummaryCommand.class, ExportCommand.class})
public final class Main implements Runnable {
    private static final int BAD_INPUT = 1;
    private static final int MAX_LINE_CHARS = 2_000;

    @Spec
    private CommandSpec spec;

    /** For picocli, which sets what is annotated. */
    public Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args, Terminal.writer(System.out), Terminal.writer(System.err)));
    }

    /** Runs a command with other streams and gives its exit code. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Main())
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((problem, command, parsed) -> failed(problem, err));
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            return failed(new CommandFailed("not enough memory for this recording: java -Xmx gives more", e), err);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command must be given");
    }

    private static int failed(Exception problem, PrintWriter err) {
        boolean expected = problem instanceof BadRecordingException || problem instanceof CommandFailed;
        String message = expected ? String.valueOf(problem.getMessage()) : "the viewer failed: " + problem;
        err.println(Names.shown(message, MAX_LINE_CHARS));
        err.flush();
        return BAD_INPUT;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"trace-viewer " + (version == null ? "(not from its jar)" : version)};
        }
    }
}
