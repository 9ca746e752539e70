package dev.jtracer.benchmarks.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Opens one recording in processes of their own, and asks it questions in one more. */
final class OpenBench {
    private static final double MILLIS = 1e6;

    private final Recordings.Made recording;
    private final String heap;
    private final int forks;

    OpenBench(Recordings.Made recording, String heap, int forks) {
        this.recording = recording;
        this.heap = heap;
        this.forks = forks;
    }

    void print() throws IOException, InterruptedException {
        Fork fork = new Fork(OpenProcess.class, heap, List.of());
        List<Fork.Said> opened = new ArrayList<>();
        for (int i = 0; i < forks; i++) {
            Fork.Said said = fork.run(recording.file().toString());
            if (said.failed()) {
                System.out.println("\nopening with -Xmx" + heap + ": " + said.failure());
                return;
            }
            opened.add(said);
        }
        printOpening(opened);
        printQueries(fork.run(recording.file().toString(), "queries"));
    }

    private void printOpening(List<Fork.Said> opened) {
        opened.sort(Comparator.comparingDouble(said -> said.get("uptime")));
        Fork.Said median = opened.get(opened.size() / 2);
        Table table = new Table("opening, -Xmx" + heap, "");
        table.row("JVM's start to the first timeline, s", "**%.2f**".formatted(median.get("uptime") / 1e9));
        table.row("... reading", "%.2f".formatted(median.get("opened") / 1e9));
        table.row("... lanes of all threads", "%.2f".formatted(median.get("lanes") / 1e9));
        table.row("... tiles of all threads, whole extent", "%.2f".formatted(median.get("tiles") / 1e9));
        table.row("CPU time until then, all threads, s", "%.2f".formatted(median.get("cpu") / 1e9));
        table.row("threads", "%.0f".formatted(median.get("threads")));
        table.row("peak RSS, MB", "%.0f".formatted(median.get("peak") / 1e6));
        table.row("... of it pages of files", "%.0f".formatted(median.get("fileBacked") / 1e6));
        table.row("heap in use, MB", "%.0f".formatted(median.get("live") / 1e6));
        table.row("... bytes an event", "%.2f".formatted(median.get("live") / recording.events()));
        table.print();
    }

    private static void printQueries(Fork.Said said) {
        Table table = new Table("query, ms", "first", "p50", "p99", "times");
        said.numbers().keySet().stream()
                .filter(name -> name.startsWith("first/"))
                .map(name -> name.substring("first/".length()))
                .sorted()
                .forEach(name -> table.row(
                        name,
                        millis(said, "first/" + name),
                        millis(said, "p50/" + name),
                        "**" + millis(said, "p99/" + name) + "**",
                        "%.0f".formatted(said.get("times/" + name))));
        table.print();
        System.out.printf(
                "%nafterwards: peak RSS %.0f MB, heap in use %.0f MB%s%n",
                said.get("peakAfterQueries") / 1e6,
                said.get("liveAfterQueries") / 1e6,
                said.failed() ? "; ended by " + said.failure() : "");
    }

    private static String millis(Fork.Said said, String name) {
        double millis = said.get(name) / MILLIS;
        return (millis < 10 ? "%.2f" : "%.0f").formatted(millis);
    }
}
