package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code open FILE...}: serves recordings to the browsers of this machine until it is stopped. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Opens recordings, prints the address of each, and stays until it is stopped. Large ones can be looked at"
                        + " while they are read: their pages say how far that is.")
final class OpenCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Recordings (.jfr), from this tracer or from any other tool; two of them can be compared.")
    private List<Path> files = List.of();

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Where to listen on the loopback address; any free port unless given.")
    private int port;

    @Override
    public Integer call() throws BadRecordingException, CommandFailed, InterruptedException {
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(
                    spec.commandLine(), "--port must be between 0 and " + MAX_PORT + ", was " + port);
        }
        try (TraceViewer viewer = listen()) {
            OpenProgress progress = new OpenProgress(viewer, spec.commandLine().getErr());
            CompletableFuture<Void> loaded = viewer.load();
            boolean lookMeanwhile = progress.isWorthTelling();
            if (lookMeanwhile) {
                printAddresses(viewer);
            }
            progress.await(loaded);
            if (!lookMeanwhile) {
                printAddresses(viewer);
            }
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void printAddresses(TraceViewer viewer) {
        PrintWriter out = spec.commandLine().getOut();
        viewer.traceAddresses().forEach(out::println);
        out.flush();
    }

    private TraceViewer listen() throws CommandFailed {
        ViewerOptions options = ViewerOptions.defaults().withPort(port).withMaxReadBytes(Long.MAX_VALUE);
        try {
            return TraceViewer.open(options, files);
        } catch (IllegalStateException e) {
            throw new CommandFailed(e.getMessage(), e);
        }
    }
}
