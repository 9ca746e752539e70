package dev.jtracer.benchmarks.reader;

import java.io.IOException;
import java.util.Locale;

/** Makes recordings, reads them with every reader there is, opens and queries them, and prints tables in Markdown. */
public final class ReaderBench {
    private ReaderBench() {}

    /** Takes what {@link ReaderOptions#parse} describes. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        ReaderOptions options;
        try {
            options = ReaderOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        for (Kind kind : options.kinds()) {
            Recordings.Made recording = new Recordings(options.directory()).get(kind, options.bytes());
            System.out.printf(
                    "%n### %s: %.2f GB, %.2f M events; JDK %s, %d processors%n",
                    kind.key(),
                    recording.bytes() / 1e9,
                    recording.events() / 1e6,
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors());
            if (options.readers()) {
                new ReadBench(recording, options.forks()).print();
            }
            if (options.opening()) {
                new OpenBench(recording, options.heap(), options.forks()).print();
            }
        }
    }
}
