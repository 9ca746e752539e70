package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A server answers each byte 25 ms later. Four tasks ask it three times, one after the other; four others ask it three times at
 * once, on three threads.
 */
final class ThreeCalls implements TruthProgram {
    private static final int TASKS = 4;
    private static final int CALLS = 3;

    @Override
    public void during(Truth truth) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            truth.thread("acceptor", () -> accept(truth, server));
            List<Socket> sockets = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                sockets.add(new Socket(server.getInetAddress(), server.getLocalPort()));
            }
            for (int i = 0; i < TASKS; i++) {
                try (Task task = Task.create("in-turn")) {
                    for (int call = 0; call < CALLS; call++) {
                        ask(truth, "in-turn", sockets.get(0));
                    }
                }
                try (Task task = Task.create("at-once")) {
                    atOnce(truth, task, sockets);
                }
            }
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static void atOnce(Truth truth, Task task, List<Socket> sockets) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Socket socket : sockets) {
            Runnable piece = task.wrap(() -> truth.quietly(() -> ask(truth, "at-once", socket)));
            threads.add(truth.thread("asks", piece::run));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void ask(Truth truth, String what, Socket socket) throws Exception {
        truth.time(what, () -> {
            socket.getOutputStream().write(1);
            socket.getInputStream().read();
        });
    }

    private static void accept(Truth truth, ServerSocket server) throws IOException {
        for (int i = 0; i < CALLS; i++) {
            Socket socket = server.accept();
            truth.thread("answers-" + i, () -> {
                try (socket) {
                    while (socket.getInputStream().read() >= 0) {
                        Thread.sleep(25);
                        socket.getOutputStream().write(1);
                    }
                }
            });
        }
    }
}
