package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Stacks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers of several queries to "what was there": a task, a thread at a moment, the code of a stack. */
final class At {
    private static final Pattern JDK = Pattern.compile("(?:java|javax|jdk|sun)\\.");

    private At() {}

    /**
     * A task that something refers to.
     *
     * @param taskId its id
     * @param type its type
     */
    public record TaskRef(long taskId, String type) {}

    /** The task at a row, null for -1. */
    static @Nullable TaskRef task(Trace trace, int taskRow) {
        return taskRow < 0
                ? null
                : new TaskRef(trace.tasks().id(taskRow), trace.tasks().type(taskRow));
    }

    /** The task a thread works for at a moment, null if none. */
    static @Nullable TaskRef task(Trace trace, int threadRow, long ns) {
        int scopeRow = threadRow < 0 ? -1 : trace.scopes().innermostAt(threadRow, ns);
        return scopeRow < 0 ? null : task(trace, trace.scopes().taskRow(scopeRow));
    }

    /** The type of the region a thread is in at a moment, null if none. */
    static @Nullable String region(Trace trace, int threadRow, long ns) {
        int regionRow = threadRow < 0 ? -1 : trace.regions().innermostAt(threadRow, ns);
        return regionRow < 0 ? null : trace.regions().type(regionRow);
    }

    /** The frames of a stack, {@code com.shop.PriceTable.lookup:88}, the innermost first, at most {@code most}. */
    static List<String> frames(Trace trace, int stackRow, int most) {
        List<String> frames = new ArrayList<>();
        if (stackRow >= 0) {
            Stacks stacks = trace.stacks();
            int end = Math.min(stacks.endFrame(stackRow), stacks.firstFrame(stackRow) + most);
            for (int frame = stacks.firstFrame(stackRow); frame < end; frame++) {
                int method = stacks.methodRow(frame);
                String name = trace.methods().className(method) + "."
                        + trace.methods().name(method);
                frames.add(stacks.line(frame) > 0 ? name + ":" + stacks.line(frame) : name);
            }
        }
        return frames;
    }

    /** The first frame of a stack outside the JDK, as {@link #frames} writes it: waits end in the JDK, and that says nothing. */
    static @Nullable String ownFrame(Trace trace, int stackRow) {
        List<String> frames = frames(trace, stackRow, 64);
        return frames.stream()
                .filter(frame -> !JDK.matcher(frame).lookingAt())
                .findFirst()
                .orElse(frames.isEmpty() ? null : frames.get(0));
    }
}
