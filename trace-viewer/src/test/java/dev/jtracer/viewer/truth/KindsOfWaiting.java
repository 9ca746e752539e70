package dev.jtracer.viewer.truth;

import dev.jtracer.Task;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/** One task waits in each way there is: sleeping, in a socket read, in Object.wait, parked for a future, forcing a file. */
final class KindsOfWaiting implements TruthProgram {
    private static final int REPLIES = 3;

    @Override
    public void during(Truth truth) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
            truth.add("port", server.getLocalPort());
            truth.thread("slow-server", () -> reply(server));
            truth.time("task", () -> {
                try (Task task = Task.create("waits")) {
                    truth.sleep("sleeping", 40);
                    ask(truth, socket);
                    beNotified(truth);
                    parkForAFuture(truth);
                    forceAFile(truth);
                    truth.spin("running", 40);
                }
            });
        }
    }

    private static void reply(ServerSocket server) throws IOException, InterruptedException {
        try (Socket socket = server.accept()) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (int question = in.read(); question >= 0; question = in.read()) {
                Thread.sleep(40);
                out.write(question);
            }
        }
    }

    private static void ask(Truth truth, Socket socket) throws Exception {
        for (int i = 0; i < REPLIES; i++) {
            truth.time("socket", () -> {
                socket.getOutputStream().write(1);
                socket.getInputStream().read();
            });
        }
    }

    private static void beNotified(Truth truth) throws Exception {
        Bell bell = new Bell();
        truth.thread("ringer", () -> {
            Thread.sleep(50);
            bell.ring();
        });
        truth.time("waiting", bell::hear);
    }

    private static void parkForAFuture(Truth truth) throws Exception {
        CompletableFuture<String> future = new CompletableFuture<>();
        truth.thread("completer", () -> {
            Thread.sleep(50);
            future.complete("done");
        });
        truth.time("parked", future::get);
    }

    private static void forceAFile(Truth truth) throws Exception {
        Path path = Files.createTempFile("truth", ".bin");
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(4 << 20);
            truth.time("file", () -> {
                file.write(bytes);
                file.force(true);
            });
        } finally {
            Files.delete(path);
        }
    }

    /** Something to wait for with {@code Object.wait}. */
    private static final class Bell {
        private boolean rung;

        synchronized void ring() {
            rung = true;
            notifyAll();
        }

        synchronized void hear() throws InterruptedException {
            while (!rung) {
                wait(10_000);
            }
        }
    }
}
