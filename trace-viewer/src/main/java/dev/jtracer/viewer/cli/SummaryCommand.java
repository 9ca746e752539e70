package dev.jtracer.viewer.cli;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.finding.Findings;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Summary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code summary FILE [--json]}: a recording in numbers, as text for a terminal or as the document that {@link Summary}
 * describes.
 */
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description =
                "Prints what a recording holds: findings, task types, where task time went, regions, locks, GC, threads.")
final class SummaryCommand implements Callable<Integer> {

    /** Keys in the order of the records; what is not ASCII as escapes, so that no terminal's encoding matters. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A recording (.jfr), from this tracer or from any other tool.")
    private Path file;

    @Option(names = "--json", description = "Print one JSON document, all durations in nanoseconds.")
    private boolean json;

    @SuppressWarnings("NullAway.Init")
    SummaryCommand() {}

    @Override
    public Integer call() throws BadRecordingException {
        Trace trace = TraceReader.read(file);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(Summary.of(trace, Findings.summary(trace))));
        } else {
            out.print(Terminal.encodable(SummaryText.of(trace, ZoneId.systemDefault()), Terminal.charset()));
        }
        out.flush();
        return ExitCode.OK;
    }
}
