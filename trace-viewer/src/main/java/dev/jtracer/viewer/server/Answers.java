package dev.jtracer.viewer.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers: JSON, text, bytes, refusals.
 *
 * <p>JSON is written with everything outside ASCII escaped, so that any name in a recording, half a surrogate pair included,
 * is valid in it. Properties keep the order of the records they come from.
 */
final class Answers {
    private static final Logger LOG = Logger.getLogger("dev.jtracer.viewer");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private static final String JSON_TYPE = "application/json";

    private static final HttpString CONTENT_SECURITY_POLICY = new HttpString("Content-Security-Policy");
    private static final HttpString CROSS_ORIGIN_RESOURCE_POLICY = new HttpString("Cross-Origin-Resource-Policy");

    private Answers() {}

    /** Sets what every answer has, whatever it is; a page loosens the policy for itself. */
    static void harden(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CACHE_CONTROL, "no-store");
        headers.put(Headers.X_CONTENT_TYPE_OPTIONS, "nosniff");
        headers.put(Headers.X_FRAME_OPTIONS, "DENY");
        headers.put(Headers.REFERRER_POLICY, "same-origin");
        headers.put(CROSS_ORIGIN_RESOURCE_POLICY, "same-origin");
        policy(exchange, "default-src 'none'; frame-ancestors 'none'");
    }

    /** Replaces the content security policy of this answer. */
    static void policy(HttpServerExchange exchange, String policy) {
        exchange.getResponseHeaders().put(CONTENT_SECURITY_POLICY, policy);
    }

    /** A record or map as JSON, a {@code byte[]} as it is. */
    static void ok(HttpServerExchange exchange, Object result) {
        if (result instanceof byte[] bytes) {
            Body.of(bytes, exchange).send(exchange, 200, "application/octet-stream");
        } else {
            json(exchange, 200, result);
        }
    }

    /** JSON that is text already. */
    static void json(HttpServerExchange exchange, Body json) {
        json.send(exchange, 200, JSON_TYPE);
    }

    static void json(HttpServerExchange exchange, int status, Object value) {
        Body.of(toJson(value), exchange).send(exchange, status, JSON_TYPE);
    }

    /** A record or map as JSON text in ASCII. */
    static byte[] toJson(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    static void bytes(HttpServerExchange exchange, int status, String contentType, byte[] bytes) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
    }

    static void empty(HttpServerExchange exchange, int status) {
        exchange.setStatusCode(status);
        exchange.endExchange();
    }

    /** A permanent name for what was asked for under another; query parameters are kept. */
    static void moved(HttpServerExchange exchange, String path) {
        String query = exchange.getQueryString();
        exchange.getResponseHeaders().put(Headers.LOCATION, query.isEmpty() ? path : path + "?" + query);
        empty(exchange, 308);
    }

    /** One line of reason: as JSON for the routes that speak it, else as text. */
    static void refuse(HttpServerExchange exchange, Refusal refusal) {
        refuse(exchange, refusal, Map.of("error", refusal.reason()));
    }

    /** As {@link #refuse(HttpServerExchange, Refusal)}, with more than the reason in the JSON. */
    static void refuse(HttpServerExchange exchange, Refusal refusal, Object json) {
        if (exchange.getRequestPath().contains("/api/")) {
            json(exchange, refusal.status(), json);
        } else {
            byte[] line = (refusal.reason() + "\n").getBytes(StandardCharsets.UTF_8);
            bytes(exchange, refusal.status(), "text/plain; charset=utf-8", line);
        }
    }

    /** Answers later, from another thread: what the work throws, now or then, is answered like what a handler throws. */
    static void later(HttpServerExchange exchange, Supplier<? extends CompletableFuture<?>> work) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
            try {
                var unused = work.get().exceptionally(problem -> {
                    failed(exchange, problem);
                    return null;
                });
            } catch (RuntimeException e) {
                failed(exchange, e);
            }
        });
    }

    /** Answers for a handler that threw: its refusal, or 500 with the kind of error; the stack trace goes to the log alone. */
    static void failed(HttpServerExchange exchange, Throwable problem) {
        if (exchange.isResponseStarted()) {
            exchange.endExchange();
            return;
        }
        Refusal refusal = refusalOf(problem);
        if (refusal == null) {
            LOG.errorf(problem, "cannot answer %s %s", exchange.getRequestMethod(), exchange.getRequestPath());
            refusal = Refusal.of(500, "the server failed: " + problem.getClass().getSimpleName());
        }
        refuse(exchange, refusal);
    }

    private static @Nullable Refusal refusalOf(Throwable problem) {
        for (Throwable t = problem; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return refusal;
            }
            if (t instanceof CancellationException) {
                return Refusal.of(503, String.valueOf(t.getMessage()));
            }
        }
        return null;
    }
}
