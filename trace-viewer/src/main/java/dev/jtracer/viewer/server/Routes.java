package dev.jtracer.viewer.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which address is answered by what: everything below {@code /debug/}.
 *
 * <p>Paths are matched as decoded; a name that a route takes from its path is checked by the route.
 */
final class Routes implements HttpHandler {
    static final String ROOT = "/debug/";
    static final String ASSETS = "/debug/assets/";
    static final String LIVE_API = "/debug/api/";
    static final String SESSION = "/debug/api/session";
    static final String TRACE = "/debug/trace";
    static final String TRACES = "/debug/traces/";

    private static final Pattern OF_TRACE = Pattern.compile("/debug/traces/([^/]+)/(.*)");
    private static final Pattern WITHOUT_SLASH = Pattern.compile("/debug(/traces(/[A-Za-z0-9_-]+)?)?");
    private static final Pattern PAGE = Pattern.compile("([a-z]*)(?:/([^/]*))?");

    private final Assets assets;
    private final PageShell shell;
    private final TraceRoutes traces;
    private final CaptureRoutes captures;
    private final LiveApi liveApi;

    Routes(Assets assets, PageShell shell, TraceRoutes traces, CaptureRoutes captures, LiveApi liveApi) {
        this.assets = assets;
        this.shell = shell;
        this.traces = traces;
        this.captures = captures;
        this.liveApi = liveApi;
    }

    /** True for a request of a browser for a page, not for data or a file. */
    static boolean isPage(HttpServerExchange exchange) {
        String path = exchange.getRequestPath();
        return wantsHtml(exchange)
                && !path.startsWith(ASSETS)
                && !path.contains("/api/")
                && !path.endsWith("/recording.jfr")
                && !path.endsWith("/" + SaveRoute.NAME);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath();
        Matcher ofTrace = OF_TRACE.matcher(path);
        if (path.startsWith(ASSETS)) {
            readOnly(exchange);
            assets.answer(exchange, path.substring(ASSETS.length()));
        } else if (path.equals(ROOT) || path.equals(TRACES)) {
            readOnly(exchange);
            captures.expect(exchange);
            shell.answer(exchange, 200, path.equals(ROOT) ? "index" : "captures");
        } else if (path.equals(TRACE)) {
            readOnly(exchange);
            trace(exchange);
        } else if (path.startsWith(LIVE_API)) {
            liveApi.answer(exchange, path.substring(LIVE_API.length()));
        } else if (WITHOUT_SLASH.matcher(path).matches()) {
            Answers.moved(exchange, path + "/");
        } else if (ofTrace.matches()) {
            ofTrace(exchange, ofTrace.group(1), ofTrace.group(2));
        } else {
            unknown(exchange, "no page " + Params.shown(path));
        }
    }

    /** A page for a browser, which does nothing until its script posts; a capture for anyone else. */
    private void trace(HttpServerExchange exchange) {
        if (wantsHtml(exchange)) {
            captures.expect(exchange);
            shell.answer(exchange, CaptureParams.allowed(Params.of(exchange)) ? 200 : 400, "capturing");
        } else {
            captures.capture(exchange);
        }
    }

    private void ofTrace(HttpServerExchange exchange, String id, String rest) {
        readOnly(exchange);
        if (rest.startsWith("api/")) {
            traces.answer(exchange, id, rest.substring("api/".length()));
        } else if (rest.equals("recording.jfr")) {
            traces.download(exchange, id);
        } else if (rest.equals(SaveRoute.NAME)) {
            traces.save(exchange, id);
        } else {
            Matcher page = PAGE.matcher(rest);
            if (!traces.knows(id)) {
                unknown(exchange, "no recording " + Params.shown(id));
            } else if (page.matches() && ViewPages.names().contains(page.group(1))) {
                shell.answer(
                        exchange,
                        200,
                        ViewPages.of(page.group(1), page.group(2)).name());
            } else {
                unknown(exchange, "no page " + Params.shown(rest) + " of a recording");
            }
        }
    }

    /** A page that says so for a browser, one line for anyone else. */
    private void unknown(HttpServerExchange exchange, String reason) {
        if (isPage(exchange)) {
            shell.answer(exchange, 404);
        } else {
            throw Refusal.notFound(reason);
        }
    }

    static boolean wantsHtml(HttpServerExchange exchange) {
        HeaderValues accept = exchange.getRequestHeaders().get(Headers.ACCEPT);
        return accept != null && accept.stream().anyMatch(value -> value.contains("text/html"));
    }

    private static void readOnly(HttpServerExchange exchange) {
        HttpString method = exchange.getRequestMethod();
        if (!method.equals(Methods.GET) && !method.equals(Methods.HEAD)) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD");
            throw Refusal.of(405, "this address can only be read");
        }
    }
}
