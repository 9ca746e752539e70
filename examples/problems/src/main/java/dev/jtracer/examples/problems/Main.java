package dev.jtracer.examples.problems;

import dev.jtracer.runtime.Tracer;
import dev.jtracer.runtime.TracerOptions;
import dev.jtracer.viewer.server.TraceViewer;
import java.util.concurrent.TimeUnit;

/** Runs a problem again and again, with the pages that show it. */
public final class Main {
    private Main() {}

    /** Takes the options of {@link ProblemOptions}. */
    public static void main(String[] arguments) throws Exception {
        ProblemOptions options;
        try {
            options = ProblemOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(ProblemOptions.USAGE);
            System.exit(2);
            return;
        }
        Tracer.install(TracerOptions.defaults().withProgram(options.problem().name()));
        try (TraceViewer viewer = TraceViewer.start(options.port());
                Problem problem = options.problem().maker().make(options.fixed())) {
            System.out.println(options.problem().story() + (options.fixed() ? ", but mended" : ""));
            System.out.println("open http://127.0.0.1:" + viewer.address().getPort() + "/debug/trace?duration=5s");
            System.out.println("It runs for " + options.minutes() + " min, or until Ctrl-C.");
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.minutes());
            while (System.nanoTime() < end) {
                problem.round();
            }
        }
        System.exit(0);
    }
}
