package dev.jtracer.examples.problems;

import dev.jtracer.Task;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Each request starts a thread that asks and waits for the answer. Every other answer is lost, and its thread stays for ever;
 * mended, it waits no longer than a quarter of a second.
 */
final class PilingThreads implements Problem {
    /** Then it asks no more. */
    private static final int MOST_THREADS = 2_000;

    private static final int PATIENCE_MILLIS = 250;

    private final Numbered askers = new Numbered("asker");
    private final Random random = new Random(4);
    private final boolean fixed;
    private int lost;

    PilingThreads(boolean fixed) {
        this.fixed = fixed;
    }

    @Override
    public void round() throws Exception {
        if (lost < MOST_THREADS) {
            BlockingQueue<String> answers = new LinkedBlockingQueue<>();
            askers.newThread(() -> ask(answers)).start();
            TimeUnit.MILLISECONDS.sleep(5);
            if (random.nextBoolean()) {
                answers.add("yes");
            } else {
                lost += fixed ? 0 : 1;
            }
        }
        TimeUnit.MILLISECONDS.sleep(20);
    }

    private void ask(BlockingQueue<String> answers) {
        try (Task task = Task.create("ask")) {
            if (fixed) {
                answers.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } else {
                answers.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
