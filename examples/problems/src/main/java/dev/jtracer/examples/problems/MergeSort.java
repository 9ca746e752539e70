package dev.jtracer.examples.problems;

import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Sorts numbers on four threads: parts of 64, each a task of its own, which are then merged two by two, again a task each. Mended,
 * a part is a quarter of all numbers.
 */
final class MergeSort implements Problem {
    private static final int NUMBERS = 100_000;
    private static final int TOO_FEW = 64;

    private final ExecutorService pool = Executors.newFixedThreadPool(4, new Numbered("sorter"));
    private final Random random = new Random(1);
    private final int partSize;

    MergeSort(boolean fixed) {
        partSize = fixed ? NUMBERS / 4 : TOO_FEW;
    }

    @Override
    public void round() throws Exception {
        int[] numbers = random.ints(NUMBERS).toArray();
        try (Task task = Task.create("sort")) {
            List<Callable<Object>> parts = new ArrayList<>();
            for (int at = 0; at < NUMBERS; at += partSize) {
                int from = at;
                int to = Math.min(NUMBERS, from + partSize);
                parts.add(piece("part", () -> Arrays.sort(numbers, from, to)));
            }
            pool.invokeAll(parts);
            for (int width = partSize; width < NUMBERS; width *= 2) {
                mergeAll(numbers, width);
            }
        }
        TimeUnit.MILLISECONDS.sleep(50);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private void mergeAll(int[] numbers, int width) throws InterruptedException {
        List<Callable<Object>> merges = new ArrayList<>();
        for (int at = 0; at + width < NUMBERS; at += 2 * width) {
            int from = at;
            int to = Math.min(NUMBERS, from + 2 * width);
            merges.add(piece("merge", () -> merge(numbers, from, from + width, to)));
        }
        pool.invokeAll(merges);
    }

    private static Callable<Object> piece(String type, Runnable body) {
        Task task = Task.createDetached(type);
        return Executors.callable(task.wrap(() -> {
            body.run();
            task.end();
        }));
    }

    private static void merge(int[] numbers, int from, int middle, int to) {
        int[] left = Arrays.copyOfRange(numbers, from, middle);
        int l = 0;
        int r = middle;
        for (int i = from; l < left.length; i++) {
            numbers[i] = r < to && numbers[r] < left[l] ? numbers[r++] : left[l++];
        }
    }
}
