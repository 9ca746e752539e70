package dev.jtracer.viewer.model;

import java.util.List;

/**
 * What a thread is doing, or what a task spends its time on.
 *
 * <p>The order of the constants is the order of legends and stacked bars. Four constants never occur as a row of
 * {@link States}: {@link #QUEUE} belongs to tasks, {@link #RUNNABLE} needs scheduler events that JFR does not have, {@link #PINNED}
 * is a mark on the wait it pins ({@link States#pinned}), and {@link #SAFEPOINT} is a kind of {@link Pauses}.
 */
public enum ThreadState {
    /** On a processor, as an execution sample shows or as the absence of any wait inside a scope or region suggests. */
    RUNNING("running", 'R'),
    /** Ready to run and waiting for a processor. */
    RUNNABLE("runnable", 'Y'),
    /** Waiting to enter a monitor. */
    BLOCKED("blocked", 'B'),
    /** In {@code Object.wait}, getting the monitor back included. */
    WAITING("waiting", 'W'),
    /** In {@code LockSupport.park}: a lock, a condition, a future. */
    PARKED("parked", 'P'),
    /** A pool worker or consumer waiting for something to do; not contention. */
    IDLE("idle", 'I'),
    /** In {@code Thread.sleep}. */
    SLEEPING("sleeping", 'Z'),
    /** Reading from or writing to a socket. */
    SOCKET("socket", 'N'),
    /** Reading, writing or forcing a file. */
    FILE("file", 'F'),
    /** Handed over to an executor, not yet started. */
    QUEUE("queue", 'Q'),
    /** In a native method known to wait: a selector, an acceptor. */
    NATIVE_WAIT("nativeWait", 'E'),
    /** A virtual thread's wait that keeps its carrier. */
    PINNED("pinned", 'V'),
    /** Stopped, by a garbage collection pause or another safepoint; a pause itself of this kind is a collection's. */
    GC("gc", 'G'),
    /** The kind of a pause that is no garbage collection; a thread that it stops is in {@link #GC}. */
    SAFEPOINT("safepoint", 'S'),
    /** The recording cannot tell. */
    UNKNOWN("unknown", '?');

    private static final List<ThreadState> ALL = List.of(values());

    private static final List<ThreadState> TASK_STATES =
            List.of(RUNNING, BLOCKED, WAITING, PARKED, SLEEPING, SOCKET, FILE, QUEUE, NATIVE_WAIT, GC, UNKNOWN);

    private static final List<ThreadState> THREAD_STATES =
            List.of(RUNNING, BLOCKED, WAITING, PARKED, IDLE, SLEEPING, SOCKET, FILE, NATIVE_WAIT, GC, UNKNOWN);

    private final String key;
    private final char letter;

    ThreadState(String key, char letter) {
        this.key = key;
        this.letter = letter;
    }

    /** The state's number, from 0 in the order of the constants: what columns hold and arrays are indexed by. */
    @SuppressWarnings("EnumOrdinal")
    public int code() {
        return ordinal();
    }

    /** The state's name in JSON, JavaScript and CSS: lower camel case. */
    public String key() {
        return key;
    }

    /** The letter that stands for the state where there is no room for its name. */
    public char letter() {
        return letter;
    }

    /** The state with this {@link #code()}. */
    public static ThreadState at(int code) {
        return ALL.get(code);
    }

    /** The states a task's {@link Tasks#breakdown breakdown} consists of; all others are 0 in it. */
    public static List<ThreadState> taskStates() {
        return TASK_STATES;
    }

    /** The states that occur in {@link States}; together they fill every thread's life. */
    public static List<ThreadState> threadStates() {
        return THREAD_STATES;
    }
}
