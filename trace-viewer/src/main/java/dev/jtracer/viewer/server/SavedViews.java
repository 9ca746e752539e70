package dev.jtracer.viewer.server;

import dev.jtracer.viewer.export.SavedPage;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Progress;
import dev.jtracer.viewer.query.RecordingHead;
import dev.jtracer.viewer.text.Names;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Views of a recording as pages that stand alone: see {@link dev.jtracer.viewer.export}. The server sends them, the command line
 * writes them.
 *
 * <p>Everything is thread-safe. Cost: that of the queries the view's page asks; in memory is one answer at a time.
 */
public final class SavedViews {
    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"/debug/assets/([^\"]+)\">");

    private final Assets assets;
    private final ModuleGraph graph;

    SavedViews(Assets assets) {
        this.assets = assets;
        this.graph = new ModuleGraph(assets, PageShell.importMap(text("index.html")));
    }

    /**
     * Writes a view of a recording as one HTML file.
     *
     * @param trace the recording
     * @param view the address of the view below the recording's own: {@code timeline?from=0&to=5000000}, empty for the overview
     * @param out gets the file, and stays open
     * @throws IllegalArgumentException if there is no such view; the message is one line that says why
     */
    public static void write(Trace trace, String view, OutputStream out) throws IOException {
        try {
            new SavedViews(new Assets()).write(trace, "recording", View.of(view), Progress.UNWATCHED, out);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.reason(), refusal);
        }
    }

    /** As {@link #write(Trace, String, OutputStream)}, for the recording of an id; throws a {@link Refusal} for a view that is not there. */
    void write(Trace trace, String captureId, View view, Progress progress, OutputStream out) throws IOException {
        ViewPages.Page asked = ViewPages.of(view.page(), view.row());
        String version = SavedViews.class.getPackage().getImplementationVersion();
        String known = version == null ? "" : version;
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("captureId", captureId);
        about.put("view", view.address());
        about.put("page", view.page());
        if (view.row() != null) {
            about.put("row", view.row());
        }
        about.put("version", known);
        about.put("savedAtEpochMillis", System.currentTimeMillis());
        String title = Names.shown(RecordingHead.of(trace).fileName()) + " · jtracer";
        try (SavedPage page = SavedPage.begin(out, shell(), title, known)) {
            addModules(page, asked.module());
            SavedAnswers answers = new SavedAnswers(trace, progress, page);
            answers.add("api/process", Answers.toJson(Map.of("live", false)));
            answers.add("api/captures", Answers.toJson(Map.of("captures", new Object[0])));
            answers.add("api/captures/" + captureId, Answers.toJson(Map.of("id", captureId, "state", "ready")));
            Object unused = answers.ask("recording");
            about.putAll(asked.asks().of(answers, view));
            page.add("about", Answers.toJson(about));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void addModules(SavedPage page, String module) throws IOException {
        Map<String, String> modules = ModuleBundle.of(graph, assets, PageShell.FRAME, module);
        for (Map.Entry<String, String> each : modules.entrySet()) {
            page.add(ModuleBundle.MARK + each.getKey(), each.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }

    private SavedPage.Shell shell() {
        String style = STYLE.matcher(text("index.html"))
                .results()
                .map(sheet -> text(sheet.group(1)))
                .collect(Collectors.joining("\n"))
                .concat(text("css/saved.css"));
        return new SavedPage.Shell(
                text("saved.html"), style, text("js/boot.js"), text("js/saved-boot.js"), text("img/icon.svg"));
    }

    private String text(String name) {
        return new String(assets.get(name).bytes(), StandardCharsets.UTF_8);
    }
}
