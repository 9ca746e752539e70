package dev.jtracer.viewer.query;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainsTest {

    @Test
    void aChainIsFollowedToItsRoot() {
        Trace trace = Picture.trace("""
                [                                   0         10        20        30 E]
                C: socket db                         |-----------------|
                B: blocked Under by=C                   |---------------|
                A: blocked Table by=B                      |-----------------|
                """);

        Chains.Result chain = chain(trace, "A");

        assertThat(text(chain.links())).isEqualTo("7-25 B event (7-20 C event)");
        assertThat(roots(chain)).isEqualTo("C socket db:80 13, B unknown null 5");
        assertThat(chain.deadlock()).isFalse();
    }

    @Test
    void onlyTheTimeBehindTheWaitCounts() {
        Trace trace = Picture.trace("""
                [                                   0         10        20        30 E]
                B: blocked Under by=C                |----|    |---|           |----|
                A: blocked Table by=B                      |-----------------|
                """);

        assertThat(text(chain(trace, "A").links())).isEqualTo("7-25 B event (11-15 C event)");
    }

    @Test
    void everyOwnerOfASplitWaitHasItsOwnChain() {
        Trace trace = Picture.trace("""
                [                                   0         10        20        30 E]
                2: blocked Table by=1                |-------|
                1: blocked Under by=X                 |----|
                3: blocked Table by=2                 |--------------|
                2: blocked Other by=Y                            |-|
                """);

        Chains.Result chain = chain(trace, "3");

        assertThat(text(chain.links())).isEqualTo("2-9 1 inferred (2-7 X event), 9-17 2 event (13-15 Y event)");
        assertThat(chain.roots().stream().mapToLong(Chains.Root::nanos).sum())
                .isEqualTo(chain.endNs() - chain.startNs());
    }

    @Test
    void theOwnersTaskAndRegionAreTold() {
        Trace trace = Picture.trace("""
                [                                   0         10        20        30 E]
                B: task 7 refresh                   |------------------------|
                B: scope 7                          |------------------------|
                B: region rebuild task=7             |----------------------|
                A: blocked Table by=B                      |-----------------|
                """);

        Chains.Link link = chain(trace, "A").links().get(0);

        assertThat(link.task()).isEqualTo(new At.TaskRef(7, "refresh"));
        assertThat(link.region()).isEqualTo("rebuild");
        assertThat(link.state()).isEqualTo("running");
    }

    @Test
    void theOwnersRegionIsTheOneItWasInLongest() {
        Trace trace = Picture.trace("""
                [                                   0         10        20        30 E]
                B: task 7 refresh                   |---------------------------|
                B: scope 7                          |---------------------------|
                B: region all task=7                |--------------------------|
                B: region load task=7                  |-----|
                B: region rebuild task=7                       |------------|
                A: blocked Table by=B                 |----------------------|
                """);

        assertThat(chain(trace, "A").links().get(0).region()).isEqualTo("rebuild");
    }

    @Test
    void threadsThatWaitForEachOtherToTheEndAreADeadlock() {
        Trace trace = Picture.trace("""
                [                                   0         10        20        30 E]
                A: shot BLOCKED on=Table by=B                                       x
                B: shot BLOCKED on=Under by=A                                       x
                C: shot BLOCKED on=Table by=B                                       x
                """);

        Chains.Result chain = chain(trace, "A");

        assertThat(chain.deadlock()).isTrue();
        assertThat(text(chain.links())).isEqualTo("0-33 B snapshot (0-33 A snapshot cycle)");
        assertThat(chain(trace, "C").deadlock()).isTrue();
    }

    @Test
    void threadsThatBlockedEachOtherForAWhileAreNoDeadlock() {
        Trace trace = Picture.trace("""
                [                                   0         10        20        30 E]
                A: blocked Table by=B                |-------------------|
                B: blocked Under by=A                   |-------------|
                """);

        Chains.Result chain = chain(trace, "A");

        assertThat(chain.deadlock()).isFalse();
        assertThat(text(chain.links())).isEqualTo("1-21 B event (4-18 A event cycle)");
    }

    @Test
    void aWaitThatIsNotThereHasNoChain() {
        Trace trace = Picture.trace("""
                [                                   0         10        20        30 E]
                A: blocked Table by=B                |-------------------|
                """);

        assertThat(Chains.of(trace, new Chains.Request(1))).isEmpty();
        assertThat(Chains.of(trace, new Chains.Request(-1))).isEmpty();
    }

    private static Chains.Result chain(Trace trace, String thread) {
        var byThread = trace.lockWaits().byThread();
        int wait = byThread.row(byThread.first(Picture.thread(trace, thread)));
        return Chains.of(trace, new Chains.Request(wait)).orElseThrow();
    }

    private static String text(List<Chains.Link> links) {
        return links.stream()
                .map(link -> ms(link.fromNs()) + "-" + ms(link.toNs()) + " " + link.threadName() + " " + link.origin()
                        + (link.cycle() ? " cycle" : "")
                        + (link.behind().isEmpty() ? "" : " (" + text(link.behind()) + ")"))
                .collect(joining(", "));
    }

    private static String roots(Chains.Result chain) {
        return chain.roots().stream()
                .map(root -> root.threadName() + " " + root.state() + " " + root.object() + " " + ms(root.nanos()))
                .collect(joining(", "));
    }

    private static String ms(long nanos) {
        return String.valueOf(nanos / 1_000_000);
    }
}
