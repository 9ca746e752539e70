package dev.jtracer.viewer.attach;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The JDKs of this machine: the one that runs the tests, and those in the usual place. */
public final class Jdks {
    private static final Path PLACE = Path.of("/usr/lib/jvm");

    private Jdks() {}

    /** The {@code java} of the JDK that runs the tests. */
    static Path own() {
        return java(Path.of(System.getProperty("java.home")));
    }

    /** The {@code java} of a version; without one, the test is skipped and says why. */
    public static Path of(int feature) {
        if (Runtime.version().feature() == feature) {
            return own();
        }
        Optional<Path> found = homes().stream()
                .filter(home -> feature(home) == feature)
                .map(Jdks::java)
                .findFirst();
        assumeTrue(found.isPresent(), () -> "no JDK " + feature + " below " + PLACE);
        return found.orElseThrow();
    }

    private static List<Path> homes() {
        try (Stream<Path> entries = Files.list(PLACE)) {
            return entries.filter(home -> Files.isExecutable(java(home)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static int feature(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.split("[\"._+-]", -1)[2])
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            return 0;
        }
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve("java");
    }
}
