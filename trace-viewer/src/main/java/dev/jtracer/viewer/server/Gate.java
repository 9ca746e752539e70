package dev.jtracer.viewer.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.Protocols;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request may come in at all; everything below sees only requests that passed.
 *
 * <ul>
 *   <li><b>Peer.</b> Until hosts or a token are configured only loopback peers may, and not through a proxy: a proxy on this
 *       machine would make everyone loopback. One that adds no header and speaks HTTP/1.1 cannot be told from a client.
 *   <li><b>Host.</b> Only configured hosts, and from this machine loopback names: a page of another name that resolves to this machine (DNS
 *       rebinding) is refused. With a token any name may be used, since what such a page cannot know is the token.
 *   <li><b>Origin.</b> What a browser says comes from another origin is refused, except plain navigations to pages, which
 *       change nothing: a link in a chat works, a form, an image or a script does not.
 *   <li><b>Token.</b> If there is one: as {@code Authorization: Bearer}, or as the cookie it was traded for.
 *   <li><b>Body.</b> No route reads one, so none is accepted.
 * </ul>
 */
final class Gate implements HttpHandler {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Set<HttpString> METHODS = Set.of(Methods.GET, Methods.HEAD, Methods.POST, Methods.DELETE);
    private static final HttpString SEC_FETCH_SITE = new HttpString("Sec-Fetch-Site");
    private static final HttpString SEC_FETCH_MODE = new HttpString("Sec-Fetch-Mode");
    private static final HttpString SEC_FETCH_DEST = new HttpString("Sec-Fetch-Dest");
    private static final List<HttpString> PROXY_HEADERS = List.of(
            Headers.X_FORWARDED_FOR,
            Headers.X_FORWARDED_HOST,
            Headers.X_FORWARDED_PROTO,
            Headers.VIA,
            new HttpString("Forwarded"),
            new HttpString("X-Real-IP"));

    private final ViewerOptions options;
    private final HttpHandler inside;
    private final TokenCheck tokens;

    Gate(ViewerOptions options, PageShell tokenPage, HttpHandler inside) {
        this.options = options;
        this.tokens = new TokenCheck(options.token(), tokenPage);
        this.inside = inside;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Answers.harden(exchange);
        try {
            checkPeer(exchange);
            checkHost(exchange);
            checkMethodAndBody(exchange);
            checkOrigin(exchange);
            if (tokens.admit(exchange)) {
                inside.handleRequest(exchange);
            }
        } catch (Exception | LinkageError | StackOverflowError e) {
            Answers.failed(exchange, e);
        }
    }

    /** True for the names and addresses by which a machine calls itself. */
    static boolean isLoopbackName(String host) {
        return LOOPBACK_NAMES.contains(host.toLowerCase(Locale.ROOT));
    }

    private void checkPeer(HttpServerExchange exchange) {
        if (options.token() == null && options.hosts().isEmpty() && !isLocal(exchange)) {
            throw Refusal.forbidden(
                    "the trace pages answer to this machine only; hosts or a token would let others in");
        }
    }

    /** Lets the configured names in, and the loopback names only from this machine: anybody can write them. */
    private void checkHost(HttpServerExchange exchange) {
        HeaderValues values = exchange.getRequestHeaders().get(Headers.HOST);
        if (values == null || values.size() != 1) {
            throw Refusal.badRequest("a request must have one Host header");
        }
        String host = hostName(values.getFirst());
        boolean known = options.hosts().contains(host) || (isLoopbackName(host) && isLocal(exchange));
        if (!known && options.token() == null) {
            throw Refusal.of(421, "the trace pages are not served under the name " + Params.shown(host));
        }
    }

    /** True for a request from this machine, as far as it can be told: a proxy that adds no header looks like one. */
    private static boolean isLocal(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        boolean proxied = PROXY_HEADERS.stream().anyMatch(headers::contains)
                || exchange.getProtocol().equals(Protocols.HTTP_1_0);
        return !proxied
                && isLoopback(exchange.getSourceAddress())
                && isLoopback(exchange.getConnection().getPeerAddress(InetSocketAddress.class));
    }

    private static void checkMethodAndBody(HttpServerExchange exchange) {
        if (!METHODS.contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, HEAD, POST, DELETE");
            throw Refusal.of(405, "no route knows this method");
        }
        if (!exchange.isRequestComplete()) {
            exchange.setPersistent(false);
            throw Refusal.of(413, "a request must not have a body; parameters go into the address");
        }
    }

    private static void checkOrigin(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        String origin = headers.getFirst(Headers.ORIGIN);
        if (origin != null && !authority(origin).equalsIgnoreCase(headers.getFirst(Headers.HOST))) {
            throw Refusal.forbidden("a page of another origin may not use the trace pages: " + Params.shown(origin));
        }
        String site = headers.getFirst(SEC_FETCH_SITE);
        boolean read = exchange.getRequestMethod().equals(Methods.GET)
                || exchange.getRequestMethod().equals(Methods.HEAD);
        boolean sameOrigin = site == null || site.equals("same-origin") || (read && site.equals("none"));
        if (!sameOrigin && !isPageNavigation(exchange)) {
            throw Refusal.forbidden("a page of another origin may not use the trace pages");
        }
    }

    private static boolean isPageNavigation(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        return exchange.getRequestMethod().equals(Methods.GET)
                && "navigate".equals(headers.getFirst(SEC_FETCH_MODE))
                && "document".equals(headers.getFirst(SEC_FETCH_DEST))
                && Routes.isPage(exchange);
    }

    private static boolean isLoopback(@Nullable InetSocketAddress address) {
        return address != null
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
    }

    /** The host of a Host header, without port and final dot, in lower case. */
    private static String hostName(String header) {
        int colon = header.startsWith("[") ? header.indexOf(':', header.indexOf(']')) : header.indexOf(':');
        String name = colon < 0 ? header : header.substring(0, colon);
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return plain.toLowerCase(Locale.ROOT);
    }

    /** What follows {@code ://} in an origin. */
    private static String authority(String origin) {
        int slashes = origin.indexOf("://");
        return slashes < 0 ? "" : origin.substring(slashes + 3);
    }
}
