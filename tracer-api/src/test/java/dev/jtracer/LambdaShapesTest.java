package dev.jtracer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of bodies that compile, and of those that must not, because they would be ambiguous. */
class LambdaShapesTest {
    private static final String PROGRAM = """
            import dev.jtracer.*;
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.*;
            import java.util.function.*;

            class Shapes {
                static int count() { return 1; }
                static void work() {}
                static void io() throws IOException {}
                static int ioValue() throws IOException { return 1; }
                static void both() throws IOException, InterruptedException {}
                static void overloaded() {}
                static int overloaded(int x) { return x; }
                static <T> T generic() { return null; }
                static <T> void genericVoid() {}
                static <T> T genericOf(T value) { return value; }
                static final Runnable runnable = () -> {};
                static final Callable<Integer> callable = () -> 1;
                static Task task = Task.current();
                static ExecutorService pool;

                static void shape() throws %s {
                    %s
                }
            }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RuntimeException     | Region.with("x", () -> work());
            RuntimeException     | Region.with("x", () -> { work(); });
            RuntimeException     | Region.with("x", () -> {});
            RuntimeException     | Region.with("x", () -> count());
            RuntimeException     | int n = Region.with("x", () -> count());
            RuntimeException     | int n = Region.with("x", () -> { return count(); });
            RuntimeException     | long n = Region.with("x", () -> 1);
            RuntimeException     | String s = Region.with("x", () -> null);
            RuntimeException     | List<String> l = Region.with("x", () -> List.of("a"));
            RuntimeException     | List<String> l = Region.with("x", () -> new ArrayList<>());
            RuntimeException     | var s = Region.with("x", () -> "a"); s.length();
            RuntimeException     | String s = Region.with("x", () -> genericOf("a"));
            RuntimeException     | Region.with("x", () -> overloaded());
            RuntimeException     | int n = Region.with("x", () -> overloaded(1));
            RuntimeException     | Region.with("x", () -> { throw new IllegalStateException(); });
            RuntimeException     | Region.with("x", Shapes::work);
            RuntimeException     | int n = Region.with("x", Shapes::count);
            RuntimeException     | Region.with("x", Shapes::count);
            RuntimeException     | Region.with("x", runnable::run);
            RuntimeException     | StringBuilder b = Region.call("x", StringBuilder::new); b.append("a");
            RuntimeException     | Object o = Region.with("x", Object::new);
            RuntimeException     | Region.run("x", Shapes::overloaded);
            RuntimeException     | Region.run("x", Shapes::genericVoid);
            RuntimeException     | String s = Region.call("x", Shapes::generic);
            RuntimeException     | String s = Region.<String, RuntimeException>call("x", Shapes::generic);
            RuntimeException     | Region.run("x", () -> count());
            RuntimeException     | int n = Region.call("x", () -> count());
            RuntimeException     | Region.with("x", () -> Region.with("y", () -> count()));
            RuntimeException     | int n = Region.with("x", () -> Region.with("y", () -> count()));
            RuntimeException     | int n = true ? Region.with("x", () -> 1) : 2;
            RuntimeException     | Supplier<Integer> s = () -> Region.with("x", () -> 1);
            RuntimeException     | Runnable r = () -> Region.with("x", () -> 1);
            RuntimeException     | Callable<Integer> c = () -> Region.with("x", () -> ioValue());
            IOException          | Region.with("x", () -> io());
            IOException          | int n = Region.with("x", () -> ioValue());
            IOException          | Region.with("x", Shapes::io);
            IOException          | int n = Region.with("x", Shapes::ioValue);
            IOException          | Region.with("x", () -> { throw new IOException(); });
            IOException          | Region.with("x", () -> { if (count() > 0) { throw new IOException(); } });
            Exception            | Region.with("x", () -> both());
            Exception            | int n = Region.with("x", callable::call);
            RuntimeException     | try { Region.with("x", () -> io()); } catch (IOException e) { }
            RuntimeException     | try (Region r = Region.begin("x")) { work(); }
            RuntimeException     | try (Task t = Task.create("x"); Region r = Region.begin("y")) { work(); }
            RuntimeException     | task.run(() -> work());
            RuntimeException     | task.run(() -> count());
            RuntimeException     | task.run(runnable);
            RuntimeException     | int n = task.call(() -> count());
            IOException          | int n = task.call(() -> ioValue());
            RuntimeException     | Runnable r = task.wrap(() -> count());
            RuntimeException     | Callable<Integer> c = task.wrapCallable(() -> ioValue());
            RuntimeException     | Supplier<Integer> s = task.wrapSupplier(() -> count());
            RuntimeException     | Future<?> f = pool.submit(task.wrap(() -> work()));
            RuntimeException     | Future<Integer> f = pool.submit(task.wrapCallable(() -> count()));
            RuntimeException     | CompletableFuture<Integer> f = CompletableFuture.supplyAsync(task.wrapSupplier(() -> count()));
            RuntimeException     | Executor e = Task.propagating((Executor) pool);
            RuntimeException     | ExecutorService e = Task.propagating(pool);
            RuntimeException     | ScheduledExecutorService e = Task.propagating(Executors.newScheduledThreadPool(1));
            """)
    void compiles(String thrown, String shape) {
        assertThat(JavaSource.problems(PROGRAM.formatted(thrown, shape))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            RuntimeException     | Region.with("x", () -> io());                     | unreported exception
            IOException          | Region.with("x", () -> both());                   | unreported exception
            RuntimeException     | Region.with("x", Shapes::overloaded);             | ambiguous
            RuntimeException     | task.run(() -> io());                             | unreported exception
            """)
    void doesNotCompile(String thrown, String shape, String reason) {
        assertThat(JavaSource.problems(PROGRAM.formatted(thrown, shape)))
                .isNotEmpty()
                .allMatch(problem -> problem.contains(reason));
    }

    @Test
    void theProgramItselfCompiles() {
        assertThat(JavaSource.problems(PROGRAM.formatted("RuntimeException", "")))
                .isEmpty();
    }
}
