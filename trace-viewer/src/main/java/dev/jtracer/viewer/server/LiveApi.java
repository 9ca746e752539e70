package dev.jtracer.viewer.server;

import dev.jtracer.viewer.live.LiveProcess;
import dev.jtracer.viewer.live.TasksNow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is below {@code /debug/api/}: the process, its live tasks, its captures. */
final class LiveApi {
    private static final Pattern CAPTURE = Pattern.compile("captures/([^/]+)(?:/(stop|discard))?");

    private final @Nullable LiveProcess live;
    private final CaptureRoutes captures;

    LiveApi(@Nullable LiveProcess live, CaptureRoutes captures) {
        this.live = live;
        this.captures = captures;
    }

    /** Answers the route of this name, relative to {@code /debug/api/}. */
    void answer(HttpServerExchange exchange, String name) {
        String method = reading(exchange.getRequestMethod().toString());
        Matcher capture = CAPTURE.matcher(name);
        String route = capture.matches() ? routeOf(capture) : name;
        String id = capture.matches() ? capture.group(1) : "";
        switch (method + " " + route) {
            case "GET process" -> Answers.ok(exchange, live == null ? Map.of("live", false) : live.facts());
            case "GET live-tasks" -> Answers.ok(exchange, tasks(Params.of(exchange)));
            case "GET captures" -> captures.list(exchange);
            case "POST captures" -> captures.start(exchange);
            case "GET captures/ID" -> captures.progress(exchange, id);
            case "DELETE captures/ID", "POST captures/ID/discard" -> captures.discard(exchange, id);
            case "POST captures/ID/stop" -> captures.stop(exchange, id);
            case "GET session" -> Answers.ok(exchange, Map.of("admitted", true));
            default -> throw noRoute(exchange, route, name);
        }
    }

    private TasksNow tasks(Params params) {
        boolean ofCapture =
                params.oneOf("since", "install", "install", "capture").equals("capture");
        return ofCapture ? process().tasksSinceCapture() : process().tasks();
    }

    private static String reading(String method) {
        return method.equals("HEAD") ? "GET" : method;
    }

    private static String routeOf(Matcher capture) {
        return capture.group(2) == null ? "captures/ID" : "captures/ID/" + capture.group(2);
    }

    private static Refusal noRoute(HttpServerExchange exchange, String route, String name) {
        String allowed = switch (route) {
            case "process", "live-tasks", "session" -> "GET, HEAD";
            case "captures" -> "GET, HEAD, POST";
            case "captures/ID" -> "GET, HEAD, DELETE";
            case "captures/ID/stop", "captures/ID/discard" -> "POST";
            default -> "";
        };
        if (allowed.isEmpty()) {
            return Refusal.notFound("no route " + Params.shown(name));
        }
        HttpString method = exchange.getRequestMethod();
        exchange.getResponseHeaders().put(Headers.ALLOW, allowed);
        return Refusal.of(405, Params.shown(name) + " takes " + allowed + ", was asked with " + method);
    }

    private LiveProcess process() {
        if (live == null) {
            throw Refusal.notFound("this viewer shows files; it watches no process");
        }
        return live;
    }
}
