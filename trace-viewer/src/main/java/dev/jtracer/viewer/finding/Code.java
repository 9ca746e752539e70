package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.Stacks;
import dev.jtracer.viewer.model.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of code as people write them: {@code PriceTable.priceOf}, without the package. */
final class Code {
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    private final Trace trace;

    Code(Trace trace) {
        this.trace = trace;
    }

    /** The innermost frame of a stack that is not the JDK's, else its top frame; -1 if it has none. */
    int ownFrame(int stackRow) {
        if (stackRow < 0) {
            return -1;
        }
        Stacks stacks = trace.stacks();
        for (int frame = stacks.firstFrame(stackRow); frame < stacks.endFrame(stackRow); frame++) {
            String className = trace.methods().className(stacks.methodRow(frame));
            if (JDK.stream().noneMatch(className::startsWith)) {
                return frame;
            }
        }
        return topFrame(stackRow);
    }

    /** The top frame of a stack, -1 if it has none. */
    int topFrame(int stackRow) {
        return stackRow < 0 || trace.stacks().depth(stackRow) == 0
                ? -1
                : trace.stacks().firstFrame(stackRow);
    }

    /** The method of a frame, {@code PriceTable.priceOf}. */
    String method(int frame) {
        return methodName(trace.stacks().methodRow(frame));
    }

    /** A method, {@code PriceTable.priceOf}. */
    String methodName(int methodRow) {
        String className = trace.methods().className(methodRow);
        String simple = className.substring(className.lastIndexOf('.') + 1);
        String name = trace.methods().name(methodRow);
        return simple.isEmpty() ? name : simple + "." + name;
    }

    /** The method and line of a frame, {@code PriceTable.priceOf:88}. */
    String line(int frame) {
        int line = trace.stacks().line(frame);
        return line > 0 ? method(frame) + ":" + line : method(frame);
    }

    /** Counts weights by the code line they belong to. */
    final class Lines {
        private final Map<String, Long> weights = new HashMap<>();

        void add(int stackRow, long weight) {
            int frame = ownFrame(stackRow);
            if (frame >= 0) {
                weights.merge(line(frame), weight, Long::sum);
            }
        }

        /** The line with the most weight as a list of facts, empty if there is none. */
        List<String> most() {
            return Heaviest.of(weights).map(List::of).orElse(List.of());
        }
    }
}
