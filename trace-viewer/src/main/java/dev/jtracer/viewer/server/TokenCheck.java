package dev.jtracer.viewer.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the token, if there is one: as {@code Authorization: Bearer}, or as the cookie it was traded for.
 *
 * <p>The cookie holds a random session, never the token; scripts cannot read it, and no request that another site causes
 * carries it. It ends with the process. The files of the pages are no secret and come without.
 */
final class TokenCheck {
    private static final String COOKIE = "jtracer-session";
    private static final String BEARER = "Bearer ";

    private final @Nullable String token;
    private final PageShell tokenPage;
    private final String session = randomSession();

    TokenCheck(@Nullable String token, PageShell tokenPage) {
        this.token = token;
        this.tokenPage = tokenPage;
    }

    /** True if the token is not needed or is there; else answers by itself. */
    boolean admit(HttpServerExchange exchange) {
        if (token == null || exchange.getRequestPath().startsWith(Routes.ASSETS)) {
            return true;
        }
        boolean bySession = same(cookie(exchange), session);
        boolean byToken = same(bearer(exchange), token);
        boolean known = bySession || byToken;
        if (exchange.getRequestPath().equals(Routes.SESSION)) {
            session(exchange, known);
            return false;
        }
        if (known) {
            return true;
        }
        if (Routes.isPage(exchange)) {
            tokenPage.answer(exchange, 401);
            return false;
        }
        throw noToken(exchange);
    }

    /** Read: whether this client is known. Posted to: the token for a cookie that scripts and other sites cannot use. */
    private void session(HttpServerExchange exchange, boolean known) {
        if (!exchange.getRequestMethod().equals(Methods.POST)) {
            Answers.ok(exchange, Map.of("admitted", known));
            return;
        }
        if (!known) {
            throw noToken(exchange);
        }
        exchange.setResponseCookie(new CookieImpl(COOKIE, session)
                .setPath(Routes.ROOT)
                .setHttpOnly(true)
                .setSameSiteMode("Strict")
                .setSecure(exchange.isSecure()));
        Answers.empty(exchange, 204);
    }

    private static Refusal noToken(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
        return Refusal.unauthorized("a token must be given: Authorization: Bearer TOKEN");
    }

    private static @Nullable String cookie(HttpServerExchange exchange) {
        Cookie cookie = exchange.getRequestCookie(COOKIE);
        return cookie == null ? null : cookie.getValue();
    }

    private static @Nullable String bearer(HttpServerExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION);
        boolean isBearer = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return isBearer ? header.substring(BEARER.length()).strip() : null;
    }

    /** Compares in a time that does not tell how much was right. */
    private static boolean same(@Nullable String given, String expected) {
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private static String randomSession() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
