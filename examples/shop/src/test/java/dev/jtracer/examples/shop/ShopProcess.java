package dev.jtracer.examples.shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The shop as people start it, {@code java -jar shop.jar}, on the JVM that runs the tests. */
final class ShopProcess implements AutoCloseable {
    private final Process process;
    private final URI address;

    private ShopProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it on a free port; it ends by itself after five minutes at the latest. */
    static ShopProcess start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseG1GC",
                        "-jar",
                        System.getProperty("shop.jar"),
                        "--port",
                        "0",
                        "--minutes",
                        "5")
                .redirectErrorStream(true)
                .start();
        return new ShopProcess(process, addressIn(process.inputReader(StandardCharsets.UTF_8)));
    }

    /** The address that it prints, {@code http://127.0.0.1:PORT/debug/trace?duration=5s}. */
    URI address() {
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static URI addressIn(BufferedReader output) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            int start = line.indexOf("http://");
            if (start >= 0) {
                return URI.create(line.substring(start).strip());
            }
        }
        throw new IOException("the shop ended without printing its address: " + said);
    }
}
