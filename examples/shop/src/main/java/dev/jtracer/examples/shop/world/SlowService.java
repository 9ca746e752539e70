package dev.jtracer.examples.shop.world;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A service on a loopback socket that takes its time: each request is one long; each answer, after a random
 * delay, is its length and that many bytes.
 */
final class SlowService {
    private final String name;
    private final ServerSocket listener;
    private final int fastestMicros;
    private final int slowestMicros;
    private final byte[] answer;

    private SlowService(String name, ServerSocket listener, int fastestMicros, int slowestMicros, int bytes) {
        this.name = name;
        this.listener = listener;
        this.fastestMicros = fastestMicros;
        this.slowestMicros = slowestMicros;
        this.answer = ByteBuffer.allocate(Integer.BYTES + bytes).putInt(bytes).array();
    }

    static SlowService start(String name, int fastestMicros, int slowestMicros, int bytes) throws IOException {
        ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        SlowService service = new SlowService(name, listener, fastestMicros, slowestMicros, bytes);
        startDaemon(name + "-accept", service::accept);
        return service;
    }

    String name() {
        return name;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                startDaemon(name + "-" + socket.getPort(), () -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            DataInputStream requests = new DataInputStream(socket.getInputStream());
            while (true) {
                requests.readLong();
                TimeUnit.MICROSECONDS.sleep(delayMicros());
                socket.getOutputStream().write(answer);
            }
        } catch (EOFException e) {
            // the shop has closed the connection
        } catch (IOException | InterruptedException e) {
            System.err.println(name + ": " + e);
        }
    }

    /** Most delays are near the fastest: the smaller of two draws. */
    private long delayMicros() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int one = random.nextInt(fastestMicros, slowestMicros + 1);
        int two = random.nextInt(fastestMicros, slowestMicros + 1);
        return Math.min(one, two);
    }

    private static void startDaemon(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }
}
