package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.server.SavedViews;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export FILE}: writes a view of a recording as a file that stands alone. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Writes one view of a recording as one HTML file: it opens from a disk, needs no server and asks nothing of the"
                        + " network.")
final class ExportCommand implements Callable<Integer> {
    private static final int LONGEST_PATH = 4_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording (.jfr), from this tracer or from any other tool.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "html",
            description = "What to write: html, which is also the default.")
    private String format;

    @Option(
            names = "--view",
            paramLabel = "V",
            defaultValue = "",
            description = "Which view: what follows the recording's own address in the browser, such as"
                    + " \"timeline?from=0&to=5000000\" or tasks/4812; the overview unless given.")
    private String view;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; FILE's name with the view's and .html, in this directory, unless given.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replace the file if it is there already.")
    private boolean force;

    @SuppressWarnings("NullAway.Init")
    ExportCommand() {}

    @Override
    public Integer call() throws BadRecordingException, CommandFailed {
        if (!format.equals("html")) {
            throw new ParameterException(spec.commandLine(), "--format must be html, was " + Names.shown(format));
        }
        Path target = (output == null ? Path.of(name()) : output).toAbsolutePath();
        if (Files.exists(target) && !(force && Files.isRegularFile(target))) {
            String why = Files.isRegularFile(target)
                    ? " is there already: --force replaces it"
                    : " is there already, and no file";
            throw new CommandFailed(target + why, null);
        }
        write(TraceReader.read(file), target);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Names.shown(target.toString(), LONGEST_PATH) + ": " + Numbers.bytes(sizeOf(target)));
        out.flush();
        return ExitCode.OK;
    }

    /** Beside the target first: what is there under its name is complete. */
    private void write(Trace trace, Path target) throws CommandFailed {
        Path unfinished = null;
        try {
            unfinished = Files.createTempFile(target.getParent(), ".export-", ".html");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                SavedViews.write(trace, view, out);
            }
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IllegalArgumentException e) {
            throw new CommandFailed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "its directory is missing" : String.valueOf(e.getMessage());
            throw new CommandFailed("the page cannot be written to " + target + ": " + why, e);
        } finally {
            delete(unfinished);
        }
    }

    private static void delete(@Nullable Path unfinished) {
        try {
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            // What could not be written is what is said; a rest of it in the same directory changes nothing.
        }
    }

    private static long sizeOf(Path target) throws CommandFailed {
        try {
            return Files.size(target);
        } catch (IOException e) {
            throw new CommandFailed("the page is gone: " + target, e);
        }
    }

    /** {@code shop-timeline.html} for {@code rec/shop.jfr}. */
    private String name() {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.jfr$", "");
        String page = view.replaceFirst("\\?.*", "").replaceAll("[^A-Za-z0-9]+", "-");
        return stem + "-" + (page.isEmpty() ? "overview" : page) + ".html";
    }
}
