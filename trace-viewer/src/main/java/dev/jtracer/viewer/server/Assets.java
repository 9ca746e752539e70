package dev.jtracer.viewer.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.ETag;
import io.undertow.util.ETagUtils;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the pages, from the class path below {@code /dev/jtracer/viewer/web/}.
 *
 * <p>A name is a path of plain segments: what could climb out of the folder, or name a hidden file, is not a name at all. Files
 * are kept once read and carry their hash as ETag, so a browser asks again each time and is answered in a few bytes; a new
 * version of the viewer is seen at once.
 */
final class Assets {
    private static final String ROOT = "/dev/jtracer/viewer/web/";
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_@-][A-Za-z0-9_@.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

    /** Answers with the file of this name, relative to the folder. */
    void answer(HttpServerExchange exchange, String name) {
        Asset asset = NAME.matcher(name).matches() ? find(name) : null;
        if (asset == null) {
            throw Refusal.notFound("no file " + Params.shown(name));
        }
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-cache");
        ETag tag = new ETag(false, asset.hash);
        exchange.getResponseHeaders().put(Headers.ETAG, tag.toString());
        if (!ETagUtils.handleIfNoneMatch(exchange, tag, true)) {
            Answers.empty(exchange, 304);
            return;
        }
        Answers.bytes(exchange, 200, asset.contentType, asset.bytes);
    }

    /** The file of this name, or null if there is none. */
    @Nullable
    Asset find(String name) {
        Asset known = loaded.get(name);
        if (known != null) {
            return known;
        }
        Asset asset = load(name);
        if (asset != null) {
            loaded.put(name, asset);
        }
        return asset;
    }

    /** The file of this name, which is part of the viewer. */
    Asset get(String name) {
        Asset asset = find(name);
        if (asset == null) {
            throw new IllegalStateException("the viewer's jar has no " + ROOT + name);
        }
        return asset;
    }

    private static @Nullable Asset load(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        String contentType = TYPES.getOrDefault(extension, TYPES.get("txt"));
        try (InputStream in = Assets.class.getResourceAsStream(ROOT + name)) {
            if (in == null) {
                return null;
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(bytes, contentType);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + ROOT + name, e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** A file with what HTTP needs to know about it. */
    static final class Asset {
        private final byte[] bytes;
        private final String contentType;
        private final String hash;

        Asset(byte[] bytes, String contentType) {
            this.bytes = bytes;
            this.contentType = contentType;
            this.hash = HexFormat.of().formatHex(sha256(bytes), 0, 12);
        }

        byte[] bytes() {
            return bytes;
        }
    }
}
