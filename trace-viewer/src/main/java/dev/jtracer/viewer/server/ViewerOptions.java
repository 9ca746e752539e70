package dev.jtracer.viewer.server;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who may use the pages, and how much reading a trace may cost the process.
 *
 * <p>Without options only this machine may: the pages answer to {@code localhost} and the loopback addresses, for loopback
 * peers. To let others in, name the hosts under which they reach the server, or set a token, or both:
 *
 * <pre>{@code
 * TraceViewer.handler(ViewerOptions.defaults().withHosts(Set.of("shop.example.org")).withToken(secret))
 * }</pre>
 *
 * @param bindAddress where a server of its own listens; anything but a loopback address needs a token
 * @param port its port; 0 takes any that is free
 * @param hosts names, without port, that requests may carry in {@code Host} besides the loopback names
 * @param token what a client must present, at least {@value #MIN_TOKEN_CHARS} characters; null for none
 * @param maxReadBytes the largest recording that is read in this process; larger ones can be downloaded
 * @param maxCachedBytes traces are kept in memory up to this many bytes of their files; the newest always is
 */
public record ViewerOptions(
        String bindAddress,
        int port,
        Set<String> hosts,
        @Nullable String token,
        long maxReadBytes,
        long maxCachedBytes) {
    static final int MIN_TOKEN_CHARS = 16;
    private static final String LOOPBACK = "127.0.0.1";
    private static final long DEFAULT_READ_BYTES = 128L << 20;
    private static final long MIN_TRACE_BYTES = 64L << 20;
    /** What a trace takes of the heap while it is read, for each byte of its file: 0.6 of regions, 1.8 of waits measured. */
    private static final int HEAP_BYTES_PER_FILE_BYTE = 2;

    /** Checks each value and the rule that a foreign address needs a token. */
    public ViewerOptions {
        Objects.requireNonNull(bindAddress, "bindAddress");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, was " + port);
        }
        Set<String> names = new TreeSet<>();
        for (String host : hosts) {
            if (host.isBlank() || host.indexOf('/') >= 0) {
                throw new IllegalArgumentException("a host must be a name without scheme or path, was " + host);
            }
            names.add(host.toLowerCase(Locale.ROOT));
        }
        hosts = Set.copyOf(names);
        if (token != null && token.length() < MIN_TOKEN_CHARS) {
            throw new IllegalArgumentException(
                    "a token must have at least " + MIN_TOKEN_CHARS + " characters, had " + token.length());
        }
        if (token == null && !Gate.isLoopbackName(bindAddress)) {
            throw new IllegalArgumentException(
                    "a server bound to " + bindAddress + " must have a token; without one it binds to " + LOOPBACK);
        }
        if (maxReadBytes < 0 || maxCachedBytes < 0) {
            throw new IllegalArgumentException("limits must not be negative");
        }
    }

    /**
     * Loopback only, any free port. Reading and keeping traces takes at most 64 MiB or 5% of the heap, whichever is more, and
     * never over half of it: what would take more is not read here, nor are files over 128 MiB.
     */
    public static ViewerOptions defaults() {
        long heapBytes = Runtime.getRuntime().maxMemory();
        long traceBytes = Math.min(heapBytes / 2, Math.max(MIN_TRACE_BYTES, heapBytes / 20));
        long readable = traceBytes / HEAP_BYTES_PER_FILE_BYTE;
        return new ViewerOptions(LOOPBACK, 0, Set.of(), null, Math.min(DEFAULT_READ_BYTES, readable), readable);
    }

    /** These options with another address to listen on; set the token first. */
    public ViewerOptions withBindAddress(String address) {
        return new ViewerOptions(address, port, hosts, token, maxReadBytes, maxCachedBytes);
    }

    /** These options with another port. */
    public ViewerOptions withPort(int otherPort) {
        return new ViewerOptions(bindAddress, otherPort, hosts, token, maxReadBytes, maxCachedBytes);
    }

    /** These options with other host names. */
    public ViewerOptions withHosts(Set<String> otherHosts) {
        return new ViewerOptions(bindAddress, port, otherHosts, token, maxReadBytes, maxCachedBytes);
    }

    /** These options with a token that every client must present. */
    public ViewerOptions withToken(String newToken) {
        return new ViewerOptions(bindAddress, port, hosts, newToken, maxReadBytes, maxCachedBytes);
    }

    /** These options with another limit for the files that are read in this process. */
    public ViewerOptions withMaxReadBytes(long bytes) {
        return new ViewerOptions(bindAddress, port, hosts, token, bytes, maxCachedBytes);
    }

    /** The options without the token's text. */
    @Override
    public String toString() {
        return "ViewerOptions[bindAddress=" + bindAddress + ", port=" + port + ", hosts=" + hosts + ", token="
                + (token == null ? "none" : "set") + ", maxReadBytes=" + maxReadBytes + ", maxCachedBytes="
                + maxCachedBytes + "]";
    }
}
