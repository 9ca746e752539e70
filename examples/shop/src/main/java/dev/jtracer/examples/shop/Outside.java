package dev.jtracer.examples.shop;

import dev.jtracer.examples.shop.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The process beside the shop in which its downstreams and customers run, and the connections to them. */
final class Outside implements AutoCloseable {
    private final Process process;
    private final Map<String, Downstream> downstreams;

    private Outside(Process process, Map<String, Downstream> downstreams) {
        this.process = process;
        this.downstreams = downstreams;
    }

    /** Starts the process and waits until its services listen. */
    static Outside start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        World.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        Map<String, Downstream> downstreams = new HashMap<>();
        for (String line = output.readLine(); line != null && !line.isEmpty(); line = output.readLine()) {
            String[] service = line.split(" ", -1);
            downstreams.put(service[0], new Downstream(service[0], Integer.parseInt(service[1])));
        }
        return new Outside(process, downstreams);
    }

    /** The service of that name. */
    Downstream downstream(String name) {
        return Objects.requireNonNull(downstreams.get(name), () -> "no downstream: " + name);
    }

    /** Sends customers to the shop. */
    void sendCustomers(String address, ShopOptions options) {
        PrintStream orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        orders.println(address + " " + options.perSecond() + " " + 60L * options.minutes());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
