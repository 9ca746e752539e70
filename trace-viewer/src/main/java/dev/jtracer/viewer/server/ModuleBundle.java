package dev.jtracer.viewer.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules that a page needs, as one file has them: the imported before the importer, and what an import names is a part of the
 * file. {@code import { go } from './url.js'} becomes {@code import { go } from 'module js/url.js'}.
 *
 * <p>A blob has no place that something could be relative to. So the script of the file makes a blob of each module and puts the names of
 * those it imports there, which must be known by then: modules must not import each other in a circle.
 */
final class ModuleBundle {
    /** What the name of a part begins with that is a module. */
    static final String MARK = "module ";

    /** {@code load: () => import('./pages/gc.js')}: what a script imports when it runs. */
    private static final Pattern LATE = Pattern.compile("(?:=>|=|\\bawait)\\s*import\\(\\s*[\"']([^\"']+)[\"']\\s*\\)");

    private static final String PAGES = "js/pages/";

    private final ModuleGraph graph;
    private final Assets assets;
    private final String page;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Deque<String> path = new ArrayDeque<>();

    private ModuleBundle(ModuleGraph graph, Assets assets, String page) {
        this.graph = graph;
        this.assets = assets;
        this.page = page;
    }

    /**
     * The modules by their names. What is imported late comes along, but for the other pages: nothing in the file leads to them.
     *
     * @param frame the module that everything begins with
     * @param page the module of the page
     */
    static Map<String, String> of(ModuleGraph graph, Assets assets, String frame, String page) {
        ModuleBundle bundle = new ModuleBundle(graph, assets, page);
        bundle.add(frame);
        return bundle.texts;
    }

    private void add(String name) {
        if (texts.containsKey(name)) {
            return;
        }
        if (path.contains(name)) {
            throw new IllegalStateException("modules must not import each other in a circle: " + path + ", " + name);
        }
        path.addLast(name);
        String text = new String(assets.get(name).bytes(), StandardCharsets.UTF_8);
        String rewritten = withParts(name, withParts(name, text, ModuleGraph.IMPORT), LATE);
        path.removeLast();
        texts.put(name, rewritten);
    }

    /** The text with names of parts in place of what the pattern finds, which are added first. */
    private String withParts(String importer, String text, Pattern pattern) {
        StringBuilder result = new StringBuilder(text.length() + 256);
        int copied = 0;
        for (Matcher found = pattern.matcher(text); found.find(); ) {
            String imported = graph.resolve(importer, found.group(1));
            if (imported != null && (pattern != LATE || !imported.startsWith(PAGES) || imported.equals(page))) {
                add(imported);
                result.append(text, copied, found.start(1)).append(MARK).append(imported);
                copied = found.end(1);
            }
        }
        return result.append(text, copied, text.length()).toString();
    }
}
