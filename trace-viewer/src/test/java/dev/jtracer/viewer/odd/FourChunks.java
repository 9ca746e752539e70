package dev.jtracer.viewer.odd;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import jdk.jfr.Recording;

/**
 * A program recorded in four chunks, 40 ms and more each. In every chunk a thread of its own does a task {@code step} with a
 * region {@code pause} of 30 ms asleep. One task {@code job} spans all four on the thread {@code worker}, asleep in a region
 * {@code nap} in each; a piece handed over in the first chunk begins in the fourth.
 */
public final class FourChunks {
    public static final int CHUNKS = 4;

    private FourChunks() {}

    public static ChunkFile record(Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("four-chunks.jfr");
        CountDownLatch[] turn = new CountDownLatch[CHUNKS];
        CountDownLatch[] done = new CountDownLatch[CHUNKS];
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            turn[chunk] = new CountDownLatch(1);
            done[chunk] = new CountDownLatch(1);
        }
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadSleep").withThreshold(Duration.ZERO);
            recording.enable("jdk.ThreadPark").withThreshold(Duration.ZERO);
            recording.enable("jdk.ThreadStart");
            recording.enable("jdk.ThreadEnd");
            recording.enable("jdk.JVMInformation");
            recording.start();
            Task late = Task.createDetached("late");
            Runnable piece = late.wrap(() -> sleep(1));
            Thread worker = thread("worker", () -> job(turn, done, piece));
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                Thread step = thread("step-" + chunk, FourChunks::step);
                turn[chunk].countDown();
                step.join();
                done[chunk].await();
                if (chunk < CHUNKS - 1) {
                    recording.dump(directory.resolve("rotate.jfr"));
                }
            }
            worker.join();
            late.end();
            recording.stop();
            recording.dump(file);
        }
        return ChunkFile.of(file);
    }

    private static void job(CountDownLatch[] turn, CountDownLatch[] done, Runnable piece) {
        try (Task unused = Task.create("job")) {
            for (int chunk = 0; chunk < CHUNKS; chunk++) {
                await(turn[chunk]);
                Region.with("nap", () -> sleep(30));
                if (chunk == CHUNKS - 1) {
                    piece.run();
                }
                done[chunk].countDown();
            }
            Trace.tag("chunks", String.valueOf(CHUNKS));
        }
    }

    private static void step() {
        try (Task unused = Task.create("step")) {
            Region.with("pause", () -> sleep(30));
            Trace.log("step", "done");
        }
    }

    private static Thread thread(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
