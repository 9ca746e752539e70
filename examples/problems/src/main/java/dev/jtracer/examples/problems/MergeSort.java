package dev.jtracer.examples.problems;

import dev.jtracer.Task;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;

/** Sorts numbers on all cores. Half of each part is a task of its own, down to 64 numbers; mended, down to an eighth of all. */
final class MergeSort implements Problem {
    private static final int NUMBERS = 100_000;
    private static final int TOO_FEW = 64;

    private final ForkJoinPool pool = new ForkJoinPool(4);
    private final Random random = new Random(1);
    private final int smallest;

    MergeSort(boolean fixed) {
        smallest = fixed ? NUMBERS / 8 : TOO_FEW;
    }

    @Override
    public void round() throws Exception {
        int[] numbers = random.ints(NUMBERS).toArray();
        try (Task task = Task.create("sort")) {
            pool.submit(task.wrap(() -> sort(numbers, 0, numbers.length))).get();
        }
        Thread.sleep(50);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    private void sort(int[] numbers, int from, int to) {
        if (to - from <= smallest) {
            Arrays.sort(numbers, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        Task half = Task.createDetached("half");
        ForkJoinTask<?> right = ForkJoinTask.adapt(half.wrap(() -> {
            sort(numbers, middle, to);
            half.end();
        }));
        right.fork();
        sort(numbers, from, middle);
        right.join();
        merge(numbers, from, middle, to);
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
