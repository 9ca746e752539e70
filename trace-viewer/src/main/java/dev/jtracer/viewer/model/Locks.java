package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.IntColumn;
import java.util.List;

/**
 * The monitors and locks somebody waited for, sorted by name; their waits are in {@link LockWaits}.
 *
 * <p>A monitor is one row for its class and address; one that only a snapshot shows has its identity instead, and is the one of
 * that class in events if there is one of it in both and a thread had to do with both. JFR gives a {@code java.util.concurrent} lock by its address too,
 * which a garbage collection changes: each stretch between two collections has rows of its own, and one lock may appear as
 * several.
 */
public final class Locks {
    private final Strings strings;
    private final int[] name;
    private final int[] className;
    private final byte[] kind;

    private Locks(Strings strings, Builder b) {
        this.strings = strings;
        name = b.name.toArray();
        className = b.className.toArray();
        kind = Flags.bytes(b.kind);
    }

    /** How many locks there are. */
    public int size() {
        return name.length;
    }

    /**
     * The lock's name, unique among locks: its class, {@code @}, its address in hexadecimal, as {@code
     * com.shop.PriceTable@7f3a}. What has the same class and address after a collection has {@code ~2}, {@code ~3} behind.
     */
    public String name(int lockRow) {
        return strings.get(name[lockRow]);
    }

    /** The string row of {@link #name}, equal to {@link States#objectRow} of waits for it. */
    public int nameRow(int lockRow) {
        return name[lockRow];
    }

    /** The name of the lock's class. */
    public String className(int lockRow) {
        return strings.get(className[lockRow]);
    }

    /** What kind of lock it is. */
    public Kind kind(int lockRow) {
        return Kind.at(kind[lockRow]);
    }

    /** The kinds of lock Java has. */
    public enum Kind {
        /** What {@code synchronized} enters. */
        MONITOR("monitor"),
        /** A lock of {@code java.util.concurrent.locks}. */
        LOCK("lock"),
        /** The right to initialise a class; whoever needs the class meanwhile waits for it. */
        CLASS_INIT("class init");

        private static final List<Kind> ALL = List.of(values());

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The kind's number, from 0 in the order of the constants: what columns hold and arrays are indexed by. */
        @SuppressWarnings("EnumOrdinal")
        public int code() {
            return ordinal();
        }

        /** The kind's name in JSON, JavaScript and for people. */
        public String key() {
            return key;
        }

        /** The kind with this {@link #code()}. */
        public static Kind at(int code) {
            return ALL.get(code);
        }
    }

    /** Collects locks in the table's order. */
    public static final class Builder {
        private final Strings.Builder strings;
        private final IntColumn name = new IntColumn();
        private final IntColumn className = new IntColumn();
        private final IntColumn kind = new IntColumn();

        /** An empty builder. */
        public Builder(Strings.Builder strings) {
            this.strings = strings;
        }

        /** Adds a lock and returns its row. */
        public int add(String lockName, String lockClass, Kind lockKind) {
            name.add(strings.row(lockName));
            className.add(strings.row(lockClass));
            kind.add(lockKind.code());
            return name.size() - 1;
        }

        /** How many locks were added. */
        public int size() {
            return name.size();
        }

        /** The finished table. */
        public Locks build(Strings finished) {
            return new Locks(finished, this);
        }
    }
}
