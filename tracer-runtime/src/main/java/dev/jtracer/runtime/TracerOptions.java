package dev.jtracer.runtime;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the tracer is installed.
 *
 * @param program the program's name in file names and pages; null: the main class's simple name
 * @param keepIn the directory that keeps captures when the process ends; null: a private temporary one, deleted at exit
 * @param diskBudgetBytes how much all kept captures may take; the oldest go first
 */
public record TracerOptions(
        @Nullable String program, @Nullable Path keepIn, long diskBudgetBytes) {
    private static final long SMALLEST_BUDGET = 1_000_000;

    /**
     * Checks the budget.
     *
     * @throws IllegalArgumentException with one line that says the rule and the value
     */
    public TracerOptions {
        if (diskBudgetBytes < SMALLEST_BUDGET) {
            throw new IllegalArgumentException(
                    "diskBudgetBytes must be at least " + SMALLEST_BUDGET + ", was " + diskBudgetBytes);
        }
    }

    /** Everything as it comes: a temporary directory, 1 GB. */
    public static TracerOptions defaults() {
        return new TracerOptions(null, null, 1_000_000_000);
    }

    /** The same with a program name. */
    public TracerOptions withProgram(String name) {
        return new TracerOptions(name, keepIn, diskBudgetBytes);
    }

    /** The same, keeping captures in a directory when the process ends. */
    public TracerOptions withKeepIn(Path directory) {
        return new TracerOptions(program, directory, diskBudgetBytes);
    }

    /** The same with another disk budget. */
    public TracerOptions withDiskBudgetBytes(long bytes) {
        return new TracerOptions(program, keepIn, bytes);
    }
}
