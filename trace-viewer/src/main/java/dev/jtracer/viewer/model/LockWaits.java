package dev.jtracer.viewer.model;

import dev.jtracer.viewer.column.PackedColumn;
import dev.jtracer.viewer.column.PackedColumnBuilder;

/**
 * The waits for monitors and locks, sorted by start, each cut into pieces by who owned what was waited for.
 *
 * <p>JFR names only the thread that released a monitor last. A wait behind several owners is cut at the moments when
 * other threads acquired the same monitor; the last piece has the owner the event names, those before it an inferred one
 * or none. The pieces of a wait fill it without gap or overlap:
 *
 * <pre>
 *   wait     |----------------------------|
 *   pieces   |   refresh-1   |  refresh-2 |
 *               inferred         event
 * </pre>
 *
 * <p>A wait known only from a thread snapshot, because it crosses an end of the recording, has {@link #origin} snapshot.
 * It may reach from one end of the recording to the other.
 */
public final class LockWaits {
    private final RowIndex byLock;
    private final RowIndex byThread;
    private final RowIndex byTask;
    private final PackedColumn lock;
    private final PackedColumn thread;
    private final PackedColumn task;
    private final PackedColumn startNs;
    private final PackedColumn endNs;
    private final PackedColumn stack;
    private final PackedColumn origin;
    private final PackedColumn firstPiece;
    private final PackedColumn pieceStartNs;
    private final PackedColumn pieceOwner;
    private final PackedColumn pieceOrigin;

    private LockWaits(Builder b, int locks, int threads, int tasks) {
        lock = b.lock.build();
        thread = b.thread.build();
        task = b.task.build();
        startNs = b.startNs.build();
        endNs = b.endNs.build();
        stack = b.stack.build();
        origin = b.origin.build();
        b.firstPiece.add(b.pieceStartNs.size());
        firstPiece = b.firstPiece.build();
        pieceStartNs = b.pieceStartNs.build();
        pieceOwner = b.pieceOwner.build();
        pieceOrigin = b.pieceOrigin.build();
        byLock = RowIndex.of(lock, locks);
        byThread = RowIndex.of(thread, threads);
        byTask = RowIndex.of(task, tasks);
    }

    /** How many waits there are. */
    public int size() {
        return lock.size();
    }

    /** The waits for each lock, in order of start. */
    public RowIndex byLock() {
        return byLock;
    }

    /** The waits of each thread, in order of start. */
    public RowIndex byThread() {
        return byThread;
    }

    /** The waits within the scopes of each task, in order of start. */
    public RowIndex byTask() {
        return byTask;
    }

    /** What was waited for. */
    public int lockRow(int waitRow) {
        return lock.getInt(waitRow);
    }

    /** The thread that waited. */
    public int threadRow(int waitRow) {
        return thread.getInt(waitRow);
    }

    /** The innermost task the thread was working for when the wait began, -1 if none. */
    public int taskRow(int waitRow) {
        return task.getInt(waitRow);
    }

    /** When the wait began. */
    public long startNs(int waitRow) {
        return startNs.get(waitRow);
    }

    /** When the wait ended. */
    public long endNs(int waitRow) {
        return endNs.get(waitRow);
    }

    /** Where the thread waited, -1 if unknown. */
    public int stackRow(int waitRow) {
        return stack.getInt(waitRow);
    }

    /** Whether an event or only a snapshot shows the wait. */
    public Origin origin(int waitRow) {
        return Origin.at(origin.getInt(waitRow));
    }

    /** The first piece of a wait; its pieces are {@code firstPiece(row)} to {@code endPiece(row) - 1}. */
    public int firstPiece(int waitRow) {
        return firstPiece.getInt(waitRow);
    }

    /** The place after a wait's last piece. */
    public int endPiece(int waitRow) {
        return firstPiece.getInt(waitRow + 1);
    }

    /** When a piece of this wait begins. */
    public long pieceStartNs(int piece) {
        return pieceStartNs.get(piece);
    }

    /** When a piece of this wait ends. */
    public long pieceEndNs(int waitRow, int piece) {
        return piece + 1 < firstPiece.getInt(waitRow + 1) ? pieceStartNs.get(piece + 1) : endNs.get(waitRow);
    }

    /** The thread that owned it during a piece, -1 if unknown. */
    public int pieceOwnerThreadRow(int piece) {
        return pieceOwner.getInt(piece);
    }

    /** How the owner of a piece is known; says nothing where the owner is -1. */
    public Origin pieceOrigin(int piece) {
        return Origin.at(pieceOrigin.getInt(piece));
    }

    /** Collects waits sorted by start, each followed by its pieces. */
    public static final class Builder {
        private final PackedColumnBuilder lock = new PackedColumnBuilder();
        private final PackedColumnBuilder thread = new PackedColumnBuilder();
        private final PackedColumnBuilder task = new PackedColumnBuilder();
        private final PackedColumnBuilder startNs = new PackedColumnBuilder();
        private final PackedColumnBuilder endNs = new PackedColumnBuilder();
        private final PackedColumnBuilder stack = new PackedColumnBuilder();
        private final PackedColumnBuilder origin = new PackedColumnBuilder();
        private final PackedColumnBuilder firstPiece = new PackedColumnBuilder();
        private final PackedColumnBuilder pieceStartNs = new PackedColumnBuilder();
        private final PackedColumnBuilder pieceOwner = new PackedColumnBuilder();
        private final PackedColumnBuilder pieceOrigin = new PackedColumnBuilder();

        /** An empty builder. */
        public Builder() {}

        /** Adds a wait; its pieces follow, at least one, the first of which starts with it. */
        public int add(int lockRow, int threadRow, int taskRow, long fromNs, long toNs, int stackRow, Origin how) {
            lock.add(lockRow);
            thread.add(threadRow);
            task.add(taskRow);
            startNs.add(fromNs);
            endNs.add(toNs);
            stack.add(stackRow);
            origin.add(how.code());
            firstPiece.add(pieceStartNs.size());
            return lock.size() - 1;
        }

        /** Adds a piece to the wait added last. */
        public void addPiece(long fromNs, int ownerThreadRow, Origin how) {
            pieceStartNs.add(fromNs);
            pieceOwner.add(ownerThreadRow);
            pieceOrigin.add(how.code());
        }

        /** The finished table. */
        public LockWaits build(int locks, int threads, int tasks) {
            return new LockWaits(this, locks, threads, tasks);
        }
    }
}
