package dev.jtracer.viewer.query;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import org.junit.jupiter.api.Test;

class ConvoysTest {
    private static final long MS = 1_000_000;

    /** One long hold, and a queue that outlives it because another thread joins. */
    private static final String QUEUE = """
                                               0         10        20        30        40        E
            r: task 9 refresh                  |---------------------------------|
            r: scope 9                         |---------------------------------|
            r: region rebuild task=9            |--------------------------|
            a: blocked Table by=r                 |---------------------|
            b: blocked Table by=a                  |----------------------|
            c: blocked Table by=b                    |----------------------|
            d: blocked Table by=c                                       |-----|
            """;

    @Test
    void queueThatWentOnAfterTheLongHoldIsAConvoyWithItsHolder() {
        Convoys.Result found = Convoys.of(Picture.trace(QUEUE), 0);

        assertThat(found.convoys()).isEqualTo(1);
        Convoys.Convoy convoy = found.list().get(0);
        assertThat(text(found)).isEqualTo("3-25-31 r, 3 waiting");
        assertThat(convoy.task()).isEqualTo(new At.TaskRef(9, "refresh"));
        assertThat(convoy.region()).isEqualTo("rebuild");
        assertThat(convoy.holds()).isEqualTo(3);
        assertThat(convoy.longestHoldNanos()).isEqualTo(2 * MS);
        assertThat(convoy.threads()).isEqualTo(4);
        assertThat(convoy.waits()).isEqualTo(4);
        assertThat(convoy.behindNanos()).isEqualTo((22 + 21 + 19) * MS);
        assertThat(convoy.afterNanos()).isEqualTo((2 + 4 + 6) * MS);
        assertThat(found.waitedNanos()).isEqualTo(convoy.behindNanos() + convoy.afterNanos());
        assertThat(convoy.longestWait()).isEqualTo(1);
    }

    @Test
    void longHoldEndsAConvoyAndMayBeginTheNext() {
        Convoys.Result found = Convoys.of(Picture.trace("""
                                                   0         10        20        30        40        50        60        E
                a: blocked Table by=r                |-----------|
                b: blocked Table by=a                 |------------|
                c: blocked Table by=b                 |--------------|
                d: blocked Table by=c                              |------------------|
                e: blocked Table by=d                                   |---------------|
                f: blocked Table by=e                                   |-----------------|
                """), 0);

        assertThat(text(found)).isEqualTo("18-35-39 c, 3 waiting; 2-14-18 r, 3 waiting");
    }

    /** It was passed over with the long one, behind which two waited: as one of its short holds. */
    @Test
    void holdBehindALongerOneThatMadeNoQueueMayMakeOne() {
        assertThat(text(Convoys.of(Picture.trace("""
                                                   0         10        20        30        40        50        60        70 E
                a: blocked Table by=r                |------------------------------------------|
                b: blocked Table by=a                                                          |--------|
                c: blocked Table by=b                                                            |--------|
                d: blocked Table by=c                                                             |---------|
                e: blocked Table by=d                                                              |----------|
                """), 0))).isEqualTo("45-53-59 a, 4 waiting");
    }

    @Test
    void twoBehindOneAreTakenInTurn() {
        assertThat(Convoys.of(Picture.trace("""
                                                           0         10        20        30        E
                        a: blocked Table by=r                |-----------|
                        b: blocked Table by=a                 |------------|
                        """), 0).list()).isEmpty();
    }

    @Test
    void queueThatWasThereBeforeTheLongHoldIsNotItsWork() {
        assertThat(Convoys.of(Picture.trace("""
                                                           0         10        20        30        40        E
                        a: blocked Table by=r                |--|
                        b: blocked Table by=a                |----------------|
                        c: blocked Table by=b                |------------------|
                        d: blocked Table by=c                |--------------------|
                        """), 0).list()).isEmpty();
    }

    @Test
    void holdersThatTakeTurnsForAsLongMakeNoConvoy() {
        assertThat(Convoys.of(Picture.trace("""
                                                           0         10        20        30        40        E
                        a: blocked Table by=r                |------|
                        b: blocked Table by=a                |-------------|
                        c: blocked Table by=b                |--------------------|
                        """), 0).list()).isEmpty();
    }

    private static String text(Convoys.Result found) {
        return found.list().stream()
                .map(convoy -> "%d-%d-%d %s, %d waiting"
                        .formatted(
                                convoy.fromNs() / MS,
                                convoy.releasedNs() / MS,
                                convoy.toNs() / MS,
                                convoy.threadName(),
                                convoy.waiting()))
                .collect(joining("; "));
    }
}
