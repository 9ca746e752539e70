package dev.jtracer.viewer.server;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Progress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** What the first page of a recording asks, its overview: answered before it asks. */
final class FirstPage {
    /** What it asks whatever its width, in the order in which it is needed. */
    private static final List<String> ASKS = List.of("recording", "task-types", "findings");

    private static final String STRIP = "whole-capture";

    private FirstPage() {}

    /** Has the answers made as soon as the trace is read, and kept. */
    static void askAhead(HeavyAnswers heavy, String traceId, Supplier<CompletableFuture<Trace>> trace) {
        for (String route : ASKS) {
            Params params = Question.of(route).params();
            var unused = heavy.get(
                    new HeavyAnswers.Key(traceId, route + params),
                    () -> false,
                    trace,
                    (read, progress) -> ApiRoutes.known(route).query().answer(read, params, progress));
        }
    }

    /** Answers all of it, for nobody. */
    static void rehearse(Trace trace) {
        ASKS.forEach(route -> rehearse(trace, route));
        rehearse(trace, STRIP);
    }

    private static void rehearse(Trace trace, String route) {
        Params params = Question.of(route).params();
        byte[] unused = Answers.toJson(ApiRoutes.known(route).query().answer(trace, params, Progress.UNWATCHED));
    }
}
