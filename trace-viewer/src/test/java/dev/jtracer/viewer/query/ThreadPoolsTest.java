package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadPoolsTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
            [                            0         10        20        30        40        E
            http-1: task 1 checkout        |-------------------|
            http-1: scope 1                |-------------------|
            http-1: region charge task=1     |------|
            http-1: sleeping                   |---|
            http-2: socket db                            |---------|
            http-2: starts                         x
            http-3: starts                                 x
            http-3: ends                                             x
            http-3: blocked Table                             |----|
            main: sleeping                |---------------------------------------------|
            """);

    @Test
    void poolHasItsThreadsAndTheSumOfTheirStates() {
        ThreadPools.Result pools = ThreadPools.of(trace);
        ThreadPools.Pool http = pool("http");

        assertThat(pools.threads()).isEqualTo(trace.threads().size());
        assertThat(http.threads()).isEqualTo(3);
        assertThat(http.started()).isEqualTo(2);
        assertThat(http.ended()).isEqualTo(1);
        assertThat(http.most()).isEqualTo(3);
        assertThat(http.tasks()).isEqualTo(1);
        assertThat(http.states().sum()).isEqualTo(http.lifeNanos());
        assertThat(http.states().socket()).isEqualTo(10 * MS);
        assertThat(http.states().blocked()).isEqualTo(5 * MS);
    }

    @Test
    void poolsSumToTheirThreads() {
        long ofPools = ThreadPools.of(trace).pools().stream()
                .mapToLong(ThreadPools.Pool::lifeNanos)
                .sum();
        long ofThreads = ThreadList.of(trace).threads().stream()
                .mapToLong(ThreadList.ThreadStats::lifeNanos)
                .sum();

        assertThat(ofPools).isEqualTo(ofThreads);
    }

    @Test
    void threadsAreThoseOfAPoolInTheOrderAskedForAPageAtATime() {
        ThreadList.Result bySocket =
                ThreadList.of(trace, new ThreadList.Request("http", "", ThreadList.Sort.SOCKET, true, 0, 2));
        ThreadList.Result rest =
                ThreadList.of(trace, new ThreadList.Request("http", "HTTP", ThreadList.Sort.NAME, false, 2, 2));

        assertThat(bySocket.count()).isEqualTo(3);
        assertThat(names(bySocket)).containsExactly("http-2", "http-1");
        assertThat(names(rest)).containsExactly("http-3");
        assertThatThrownBy(() -> new ThreadList.Request(null, "", ThreadList.Sort.NAME, false, -1, 1))
                .hasMessage("offset must not be negative, was -1");
    }

    @Test
    void poolTellsItsStatesOverTimeWhatItWaitedForAndWhatItWorkedOn() {
        ThreadDetail.Result http =
                ThreadDetail.of(trace, new ThreadDetail.Request("http", -1, 5)).orElseThrow();

        assertThat(http.threads()).isEqualTo(3);
        assertThat(http.states().sum()).isEqualTo(http.lifeNanos());
        assertThat(http.overTime().get("socket")).hasSize(5);
        assertThat(http.waitedFor()).extracting(WaitedFor::state).containsExactly("socket", "blocked", "sleeping");
        assertThat(http.tasks()).extracting(ThreadWork.Worked::type).containsExactly("checkout");
        assertThat(http.tasks().get(0).nanos()).isEqualTo(20 * MS);
        assertThat(http.regions()).extracting(ThreadWork.Worked::type).containsExactly("charge");
    }

    @Test
    void overTimeAddsUpToTheStates() {
        int row = Picture.thread(trace, "http-1");
        ThreadDetail.Result one =
                ThreadDetail.of(trace, new ThreadDetail.Request(null, row, 50)).orElseThrow();

        double sleeping = one.overTime().get("sleeping").stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        assertThat(sleeping / 50 * trace.endNs()).isBetween(3.9 * MS, 4.1 * MS);
        assertThat(ThreadDetail.of(trace, new ThreadDetail.Request(null, 99, 5)))
                .isEmpty();
        assertThat(ThreadDetail.of(trace, new ThreadDetail.Request("nobody", -1, 5)))
                .isEmpty();
    }

    private ThreadPools.Pool pool(String name) {
        return ThreadPools.of(trace).pools().stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(ThreadList.Result result) {
        return result.threads().stream().map(ThreadList.ThreadStats::name).toList();
    }
}
