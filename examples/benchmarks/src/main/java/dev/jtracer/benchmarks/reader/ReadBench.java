package dev.jtracer.benchmarks.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Reads one recording with every reader, each in processes of its own, one after the other in turns: what else the machine does
 * meanwhile meets all of them.
 */
final class ReadBench {
    private static final int MOST_HEAP_MEGABYTES = 12 << 10;

    private final Recordings.Made recording;
    private final int forks;

    ReadBench(Recordings.Made recording, int forks) {
        this.recording = recording;
        this.forks = forks;
    }

    /** The processes of one reader. */
    private static final class Runs {
        final Contender contender;
        final List<Fork.Said> said = new ArrayList<>();
        int heapMegabytes;
        String failure = "";

        Runs(Contender contender) {
            this.contender = contender;
            heapMegabytes = contender.heapMegabytes();
        }

        double median(String name) {
            List<Double> values =
                    said.stream().map(each -> each.get(name)).sorted().toList();
            return values.get(values.size() / 2);
        }

        double perSecond(long amount) {
            return amount / median("nanos") * 1e9;
        }
    }

    void print() throws IOException, InterruptedException {
        for (Contender.Row row : Contender.Row.values()) {
            List<Runs> all = new ArrayList<>();
            for (Contender contender : Contender.ALL) {
                if (contender.reads(row) != null) {
                    all.add(new Runs(contender));
                }
            }
            for (int fork = 0; fork < forks; fork++) {
                for (Runs runs : all) {
                    run(runs, row);
                }
            }
            print(row, all);
        }
    }

    private void run(Runs runs, Contender.Row row) throws IOException, InterruptedException {
        while (runs.failure.isEmpty()) {
            System.err.printf("%s: %s with -Xmx%dm%n", row.shown, runs.contender.shown(), runs.heapMegabytes);
            Fork fork = new Fork(ReadProcess.class, runs.heapMegabytes + "m", List.of());
            Fork.Said said = fork.run(
                    Integer.toString(Contender.ALL.indexOf(runs.contender)),
                    row.name(),
                    recording.file().toString());
            if (!said.failed()) {
                runs.said.add(said);
                return;
            }
            boolean more = said.failure().equals(Fork.OUT_OF_MEMORY) && 4 * runs.heapMegabytes <= MOST_HEAP_MEGABYTES;
            runs.failure = more ? "" : said.failure();
            runs.heapMegabytes *= more ? 4 : 1;
        }
    }

    private void print(Contender.Row row, List<Runs> all) {
        Table table = new Table(
                row.shown,
                "x `RecordingFile`",
                "... in CPU time",
                "M events/s",
                "MB/s",
                "B allocated an event",
                "peak RSS, MB",
                "-Xmx, MB");
        double reference = reference(all, "nanos");
        double cpuReference = reference(all, "cpu");
        all.sort(Comparator.comparingDouble(runs -> runs.said.isEmpty() ? Double.MAX_VALUE : runs.median("nanos")));
        for (Runs runs : all) {
            if (runs.said.isEmpty()) {
                table.row(
                        runs.contender.shown(), runs.failure, "", "", "", "", "", Integer.toString(runs.heapMegabytes));
                continue;
            }
            table.row(
                    runs.contender.shown(),
                    "**%.1f**".formatted(reference / runs.median("nanos")),
                    "%.1f".formatted(cpuReference / runs.median("cpu")),
                    "%.1f".formatted(runs.perSecond(recording.events()) / 1e6),
                    "%.0f".formatted(runs.perSecond(recording.bytes()) / 1e6),
                    "%.1f".formatted(runs.median("allocated") / recording.events()),
                    "%.0f".formatted(runs.median("peak") / 1e6),
                    String.format(Locale.ROOT, "%d", runs.heapMegabytes));
        }
        table.print();
    }

    private static double reference(List<Runs> all, String name) {
        return all.stream()
                .filter(runs -> runs.contender.equals(Contender.RECORDING_FILE) && !runs.said.isEmpty())
                .mapToDouble(runs -> runs.median(name))
                .findFirst()
                .orElse(Double.NaN);
    }
}
