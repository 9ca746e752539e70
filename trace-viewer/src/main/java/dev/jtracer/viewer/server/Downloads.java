package dev.jtracer.viewer.server;

import io.undertow.io.DefaultIoCallback;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.xnio.IoUtils;

/** Sends recordings as downloads that keep their name, straight from the file and without a thread per client. */
final class Downloads {
    private Downloads() {}

    /** Answers with the file, {@code curl -OJ} saves it under its name. */
    static void send(HttpServerExchange exchange, RecordingFile file) {
        FileChannel channel;
        long length;
        try {
            channel = FileChannel.open(file.path(), StandardOpenOption.READ);
            length = channel.size();
        } catch (IOException e) {
            throw Refusal.of(410, "the file of recording " + file.id() + " is gone");
        }
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/octet-stream");
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName(file) + "\"");
        exchange.setResponseContentLength(length);
        if (exchange.getRequestMethod().equals(Methods.HEAD)) {
            IoUtils.safeClose(channel);
            exchange.endExchange();
            return;
        }
        exchange.getResponseSender().transferFrom(channel, new Closing(channel));
    }

    /** A recording's name as a file name that needs no quoting on any system. */
    static String fileName(RecordingFile file) {
        String safe = file.name().replaceAll("[^A-Za-z0-9._-]+", "-").replaceFirst("^[.-]+", "");
        String stem = safe.isEmpty() ? "recording" : safe;
        return stem.endsWith(".jfr") ? stem : stem + ".jfr";
    }

    /** Ends the exchange as usual, and closes the file either way. */
    private static final class Closing extends DefaultIoCallback {
        private final Closeable file;

        Closing(Closeable file) {
            this.file = file;
        }

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            IoUtils.safeClose(file);
            IoCallback.END_EXCHANGE.onComplete(exchange, sender);
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException problem) {
            IoUtils.safeClose(file);
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
