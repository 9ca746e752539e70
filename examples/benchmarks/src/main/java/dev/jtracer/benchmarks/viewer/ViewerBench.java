package dev.jtracer.benchmarks.viewer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.jtracer.benchmarks.reader.Kind;
import dev.jtracer.benchmarks.reader.Recordings;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Pans and zooms over ten million intervals of two thousand threads, and prints what scripts cost in a frame. */
public final class ViewerBench {
    private static final long MAX_BYTES = 1L << 30;
    private static final double LOAD_MILLIS = 180_000;

    private ViewerBench() {}

    /** Takes the directory where recordings are kept. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Recordings.Made recording = new Recordings(Path.of(args[0])).get(Kind.CROWD, MAX_BYTES);
        System.out.printf(
                "%n### %.2f GB, %.2f M events; JDK %s, %d processors%n",
                recording.bytes() / 1e9,
                recording.events() / 1e6,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        ViewerOptions options = ViewerOptions.defaults().withPort(0).withMaxReadBytes(Long.MAX_VALUE);
        try (TraceViewer viewer = TraceViewer.open(options, List.of(recording.file()));
                Playwright driver = Browsers.driver();
                Browser browser = Browsers.chromium(driver)) {
            print(browser, costs(browser, address(viewer, recording.file())));
        }
    }

    private static String address(TraceViewer viewer, Path file) {
        String id = file.getFileName().toString().replaceFirst("\\.jfr$", "");
        return "http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/" + id + "/timeline";
    }

    /** The crowd's pool, folded for its size, is opened first: every thread has its lane. */
    private static List<Journey.Cost> costs(Browser browser, String address) {
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
        page.setDefaultTimeout(LOAD_MILLIS);
        page.navigate(address);
        await(page, "document.querySelector('timeline-page')?.canvas?.layout.entries.length > 0");
        page.evaluate("() => { const {canvas} = document.querySelector('timeline-page');"
                + " const crowd = canvas.layout.entries.find(entry => entry.kind === 'folded' && entry.poolInfo.threads > 1000);"
                + " canvas.toggle(crowd.pool); }");
        await(page, "document.querySelector('timeline-page').canvas.isSharp()");
        System.out.printf(
                "%s lanes, window 1440 x 900%n",
                page.evaluate("() => document.querySelector('timeline-page').canvas.layout.shown"));
        List<Journey.Cost> costs = new ArrayList<>();
        for (Journey journey : Journey.values()) {
            costs.add(journey.on(browser, page));
        }
        return costs;
    }

    /** Waits in the page: what Playwright offers for it evaluates text there, which the viewer's policy forbids. */
    private static void await(Page page, String condition) {
        page.evaluate(
                "async () => { const end = performance.now() + " + LOAD_MILLIS + "; while (!(" + condition
                        + ")) { if (performance.now() > end) throw new Error('not in time'); await new Promise(go => setTimeout(go, 50)); } }");
    }

    private static void print(Browser browser, List<Journey.Cost> costs) {
        System.out.printf("Chromium %s, no GPU%n%n", browser.version());
        System.out.println(
                "| | frames | script p50 | p95 | max | in CPU time p50 | p95 | max | sharp after stopping, worst |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (Journey.Cost cost : costs) {
            print(cost.title, cost.scripts, cost.cpu, cost.sharp);
        }
        print(
                "all",
                all(costs.stream().map(cost -> cost.scripts).toList()),
                all(costs.stream().map(cost -> cost.cpu).toList()),
                all(costs.stream().map(cost -> cost.sharp).toList()));
    }

    private static void print(String title, double[] scripts, double[] cpu, double[] sharp) {
        System.out.printf(
                "| %s | %d | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.0f ms |%n",
                title,
                scripts.length,
                FrameTimes.percentile(scripts, 0.5),
                FrameTimes.percentile(scripts, 0.95),
                FrameTimes.percentile(scripts, 1),
                FrameTimes.percentile(cpu, 0.5),
                FrameTimes.percentile(cpu, 0.95),
                FrameTimes.percentile(cpu, 1),
                FrameTimes.percentile(sharp, 1));
    }

    private static double[] all(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
