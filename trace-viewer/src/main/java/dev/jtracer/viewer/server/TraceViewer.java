package dev.jtracer.viewer.server;

import dev.jtracer.viewer.build.BadRecordingException;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.xnio.Options;

/**
 * The trace pages: in a server of their own, or mounted in one that is there.
 *
 * <pre>{@code
 * TraceViewer viewer = TraceViewer.start(6060);                        // http://127.0.0.1:6060/debug/
 * }</pre>
 *
 * <p>or, in an Undertow server of yours:
 *
 * <pre>{@code
 * Undertow.builder().addHttpListener(8080, "0.0.0.0").setHandler(TraceViewer.handler(application)).build().start();
 * }</pre>
 *
 * <p>Either way only this machine can use them until {@link ViewerOptions} let others in. Everything is thread-safe.
 */
public final class TraceViewer implements AutoCloseable {
    private static final int IO_THREADS = 2;

    /** As all threads of jtracer its own are named so that they are told from the program's. */
    private static final String WORKER = "jtracer-http";

    private static final int REQUEST_TIMEOUT_MILLIS = 30_000;
    private static final int MAX_HEADER_BYTES = 64 << 10;

    private final Undertow server;
    private final Pages pages;

    /**
     * How far the reading of a recording is.
     *
     * @param name the file's name
     * @param readBytes how many of its bytes were read; once these are all, what was read is arranged
     * @param bytes its size
     */
    public record Reading(String name, long readBytes, long bytes) {}

    private TraceViewer(Undertow server, Pages pages) {
        this.server = server;
        this.pages = pages;
    }

    /**
     * Starts a server of its own for this process, on loopback. Its threads are daemons: it does not keep the process alive.
     *
     * @param port where to listen; 0 takes any port that is free
     * @throws IllegalArgumentException if there is no such port
     * @throws IllegalStateException if the port is taken
     */
    public static TraceViewer start(int port) {
        return start(ViewerOptions.defaults().withPort(port));
    }

    /** As {@link #start(int)}, with options. */
    public static TraceViewer start(ViewerOptions options) {
        return listen(options, Pages.ofProcess(options));
    }

    /**
     * Starts a server of its own that shows recordings from files.
     *
     * @param options as for {@link #start(ViewerOptions)}
     * @param files the recordings; each is read when somebody looks at it, or by {@link #load}
     */
    public static TraceViewer open(ViewerOptions options, List<Path> files) {
        return listen(options, Pages.ofFiles(options, files));
    }

    /** A handler for this process's trace pages; it answers 404 outside {@code /debug/}. */
    public static HttpHandler handler() {
        return handler(ViewerOptions.defaults());
    }

    /** As {@link #handler()}, with options. */
    public static HttpHandler handler(ViewerOptions options) {
        return Pages.ofProcess(options).handler();
    }

    /** A handler that answers what is below {@code /debug/} and hands everything else to the application's. */
    public static HttpHandler handler(HttpHandler application) {
        return handler(ViewerOptions.defaults(), application);
    }

    /** As {@link #handler(HttpHandler)}, with options. */
    public static HttpHandler handler(ViewerOptions options, HttpHandler application) {
        HttpHandler pages = handler(options);
        return exchange -> {
            String path = exchange.getRequestPath();
            boolean ours = path.startsWith(Routes.ROOT) || path.equals("/debug");
            (ours ? pages : application).handleRequest(exchange);
        };
    }

    /** Where the server listens; the port is the real one if any free one was asked for. */
    public InetSocketAddress address() {
        return (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    }

    /** The addresses at which the recordings can be seen. */
    public List<String> traceAddresses() {
        String root = "http://" + hostAndPort() + Routes.TRACES;
        return pages.recordingIds().stream().map(id -> root + id + "/").toList();
    }

    /**
     * Begins to read every recording; whoever looks at one meanwhile sees how far that is. Completes when all are read, or
     * exceptionally with a {@link BadRecordingException} whose message is one line that says why one cannot be.
     */
    public CompletableFuture<Void> load() {
        return pages.load();
    }

    /** How far reading is, recording by recording. */
    public List<Reading> readings() {
        return pages.readings();
    }

    /** Stops listening; open connections are closed. */
    @Override
    public void close() {
        StartupLines.without(server::stop);
    }

    private String hostAndPort() {
        String host = address().getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":"
                + address().getPort();
    }

    private static TraceViewer listen(ViewerOptions options, Pages pages) {
        Undertow server = Undertow.builder()
                .addHttpListener(options.port(), options.bindAddress())
                .setIoThreads(IO_THREADS)
                .setWorkerThreads(IO_THREADS)
                .setWorkerOption(Options.THREAD_DAEMON, true)
                .setWorkerOption(Options.WORKER_NAME, WORKER)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, REQUEST_TIMEOUT_MILLIS)
                .setHandler(pages.handler())
                .build();
        try {
            StartupLines.without(server::start);
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String where = options.bindAddress() + ":" + options.port();
            throw new IllegalStateException("cannot listen on " + where + ": " + cause.getMessage(), e);
        }
        return new TraceViewer(server, pages);
    }
}
