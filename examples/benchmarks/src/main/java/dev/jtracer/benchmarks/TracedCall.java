package dev.jtracer.benchmarks;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The same short call: bare, in a region, in a task, and in what those are measured against. */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TracedCall {
    /** How much is traced. */
    @Param
    public TracingMode mode;

    private final Map<Object, Object> open = new ConcurrentHashMap<>();

    private AutoCloseable tracing;
    private long calls;

    /** Switches tracing on. */
    @Setup
    public void start() {
        tracing = mode.start();
    }

    /** Switches tracing off. */
    @TearDown
    public void stop() throws Exception {
        tracing.close();
    }

    /** The call alone. */
    @Benchmark
    public long bareCall() {
        call();
        return calls;
    }

    /** The call in an event with the fields of a region. */
    @Benchmark
    public long rawEvent() {
        RawEvents.Region event = new RawEvents.Region();
        event.begin();
        call();
        event.type = "reserve";
        event.taskId = calls;
        event.seq = calls;
        event.commit();
        return calls;
    }

    /** The call as the body of a region. */
    @Benchmark
    public long regionWith() {
        Region.with("reserve", () -> call());
        return calls;
    }

    /** The call between the begin and the close of a region. */
    @Benchmark
    public long regionBegin() {
        try (Region region = Region.begin("reserve")) {
            call();
        }
        return calls;
    }

    /** The call in a task. */
    @Benchmark
    public long task() {
        try (Task task = Task.create("checkout")) {
            call();
        }
        return calls;
    }

    /** The call in three events without a stack and in a map of what is open. */
    @Benchmark
    public long threeRawEventsAndMap() {
        RawEvents.Task task = new RawEvents.Task();
        task.begin();
        RawEvents.Region scope = new RawEvents.Region();
        scope.begin();
        RawEvents.Region region = new RawEvents.Region();
        region.begin();
        open.put(task, task);
        call();
        open.remove(task);
        region.type = "reserve";
        region.commit();
        scope.type = "scope";
        scope.commit();
        task.type = "checkout";
        task.outcome = "ok";
        task.taskId = calls;
        task.creator = Thread.currentThread();
        task.commit();
        return calls;
    }

    private void call() {
        calls++;
    }
}
