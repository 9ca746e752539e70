package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Progress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is made when, and what stays; answers are made when the test says so. */
class HeavyAnswersTest {
    private final Trace trace = Picture.trace("""
            [           0    E
            a: sleeping  |--|
            """);
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final HeavyAnswers answers = new HeavyAnswers(waiting::add, 100);
    private int made;

    @Test
    void anAnswerIsMadeOnceHoweverManyAsk() {
        CompletableFuture<Body> first = ask("a", "flame", 10);
        CompletableFuture<Body> second = ask("a", "flame", 10);
        runAll();
        CompletableFuture<Body> later = ask("a", "flame", 10);

        assertThat(first.join()).isSameAs(second.join()).isSameAs(later.join());
        assertThat(new String(first.join().plain(), StandardCharsets.UTF_8)).isEqualTo("{\"x\":\"aaaaaaaaaa\"}");
        assertThat(made).isEqualTo(1);
    }

    @Test
    void whatTheFirstPageAsksIsMadeBeforeItAsks() {
        HeavyAnswers ofPages = new HeavyAnswers(waiting::add, 1 << 20);
        FirstPage.askAhead(ofPages, "a", () -> CompletableFuture.completedFuture(trace));
        runAll();

        HeavyAnswers.Work again = (read, progress) -> {
            throw new AssertionError("it is there");
        };
        for (String route : new String[] {"recording", "task-types", "findings"}) {
            HeavyAnswers.Key asked = new HeavyAnswers.Key("a", route + new Params(Map.of()));
            assertThat(ofPages.get(asked, () -> false, () -> CompletableFuture.completedFuture(trace), again))
                    .isCompleted();
        }
        assertThat(waiting).isEmpty();
    }

    @Test
    void theOnesUnusedLongestGoWhenThereIsNoRoom() {
        want("a", "1", 30);
        want("a", "2", 30);
        runAll();
        want("a", "1", 30);
        want("a", "3", 30);
        runAll();
        want("a", "1", 30);
        assertThat(made).isEqualTo(3);
        want("a", "2", 30);
        runAll();
        assertThat(made).isEqualTo(4);
    }

    @Test
    void theAnswersOfATraceThatIsGoneAreForgotten() {
        want("a", "1", 1);
        want("b", "1", 1);
        runAll();
        answers.forget("a");
        want("a", "1", 1);
        want("b", "1", 1);
        runAll();
        assertThat(made).isEqualTo(3);
    }

    @Test
    void whatFailedIsMadeAgain() {
        HeavyAnswers.Work fails = (read, progress) -> {
            made++;
            throw Refusal.badRequest("kind must be one of cpu, was x");
        };
        for (int i = 1; i <= 2; i++) {
            CompletableFuture<Body> answer = answers.get(
                    new HeavyAnswers.Key("a", "flame"),
                    () -> false,
                    () -> CompletableFuture.completedFuture(trace),
                    fails);
            runAll();
            assertThatThrownBy(answer::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseInstanceOf(Refusal.class);
            assertThat(made).isEqualTo(i);
        }
    }

    @Test
    void anAnswerIsGivenUpWhenEverybodyHasLeft() {
        AtomicBoolean firstLeft = new AtomicBoolean();
        AtomicBoolean secondLeft = new AtomicBoolean();
        long[] rows = {0};
        HeavyAnswers.Work walks = (read, progress) -> {
            made++;
            while (true) { // ends by being cancelled, else the test does not
                progress.row(rows[0]++, -1);
                firstLeft.set(rows[0] > 1_000);
                secondLeft.set(rows[0] > 2_000_000 && firstLeft.get());
            }
        };
        HeavyAnswers.Key key = new HeavyAnswers.Key("a", "flame");
        CompletableFuture<Body> first =
                answers.get(key, firstLeft::get, () -> CompletableFuture.completedFuture(trace), walks);
        CompletableFuture<Body> second =
                answers.get(key, secondLeft::get, () -> CompletableFuture.completedFuture(trace), walks);
        assertThat(answers.running("a")).singleElement().satisfies(running -> {
            assertThat(running.request()).isEqualTo("flame");
            assertThat(running.waiting()).isEqualTo(2);
        });
        runAll();

        assertThat(rows[0]).isGreaterThan(2_000_000);
        assertThat(made).isEqualTo(1);
        assertThatThrownBy(first::join).hasRootCauseInstanceOf(CancellationException.class);
        assertThat(second).isCompletedExceptionally();
        assertThat(answers.running("a")).isEmpty();
    }

    @Test
    void whatIsBeingMadeTellsHowFarItIs() {
        HeavyAnswers.Work half = (read, progress) -> {
            progress.at(5, 10);
            assertThat(answers.running("a")).singleElement().satisfies(running -> {
                assertThat(running.done()).isEqualTo(5);
                assertThat(running.total()).isEqualTo(10);
            });
            assertThat(answers.running("b")).isEmpty();
            return Map.of();
        };
        CompletableFuture<Body> answer = answers.get(
                new HeavyAnswers.Key("a", "flame"), () -> false, () -> CompletableFuture.completedFuture(trace), half);
        runAll();
        assertThat(answer.join().plain()).isNotEmpty();
    }

    @Test
    void aTraceThatCannotBeReadIsNoAnswer() {
        CompletableFuture<Body> answer = answers.get(
                new HeavyAnswers.Key("a", "flame"),
                () -> false,
                () -> CompletableFuture.failedFuture(Refusal.of(422, "not a JFR recording")),
                (read, progress) -> Map.of());
        assertThatThrownBy(answer::join).hasRootCauseMessage("not a JFR recording");
    }

    private void want(String traceId, String request, int length) {
        var unused = ask(traceId, request, length);
    }

    private CompletableFuture<Body> ask(String traceId, String request, int length) {
        HeavyAnswers.Work work = (Trace read, Progress progress) -> {
            made++;
            return Map.of("x", "a".repeat(length));
        };
        return answers.get(
                new HeavyAnswers.Key(traceId, request),
                () -> false,
                () -> CompletableFuture.completedFuture(trace),
                work);
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
