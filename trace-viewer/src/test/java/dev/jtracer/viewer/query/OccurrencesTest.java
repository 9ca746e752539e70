package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import org.junit.jupiter.api.Test;

/** Walking along everything of a name in order of time. */
class OccurrencesTest {
    private static final String PICTURE = """
                                          0         10        20        30 E]
            http-1: task 1 order            |----------------|
            http-1: scope 1                 |----------------|
            http-1: region load                 |----|
            http-1: region load                        |----|
            http-2: region load               |---|
            http-2: region read                      |--|
            db-1: blocked Table by=http-1       |-----------|
            """;

    private final Trace trace = Picture.trace(PICTURE);

    @Test
    void regionsOfAllThreadsAreInOrderOfTimeAroundTheMoment() {
        Occurrences.Result found = find(Occurrences.Kind.REGION_TYPE, "load", 5_000_000, 10);

        assertThat(found.total()).isEqualTo(3);
        assertThat(found.list()).extracting(Occurrences.Occurrence::startNs).isSorted();
        assertThat(found.list()).extracting(o -> trace.regions().type(o.row())).containsOnly("load");
        assertThat(found.list())
                .extracting(o -> trace.threads().name(o.thread()))
                .containsExactly("http-2", "http-1", "http-1");
        assertThat(found.before()).isEqualTo((int)
                found.list().stream().filter(o -> o.startNs() < 5_000_000).count());
        assertThat(found.first()).isZero();
    }

    @Test
    void listHasTheNearestOnEachSideAndSaysWhereItBegins() {
        Occurrences.Result whole = find(Occurrences.Kind.REGION_TYPE, "load", Long.MAX_VALUE, 1);

        assertThat(whole.before()).isEqualTo(3);
        assertThat(whole.first()).isEqualTo(2);
        assertThat(whole.list()).hasSize(1);
        assertThat(find(Occurrences.Kind.REGION_TYPE, "load", 0, 2).list()).hasSize(2);
    }

    @Test
    void waitForALockIsTheStateOfItsThread() {
        Occurrences.Result found = find(Occurrences.Kind.LOCK, trace.locks().name(0), 0, 10);

        assertThat(found.list()).singleElement().satisfies(wait -> {
            assertThat(wait.kind()).isEqualTo("state");
            assertThat(trace.states().state(wait.row()).key()).isEqualTo("blocked");
            assertThat(trace.threads().name(wait.thread())).isEqualTo("db-1");
        });
    }

    @Test
    void typeOfTaskIsFoundInItsScopes() {
        assertThat(find(Occurrences.Kind.TASK_TYPE, "order", 0, 10).list())
                .singleElement()
                .extracting(Occurrences.Occurrence::kind)
                .isEqualTo("scope");
    }

    @Test
    void nameThatIsNotThereHasNone() {
        assertThat(find(Occurrences.Kind.LOG, "load", 0, 10))
                .isEqualTo(find(Occurrences.Kind.TASK_TYPE, "load", 0, 10));
        assertThat(find(Occurrences.Kind.LOG, "load", 0, 10).total()).isZero();
    }

    @Test
    void limitHasBounds() {
        assertThatThrownBy(() -> new Occurrences.Request(Occurrences.Kind.LOG, "x", 0, 0))
                .hasMessage("limit must be between 1 and 1000, was 0");
    }

    private Occurrences.Result find(Occurrences.Kind kind, String name, long atNs, int limit) {
        return Occurrences.of(trace, new Occurrences.Request(kind, name, atNs, limit), Progress.UNWATCHED);
    }
}
