package dev.jtracer.viewer.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A request written byte by byte, with any Host, Origin or path: what no well-behaved client would send. */
final class RawHttp {
    private static final int TIMEOUT_MILLIS = 60_000;

    private final InetSocketAddress address;
    private final String method;
    private final String target;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String body = "";

    private RawHttp(InetSocketAddress address, String method, String target) {
        this.address = address;
        this.method = method;
        this.target = target;
        headers.put("Host", address.getAddress().getHostAddress() + ":" + address.getPort());
        headers.put("Connection", "close");
    }

    static RawHttp request(TraceViewer viewer, String method, String target) {
        return new RawHttp(viewer.address(), method, target);
    }

    static RawHttp get(InetSocketAddress address, String target) {
        return new RawHttp(address, "GET", target);
    }

    static RawHttp get(TraceViewer viewer, String target) {
        return request(viewer, "GET", target);
    }

    static RawHttp post(TraceViewer viewer, String target) {
        return request(viewer, "POST", target).header("Content-Length", "0");
    }

    /** A GET as a browser does it for an address that was typed. */
    static RawHttp navigate(TraceViewer viewer, String target) {
        return get(viewer, target)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64)")
                .header("Sec-Fetch-Site", "none")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
    }

    RawHttp header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    RawHttp without(String name) {
        headers.remove(name);
        return this;
    }

    RawHttp body(String text) {
        body = text;
        return header("Content-Length", Integer.toString(text.length()));
    }

    Answer send() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write((head + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(all);
            return Answer.parse(all.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came back. */
    static final class Answer {
        private final int status;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final byte[] bytes;

        private Answer(String head, byte[] bytes) {
            String[] lines = head.split("\r\n", -1);
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
                headers.put(name, lines[i].substring(colon + 1).strip());
            }
            this.status = Integer.parseInt(lines[0].substring(9, 12));
            this.bytes = bytes;
        }

        static Answer parse(byte[] all) {
            int end = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
            String head = new String(all, 0, end, StandardCharsets.ISO_8859_1);
            return new Answer(head, Arrays.copyOfRange(all, end + 4, all.length));
        }

        int status() {
            return status;
        }

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        byte[] bytes() {
            return bytes.clone();
        }

        String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
