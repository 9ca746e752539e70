package dev.jtracer.viewer.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Drawn;
import dev.jtracer.viewer.query.FlameGraph;
import dev.jtracer.viewer.query.FlameKind;
import dev.jtracer.viewer.query.FlameMethods;
import dev.jtracer.viewer.query.FlameSubject;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flame graphs of real recordings, against what {@code jdk.jfr.consumer} counts and what the programs know. */
class FlamesTruthTest {
    @TempDir
    Path directory;

    @Test
    void samplesAreThoseOfTheJdksReaderMethodByMethod() throws Exception {
        TruthRun.check(HotLoop.class, directory, run -> {
            Counted counted = Counted.of(run.file(), "jdk.ExecutionSample", event -> 1);
            assertSame(run.trace(), FlameKind.CPU, counted);

            FlameMethods.Result methods = methods(run.trace(), FlameKind.CPU, Part.WHOLE);
            assertThat(methods.rows().get(0).method()).isEqualTo("burn");
            FlameGraph.Result ofTask = graph(run.trace(), FlameKind.CPU, taskOf(run, "count"));
            assertThat(methods.periodNanos()).isPositive();
            assertThat(ofTask.total() * methods.periodNanos())
                    .isBetween(run.nanos("burnt") / 2, run.nanos("burnt") * 3 / 2);
            assertThat(graph(run.trace(), FlameKind.CPU, Part.WHOLE.ofTaskType("count"))
                            .total())
                    .isEqualTo(ofTask.total());
        });
    }

    @Test
    void allocatedBytesAreThoseOfTheJdksReaderMethodByMethod() throws Exception {
        TruthRun.check(Allocates.class, directory, run -> {
            Counted counted = Counted.of(run.file(), "jdk.ObjectAllocationSample", event -> event.getLong("weight"));
            assertSame(run.trace(), FlameKind.ALLOCATION, counted);
            assertThat(methods(run.trace(), FlameKind.ALLOCATION, Part.WHOLE)
                            .rows()
                            .get(0)
                            .method())
                    .isEqualTo("fill");
        });
    }

    @Test
    void contentionIsWhatTheWaitersWaitedWhereTheyWaited() throws Exception {
        TruthRun.check(ContendedLock.class, directory, run -> {
            FlameGraph.Result locks = Drawn.check(graph(run.trace(), FlameKind.LOCK, Part.WHOLE));
            long waited = methods(run.trace(), FlameKind.LOCK, Part.WHOLE).rows().stream()
                    .filter(row -> row.method().equals("take"))
                    .mapToLong(FlameMethods.Row::total)
                    .sum();

            assertThat(locks.total())
                    .isEqualTo(LockList.of(run.trace()).locks().stream()
                            .mapToLong(LockList.Lock::totalNanos)
                            .sum());
            assertThat(waited).isCloseTo(run.nanos("waited"), run.tolerance(2));
        });
    }

    @Test
    void wallTimeOfATaskIsTheTimeOfItsScopesStateByState() throws Exception {
        TruthRun.check(KindsOfWaiting.class, directory, run -> {
            int task = run.taskRow("waits");
            Part part = Part.WHOLE.ofTask(run.trace().tasks().id(task));
            for (ThreadState state : ThreadState.threadStates()) {
                FlameGraph.Result graph = FlameGraph.of(
                        run.trace(),
                        new FlameGraph.Request(new FlameSubject(FlameKind.WALL, Set.of(state), part), false, 1_000));
                assertThat(Drawn.check(graph).total())
                        .as(state.key())
                        .isEqualTo(run.trace().tasks().threadNanos(task, state));
            }
            long sleeping = methods(run.trace(), FlameKind.WALL, part).rows().stream()
                    .filter(row ->
                            row.className().endsWith("Truth") && row.method().equals("sleep"))
                    .mapToLong(FlameMethods.Row::total)
                    .sum();
            assertThat(sleeping).isCloseTo(run.nanos("sleeping"), run.tolerance());
        });
    }

    @Test
    void wallTimeOfEverythingIsTheLifeOfAllThreadsButJtracersOwn() throws Exception {
        TruthRun.check(ThreeExecutors.class, directory, run -> {
            long life = 0;
            Threads threads = run.trace().threads();
            for (int thread = 0; thread < threads.size(); thread++) {
                life += threads.ofTracer(thread) ? 0 : threads.endNs(thread) - threads.startNs(thread);
            }
            long half = run.trace().endNs() / 2;

            assertThat(Drawn.check(graph(run.trace(), FlameKind.WALL, Part.WHOLE))
                            .total())
                    .isEqualTo(life);
            assertThat(graph(run.trace(), FlameKind.WALL, Part.WHOLE.between(0, half))
                                    .total()
                            + graph(run.trace(), FlameKind.WALL, Part.WHOLE.between(half, Long.MAX_VALUE))
                                    .total())
                    .isEqualTo(life);
        });
    }

    private static void assertSame(Trace trace, FlameKind kind, Counted counted) {
        FlameMethods.Result methods = methods(trace, kind, Part.WHOLE);
        Map<String, Long> self = new HashMap<>();
        Map<String, Long> total = new HashMap<>();
        for (FlameMethods.Row row : methods.rows()) {
            String method = row.className() + "." + row.method();
            total.put(method, row.total());
            Map<Integer, Long> lines = counted.lines.getOrDefault(method, Map.of());
            assertThat(lines.get(row.line()))
                    .as("line %d of %s", row.line(), method)
                    .isEqualTo(Collections.max(lines.values()));
            if (row.self() > 0) {
                self.put(row.className() + "." + row.method(), row.self());
            }
        }
        assertThat(self).isEqualTo(counted.self);
        assertThat(total).isEqualTo(counted.total);
        assertThat(methods.total()).isEqualTo(counted.all);
        for (boolean inverted : new boolean[] {false, true}) {
            FlameGraph.Result graph =
                    FlameGraph.of(trace, new FlameGraph.Request(FlameSubject.of(kind, Part.WHOLE), inverted, 10_000));
            assertThat(Drawn.check(graph).total()).isEqualTo(counted.all);
        }
    }

    private static Part taskOf(TruthRun run, String type) {
        return Part.WHOLE.ofTask(run.trace().tasks().id(run.taskRow(type)));
    }

    private static FlameGraph.Result graph(Trace trace, FlameKind kind, Part part) {
        return FlameGraph.of(trace, new FlameGraph.Request(FlameSubject.of(kind, part), false, 10_000));
    }

    private static FlameMethods.Result methods(Trace trace, FlameKind kind, Part part) {
        return FlameMethods.of(
                trace, FlameMethods.Request.heaviest(FlameSubject.of(kind, part), FlameMethods.Request.MAX_LIMIT));
    }

    /** What the JDK's reader finds: weights by the method on top, by each method of a stack and its line, and in all. */
    private static final class Counted {
        private final Map<String, Long> self = new HashMap<>();
        private final Map<String, Long> total = new HashMap<>();
        private final Map<String, Map<Integer, Long>> lines = new HashMap<>();
        private long all;

        static Counted of(Path file, String type, ToLongFunction<RecordedEvent> weight) throws IOException {
            Counted counted = new Counted();
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (event.getEventType().getName().equals(type) && !isOfTracer(event)) {
                    counted.add(event, weight.applyAsLong(event));
                }
            }
            return counted;
        }

        /** Threads of jtracer are in no flame graph of everything. */
        private static boolean isOfTracer(RecordedEvent event) {
            RecordedThread thread =
                    event.hasField("sampledThread") ? event.getThread("sampledThread") : event.getThread();
            return thread.getJavaName() != null && thread.getJavaName().startsWith("jtracer-");
        }

        private void add(RecordedEvent event, long weight) {
            all += weight;
            if (event.getStackTrace() == null) {
                return;
            }
            Set<String> seen = new HashSet<>();
            for (RecordedFrame frame : event.getStackTrace().getFrames()) {
                String method = frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName();
                if (seen.isEmpty()) {
                    self.merge(method, weight, Long::sum);
                }
                if (seen.add(method)) {
                    total.merge(method, weight, Long::sum);
                    lines.computeIfAbsent(method, name -> new HashMap<>())
                            .merge(frame.getLineNumber(), weight, Long::sum);
                }
            }
        }
    }
}
