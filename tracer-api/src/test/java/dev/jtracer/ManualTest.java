package dev.jtracer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles the examples in the Javadoc, each as the body of a method of the shop they speak of. */
class ManualTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\n(.*?)\n \\* }</pre>", Pattern.DOTALL);

    private static final String SHOP = """
            import dev.jtracer.*;
            import java.util.concurrent.*;

            class Shop {
                static class PaymentException extends Exception {}
                record Order(String id) {}
                record Receipt() {}
                interface Inventory { int reserve(Order order); void reindex(); }
                interface Payment { Receipt charge(Order order) throws PaymentException; }
                interface Shipping { void ship(Order order, Receipt receipt); }

                Inventory inventory;
                Payment payment;
                Shipping shipping;
                ExecutorService executor;
                Order order;
                %s

                void example() throws Exception {
                    %s
                }
            }
            """;

    @ParameterizedTest
    @MethodSource("examples")
    void exampleCompiles(String example) {
        String receipt = example.contains("Receipt receipt") ? "" : "Receipt receipt;";
        assertThat(JavaSource.problems(SHOP.formatted(receipt, example))).isEmpty();
    }

    @Test
    void thereAreExamples() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(8);
    }

    static List<String> examples() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .flatMap(ManualTest::examplesOf)
                    .toList();
        }
    }

    private static Stream<String> examplesOf(Path file) {
        try {
            return EXAMPLE.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .map(example -> EXAMPLE.matcher(example).replaceAll("$1").replaceAll("(?m)^ \\* ?", ""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
