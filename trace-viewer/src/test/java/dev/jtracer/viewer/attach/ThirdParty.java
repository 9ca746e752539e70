package dev.jtracer.viewer.attach;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Servers other people wrote, unchanged, each with the load we put on it and the threads it is known to have. */
enum ThirdParty {
    /** A thread for each connection, which reads from its socket; sessions fight for one row. */
    H2(
            "h2.jar",
            "H2 TCP Server",
            "org.h2.tools.Server -tcp -tcpPort PORT -ifNotExists",
            "org.h2.Driver",
            "jdbc:h2:tcp://127.0.0.1:PORT/mem:shop;DB_CLOSE_DELAY=-1"),

    /** The same in another way: its sessions wait for each other on latches. */
    HSQLDB(
            "hsqldb.jar",
            "HSQLDB Connection",
            "org.hsqldb.server.Server --database.0 mem:shop --dbname.0 shop --port PORT --silent true",
            "org.hsqldb.jdbc.JDBCDriver",
            "jdbc:hsqldb:hsql://127.0.0.1:PORT/shop"),

    /** Jetty: selectors, and a pool whose threads sleep for as long as a stub says. */
    WIREMOCK(
            "wiremock-standalone.jar",
            "qtp",
            "wiremock.Run --bind-address 127.0.0.1 --port PORT --disable-banner",
            "",
            "http://127.0.0.1:PORT/");

    private static final int CLIENTS = 4;

    private final String jar;
    private final String threads;
    private final String command;
    private final String driver;
    private final String address;

    ThirdParty(String jar, String threads, String command, String driver, String address) {
        this.jar = jar;
        this.threads = threads;
        this.command = command;
        this.driver = driver;
        this.address = address;
    }

    /** What the names of the threads begin with that do its work. */
    String threads() {
        return threads;
    }

    /** Starts it on the JVM that runs this test, and its load. */
    Running start(Path directory) throws Exception {
        Path place = Path.of(System.getProperty("third.party")).resolve(jar);
        int port = freePort();
        List<String> line = new ArrayList<>(List.of(Jdks.own().toString(), "-Xmx200m", "-XX:TieredStopAtLevel=1"));
        line.addAll(List.of("-cp", place.toString()));
        line.addAll(List.of(command.replace("PORT", "" + port).split(" ", -1)));
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name() + ".txt").toFile())
                .start();
        try {
            awaitListening(process, port);
            String url = address.replace("PORT", "" + port);
            Load load = driver.isEmpty() ? Load.http(url, CLIENTS) : Load.jdbc(place, driver, url, CLIENTS);
            return new Running(process, port, load);
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static void awaitListening(Process process, int port) throws InterruptedException {
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            if (isListening(port)) {
                return;
            }
        }
        throw new IllegalStateException("it ended with " + process.exitValue());
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** A running one under load. Closing it ends both. */
    record Running(Process process, int port, Load load) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            load.close();
            process.destroyForcibly().waitFor();
        }
    }
}
