package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

class ThreadListTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
                [                                             0         10        20        30        E
                a: task 1 job                                 |-----------------------------|
                a: scope 1                                    |-----------------------------|
                a: sleeping                                        |---------|
                jvm: gc                                                         |---|
                jvm: gc                                                                         ||
                p: parked Pool in=ThreadPoolExecutor.getTask            |-------------------|
                """);

    @Test
    void theStatesOfAThreadSumToItsLife() {
        assertThat(ThreadList.of(trace).threads())
                .allSatisfy(thread -> assertThat(thread.states().sum()).isEqualTo(thread.lifeNanos()));
        ThreadTimes states = thread("a").states();
        assertThat(states.sleeping()).isEqualTo(10 * MS);
        assertThat(states.gc()).isEqualTo(4 * MS);
        assertThat(states.running()).isEqualTo(16 * MS);
        assertThat(states.unknown()).isEqualTo(10 * MS);
    }

    @Test
    void idleIsApartFromParked() {
        assertThat(thread("p").states().idle()).isEqualTo(20 * MS);
        assertThat(thread("p").states().parked()).isZero();
    }

    @Test
    void pausesAddUp() {
        GcPauses.Result gc = GcPauses.of(trace);

        assertThat(gc.pauses()).isEqualTo(2);
        assertThat(gc.totalNanos()).isEqualTo(5 * MS);
        assertThat(gc.maxNanos()).isEqualTo(4 * MS);
        assertThat(gc.list()).extracting(GcPauses.Pause::startNs).containsExactly(18 * MS, 34 * MS);
    }

    private ThreadList.ThreadStats thread(String name) {
        return ThreadList.of(trace).threads().stream()
                .filter(thread -> thread.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
