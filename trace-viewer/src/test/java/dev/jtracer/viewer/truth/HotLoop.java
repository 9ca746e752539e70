package dev.jtracer.viewer.truth;

import dev.jtracer.Task;

/** A task spends two seconds in one method. */
final class HotLoop implements TruthProgram {

    @Override
    public void during(Truth truth) throws Exception {
        try (Task task = Task.create("count")) {
            truth.time("burnt", () -> truth.add("sum", burn(System.nanoTime() + 2_000_000_000L)));
        }
    }

    private static long burn(long endNanos) {
        long sum = 0;
        for (int i = 0; i % 1_000_000 != 0 || System.nanoTime() < endNanos; i++) {
            sum = sum * 31 + i;
        }
        return sum;
    }
}
