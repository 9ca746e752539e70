package dev.jtracer.viewer.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one HTML page: its script looks at the address and decides what to show.
 *
 * <p>The page loads nothing from another origin and runs no inline script but the import map, which the policy names by its
 * hash. The hash is computed from the page as it is served, so the two cannot drift apart.
 */
final class PageShell {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private final byte[] html;
    private final String policy;

    PageShell(Assets assets, String name) {
        this.html = assets.get(name).bytes();
        this.policy = "default-src 'none'; script-src 'self'" + importMapHash(html)
                + "; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none';"
                + " form-action 'none'; frame-ancestors 'none'";
    }

    /** Answers with the page; the status is 404 when what it will show does not exist. */
    void answer(HttpServerExchange exchange, int status) {
        exchange.getResponseHeaders().put(Headers.VARY, "Accept");
        Answers.policy(exchange, policy);
        Answers.bytes(exchange, status, "text/html; charset=utf-8", html);
    }

    private static String importMapHash(byte[] html) {
        Matcher map = IMPORT_MAP.matcher(new String(html, StandardCharsets.UTF_8));
        if (!map.find()) {
            return "";
        }
        byte[] hash = Assets.sha256(map.group(1).getBytes(StandardCharsets.UTF_8));
        return " 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }
}
