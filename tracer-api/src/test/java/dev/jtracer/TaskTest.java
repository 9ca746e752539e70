package dev.jtracer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskTest {
    private final Misuses misuses = new Misuses();

    @Test
    void offTheTaskIsTheSharedOneThatDoesNothing() {
        Task task = Task.create("off");

        assertThat(task).isSameAs(Task.current()).isSameAs(Task.createDetached("off"));
        assertThat(task.id()).isZero();
        assertThat(task.type()).isEmpty();
        assertThat(task).hasToString("no task");
        Runnable body = () -> {};
        assertThat(task.wrap(body)).isSameAs(body);
        assertThatCode(() -> {
                    task.run(body);
                    task.fail(null);
                    task.end();
                    task.end();
                    task.close();
                    task.close();
                })
                .doesNotThrowAnyException();
        assertThat(misuses.since()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void tasksNestAndRestore(Threads threads) throws Exception {
        var events = Recorder.record(() -> threads.run(() -> {
            Task none = Task.current();
            assertThat(none.id()).isZero();
            try (Task parent = Task.create("parent")) {
                assertThat(Task.current()).isSameAs(parent);
                try (Task child = Task.create("child")) {
                    assertThat(Task.current()).isSameAs(child);
                }
                assertThat(Task.current()).isSameAs(parent);
                Task.createDetached("detached").end();
                assertThat(Task.current()).isSameAs(parent);
            }
            assertThat(Task.current()).isSameAs(none);
        }));

        RecordedEvent parent = events.task("parent");
        assertThat(parent.getLong("parentId")).isZero();
        assertThat(events.task("child").getLong("parentId")).isEqualTo(parent.getLong("taskId"));
        assertThat(events.task("detached").getLong("parentId")).isEqualTo(parent.getLong("taskId"));
        assertThat(events.tasks()).allSatisfy(task -> {
            assertThat(task.getString("outcome")).isEqualTo("ok");
            assertThat(task.getString("error")).isNull();
            assertThat(task.getThread("creator").getJavaThreadId())
                    .isEqualTo(task.getThread().getJavaThreadId());
        });
        assertThat(events.scopes()).hasSize(2).allSatisfy(scope -> {
            assertThat(scope.getLong("queuedNanos")).isEqualTo(-1);
            assertThat(scope.getThread("handedOverBy")).isNull();
        });
        assertThat(misuses.since()).isEmpty();
    }

    @Test
    void scopeLiesWithinItsTask() throws Exception {
        var events = Recorder.record(() -> {
            for (int i = 0; i < 50; i++) {
                Task.create("task").close();
            }
        });

        for (RecordedEvent task : events.tasks()) {
            RecordedEvent scope = events.scopesOf(task.getLong("taskId")).get(0);
            assertThat(scope.getStartTime()).isAfterOrEqualTo(task.getStartTime());
            assertThat(scope.getEndTime()).isBeforeOrEqualTo(task.getEndTime());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void detachedTaskIsEndedOnAnotherThread(Threads threads) throws Exception {
        var events = Recorder.record(() -> {
            CompletableFuture<Task> made = new CompletableFuture<>();
            threads.run(() -> made.complete(Task.createDetached("reindex")));
            Task task = made.get();
            threads.run(() -> task.run(() -> assertThat(Task.current()).isSameAs(task)));
            threads.run(() -> {
                String value = task.call(() -> Task.current().type());
                assertThat(value).isEqualTo("reindex");
                task.end();
            });
        });

        RecordedEvent task = events.task("reindex");
        assertThat(events.scopesOf(task.getLong("taskId"))).hasSize(2);
        assertThat(task.getThread().getJavaThreadId())
                .isEqualTo(events.scopes().get(1).getThread().getJavaThreadId())
                .isNotEqualTo(events.scopes().get(0).getThread().getJavaThreadId());
        assertThat(misuses.since()).isEmpty();
    }

    @Test
    void detachedTaskMayBeClosedAnywhere() throws Exception {
        var events = Recorder.record(() -> {
            try (Task task = Task.createDetached("closed")) {
                assertThat(Task.current().id()).isZero();
            }
            Task.createDetached("ended").end();
        });

        assertThat(events.tasks()).hasSize(2);
        assertThat(events.scopes()).isEmpty();
        assertThat(misuses.since()).isEmpty();
    }

    @Test
    void failureIsTheFirstOneGiven() throws Exception {
        var events = Recorder.record(() -> {
            try (Task task = Task.create("failed")) {
                task.fail(new java.io.IOException("first"));
                task.fail(new IllegalStateException("second"));
            }
            try (Task task = Task.create("failed for no reason")) {
                task.fail(null);
            }
        });

        assertThat(events.task("failed").getString("outcome")).isEqualTo("failed");
        assertThat(events.task("failed").getString("error")).isEqualTo("java.io.IOException");
        assertThat(events.task("failed for no reason").getString("outcome")).isEqualTo("failed");
        assertThat(events.task("failed for no reason").getString("error")).isNull();
        assertThat(misuses.since()).isEmpty();
    }

    @Test
    void failureAfterTheEndIsCounted() throws Exception {
        var events = Recorder.record(() -> {
            Task task = Task.create("done");
            task.close();
            task.fail(new IllegalStateException());
        });

        assertThat(events.task("done").getString("outcome")).isEqualTo("ok");
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.FAILED_LATE));
    }

    @Test
    void taskLastsToItsFirstEnd() throws Exception {
        var events = Recorder.record(() -> {
            try (Task task = Task.create("task")) {
                task.end();
                Region.with("late", () -> {});
            }
        });

        RecordedEvent task = events.task("task");
        assertThat(events.region("late").getStartTime()).isAfterOrEqualTo(task.getEndTime());
        assertThat(events.region("late").getLong("taskId")).isEqualTo(task.getLong("taskId"));
        assertThat(events.scopesOf(task.getLong("taskId"))).hasSize(1);
        assertThat(misuses.since()).as("end before close is no misuse").isEmpty();
    }

    @Test
    void secondEndAndSecondCloseAreCounted() throws Exception {
        var events = Recorder.record(() -> {
            Task ended = Task.createDetached("ended twice");
            ended.end();
            ended.end();
            Task closed = Task.create("closed twice");
            closed.close();
            closed.close();
            closed.end();
        });

        assertThat(events.tasks()).hasSize(2);
        assertThat(events.scopes()).hasSize(1);
        assertThat(misuses.since()).containsOnly(java.util.Map.entry(Misuse.ENDED_TWICE.words(), 3L));
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void taskClosedOnAnotherThreadIsRepaired(Threads threads) throws Exception {
        var events = Recorder.record(() -> Threads.PLATFORM.run(() -> {
            Task task = Task.create("theirs");
            threads.run(task::close);
            assertThat(Task.current().id()).isZero();
            Region.with("after", () -> {});
        }));

        assertThat(events.task("theirs").getString("outcome")).isEqualTo("ok");
        assertThat(events.scopes()).hasSize(1);
        assertThat(events.region("after").getLong("taskId")).isZero();
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.WRONG_THREAD));
    }

    @Test
    void tasksClosedInTheWrongOrderAreRepaired() throws Exception {
        var events = Recorder.record(() -> Threads.PLATFORM.run(() -> {
            Task outer = Task.create("outer");
            Task inner = Task.create("inner");
            outer.close();
            assertThat(Task.current().id()).isZero();
            inner.close();
            assertThat(Task.current().id()).isZero();
        }));

        assertThat(events.tasks()).hasSize(2);
        assertThat(events.scopes()).hasSize(2);
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.LEFT_OPEN), Misuses.one(Misuse.WRONG_ORDER));
    }

    @Test
    void taskLeftOpenInsideAPieceStaysInsideIt() throws Exception {
        var events = Recorder.record(() -> Threads.PLATFORM.run(() -> {
            Task outer = Task.createDetached("outer");
            outer.run(() -> Task.create("left open"));
            assertThat(Task.current().id()).isZero();
            outer.end();
        }));

        assertThat(events.tasks()).hasSize(1);
        assertThat(events.open("task")).anyMatch(open -> "left open".equals(open.getString("type")));
        assertThat(misuses.since()).containsOnly(Misuses.one(Misuse.LEFT_OPEN));
        OpenTasks.forEach(Task::end);
    }

    @Test
    void tasksLeftOpenWithoutEndAreBounded() throws Exception {
        Recorder.record(() -> Threads.PLATFORM.run(() -> {
            for (int i = 0; i < ThreadStack.MAX_SCOPES + 10; i++) {
                Task.create("leaked");
            }
            assertThat(ThreadStack.current().scope.level).isEqualTo(ThreadStack.MAX_SCOPES);
        }));

        assertThat(misuses.since()).containsOnly(java.util.Map.entry(Misuse.TOO_DEEP.words(), 10L));
        OpenTasks.forEach(Task::end);
    }

    @ParameterizedTest
    @MethodSource("dev.jtracer.Threads#available")
    void threadThatDiesInATaskIsCollected(Threads threads) throws Exception {
        ThreadStack[] stack = new ThreadStack[1];
        Task[] open = new Task[1];
        Recorder.record(() -> {
            threads.run(() -> {
                stack[0] = ThreadStack.current();
                open[0] = Task.create("never ended");
                Task.create("only ended").end();
            });
            for (int i = 0; i < ThreadStack.MAX_SWEEP && stack[0].scope != null; i++) {
                threads.run(Task::current);
            }
        });
        assertThat(stack[0].scope).isNull();
        List<Task> listed = new ArrayList<>();
        OpenTasks.forEach(listed::add);
        assertThat(listed).containsOnlyOnce(open[0]).noneMatch(task -> "only ended".equals(task.type()));

        open[0].end();
        open[0] = null;
        listed.clear();
        for (int i = 0; i < 100 && !stack[0].refersTo(null); i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(stack[0].refersTo(null)).isTrue();
    }

    @Test
    void closeOnAnotherThreadDuringARepairIsNotLost() throws Exception {
        ExecutorService other = Threads.PLATFORM.single();
        Recorder.record(() -> Threads.PLATFORM.run(() -> {
            ThreadStack stack = ThreadStack.current();
            for (int i = 0; i < ThreadStack.MAX_SCOPES - 1; i++) {
                Task.create("outer");
            }
            Scope outer = stack.scope;
            for (int round = 0; round < 2_000; round++) {
                Task.create("closed elsewhere");
                Scope inner = stack.scope;
                CyclicBarrier together = new CyclicBarrier(2);
                Future<?> closed = other.submit(() -> {
                    together.await();
                    inner.abandoned = true;
                    stack.abandoned = true;
                    return null;
                });
                together.await();
                for (int i = round % 20; i >= 0; i--) {
                    stack.abandoned = true;
                    ThreadStack.current();
                }
                closed.get();
                assertThat(ThreadStack.current().scope).isSameAs(outer);
            }
        }));
        other.shutdown();
        OpenTasks.forEach(Task::end);
    }

    @Test
    void namesAreRepaired() throws Exception {
        String huge = "🧾".repeat(5_000_000);
        var events = Recorder.record(() -> {
            Task.create(null).close();
            Task.create("").close();
            Task.create(huge).close();
            Trace.log(null, null);
            Trace.log(huge, huge);
            try (Task task = Task.create("tagged")) {
                Trace.tag(null, null);
                Trace.tag(huge, huge);
            }
        });

        assertThat(events.tasks())
                .hasSize(4)
                .allSatisfy(task -> assertThat(task.getString("type"))
                        .isNotEmpty()
                        .hasSizeLessThanOrEqualTo(256)
                        .doesNotEndWith("\ud83e…"));
        assertThat(events.named("jtracer.Log")).hasSize(2).allSatisfy(log -> {
            assertThat(log.getString("category")).isNotEmpty().hasSizeLessThanOrEqualTo(256);
            assertThat(log.getString("message")).isNotNull().hasSizeLessThanOrEqualTo(4_096);
        });
        assertThat(events.named("jtracer.Tag")).hasSize(2).allSatisfy(tag -> {
            assertThat(tag.getString("key")).isNotEmpty().hasSizeLessThanOrEqualTo(256);
            assertThat(tag.getString("value")).isNotNull().hasSizeLessThanOrEqualTo(4_096);
        });
    }

    @Test
    void logsAndTagsBelongToTheCurrentTask() throws Exception {
        var events = Recorder.record(() -> {
            Trace.log("boot", "no task");
            Trace.tag("nowhere", "to go");
            try (Task task = Task.create("checkout")) {
                Trace.log("order", "17");
                Trace.tag("customer", "ann");
            }
        });

        long task = events.task("checkout").getLong("taskId");
        assertThat(events.named("jtracer.Log"))
                .extracting(
                        log -> log.getLong("taskId") + " " + log.getString("category") + " " + log.getString("message"))
                .containsExactly("0 boot no task", task + " order 17");
        assertThat(events.named("jtracer.Tag"))
                .extracting(tag -> tag.getLong("taskId") + " " + tag.getString("key") + " " + tag.getString("value"))
                .containsExactly(task + " customer ann");
    }

    @Test
    void lineBreaksInTheTagsOfAnOpenTaskBecomeSpaces() {
        assertThat(Tags.lines(new String[] {"a\rb\nc", "d\r\ne", "f", "g\rh"})).isEqualTo("a b c=d  e\nf=g h");
    }

    @Test
    void idsAreUniqueAndCountUp() throws Exception {
        Recorder.record(() -> {
            try (Task first = Task.create("first");
                    Task second = Task.create("second")) {
                assertThat(second.id()).isGreaterThan(first.id()).isPositive();
                assertThat(first).hasToString("first #" + first.id());
            }
        });
    }
}
