package dev.jtracer.examples.problems;

import dev.jtracer.Task;
import dev.jtracer.Trace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * Computes fibonacci numbers, most of them small, and stores records. Each sixteenth record is forced to the disk by whoever comes
 * along, so storing is either quick or slow; mended, nobody waits for the disk but the one who closes the file.
 */
final class Distributions implements Problem {
    private static final int FORCED = 16;
    private static final int LARGEST = 30;

    private final Path path = Files.createTempFile("store", ".dat");
    private final FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE);
    private final Random random = new Random(2);
    private final boolean fixed;
    private int stored;

    Distributions(boolean fixed) throws IOException {
        this.fixed = fixed;
    }

    @Override
    public void round() throws Exception {
        double chance = random.nextDouble();
        int n = (int) (LARGEST * (1 - chance * chance * chance));
        try (Task task = Task.create("fibonacci")) {
            Trace.tag("n", Integer.toString(n));
            fibonacci(n);
        }
        try (Task task = Task.create("store")) {
            file.write(ByteBuffer.allocate(4_096), 0);
            if (!fixed && ++stored % FORCED == 0) {
                file.force(true);
            }
        }
        Thread.sleep(1);
    }

    @Override
    public void close() {
        try {
            file.close();
            Files.delete(path);
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
    }

    private static long fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }
}
