package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskDetailTest {
    private static final long MS = 1_000_000;

    /** A request that hands work to a pool, waits for it, while the pool waits for a monitor that a refresh holds. */
    private static final String SHOP = """
                                            0         10        20        30        40 E]
            http: task 1 checkout             |------------------------------------|
            http: scope 1                     |--------------------------------|
            http: region quote                   |--------------------------|
            http: parked Future                  |--------------------------|
            http: log 1 hello                  x
            pool: task 2 quote parent=1             |------------------------|
            pool: scope 2 queued=3 by=http          |------------------------|
            pool: blocked Table by=fresh               |---------------|
            fresh: task 3 refresh           |--------------------------|
            fresh: scope 3                  |--------------------------|
            fresh: region rebuild              |----------------------|
            fresh: socket db                       |------------|
            last: scope 1 queued=2 by=http                                     |---|
            """;

    @Test
    void piecesInOrderSumToTheBreakdown() {
        Trace trace = Picture.trace(SHOP);
        for (int row = 0; row < trace.tasks().size(); row++) {
            assertThat(sums(TaskPath.of(trace, row)))
                    .as("task %s", trace.tasks().id(row))
                    .isEqualTo(breakdown(trace.tasks(), row));
        }
    }

    /** Three threads at once, a pause over all, a piece that outlives its task, and one that never starts. */
    @Test
    void piecesOfParallelScopesSumToTheBreakdown() {
        Trace trace = Picture.trace("""
                                       0         10        20        30 E]
                a: task 1 order          |--------------------|
                a: scope 1               |-------|
                a: sleeping                |--|
                b: scope 1 queued=2         |-----------|
                b: file /tmp/x                |---|
                c: scope 1                     |-----------------------|
                c: parked Lock                   |-----|
                c: gc                                 |-|
                b: waiting Queue                      |--|
                a: queued 1                        |>
                """);
        assertThat(sums(TaskPath.of(trace, 0))).isEqualTo(breakdown(trace.tasks(), 0));
    }

    @Test
    void piecesAreInOrderWithoutGap() {
        Trace trace = Picture.trace(SHOP);
        int row = trace.tasks().row(1);
        long atNs = trace.tasks().beginNs(row);
        for (TaskPath.Piece piece : TaskPath.of(trace, row)) {
            assertThat(piece.fromNs()).isEqualTo(atNs);
            atNs = piece.toNs();
        }
        assertThat(atNs).isEqualTo(trace.tasks().endNs(row));
    }

    @Test
    void lanesAreItsThreadsThoseOfItsChildrenAndWhoHeldWhatTheyWaitedFor() {
        TaskDetail.Result task = task(1);

        assertThat(task.lanes().stream().map(lane -> lane.role() + " " + lane.name()))
                .containsExactly("own http", "own last", "child pool", "holder fresh");
        assertThat(task.lanes().get(3).held()).startsWith("Table@");
        assertThat(task.lanes().get(3).task()).isEqualTo(new At.TaskRef(3, "refresh"));
        assertThat(task.threads()).isEqualTo(2);
    }

    @Test
    void waitSaysWhoHeldItAndWhatThatOneDid() {
        TaskDetail.Wait wait = task(1).waits().get(0);

        assertThat(wait.task()).isEqualTo(new At.TaskRef(2, "quote"));
        assertThat(wait.kind()).isEqualTo("monitor");
        OwnerPiece piece = wait.pieces().get(0);
        assertThat(piece.threadName()).isEqualTo("fresh");
        assertThat(piece.region()).isEqualTo("rebuild");
        assertThat(piece.state()).isEqualTo("socket");
        assertThat(piece.object()).isEqualTo("db:80");
    }

    @Test
    void aShortWaitBesideALongOneIsNotTakenForItsRest() {
        Trace trace = Picture.trace("""
                                       0         10        20 E]
                a: task 1 order        |---------|
                a: scope 1             |---------|
                a: socket long         |---------|
                b: scope 1               |-|
                b: socket short          |-|
                """);
        assertThat(TaskPath.of(trace, 0).stream().map(piece -> piece.fromNs() / MS + " " + piece.object()))
                .containsExactly("0 long:80", "2 short:80", "4 long:80");
    }

    @Test
    void waitsOfAChildThatOutlivesItAreCutToItsTime() {
        TaskDetail.Result task = TaskDetail.of(Picture.trace("""
                                            0         10        20        30 E]
                http: task 1 checkout       |---------|
                http: scope 1               |---------|
                pool: task 2 audit parent=1   |--------------------------|
                pool: scope 2                 |--------------------------|
                pool: blocked Table by=fresh      |-----------|
                pool: blocked Table by=fresh                      |---|
                """), 1).orElseThrow();

        assertThat(task.waits()).hasSize(1);
        TaskDetail.Wait wait = task.waits().get(0);
        assertThat(wait.startNs()).isEqualTo(6 * MS);
        assertThat(wait.endNs()).isEqualTo(10 * MS);
        assertThat(wait.pieces()).hasSize(1);
        assertThat(wait.pieces().get(0).toNs()).isEqualTo(10 * MS);
    }

    @Test
    void aThreadWithManyPiecesIsOneOmittedLane() {
        StringBuilder text = new StringBuilder("""
                                 0         10        20 E]
                t0: task 1 order |-----------------|
                """);
        for (int thread = 0; thread < 26; thread++) {
            text.append("t%-2d: scope 1     |-| |-| |-|%n".formatted(thread));
        }
        TaskDetail.Result task =
                TaskDetail.of(Picture.trace(text.toString()), 1).orElseThrow();

        assertThat(task.lanes()).hasSize(24);
        assertThat(task.lanesOmitted()).isEqualTo(2);
    }

    @Test
    void aHolderOfManyIsOneOmittedLane() {
        TaskDetail.Result task = TaskDetail.of(Picture.trace("""
                                      0         10        20        30 E]
                http: task 1 checkout |---------------------------|
                http: scope 1         |---------------------------|
                http: blocked A by=h1  |-|
                http: blocked A by=h2     |-|
                http: blocked A by=h3        |-|
                http: blocked A by=h4           |-|
                http: blocked A by=h5              |-| |-| |-|
                """), 1).orElseThrow();

        assertThat(task.lanes()).hasSize(5);
        assertThat(task.lanesOmitted()).isEqualTo(1);
    }

    /** Among the scopes of a busy thread a lane shows those within its clips and none before or after. */
    @Test
    void aLaneHasRowsForTheScopesWithinItsClips() {
        Trace trace = Picture.trace("""
                                        0         10        20        30        40 E]
                a: task 1 batch         |--------------------------------------|
                a: scope 1              |--------------------------------------|
                a: task 2 before         |--|
                a: scope 2               |--|
                a: task 3 deep            ||
                a: scope 3                ||
                a: task 4 order               |---------------|
                a: scope 4                    |----|     |----|
                a: task 5 line parent=4                   |-|
                a: scope 5                                |-|
                b: scope 5                                 |---|
                a: task 6 after                                     |-----|
                a: scope 6                                          |-----|
                a: task 7 deep                                        |--|
                a: scope 7                                            |--|
                a: task 8 deeper                                       ||
                a: scope 8                                             ||
                """);
        List<TaskLanes.Lane> lanes = TaskDetail.of(trace, 4).orElseThrow().lanes();

        assertThat(lanes.stream().map(lane -> lane.role() + " " + lane.name()))
                .as("what the child did within its parent's scope has no lane of its own")
                .containsExactly("own a", "child b");
        assertThat(lanes.get(0).clips()).hasSize(2);
        assertThat(lanes.get(0).firstScopeRow()).isEqualTo(1);
        assertThat(lanes.get(0).scopeRows()).isEqualTo(2);
    }

    @Test
    void handOversGoFromThreadToThread() {
        Trace trace = Picture.trace(SHOP);
        assertThat(task(1).handOvers().stream()
                        .map(h -> trace.threads().name(h.fromThread()) + ">"
                                + trace.threads().name(h.toThread())))
                .containsExactly("http>last", "http>pool");
    }

    @Test
    void logsAndChildrenComeWithTheTask() {
        TaskDetail.Result task = task(1);
        assertThat(task.logs()).hasSize(1);
        assertThat(task.children()).extracting(TaskDetail.Child::taskId).containsExactly(2L);
        assertThat(task.likeIt().ended()).isEqualTo(1);
    }

    @Test
    void unknownTaskIsEmpty() {
        assertThat(TaskDetail.of(Picture.trace(SHOP), 4711)).isEmpty();
    }

    @Test
    void neighboursAreTheNextByDuration() {
        Trace trace = Picture.trace("""
                                   0         10        20        30 E]
                a: task 1 order    |-|
                b: task 2 order    |--|
                c: task 3 order    |---|
                d: task 4 order    |----|
                e: task 5 other    |---|
                f: task 6 order    |----->
                """);
        LikeIt like = TaskDetail.of(trace, 3).orElseThrow().likeIt();

        assertThat(like.slower()).extracting(LikeIt.Neighbour::taskId).containsExactly(4L);
        assertThat(like.quicker()).extracting(LikeIt.Neighbour::taskId).containsExactly(2L, 1L);
        assertThat(like.ended()).isEqualTo(4);
        assertThat(like.faster()).isEqualTo(2);
    }

    /** Task 3 took nearly as long as task 1, and task 4 much longer; but 3 slept where 1 and 4 ran. */
    @Test
    void alikeAreTheNearestInWhereTheTimeWent() {
        Trace trace = Picture.trace("""
                                   0         10        20        30 E]
                a: task 1 order    |----------|
                a: scope 1         |----------|
                b: task 2 order    |---->
                c: task 3 order    |-----------|
                c: scope 3         |-----------|
                c: sleeping         |---------|
                d: task 4 order    |---------------|
                d: scope 4         |---------------|
                e: task 5 other    |----------|
                """);
        LikeIt like = TaskDetail.of(trace, 1).orElseThrow().likeIt();

        assertThat(like.slower()).extracting(LikeIt.Neighbour::taskId).containsExactly(3L, 4L);
        assertThat(like.alike().tasks()).extracting(LikeIt.Neighbour::taskId).containsExactly(4L, 3L);
        assertThat(like.alike().lock()).isNull();
    }

    @Test
    void thoseThatTheSameLockHeldUpComeFirst() {
        Trace trace = Picture.trace("""
                                   0         10        20        30 E]
                a: task 1 order    |----------|
                a: scope 1         |----------|
                a: blocked Table       |------|
                b: task 2 order    |----------|
                b: scope 2         |----------|
                b: blocked Other       |------|
                c: task 3 order    |------------------|
                c: scope 3         |------------------|
                c: blocked Table       |--------------|
                """);
        AlikeTasks.Result alike = TaskDetail.of(trace, 1).orElseThrow().likeIt().alike();

        assertThat(alike.tasks()).extracting(LikeIt.Neighbour::taskId).containsExactly(3L, 2L);
        assertThat(alike.lock()).isEqualTo("Table@1");
        assertThat(alike.sameLock()).isEqualTo(1);
    }

    private static TaskDetail.Result task(long id) {
        return TaskDetail.of(Picture.trace(SHOP), id).orElseThrow();
    }

    private static Map<ThreadState, Long> sums(List<TaskPath.Piece> pieces) {
        Map<ThreadState, Long> sums = new EnumMap<>(ThreadState.class);
        for (TaskPath.Piece piece : pieces) {
            for (ThreadState state : ThreadState.values()) {
                if (state.key().equals(piece.state())) {
                    sums.merge(state, piece.toNs() - piece.fromNs(), Long::sum);
                }
            }
        }
        return sums;
    }

    private static Map<ThreadState, Long> breakdown(Tasks tasks, int row) {
        Map<ThreadState, Long> parts = new EnumMap<>(ThreadState.class);
        for (ThreadState state : ThreadState.taskStates()) {
            if (tasks.breakdown(row, state) > 0) {
                parts.put(state, tasks.breakdown(row, state));
            }
        }
        return parts;
    }
}
