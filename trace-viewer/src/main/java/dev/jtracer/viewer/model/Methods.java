package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.IntColumn;

/** Every method that occurs in a stack once. */
public final class Methods {
    private final Strings strings;
    private final int[] className;
    private final int[] name;

    private Methods(Strings strings, Builder b) {
        this.strings = strings;
        className = b.className.toArray();
        name = b.name.toArray();
    }

    /** How many methods there are. */
    public int size() {
        return name.length;
    }

    /** The class the method belongs to, with package, as {@code java.util.ArrayList}; empty if unknown. */
    public String className(int methodRow) {
        return strings.get(className[methodRow]);
    }

    /** The method's name. */
    public String name(int methodRow) {
        return strings.get(name[methodRow]);
    }

    /** Collects methods. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final IntColumn className = new IntColumn();
        private final IntColumn name = new IntColumn();

        /** An empty builder. */
        public Builder(Strings.Builder strings) {
            this.strings = strings;
        }

        /** Adds a method and returns its row. */
        public int add(String methodClass, String methodName) {
            className.add(strings.row(methodClass));
            name.add(strings.row(methodName));
            return name.size() - 1;
        }

        /** The finished table. */
        public Methods build(Strings finished) {
            return new Methods(finished, this);
        }
    }
}
