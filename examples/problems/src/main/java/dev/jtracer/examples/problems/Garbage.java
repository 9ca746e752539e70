package dev.jtracer.examples.problems;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.List;

/** Reports are put together line by line, each line copying all before it; mended, in one buffer. Beside it a cache is kept. */
final class Garbage implements Problem {
    private static final int LINES = 2_000;
    private static final int CACHED = 300_000;

    private final List<String> cache = new ArrayList<>();
    private final boolean fixed;
    private int next;

    Garbage(boolean fixed) {
        this.fixed = fixed;
        for (int i = 0; i < CACHED; i++) {
            cache.add("customer " + i);
        }
    }

    @Override
    public void round() throws Exception {
        try (Task task = Task.create("report")) {
            String report = Region.with("lines", fixed ? this::inOneBuffer : this::lineByLine);
            cache.set(next++ % CACHED, report.substring(0, 20));
        }
        Thread.sleep(5);
    }

    private String lineByLine() {
        String report = "";
        for (int line = 0; line < LINES; line++) {
            report = report + line + ": " + cache.get(line) + "\n";
        }
        return report;
    }

    private String inOneBuffer() {
        StringBuilder report = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            report.append(line).append(": ").append(cache.get(line)).append('\n');
        }
        return report.toString();
    }
}
