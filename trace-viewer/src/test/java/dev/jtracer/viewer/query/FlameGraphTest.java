package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlameGraphTest {
    private static final long MS = 1_000_000;

    private final Trace trace = Picture.trace("""
            [                                                       0         10        20        30   E
            a: task 1 order                                         |-----------------------------|
            a: scope 1                                              |-----------------------------|
            a: task 2 price parent=1                                          |---------|
            a: scope 2                                                        |---------|
            b: scope 1                                                        |---------|
            b: task 3 order                                                                      |----|
            b: scope 3                                                                           |----|
            a: running in=Table.get<Shop.price<Main.run               x         x
            a: running in=Table.put<Shop.price<Main.run                   x
            a: running in=Shop.price<Shop.price<Main.run                      x
            b: running in=Table.get<Shop.refresh<...                                        x
            b: running                                                                              x
            b: blocked Table by=a in=Table.put<Shop.refresh                     |-----|
            a: sleeping in=Thread.sleep<Shop.price<Main.run                                 |---|
            a: allocated 100 in=Table.put<Shop.price<Main.run           x x
            b: allocated 50 in=Table.put<Shop.refresh                                  x
            b: native EPoll.wait                                    x
            main: setting jdk.ExecutionSample period 20_ms          x
            """);

    @Test
    void stacksMergeFromTheirOutermostFrameOn() {
        assertThat(drawn(FlameKind.CPU, Part.WHOLE))
                .containsExactlyInAnyOrder(
                        "all 6",
                        "all Main.run 4",
                        "all Main.run Shop.price 4",
                        "all Main.run Shop.price Shop.price 1 self 1",
                        "all Main.run Shop.price Table.get 2 self 2",
                        "all Main.run Shop.price Table.put 1 self 1",
                        "all cutOff 1",
                        "all cutOff Shop.refresh 1",
                        "all cutOff Shop.refresh Table.get 1 self 1",
                        "all noStack 1 self 1");
    }

    @Test
    void invertedGraphBeginsWithWhatWorkedItself() {
        FlameGraph.Result inverted =
                FlameGraph.of(trace, new FlameGraph.Request(FlameSubject.of(FlameKind.CPU, Part.WHOLE), true, 100));

        assertThat(Drawn.flame(inverted))
                .containsExactlyInAnyOrder(
                        "all 6",
                        "all Table.get 3",
                        "all Table.get Shop.price 2",
                        "all Table.get Shop.price Main.run 2 self 2",
                        "all Table.get Shop.refresh 1",
                        "all Table.get Shop.refresh cutOff 1 self 1",
                        "all Table.put 1",
                        "all Table.put Shop.price 1",
                        "all Table.put Shop.price Main.run 1 self 1",
                        "all Shop.price 1",
                        "all Shop.price Shop.price 1",
                        "all Shop.price Shop.price Main.run 1 self 1",
                        "all noStack 1 self 1");
    }

    @Test
    void methodThatCallsItselfCountsOnceInItsTotal() {
        FlameMethods.Result methods =
                FlameMethods.of(trace, FlameMethods.Request.heaviest(FlameSubject.of(FlameKind.CPU, Part.WHOLE), 10));

        assertThat(methods.rows())
                .containsExactlyInAnyOrder(
                        new FlameMethods.Row("Table", "get", 3, 3, 1),
                        new FlameMethods.Row("Table", "put", 1, 1, 1),
                        new FlameMethods.Row("Shop", "price", 1, 4, 1),
                        new FlameMethods.Row("Shop", "refresh", 0, 1, 1),
                        new FlameMethods.Row("Main", "run", 0, 4, 1));
        assertThat(methods.rows().get(0).method()).isEqualTo("get");
        assertThat(methods.withoutStack()).isEqualTo(1);
        assertThat(methods.total()).isEqualTo(6);
        assertThat(methods.periodNanos()).isEqualTo(20 * MS);
    }

    @Test
    void lineOfAFrameIsWhereMostOfItsWeightWas() {
        Trace lines = Picture.trace("""
                [                                                0         10        E
                a: allocated 10 in=Table.put:7<Shop.price:40     x
                a: allocated 30 in=Table.put:9<Shop.price:41         x
                a: allocated 25 in=Table.get:3<Shop.price:40             x
                a: allocated 50 in=Shop.price:5<Shop.price:44                x
                a: allocated 5 in=Table.put:8<...                                x
                """);
        FlameSubject subject = FlameSubject.of(FlameKind.ALLOCATION, Part.WHOLE);
        FlameGraph.Result graph = FlameGraph.of(lines, new FlameGraph.Request(subject, false, 100));
        FlameGraph.Result inverted = FlameGraph.of(lines, new FlameGraph.Request(subject, true, 100));

        assertThat(Drawn.lines(graph))
                .containsExactlyInAnyOrder(
                        "all -1",
                        "all Shop.price 44",
                        "all Shop.price Shop.price 5",
                        "all Shop.price Table.get 3",
                        "all Shop.price Table.put 9",
                        "all cutOff -1",
                        "all cutOff Table.put 8");
        assertThat(Drawn.lines(inverted))
                .contains(
                        "all Shop.price 5",
                        "all Table.put 9",
                        "all Table.put Shop.price 41",
                        "all Table.put cutOff -1");
        assertThat(FlameMethods.of(lines, FlameMethods.Request.heaviest(subject, 10))
                        .rows())
                .containsExactlyInAnyOrder(
                        new FlameMethods.Row("Shop", "price", 50, 115, 5),
                        new FlameMethods.Row("Table", "put", 45, 45, 9),
                        new FlameMethods.Row("Table", "get", 25, 25, 3));
    }

    @Test
    void samplesInNativeCodeAreNamedAndNotWeighed() {
        FlameGraph.Result cpu = graph(FlameKind.CPU, Part.WHOLE);

        assertThat(cpu.leftOutNative()).isEqualTo(1);
        assertThat(cpu.unit()).isEqualTo("samples");
        assertThat(cpu.periodNanos()).isEqualTo(20 * MS);
    }

    @Test
    void partsAreTimeThreadTypeAndTask() {
        assertThat(total(FlameKind.CPU, Part.WHOLE.between(6 * MS, 11 * MS))).isEqualTo(2);
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofThread(Picture.thread(trace, "b"))))
                .isEqualTo(2);
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofTaskType("order"))).isEqualTo(5);
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofTaskType("price"))).isEqualTo(2);
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofTask(1))).isEqualTo(4);
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofTask(3))).isEqualTo(1);
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofTask(1).between(0, 10 * MS).ofThread(Picture.thread(trace, "a"))))
                .isEqualTo(2);
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofPool("a")))
                .isEqualTo(total(FlameKind.CPU, Part.WHOLE.ofThread(Picture.thread(trace, "a"))));
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofPool("no such pool"))).isZero();
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofTask(4711))).isZero();
        assertThat(total(FlameKind.CPU, Part.WHOLE.ofThread(99))).isZero();
    }

    @Test
    void wallTimeOfATaskIsTheTimeOfItsThreadsInTheStatesAskedFor() {
        Part task = Part.WHOLE.ofTask(1);
        FlameGraph.Result waits = FlameGraph.of(
                trace,
                new FlameGraph.Request(
                        new FlameSubject(FlameKind.WALL, EnumSet.of(ThreadState.BLOCKED, ThreadState.SLEEPING), task),
                        false,
                        100));

        assertThat(Drawn.flame(waits))
                .containsExactlyInAnyOrder(
                        "all " + 10 * MS,
                        "all blocked " + 6 * MS,
                        "all blocked Shop.refresh " + 6 * MS,
                        "all blocked Shop.refresh Table.put " + 6 * MS + " self " + 6 * MS,
                        "all sleeping " + 4 * MS,
                        "all sleeping Main.run " + 4 * MS,
                        "all sleeping Main.run Shop.price " + 4 * MS,
                        "all sleeping Main.run Shop.price Thread.sleep " + 4 * MS + " self " + 4 * MS);
        assertThat(total(FlameKind.WALL, task)).isEqualTo(40 * MS);
    }

    @Test
    void runningTimeIsDealtOutToTheSamplesInItHalfWayToTheNext() {
        Trace running = Picture.trace("""
                [                          0         10        E
                a: scope 1                 |-------------------|
                a: task 1 order            |-------------------|
                a: running in=Table.get      x
                a: running in=Table.put            x     x
                """);
        List<String> all = Drawn.flame(
                FlameGraph.of(running, request(FlameKind.WALL, Part.WHOLE.ofThread(Picture.thread(running, "a")))));
        List<String> some = Drawn.flame(FlameGraph.of(
                running,
                request(
                        FlameKind.WALL,
                        Part.WHOLE.ofThread(Picture.thread(running, "a")).between(4 * MS, 7 * MS))));

        assertThat(all).contains("all running Table.get " + 5 * MS + " self " + 5 * MS, "all running " + 20 * MS);
        assertThat(some)
                .containsExactlyInAnyOrder(
                        "all " + 3 * MS,
                        "all running " + 3 * MS,
                        "all running Table.get " + MS + " self " + MS,
                        "all running Table.put " + 2 * MS + " self " + 2 * MS);
    }

    @Test
    void allocationWeighsBytesAndLockTheNanosecondsOfTheWaiter() {
        assertThat(drawn(FlameKind.ALLOCATION, Part.WHOLE))
                .contains("all 250", "all Main.run Shop.price Table.put 200 self 200");
        assertThat(drawn(FlameKind.ALLOCATION, Part.WHOLE.between(5 * MS, 30 * MS)))
                .contains("all 150");
        assertThat(drawn(FlameKind.LOCK, Part.WHOLE))
                .containsExactlyInAnyOrder(
                        "all " + 6 * MS,
                        "all Shop.refresh " + 6 * MS,
                        "all Shop.refresh Table.put " + 6 * MS + " self " + 6 * MS);
        assertThat(total(FlameKind.LOCK, Part.WHOLE.between(14 * MS, 16 * MS))).isEqualTo(2 * MS);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10})
    void howeverLittleRoomTotalsAddUp(int nodes) {
        FlameSubject subject = FlameSubject.of(FlameKind.CPU, Part.WHOLE);
        for (boolean inverted : new boolean[] {false, true}) {
            FlameGraph.Result graph = FlameGraph.of(trace, new FlameGraph.Request(subject, inverted, nodes));

            assertThat(graph.nodes().self().length).isLessThanOrEqualTo(nodes);
            assertThat(graph.allNodes()).isEqualTo(inverted ? 13 : 10);
            assertThat(graph.total()).isEqualTo(6);
            Drawn.check(graph);
        }
    }

    @ParameterizedTest
    @EnumSource(FlameKind.class)
    void everyGraphOfEveryKindAddsUp(FlameKind kind) {
        for (Part part : List.of(Part.WHOLE, Part.WHOLE.ofTask(1), Part.WHOLE.between(3 * MS, 17 * MS))) {
            Drawn.check(graph(kind, part));
        }
    }

    @Test
    void partOfRegionsIsTheirTimeOnceHoweverTheyNestAndWhatItHasInCommonWithTasks() {
        Trace nested = Picture.trace("""
                [                             0         10        20        30        E
                a: task 1 order                 |--------------|
                a: scope 1                      |--------------|
                a: region load task=1              |------|
                a: region load task=1                |--|
                a: sleeping                     |--------------|
                a: region load                                    |------|
                a: blocked Table by=b                                |------|
                """);
        Part load = Part.WHOLE.ofRegionType("load");

        assertThat(FlameGraph.of(nested, request(FlameKind.WALL, load)).total()).isEqualTo((7 + 7) * MS);
        assertThat(FlameGraph.of(nested, request(FlameKind.LOCK, load)).total()).isEqualTo(4 * MS);
        assertThat(FlameGraph.of(nested, request(FlameKind.WALL, load.ofTaskType("order")))
                        .total())
                .isEqualTo(7 * MS);
        assertThat(FlameGraph.of(nested, request(FlameKind.WALL, load.between(6 * MS, 20 * MS)))
                        .total())
                .isEqualTo((4 + 2) * MS);
        assertThat(FlameGraph.of(nested, request(FlameKind.WALL, Part.WHOLE.ofRegionType("unheard")))
                        .total())
                .isZero();
    }

    @Test
    void recordingWithoutSamplesIsARootWithoutWeight() {
        FlameGraph.Result none = FlameGraph.of(Picture.trace("""
                        [           0    E
                        a: sleeping  |--|
                        """), request(FlameKind.CPU, Part.WHOLE));

        assertThat(Drawn.flame(none)).containsExactly("all 0");
        assertThat(none.periodNanos()).isNull();
    }

    @Test
    void whoCancelsEndsTheQuery() {
        Progress cancelled = (done, total) -> {
            throw new CancellationException("nobody waits");
        };
        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> FlameGraph.of(trace, request(FlameKind.CPU, Part.WHOLE), cancelled));
    }

    @Test
    void requestsOutOfRangeAreRefusedWithTheRuleAndTheValue() {
        FlameSubject subject = FlameSubject.of(FlameKind.CPU, Part.WHOLE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlameGraph.Request(subject, false, 1))
                .withMessage("maxNodes must be between 2 and 50000, was 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlameSubject(FlameKind.CPU, Set.of(ThreadState.PARKED), Part.WHOLE))
                .withMessageStartingWith("states must be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Part.WHOLE.between(5, 5))
                .withMessage("to must be after from 5, was 5");
    }

    private List<String> drawn(FlameKind kind, Part part) {
        return Drawn.flame(graph(kind, part));
    }

    private long total(FlameKind kind, Part part) {
        return graph(kind, part).total();
    }

    private FlameGraph.Result graph(FlameKind kind, Part part) {
        return FlameGraph.of(trace, request(kind, part));
    }

    private static FlameGraph.Request request(FlameKind kind, Part part) {
        return new FlameGraph.Request(FlameSubject.of(kind, part), false, 100);
    }
}
