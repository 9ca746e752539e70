package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Searches for names: those that begin with a text come first, then those in which a word does, then those that have it
 * anywhere, in any case; among equals by kind, then what occurs most often. {@code #4812} or {@code 4812} is also the task with this id.
 */
public final class NameSearch {

    private NameSearch() {}

    /**
     * The question.
     *
     * @param text what names should have in them, 1 to {@value #MAX_CHARS} characters
     * @param kinds which kinds of names; empty for all
     * @param limit how many to return at most, 1 to {@value #MAX_LIMIT}
     */
    public record Request(String text, Set<NameIndex.Kind> kinds, int limit) {
        /** The longest text. */
        public static final int MAX_CHARS = 200;

        /** The most names one answer has. */
        public static final int MAX_LIMIT = 100;

        /** Copies the set and checks every range. */
        public Request {
            kinds = Set.copyOf(kinds);
            if (text.isEmpty() || text.length() > MAX_CHARS) {
                throw new IllegalArgumentException(
                        "text must have 1 to " + MAX_CHARS + " characters, had " + text.length());
            }
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT + ", was " + limit);
            }
        }
    }

    /**
     * The answer.
     *
     * @param found the best matches, the best first
     * @param more how many there are besides
     * @param notSearched how many names there are too many to be searched
     */
    public record Result(List<Found> found, long more, long notSearched) {
        /** Copies the list. */
        public Result {
            found = List.copyOf(found);
        }
    }

    /**
     * What was found.
     *
     * @param kind {@code task}, or the {@link NameIndex.Kind#key() key} of its kind
     * @param name its name, as it is in the recording
     * @param detail a thread's pool, a task's type, else empty
     * @param count how often it occurs
     * @param row the row of a thread or lock, else -1
     * @param taskId a task, or the first that logged a text; else null
     */
    public record Found(
            String kind,
            String name,
            String detail,
            long count,
            int row,
            @Nullable Long taskId) {}

    /** Returns the best matches. Cost: one pass over the index. */
    public static Result of(Trace trace, NameIndex index, Request request) {
        Set<NameIndex.Kind> kinds =
                request.kinds().isEmpty() ? EnumSet.allOf(NameIndex.Kind.class) : EnumSet.copyOf(request.kinds());
        TextMatch text = new TextMatch(request.text());
        byte[] rank = new byte[index.size()];
        FirstRows best = new FirstRows(order(index, rank).thenByRow(), request.limit());
        long matches = 0;
        for (int entry = 0; entry < rank.length; entry++) {
            if (kinds.contains(index.kind(entry))) {
                rank[entry] = (byte) text.rank(index.name(entry));
                if (rank[entry] < TextMatch.NONE) {
                    matches++;
                    best.offer(entry);
                }
            }
        }
        List<Found> found = new ArrayList<>();
        addTask(trace.tasks(), request.text(), found);
        for (int entry : best.sorted()) {
            found.add(found(trace.tasks(), index, entry));
        }
        int shown = Math.min(found.size(), request.limit());
        long all = matches + found.size() - Math.min(matches, request.limit());
        return new Result(found.subList(0, shown), all - shown, index.leftOut());
    }

    private static RowOrder order(NameIndex index, byte[] rank) {
        return (a, b) -> {
            int byRank = Byte.compare(rank[a], rank[b]);
            int byKind = byRank != 0 ? byRank : index.kind(a).compareTo(index.kind(b));
            return byKind != 0 ? byKind : Long.compare(index.count(b), index.count(a));
        };
    }

    private static void addTask(Tasks tasks, String text, List<Found> found) {
        OptionalLong id = id(text);
        int row = id.isEmpty() ? -1 : tasks.row(id.getAsLong());
        if (row >= 0) {
            found.add(new Found("task", "#" + tasks.id(row), tasks.type(row), 1, -1, tasks.id(row)));
        }
    }

    private static OptionalLong id(String text) {
        String digits = text.strip();
        digits = digits.startsWith("#") ? digits.substring(1) : digits;
        try {
            return digits.matches("-?[0-9]{1,19}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private static Found found(Tasks tasks, NameIndex index, int entry) {
        boolean log = index.kind(entry) == NameIndex.Kind.LOG;
        int row = index.row(entry);
        return new Found(
                index.kind(entry).key(),
                index.name(entry),
                index.detail(entry),
                index.count(entry),
                log ? -1 : row,
                log && row >= 0 ? tasks.id(row) : null);
    }
}
