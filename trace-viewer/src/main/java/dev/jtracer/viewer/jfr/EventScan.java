package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Steps from event to event through the bytes of a chunk, by the size each begins with. Reads ahead into a window of half a
 * megabyte; an event longer than that gets a window of its own if somebody wants its content. For one thread.
 *
 * <pre>
 *   size | type | content ...        size counts its own bytes, too
 * </pre>
 */
final class EventScan {
    private static final int WINDOW = 1 << 19;

    /** What the size and the type take at most. */
    private static final int MOST_HEAD = 18;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SIZE_BYTES = 4;
    private static final long SIZE_TOP_BITS = 0x80808080L;
    private static final long USUAL_SIZE_TOP_BITS = 0x00808080L;

    private final FileChannel file;
    private final Chunk chunk;
    private final Cursor in;
    private final Runnable leaving;
    private byte[] window = Run.window(WINDOW);
    private long windowAt;
    private int windowLength;
    private long eventAt;
    private long nextAt;
    private int contentAt;
    private long typeId;
    private boolean broken;

    /** A scan of a chunk of a file. */
    EventScan(FileChannel file, Chunk chunk) {
        this(file, chunk, () -> {});
    }

    /**
     * A scan of a chunk of a file.
     *
     * @param leaving run before the window moves on: places in it mean nothing afterwards
     */
    EventScan(FileChannel file, Chunk chunk, Runnable leaving) {
        this.file = file;
        this.chunk = chunk;
        this.leaving = leaving;
        in = new Cursor(chunk.compressed());
        nextAt = chunk.offset() + Chunk.HEADER_BYTES;
    }

    /** Goes to the next event; false at the end of the chunk, or of what can be read of it. */
    boolean next() throws IOException {
        long left = chunk.endOffset() - nextAt;
        if (left <= 0) {
            return false;
        }
        eventAt = nextAt;
        if (eventAt + MOST_HEAD > windowAt + windowLength) {
            fill();
        }
        int from = (int) (eventAt - windowAt);
        if (usualHead(from)) {
            return true;
        }
        try {
            in.set(window, from, windowLength);
            long size = in.readInt();
            typeId = in.readLong();
            contentAt = in.at();
            int head = contentAt - from;
            if (size < head || size > left || in.overrun()) {
                broken = true;
                return false;
            }
            nextAt = eventAt + size;
        } catch (IndexOutOfBoundsException e) {
            broken = true;
            return false;
        }
        return true;
    }

    /** Reads a head as the JVM writes nearly all of them: the size in four bytes, the type in one or two. */
    private boolean usualHead(int from) {
        long head = (long) EIGHT.get(window, from);
        if ((head & SIZE_TOP_BITS) != USUAL_SIZE_TOP_BITS || !chunk.compressed()) {
            return false;
        }
        int size = (int) Run.sevens(head & 0x7f7f7f7fL);
        int type = (int) (head >>> Integer.SIZE);
        boolean shortType = (type & 0x80) == 0;
        int headBytes = shortType ? SIZE_BYTES + 1 : SIZE_BYTES + 2;
        long next = eventAt + size;
        if ((type & 0x8080) == 0x8080
                || size < headBytes
                || next > chunk.endOffset()
                || from + headBytes > windowLength) {
            return false;
        }
        typeId = Run.sevens(type & (shortType ? 0x7f : 0x7f7f));
        contentAt = from + headBytes;
        nextAt = next;
        return true;
    }

    long typeId() {
        return typeId;
    }

    /** Where in the file the current event begins. */
    long eventAt() {
        return eventAt;
    }

    /** How many bytes of the chunk lie behind it: read, or stepped over. */
    long done() {
        return nextAt - chunk.offset();
    }

    /** Whether what follows the last event is none. */
    boolean broken() {
        return broken;
    }

    /** Sees to it that all of the current event is in the window. */
    void load() throws IOException {
        if (nextAt > windowAt + windowLength) {
            int head = contentAt - (int) (eventAt - windowAt);
            fill();
            contentAt = head;
        }
    }

    /** The bytes that the current event is among. */
    byte[] window() {
        return window;
    }

    /** Where in the window the content of the current event begins. */
    int contentAt() {
        return contentAt;
    }

    /** Where in the window the current event ends. */
    int contentEnd() {
        return (int) (nextAt - windowAt);
    }

    /** Moves the window to the current event, and all of it into the window if it is known how long it is. */
    private void fill() throws IOException {
        leaving.run();
        long size = nextAt - eventAt;
        int room = window.length - Run.SLACK;
        if (size > room) {
            window = Run.window((int) size);
        } else if (room > WINDOW && size <= WINDOW) {
            window = Run.window(WINDOW);
        }
        windowAt = eventAt;
        int wanted = (int) Math.min(window.length - Run.SLACK, chunk.endOffset() - eventAt);
        windowLength = fill(file, eventAt, window, wanted);
        if (windowLength < wanted) {
            throw new IOException("recording must not shrink while it is read");
        }
    }

    /** Reads bytes at a place of a file; fewer only at its end. */
    static int fill(FileChannel file, long at, byte[] into, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(into, 0, length);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.position();
    }
}
