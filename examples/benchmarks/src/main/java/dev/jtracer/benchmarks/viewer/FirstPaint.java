package dev.jtracer.benchmarks.viewer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How long somebody waits between the end of a capture of the live shop and what it shows: a browser opens {@code
 * /debug/trace?duration=5s} and stays; from the recording's last moment, by the clock of the machine, to the frame that shows the
 * task types, and to the one that shows the first finding.
 */
public final class FirstPaint {
    private static final int CAPTURES = 5;
    private static final int PATIENCE_MILLIS = 60_000;

    /** Waits in the page, a frame at a time, and tells when what is looked for was painted. */
    private static final String PAINTED = """
            async ({selector, patience}) => {
              const end = performance.now() + patience;
              while (!document.querySelector(selector)) {
                if (performance.now() > end) throw new Error('nothing is shown at ' + location.pathname);
                await new Promise(frame => requestAnimationFrame(frame));
              }
              await new Promise(frame => requestAnimationFrame(frame));
              return performance.timeOrigin + performance.now();
            }
            """;

    private static final String RECORDING = """
            async () => (await fetch(location.pathname + 'api/recording')).json()
            """;

    private FirstPaint() {}

    /** Takes the shop's jar and the options it is started with. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Process shop = start(args);
        try (Playwright driver = Browsers.driver();
                Browser browser = Browsers.chromium(driver)) {
            URI address = addressIn(shop.inputReader(StandardCharsets.UTF_8));
            System.out.printf(
                    "%n### shop %s; JDK %s, %d processors, Chromium %s%n%n",
                    String.join(" ", Arrays.asList(args).subList(1, args.length)),
                    Runtime.version(),
                    Runtime.getRuntime().availableProcessors(),
                    browser.version());
            System.out.println("| capture | events | file | task types shown after | first finding after |");
            System.out.println("|---|---|---|---|---|");
            List<Paint> paints = new ArrayList<>();
            for (int i = 1; i <= CAPTURES; i++) {
                Paint paint = capture(browser, address);
                print(Integer.toString(i), paint);
                paints.add(paint);
            }
            print("median", median(paints));
        } finally {
            shop.destroy();
            shop.waitFor();
        }
    }

    /** Times are in milliseconds after the recording's end. */
    private record Paint(double events, double bytes, double types, double finding) {}

    private static Paint capture(Browser browser, URI address) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE_MILLIS);
            page.navigate(address.toString());
            double types = painted(page, "overview-page data-table tbody tr td a");
            double finding = painted(page, ".finding a");
            Map<?, ?> recording = (Map<?, ?>) page.evaluate(RECORDING);
            double end = number(recording, "wallStartEpochMillis") + number(recording, "durationNanos") / 1e6;
            return new Paint(number(recording, "events"), number(recording, "fileBytes"), types - end, finding - end);
        }
    }

    private static double painted(Page page, String selector) {
        return ((Number) page.evaluate(PAINTED, Map.of("selector", selector, "patience", PATIENCE_MILLIS)))
                .doubleValue();
    }

    private static double number(Map<?, ?> answer, String key) {
        Object value = answer.get(key);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalStateException("no " + key + " in the answer: " + answer.keySet());
    }

    private static Paint median(List<Paint> paints) {
        return new Paint(
                median(paints, Paint::events),
                median(paints, Paint::bytes),
                median(paints, Paint::types),
                median(paints, Paint::finding));
    }

    private static double median(List<Paint> paints, ToDoubleFunction<Paint> of) {
        double[] values = paints.stream().mapToDouble(of).toArray();
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static void print(String title, Paint paint) {
        System.out.printf(
                "| %s | %,.0f | %.1f MB | %.0f ms | %.0f ms |%n",
                title, paint.events, paint.bytes / 1e6, paint.types, paint.finding);
    }

    private static Process start(String[] jarAndOptions) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx384m", "-XX:+UseG1GC", "-jar"));
        command.addAll(List.of(jarAndOptions));
        command.addAll(List.of("--port", "0"));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static URI addressIn(BufferedReader output) {
        Stream<String> lines = output.lines();
        return lines.filter(line -> line.contains("http://"))
                .findFirst()
                .map(line -> URI.create(line.substring(line.indexOf("http://")).strip()))
                .orElseThrow(() -> new IllegalStateException("the shop ended without printing its address"));
    }
}
