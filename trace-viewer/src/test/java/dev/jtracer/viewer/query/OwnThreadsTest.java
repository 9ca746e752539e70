package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

/** Threads of jtracer in the process that is recorded: shown with what they did, and part of nothing that is said of the program. */
class OwnThreadsTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
            [                                                    0         10        20        30   E]
            worker-1: sleeping                                   |-------------------|
            worker-1: running in=Shop.price                                              x
            jtracer-query: blocked Shelf by=jtracer-reader       |---------|
            jtracer-query: running in=Flames.of                              x   x
            Reference Handler: sleeping                          |-------------------|
            """);

    @Test
    void haveAPoolOfTheirOwnBetweenTheProgramsAndTheJvms() {
        assertThat(ThreadPools.of(trace).pools())
                .extracting(ThreadPools.Pool::name)
                .containsSubsequence("worker", Threads.TRACER, Threads.JVM);
    }

    @Test
    void areInNoSumOfTheWholeCaptureOrOfARange() {
        WholeCapture.Result whole = WholeCapture.of(trace, new WholeCapture.Request(1));
        RangeSummary.Result range = RangeSummary.of(trace, new RangeSummary.Request(0, 20 * MS));

        assertThat(whole.states()).doesNotContainKey("blocked");
        assertThat(whole.states().get("sleeping")).allMatch(threads -> threads < 1);
        assertThat(range.blockedThreads()).isZero();
        assertThat(range.states().sleeping()).isEqualTo(20 * MS);
        assertThat(range.locks()).isEmpty();
    }

    @Test
    void waitForNoLockOfTheProgram() {
        assertThat(LockList.of(trace).locks()).isEmpty();
    }

    @Test
    void areInTheFlameGraphOfTheirPoolAndInNoneOfEverything() {
        assertThat(samples(Part.WHOLE)).isEqualTo(1);
        assertThat(samples(Part.WHOLE.ofPool(Threads.TRACER))).isEqualTo(2);
    }

    private long samples(Part part) {
        FlameSubject subject = FlameSubject.of(FlameKind.CPU, part);
        return FlameGraph.of(trace, new FlameGraph.Request(subject, false, 100)).counted();
    }
}
