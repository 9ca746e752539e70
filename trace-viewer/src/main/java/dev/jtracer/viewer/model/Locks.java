package dev.jtracer.viewer.model;

/**
 * The monitors and locks somebody waited for, sorted by name; their waits are in {@link LockWaits}.
 *
 * <p>A monitor is one row for its class and address. JFR gives a {@code java.util.concurrent} lock by its address too,
 * which a garbage collection changes: then one lock appears as several.
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

    /** The lock's name: its class, {@code @}, its address in hexadecimal, as {@code com.shop.PriceTable@7f3a}. */
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

    /** Whether it is a monitor or a lock. */
    public Kind kind(int lockRow) {
        return kind[lockRow] == 0 ? Kind.MONITOR : Kind.LOCK;
    }

    /** The two kinds of lock Java has. */
    public enum Kind {
        /** What {@code synchronized} enters. */
        MONITOR("monitor"),
        /** A lock of {@code java.util.concurrent.locks}. */
        LOCK("lock");

        private final String key;

        Kind(String key) {
            this.key = key;
        }

        /** The kind's number, from 0 in the order of the constants: what columns hold and arrays are indexed by. */
        @SuppressWarnings("EnumOrdinal")
        public int code() {
            return ordinal();
        }

        /** The kind's name in JSON and JavaScript. */
        public String key() {
            return key;
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
