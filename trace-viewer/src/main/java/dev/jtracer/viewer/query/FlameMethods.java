package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.Methods;
import dev.jtracer.viewer.model.Stacks;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The methods of a {@link FlameGraph} as a table: what each weighs itself, and with all that it calls. A stack counts once
 * for a method, however often the method calls itself in it.
 */
public final class FlameMethods {

    private FlameMethods() {}

    /** What the rows can be sorted by. */
    public enum Sort {
        /** The weight of stacks with the method on top. */
        SELF,
        /** The weight of stacks that have the method in them. */
        TOTAL,
        /** Class, then name. */
        METHOD
    }

    /**
     * The question.
     *
     * @param subject what is weighed
     * @param sort the column to sort by
     * @param descending whether the largest comes first; of methods that are equal the other weight decides, then their rows
     * @param offset how many methods to leave out, not negative
     * @param limit how many methods to return at most, 1 to {@value #MAX_LIMIT}
     */
    public record Request(FlameSubject subject, Sort sort, boolean descending, int offset, int limit) {
        /** The most methods one answer has. */
        public static final int MAX_LIMIT = 1_000;

        /** Checks both numbers. */
        public Request {
            if (offset < 0) {
                throw new IllegalArgumentException("offset must not be negative, was " + offset);
            }
            if (limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("limit must be between 1 and " + MAX_LIMIT + ", was " + limit);
            }
        }

        /** The methods that weigh most themselves. */
        public static Request heaviest(FlameSubject subject, int limit) {
            return new Request(subject, Sort.SELF, true, 0, limit);
        }
    }

    /**
     * The answer. The selfs of the methods of all pages and {@code withoutStack} sum to {@code total}.
     *
     * @param unit what weights count: {@code samples}, {@code nanos} or {@code bytes}
     * @param total the weight of all stacks
     * @param withoutStack how much of it has no stack
     * @param periodNanos as in {@link FlameGraph.Result}
     * @param methods how many methods there are, on all pages
     * @param rows the methods of this page
     */
    public record Result(
            String unit,
            long total,
            long withoutStack,
            @Nullable Long periodNanos,
            int methods,
            List<Row> rows) {
        /** Copies the list. */
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One method.
     *
     * @param className its class with the package, empty if unknown
     * @param method its name
     * @param self the weight of stacks with it on top
     * @param total the weight of stacks that have it in them
     * @param line the source line where most of that was; the innermost call counts where it calls itself; -1 if unknown
     */
    public record Row(String className, String method, long self, long total, int line) {}

    /** As {@link #of(Trace, Request, Progress)}, unwatched. */
    public static Result of(Trace trace, Request request) {
        return of(trace, request, Progress.UNWATCHED);
    }

    /**
     * Returns the methods. Cost: that of weighing stacks as for a {@link FlameGraph}, one walk over the frames of the different
     * ones, and one pass over all methods.
     */
    public static Result of(Trace trace, Request request, Progress progress) {
        StackWeights weights = StackWeights.of(trace, request.subject(), progress);
        Sums sums = new Sums(trace, weights, progress);
        Methods methods = trace.methods();
        int kept = (int) Math.min((long) request.offset() + request.limit(), Math.max(1, methods.size()));
        FirstRows first = new FirstRows(order(methods, sums, request).thenByRow(), kept);
        int count = 0;
        for (int method = 0; method < methods.size(); method++) {
            if (sums.stamp[method] > 0) {
                count++;
                first.offer(method);
            }
        }
        int[] sorted = first.sorted();
        int[] lines = sums.heaviestLines();
        List<Row> rows = new ArrayList<>();
        for (int i = request.offset(); i < sorted.length; i++) {
            int method = sorted[i];
            rows.add(new Row(
                    methods.className(method).isEmpty() ? "" : Names.shown(methods.className(method)),
                    Names.shown(methods.name(method)),
                    sums.self[method],
                    sums.total[method],
                    lines[method]));
        }
        FlameKind kind = request.subject().kind();
        return new Result(
                kind.unit().key(),
                sums.all,
                sums.withoutStack,
                kind == FlameKind.CPU ? FlameGraph.periodNanos(trace) : null,
                count,
                rows);
    }

    private static RowOrder order(Methods methods, Sums sums, Request request) {
        RowOrder order = switch (request.sort()) {
            case SELF -> (a, b) -> compare(sums.self, sums.total, a, b);
            case TOTAL -> (a, b) -> compare(sums.total, sums.self, a, b);
            case METHOD ->
                (a, b) -> {
                    int byClass = methods.className(a).compareTo(methods.className(b));
                    return byClass != 0 ? byClass : methods.name(a).compareTo(methods.name(b));
                };
        };
        return request.descending() ? order.reversed() : order;
    }

    private static int compare(long[] first, long[] second, int a, int b) {
        return first[a] != first[b] ? Long.compare(first[a], first[b]) : Long.compare(second[a], second[b]);
    }

    /** The weights by method. */
    private static final class Sums {
        private final long[] self;
        private final long[] total;
        /** The last stack that had the method in it, plus 1. */
        private final int[] stamp;

        /** The weights by method and line. */
        private final LongSums lines = new LongSums();

        private long all;
        private long withoutStack;

        Sums(Trace trace, StackWeights weights, Progress progress) {
            self = new long[trace.methods().size()];
            total = new long[self.length];
            stamp = new int[self.length];
            for (int pair = 0; pair < weights.size(); pair++) {
                progress.row(pair, weights.size());
                all += weights.weight(pair);
                add(trace.stacks(), weights.stackRow(pair), weights.weight(pair), pair + 1);
            }
        }

        private void add(Stacks stacks, int stackRow, long weight, int mark) {
            if (stackRow < 0) {
                withoutStack += weight;
                return;
            }
            self[stacks.methodRow(stacks.firstFrame(stackRow))] += weight;
            for (int frame = stacks.firstFrame(stackRow); frame < stacks.endFrame(stackRow); frame++) {
                int method = stacks.methodRow(frame);
                if (stamp[method] != mark) {
                    stamp[method] = mark;
                    total[method] += weight;
                    lines.add((long) method << 32 | (stacks.line(frame) & 0xFFFF_FFFFL), weight);
                }
            }
        }

        /** The heaviest line of each method. */
        int[] heaviestLines() {
            int[] line = new int[total.length];
            long[] most = new long[total.length];
            Arrays.fill(line, -1);
            for (int number = 0; number < lines.size(); number++) {
                int method = (int) (lines.key(number) >>> 32);
                if (lines.sum(number) > most[method]) {
                    most[method] = lines.sum(number);
                    line[method] = (int) lines.key(number);
                }
            }
            return line;
        }
    }
}
