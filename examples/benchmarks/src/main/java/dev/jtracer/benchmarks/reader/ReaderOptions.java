package dev.jtracer.benchmarks.reader;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What to measure.
 *
 * @param kinds the recordings
 * @param bytes the size at which they end
 * @param directory where they are kept
 * @param forks how many processes each reader gets
 * @param heap the heap of those that open
 * @param readers whether readers are measured
 * @param opening whether opening and queries are
 */
record ReaderOptions(
        List<Kind> kinds, long bytes, Path directory, int forks, String heap, boolean readers, boolean opening) {
    private static final long GIGABYTE = 1L << 30;
    private static final long MEGABYTE = 1L << 20;

    /**
     * Reads {@code [--size 1g] [--kind KIND,...] [--dir DIR] [--forks N] [--heap 512m] [--only readers|opening]}. Without a size the
     * small recording is read; with one, a large one of regions.
     *
     * @throws IllegalArgumentException with one line if it is wrong
     */
    static ReaderOptions parse(String... args) {
        List<Kind> kinds = List.of();
        long bytes = 0;
        Path directory = Path.of("target", "recordings");
        int forks = 3;
        String heap = "512m";
        String only = "";
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            String value = args[i + 1];
            switch (args[i]) {
                case "--size" -> bytes = bytes(value);
                case "--kind" ->
                    kinds = Arrays.stream(value.split(",", -1)).map(Kind::named).toList();
                case "--dir" -> directory = Path.of(value);
                case "--forks" -> forks = Integer.parseInt(value);
                case "--heap" -> heap = value;
                case "--only" -> only = value;
                default -> throw new IllegalArgumentException("unknown option: " + args[i]);
            }
        }
        if (!List.of("", "readers", "opening").contains(only)) {
            throw new IllegalArgumentException("--only must be readers or opening, was " + only);
        }
        if (forks < 1) {
            throw new IllegalArgumentException("--forks must be at least 1, was " + forks);
        }
        return new ReaderOptions(
                !kinds.isEmpty() ? kinds : List.of(bytes == 0 ? Kind.SMALL : Kind.REGIONS),
                bytes == 0 ? GIGABYTE : bytes,
                directory,
                forks,
                heap,
                !only.equals("opening"),
                !only.equals("readers"));
    }

    private static long bytes(String size) {
        String lower = size.toLowerCase(Locale.ROOT);
        if (!lower.matches("[0-9]{1,6}[mg]")) {
            throw new IllegalArgumentException("--size must be like 200m or 1g, was " + size);
        }
        long unit = lower.endsWith("g") ? GIGABYTE : MEGABYTE;
        return Long.parseLong(lower.substring(0, lower.length() - 1)) * unit;
    }
}
