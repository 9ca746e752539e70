package dev.jtracer.viewer.jfr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every different stack once, and every method that occurs in one. The top frame comes first. */
public final class StackDictionary {
    private final List<int[]> stacks;
    private final List<Method> methods;

    private StackDictionary(List<int[]> stacks, List<Method> methods) {
        this.stacks = stacks;
        this.methods = methods;
    }

    /** How many stacks there are. */
    public int size() {
        return stacks.size();
    }

    /** How many frames a stack has. */
    public int depth(int stack) {
        return stacks.get(stack).length / 2;
    }

    /** The method of a frame, a row of {@link #method}. */
    public int methodRow(int stack, int frame) {
        return stacks.get(stack)[1 + 2 * frame];
    }

    /** The source line of a frame, -1 if unknown. */
    public int line(int stack, int frame) {
        return stacks.get(stack)[2 + 2 * frame];
    }

    /** Whether outer frames were cut off. */
    public boolean truncated(int stack) {
        return stacks.get(stack)[0] != 0;
    }

    /** How many methods there are. */
    public int methods() {
        return methods.size();
    }

    /** A method by its row. */
    public Method method(int row) {
        return methods.get(row);
    }

    /**
     * A method as recorded.
     *
     * @param className its class with package, empty if unknown
     * @param name its name
     */
    public record Method(String className, String name) {}

    static final class Builder {
        private final List<int[]> stacks = new ArrayList<>();
        private final Map<Key, Integer> stackRows = new HashMap<>();
        private final List<Method> methods = new ArrayList<>();
        private final Map<Method, Integer> methodRows = new HashMap<>();

        int method(String className, String name) {
            Method method = new Method(className, name);
            Integer known = methodRows.putIfAbsent(method, methods.size());
            if (known == null) {
                methods.add(method);
                return methods.size() - 1;
            }
            return known;
        }

        /** The row of a stack: first 1 if it was cut off and 0 if not, then method and line of each frame. */
        int row(int[] stack) {
            Integer known = stackRows.putIfAbsent(new Key(stack), stacks.size());
            if (known == null) {
                stacks.add(stack);
                return stacks.size() - 1;
            }
            return known;
        }

        StackDictionary build() {
            return new StackDictionary(stacks, methods);
        }
    }

    private static final class Key {
        private final int[] stack;
        private final int hash;

        private Key(int[] stack) {
            this.stack = stack;
            hash = Arrays.hashCode(stack);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.hash == hash && Arrays.equals(key.stack, stack);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
