package dev.jtracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import jdk.jfr.consumer.RecordedEvent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Work that crosses threads: wrapped pieces and propagating executors. */
class PieceTest {
    private final Misuses misuses = new Misuses();

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void taskGoesThroughThreeExecutors(Threads threads) throws Exception {
        ExecutorService one = threads.single();
        ExecutorService two = threads.single();
        ExecutorService three = threads.single();
        var events = Recorder.record(() -> {
            try (Task task = Task.create("checkout")) {
                one.submit(task.wrapCallable(() -> two.submit(task.wrapCallable(
                                        () -> three.submit(task.wrap(() -> Region.with("ship", () -> {})))
                                                .get()))
                                .get()))
                        .get();
            }
        });
        List.of(one, two, three).forEach(ExecutorService::shutdown);

        long task = events.task("checkout").getLong("taskId");
        List<RecordedEvent> scopes = events.scopesOf(task);
        assertThat(scopes).hasSize(4);
        assertThat(scopes)
                .extracting(scope -> scope.getThread().getJavaThreadId())
                .doesNotHaveDuplicates();
        for (int hop = 1; hop < 4; hop++) {
            assertThat(scopes.get(hop).getLong("queuedNanos")).isNotNegative();
            assertThat(scopes.get(hop).getThread("handedOverBy").getJavaThreadId())
                    .isEqualTo(scopes.get(hop - 1).getThread().getJavaThreadId());
        }
        assertThat(events.region("ship").getLong("taskId")).isEqualTo(task);
        assertThat(misuses.since()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void queueTimeIsTheWaitForAThread(Threads threads) throws Exception {
        ExecutorService pool = threads.single();
        var events = Recorder.record(() -> {
            try (Task task = Task.create("waits")) {
                Future<?> busy = pool.submit(() -> sleep(200));
                Future<?> piece = pool.submit(task.wrap(() -> {}));
                busy.get();
                piece.get();
            }
        });
        pool.shutdown();

        RecordedEvent piece = events.scopes().get(1);
        assertThat(TimeUnit.NANOSECONDS.toMillis(piece.getLong("queuedNanos"))).isBetween(150L, 1_500L);
    }

    @Test
    void onlyTheFirstRunOfAWrapperHasQueueTime() throws Exception {
        var events = Recorder.record(() -> {
            Task task = Task.createDetached("twice");
            Runnable piece = task.wrap(() -> {});
            piece.run();
            piece.run();
            task.end();
        });

        assertThat(events.scopes().get(0).getLong("queuedNanos")).isNotNegative();
        assertThat(events.scopes().get(1).getLong("queuedNanos")).isEqualTo(-1);
        assertThat(events.scopes().get(1).getThread("handedOverBy")).isNull();
    }

    @Test
    void everyWrapperCarriesItsTaskAndResult() throws Exception {
        IOException thrown = new IOException();
        Recorder.record(() -> {
            Task task = Task.createDetached("carried");
            assertThat(task.wrapCallable(() -> Task.current().type()).call()).isEqualTo("carried");
            assertThat(task.wrapSupplier(() -> Task.current().type()).get()).isEqualTo("carried");
            assertThatThrownBy(task.wrapCallable(() -> {
                        throw thrown;
                    })::call)
                    .isSameAs(thrown);
            assertThat(task.wrap(null)).isNull();
            assertThat(task.wrapCallable(null)).isNull();
            assertThat(task.wrapSupplier(null)).isNull();
            assertThat(Task.current().id()).isZero();
            task.end();
        });
    }

    @Test
    void exceptionOfABodyLeavesItsScope() throws Exception {
        RuntimeException thrown = new IllegalStateException();
        Recorder.record(() -> {
            Task task = Task.createDetached("throws");
            assertThatThrownBy(() -> task.run(() -> {
                        Region.begin("left open");
                        throw thrown;
                    }))
                    .isSameAs(thrown);
            assertThat(Task.current().id()).isZero();
            assertThat(ThreadStack.current().depth).isZero();
            task.end();
        });
    }

    @Test
    void scopeOfATaskInsideItsOwnAddsNothing() throws Exception {
        var events = Recorder.record(() -> {
            try (Task task = Task.create("outer")) {
                task.run(() -> task.wrap(() -> {}).run());
                try (Task inner = Task.create("inner")) {
                    task.run(() -> {
                        assertThat(Task.current()).isSameAs(task);
                        Region.with("in outer", () -> {});
                    });
                    assertThat(Task.current()).isSameAs(inner);
                }
            }
        });

        assertThat(events.scopes()).hasSize(2);
        assertThat(events.region("in outer").getLong("taskId"))
                .isEqualTo(events.task("outer").getLong("taskId"));
        assertThat(misuses.since()).isEmpty();
    }

    @Test
    void regionsAreNotCarried() throws Exception {
        var events = Recorder.record(() -> {
            try (Task task = Task.create("task")) {
                Region.with(
                        "here",
                        () -> Threads.PLATFORM.run(task.wrap(
                                () -> assertThat(ThreadStack.current().depth).isZero())::run));
            }
        });

        assertThat(events.regions()).hasSize(1);
    }

    @Test
    void piecesThatOutliveTheirTaskAreLate() throws Exception {
        var events = Recorder.record(() -> {
            Task task = Task.createDetached("short");
            Runnable piece = task.wrap(() -> Region.with("late", () -> {}));
            task.end();
            piece.run();
        });

        RecordedEvent task = events.task("short");
        RecordedEvent scope = events.scopesOf(task.getLong("taskId")).get(0);
        assertThat(scope.getStartTime()).isAfterOrEqualTo(task.getEndTime());
        assertThat(events.region("late").getLong("taskId")).isEqualTo(task.getLong("taskId"));
        assertThat(misuses.since()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void propagatingServiceCarriesTheTaskOfTheCaller(Threads threads) throws Exception {
        ExecutorService pool = Task.propagating(threads.single());
        Callable<String> type = () -> Task.current().type();
        var events = Recorder.record(() -> {
            try (Task task = Task.create("caller")) {
                assertThat(pool.submit(type).get()).isEqualTo("caller");
                pool.submit(() -> assertThat(Task.current()).isSameAs(task)).get();
                assertThat(pool.submit(() -> assertThat(Task.current()).isSameAs(task), "result")
                                .get())
                        .isEqualTo("result");
                assertThat(pool.invokeAll(List.of(type, type)))
                        .extracting(Future::get)
                        .containsExactly("caller", "caller");
                assertThat(pool.invokeAll(List.of(type), 1, TimeUnit.MINUTES))
                        .extracting(Future::get)
                        .containsExactly("caller");
                assertThat(pool.invokeAny(List.of(type))).isEqualTo("caller");
                assertThat(pool.invokeAny(List.of(type), 1, TimeUnit.MINUTES)).isEqualTo("caller");
                CompletableFuture<String> executed = new CompletableFuture<>();
                pool.execute(() -> executed.complete(Task.current().type()));
                assertThat(executed.get()).isEqualTo("caller");
            }
            assertThat(pool.submit(type).get()).as("no task, nothing to carry").isEmpty();
        });
        pool.shutdown();
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(events.scopes()).hasSize(1 + 9);
        assertThat(events.scopes().subList(1, 10))
                .allMatch(scope -> scope.getLong("queuedNanos") >= 0 && scope.getThread("handedOverBy") != null);
    }

    @Test
    void propagatingExecutorCarriesTheTaskOfTheCaller() throws Exception {
        Executor direct = Task.propagating((Executor) Runnable::run);
        var events = Recorder.record(() -> {
            try (Task task = Task.create("caller")) {
                direct.execute(() -> assertThat(Task.current()).isSameAs(task));
            }
        });

        assertThat(events.scopes())
                .as("on the caller's own thread there is nothing to add")
                .hasSize(1);
    }

    @Test
    void pieceWrappedAlreadyKeepsItsTaskAndWaitsFromTheHandOver() throws Exception {
        ExecutorService pool = Task.propagating(Threads.PLATFORM.single());
        var events = Recorder.record(() -> {
            Task job = Task.createDetached("job");
            Runnable piece = job.wrap(() -> {});
            sleep(300);
            try (Task other = Task.create("other")) {
                pool.submit(piece).get();
            }
            job.end();
        });
        pool.shutdown();

        RecordedEvent scope =
                events.scopesOf(events.task("job").getLong("taskId")).get(0);
        assertThat(TimeUnit.NANOSECONDS.toMillis(scope.getLong("queuedNanos"))).isLessThan(250);
        assertThat(events.scopes()).hasSize(2);
    }

    @Test
    void scheduledDelaysAreNotQueueTime() throws Exception {
        ScheduledExecutorService pool = Task.propagating(Executors.newSingleThreadScheduledExecutor());
        var events = Recorder.record(() -> {
            try (Task task = Task.create("caller")) {
                pool.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).get();
                assertThat(pool.schedule(() -> Task.current().type(), 1, TimeUnit.MILLISECONDS)
                                .get())
                        .isEqualTo("caller");
                for (boolean fixedRate : new boolean[] {true, false}) {
                    CountDownLatch twice = new CountDownLatch(2);
                    Future<?> repeated = fixedRate
                            ? pool.scheduleAtFixedRate(twice::countDown, 0, 1, TimeUnit.MILLISECONDS)
                            : pool.scheduleWithFixedDelay(twice::countDown, 0, 1, TimeUnit.MILLISECONDS);
                    twice.await();
                    repeated.cancel(false);
                }
            }
            pool.shutdown();
            pool.awaitTermination(1, TimeUnit.MINUTES);
        });

        assertThat(events.scopes())
                .hasSizeGreaterThanOrEqualTo(1 + 2 + 4)
                .allMatch(scope -> scope.getLong("queuedNanos") == -1);
    }

    @Test
    void workThatNeverRanComesBackAsItWasGiven() throws Exception {
        ExecutorService pool = Task.propagating(Executors.newSingleThreadExecutor());
        Runnable body = () -> {};
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Recorder.record(() -> {
            try (Task task = Task.create("caller")) {
                pool.execute(() -> {
                    running.countDown();
                    awaitQuietly(release);
                });
                running.await();
                pool.execute(body);
                assertThat(waiting(task)).isOne();
                assertThat(pool.shutdownNow()).containsExactly(body);
                assertThat(waiting(task)).isZero();
                release.countDown();
            }
        });
        assertThat(pool.isShutdown()).isTrue();
        assertThat(pool.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(pool.isTerminated()).isTrue();
    }

    @Test
    void workThatIsRefusedDoesNotWait() throws Exception {
        ExecutorService pool = Task.propagating(Executors.newSingleThreadExecutor());
        pool.shutdown();
        Callable<String> value = () -> "value";
        List<Callable<String>> values = List.of(value, value);
        Recorder.record(() -> {
            try (Task task = Task.create("caller")) {
                List<ThrowingCallable> refused = List.of(
                        () -> pool.execute(() -> {}),
                        () -> pool.execute(task.wrap(() -> {})),
                        () -> pool.submit(() -> {}),
                        () -> pool.submit(() -> {}, "result"),
                        () -> pool.submit(value),
                        () -> pool.invokeAll(values),
                        () -> pool.invokeAll(values, 1, TimeUnit.MINUTES),
                        () -> pool.invokeAny(values),
                        () -> pool.invokeAny(values, 1, TimeUnit.MINUTES));
                for (ThrowingCallable call : refused) {
                    assertThatThrownBy(call).isInstanceOf(RejectedExecutionException.class);
                    assertThat(waiting(task)).isZero();
                }
            }
        });
    }

    @Test
    void workersThatLoseTheirThreadLocalsAreKnownAgain() throws Exception {
        var events = Recorder.record(() -> {
            try (Task task = Task.create("common pool")) {
                for (int i = 0; i < 200; i++) {
                    Supplier<Thread> piece = () -> Region.with("piece", () -> Thread.currentThread());
                    CompletableFuture.supplyAsync(task.wrapSupplier(piece)).get();
                    ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.SECONDS);
                }
            }
        });

        Map<Thread, Long> stacks = new HashMap<>();
        ThreadStack.all().forEach(stack -> stacks.merge(stack.get(), 1L, Long::sum));
        stacks.remove(null);
        assertThat(stacks.values()).containsOnly(1L);
        assertThat(events.regions())
                .extracting(region -> region.getThread().getJavaThreadId() + " " + region.getLong("seq"))
                .hasSize(200)
                .doesNotHaveDuplicates();
    }

    @Test
    void piecesThatNeverRunAreBounded() throws Exception {
        Recorder.record(() -> {
            Task task = Task.createDetached("drops its pieces");
            for (int i = 0; i < Queued.MAX + 5_000; i++) {
                task.wrap(() -> {});
            }
            assertThat(Queued.all()).hasSize(Queued.MAX);
            task.end();
            Task next = Task.createDetached("next");
            for (int i = 0; i < 2_000; i++) {
                next.wrap(() -> {}).run();
            }
            assertThat(Queued.all()).isEmpty();
            next.end();
        });
    }

    private static long waiting(Task task) {
        long waiting = 0;
        for (Queued queued : Queued.all()) {
            waiting += queued.task == task ? 1 : 0;
        }
        return waiting;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            // shutdownNow interrupts: that ends the wait as well.
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
