package dev.jtracer.viewer.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What an answer consists of. A large one is compressed, once, where it is made: lists of thousands of threads or types repeat
 * themselves and shrink to a tenth. It is unpacked for the few clients that cannot read that.
 */
final class Body {
    /** From so many bytes on it is worth it. */
    static final int LARGE_BYTES = 32 << 10;

    private static final String GZIP = "gzip";

    private final byte[] bytes;
    private final boolean compressed;

    private Body(byte[] bytes, boolean compressed) {
        this.bytes = bytes;
        this.compressed = compressed;
    }

    /** A body of these bytes; they are not copied. */
    static Body of(byte[] plain) {
        return plain.length < LARGE_BYTES ? new Body(plain, false) : new Body(compressed(plain), true);
    }

    /** A body for one client: compressed only if it can read that. */
    static Body of(byte[] plain, HttpServerExchange client) {
        return readsCompressed(client) ? of(plain) : new Body(plain, false);
    }

    /** How many bytes it is kept and sent as. */
    int length() {
        return bytes.length;
    }

    /** Its bytes as they were. */
    byte[] plain() {
        try (GZIPInputStream in = compressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)) : null) {
            return in == null ? bytes.clone() : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
    }

    /** Sends it as it is, or unpacked if the client does not say that it reads it. */
    void send(HttpServerExchange exchange, int status, String contentType) {
        boolean asItIs = compressed && readsCompressed(exchange);
        if (compressed) {
            exchange.getResponseHeaders().put(Headers.VARY, Headers.ACCEPT_ENCODING_STRING);
        }
        if (asItIs) {
            exchange.getResponseHeaders().put(Headers.CONTENT_ENCODING, GZIP);
        }
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType);
        exchange.getResponseSender().send(ByteBuffer.wrap(asItIs || !compressed ? bytes : plain()));
    }

    private static boolean readsCompressed(HttpServerExchange exchange) {
        String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        for (String each : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
            String coding = each.replace(" ", "");
            if (coding.equals(GZIP) || (coding.startsWith(GZIP + ";q=") && !coding.matches(GZIP + ";q=0(\\.0*)?"))) {
                return true;
            }
        }
        return false;
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4);
        try (OutputStream out = new Quick(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return packed.toByteArray();
    }

    /** Compresses as fast as it goes: some 10 ms for 1 MB. */
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
