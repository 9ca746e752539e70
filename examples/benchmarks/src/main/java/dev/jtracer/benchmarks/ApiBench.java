package dev.jtracer.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures what a region and a task cost and prints one table per mode.
 *
 * <p>On a machine that others use too, an average says who else was running. So each figure is the best of many batches, each shorter than
 * a time slice, and what counts are the ratios within one run.
 */
public final class ApiBench {
    private static final int FORKS = 2;
    private static final int WARM_UP_BATCHES = 60;
    private static final int BATCH = 5_000;

    /** Compiles in the foreground: on a busy machine a compiler thread may not get its turn before the warm-up is over. */
    private static final List<String> JVM_FLAGS = List.of("-Xmx512m", "-XX:+UseG1GC", "-Xbatch");

    /** JMH touches sun.misc.Unsafe, and new JDKs say so in each JVM. */
    private static final String QUIET = "--sun-misc-unsafe-memory-access=allow";

    private ApiBench() {}

    /** Arguments: the number of batches in each JVM, 300 if missing. */
    public static void main(String[] arguments) throws RunnerException {
        int batches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300;
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TracedCall.class.getName() + "\\..*")
                        .include(Span.class.getName() + "\\..*")
                        .forks(FORKS)
                        .mode(Mode.SingleShotTime)
                        .warmupIterations(WARM_UP_BATCHES)
                        .warmupBatchSize(BATCH)
                        .measurementIterations(batches)
                        .measurementBatchSize(BATCH)
                        .jvmArgsAppend(flags())
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        print(results);
    }

    private static String[] flags() {
        List<String> flags = new ArrayList<>(JVM_FLAGS);
        if (Runtime.version().feature() >= 23) {
            flags.add(QUIET);
        }
        return flags.toArray(String[]::new);
    }

    private static void print(Collection<RunResult> results) {
        Map<TracingMode, Map<String, Cost>> modes = new EnumMap<>(TracingMode.class);
        Cost span = null;
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            String mode = result.getParams().getParam("mode");
            if (mode == null) {
                span = cost(result);
            } else {
                modes.computeIfAbsent(TracingMode.valueOf(mode), none -> new HashMap<>())
                        .put(name.substring(name.lastIndexOf('.') + 1), cost(result));
            }
        }
        System.out.printf(
                "JDK %s, %s; each figure the best of %d JVMs%n",
                Runtime.version(), System.getProperty("java.vendor"), FORKS);
        System.out.printf(
                "a span of the OpenTelemetry SDK, current, exported nowhere: %.1f ns, %.0f B%n",
                span.nanos, span.bytes);
        for (var costs : modes.entrySet()) {
            print(costs.getKey(), costs.getValue(), span);
        }
    }

    private static void print(TracingMode mode, Map<String, Cost> costs, Cost span) {
        Cost bare = costs.get("bareCall");
        Cost raw = costs.get("rawEvent");
        System.out.printf(
                "%n%-22s %9s %7s %11s %12s %8s%n",
                mode.name().toLowerCase(Locale.ROOT), "ns/op", "B/op", "over bare", "x raw event", "x span");
        for (String name :
                List.of("bareCall", "rawEvent", "regionWith", "regionBegin", "task", "threeRawEventsAndMap")) {
            Cost cost = costs.get(name);
            System.out.printf(
                    "%-22s %9.1f %7.0f %11.1f %12s %8s%n",
                    name,
                    cost.nanos,
                    cost.bytes,
                    cost.nanos - bare.nanos,
                    mode == TracingMode.RECORDING ? "%.2f".formatted(cost.nanos / raw.nanos) : "",
                    mode == TracingMode.RECORDING ? "%.2f".formatted(cost.nanos / span.nanos) : "");
        }
    }

    private static Cost cost(RunResult result) {
        double nanos = Double.MAX_VALUE;
        for (var fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                nanos = Math.min(nanos, iteration.getPrimaryResult().getScore());
            }
        }
        var bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return new Cost(nanos / BATCH, bytes == null ? 0 : bytes.getScore() / BATCH);
    }

    private record Cost(double nanos, double bytes) {}
}
