package dev.jtracer.benchmarks;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a task is measured against: the same call in a span of OpenTelemetry's SDK. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Span {
    private final SdkTracerProvider spans = SdkTracerProvider.builder()
            .setSampler(Sampler.alwaysOn())
            .addSpanProcessor(new Nowhere())
            .build();
    private final Tracer tracer = spans.get("benchmark");

    private long calls;

    /** The call in a span that is sampled and exported nowhere, and is current meanwhile. */
    @Benchmark
    public long span() {
        io.opentelemetry.api.trace.Span span = tracer.spanBuilder("checkout").startSpan();
        try (io.opentelemetry.context.Scope scope = span.makeCurrent()) {
            calls++;
        } finally {
            span.end();
        }
        return calls;
    }

    /** Makes spans real and drops them: without a processor the SDK would not even create them. */
    private static final class Nowhere implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return true;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
