package dev.jtracer.viewer.server;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import java.io.IOException;

/**
 * Whether the client of a connection is still there while it waits for an answer.
 *
 * <p>Undertow does not read from a connection while a request is being answered, so it does not see a client leave: a browser
 * that navigates away closes the connection of HTTP/1.1. Here somebody who works for a client for long looks from time to
 * time: a read, on the connection's I/O thread, which finds nothing, the end, or the beginning of a next request. That is
 * handed back to Undertow, which takes it up when the answer is sent. A stream of HTTP/2 is closed by Undertow itself.
 *
 * <p>Thread-safe.
 */
final class ClientWatch {
    private static final AttachmentKey<ClientWatch> KEY = AttachmentKey.create(ClientWatch.class);

    private final ServerConnection connection;
    private volatile boolean gone;
    /** Guarded by this: once the answer is on its way, what is read is Undertow's. */
    private boolean waiting;

    private ClientWatch(ServerConnection connection) {
        this.connection = connection;
        connection.addCloseListener(unused -> gone = true);
    }

    /** Begins to watch the client of a request that has been read to its end; on its I/O thread. */
    static ClientWatch begin(HttpServerExchange exchange) {
        ServerConnection connection = exchange.getConnection();
        ClientWatch watch = connection.getAttachment(KEY);
        if (watch == null) {
            watch = new ClientWatch(connection);
            connection.putAttachment(KEY, watch);
        }
        synchronized (watch) {
            watch.waiting = true;
        }
        return watch;
    }

    /** Ends the watching; call it before anything is sent. */
    synchronized void end() {
        waiting = false;
    }

    /** Whether the client was seen to be gone, and has another look for the next time. */
    boolean isGone() {
        if (!gone && connection instanceof AbstractServerConnection ofHttp1) {
            connection.getIoThread().execute(() -> look(ofHttp1));
        }
        return gone;
    }

    private synchronized void look(AbstractServerConnection ofHttp1) {
        if (!waiting || ofHttp1.getExtraBytes() != null) {
            return;
        }
        PooledByteBuffer buffer = ofHttp1.getByteBufferPool().allocate();
        int read = read(ofHttp1, buffer);
        if (read > 0) {
            buffer.getBuffer().flip();
            ofHttp1.setExtraBytes(buffer);
        } else {
            buffer.close();
            gone |= read < 0;
        }
    }

    private static int read(AbstractServerConnection ofHttp1, PooledByteBuffer buffer) {
        try {
            return ofHttp1.getOriginalSourceConduit().read(buffer.getBuffer());
        } catch (IOException e) {
            return -1;
        }
    }
}
