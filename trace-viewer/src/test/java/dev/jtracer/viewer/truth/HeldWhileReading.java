package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A thread reads from a socket for 100 ms while it holds a monitor that a task waits for: the socket made the task wait. */
final class HeldWhileReading implements TruthProgram {

    /** The monitor. */
    static final class Cache {}

    private final Cache cache = new Cache();

    @Override
    public void during(Truth truth) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket peer = server.accept()) {
            truth.add("port", server.getLocalPort());
            InputStream in = client.getInputStream();
            Thread reader = truth.thread("reader", () -> {
                synchronized (cache) {
                    truth.time("read", in::read);
                }
            });
            Thread.sleep(30);
            Thread waiter = truth.thread("waiter", () -> {
                try (Task task = Task.create("lookup")) {
                    truth.time("waited", () -> {
                        synchronized (cache) {
                            Thread.onSpinWait();
                        }
                    });
                }
            });
            Truth.await(waiter, Thread.State.BLOCKED);
            Thread.sleep(70);
            peer.getOutputStream().write(1);
            reader.join();
            waiter.join();
        }
    }
}
