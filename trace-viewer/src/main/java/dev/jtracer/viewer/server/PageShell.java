package dev.jtracer.viewer.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one HTML page: its script looks at the address and decides what to show. The page names all modules that this will need,
 * so that a browser asks for them at once and not for each when it has read who imports it.
 *
 * <p>The page loads nothing from another origin and runs no inline script but the import map, which the policy names by its
 * hash. The hash is computed from the page as it is served, so the two cannot drift apart.
 */
final class PageShell {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    /** Preloads stand before it: they mean nothing before the import map. */
    private static final String SCRIPT = "<script type=\"module\"";

    /** The module that everything begins with. */
    static final String FRAME = "js/app.js";

    private final String html;
    private final ModuleGraph modules;
    private final Map<String, byte[]> pages = new ConcurrentHashMap<>();
    private final String policy;

    PageShell(Assets assets, String name) {
        this.html = new String(assets.get(name).bytes(), StandardCharsets.UTF_8);
        String importMap = importMap(html);
        this.modules = new ModuleGraph(assets, importMap.isEmpty() ? "{}" : importMap);
        this.policy = "default-src 'none'; script-src 'self'" + hash(importMap)
                + "; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'";
    }

    /** Answers with the page alone; the status is 404 when what it will show does not exist. */
    void answer(HttpServerExchange exchange, int status) {
        answer(exchange, status, html.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers with the page that will load one more module: {@code overview}. */
    void answer(HttpServerExchange exchange, int status, String module) {
        answer(exchange, status, pages.computeIfAbsent(module, this::withPreloads));
    }

    private void answer(HttpServerExchange exchange, int status, byte[] page) {
        exchange.getResponseHeaders().put(Headers.VARY, "Accept");
        Answers.policy(exchange, policy);
        Answers.bytes(exchange, status, "text/html; charset=utf-8", page);
    }

    private byte[] withPreloads(String module) {
        String links = modules.reachable(List.of(FRAME, "js/pages/" + module + ".js")).stream()
                .map(name -> "<link rel=\"modulepreload\" href=\"" + Routes.ASSETS + name + "\">\n")
                .collect(Collectors.joining());
        return html.replace(SCRIPT, links + SCRIPT).getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON of a page's import map; empty if it has none. */
    static String importMap(String html) {
        Matcher map = IMPORT_MAP.matcher(html);
        return map.find() ? map.group(1) : "";
    }

    private static String hash(String importMap) {
        if (importMap.isEmpty()) {
            return "";
        }
        byte[] hash = Assets.sha256(importMap.getBytes(StandardCharsets.UTF_8));
        return " 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }
}
