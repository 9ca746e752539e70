package dev.jtracer.viewer.server;

import dev.jtracer.viewer.export.SavedPage;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answers that go into a saved page, each made as its route makes it and put under a name that the page finds it by
 * ({@code saved.js}): the query and its parameters, in order.
 *
 * <p>All together have at most {@value #MAX_BYTES} bytes before they are packed.
 */
final class SavedAnswers {
    /** The most bytes of answers. */
    static final long MAX_BYTES = 48L << 20;

    private final Trace trace;
    private final Progress progress;
    private final SavedPage page;
    private final Set<String> names = new HashSet<>();

    SavedAnswers(Trace trace, Progress progress, SavedPage page) {
        this.trace = trace;
        this.progress = progress;
        this.page = page;
    }

    Trace trace() {
        return trace;
    }

    /** How many bytes the page's parts have so far. */
    long bytes() {
        return page.bytes();
    }

    /**
     * Answers a question and keeps the answer.
     *
     * @return the result of the query
     * @throws Refusal as the route does, or if there is no room left
     */
    Object ask(Question question) {
        Made made = make(question);
        add(made);
        return made.result();
    }

    /** As {@link #ask(Question)}, with the parameters as names and values. */
    Object ask(String route, @Nullable Object... request) {
        return ask(Question.of(route, request));
    }

    /**
     * An answer that is not kept yet.
     *
     * @param name the name it is found by
     * @param result the result of the query
     * @param bytes the same as it is sent
     */
    @SuppressWarnings("ArrayRecordComponent") // made, looked at for its length, and written
    record Made(String name, Object result, byte[] bytes) {}

    /** Answers a question, for somebody who decides then whether it is kept. */
    Made make(Question question) {
        Object result = ApiRoutes.known(question.route()).query().answer(trace, question.params(), progress);
        return new Made(question.name(), result, result instanceof byte[] bytes ? bytes : Answers.toJson(result));
    }

    /** Keeps an answer. */
    void add(Made made) {
        add(made.name(), made.bytes());
    }

    /** Keeps what no query answers. */
    void add(String name, byte[] part) {
        if (!names.add(name)) {
            return;
        }
        if (page.bytes() + part.length > MAX_BYTES) {
            throw Refusal.of(
                    413, "a saved page holds at most " + (MAX_BYTES >> 20) + " MB, this view needs more: narrow it");
        }
        try {
            page.add(name, part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
