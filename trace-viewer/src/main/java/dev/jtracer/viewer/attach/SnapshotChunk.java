package dev.jtracer.viewer.attach;

import dev.jtracer.runtime.ThreadShot;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A chunk of our own in the recording of another JVM: the thread snapshots at its begin and end, and what was recorded how.
 * That JVM has none of our events, and what its own say of it is among the secrets.
 *
 * <pre>
 *   header(68) | jtracer.ThreadState ... jtracer.Capture ... | threads they refer to | metadata
 * </pre>
 *
 * <p>A file is chunks one behind the other, each complete in itself, so any JFR tool reads this one like the others. It goes
 * before them: what the JVM itself says of a thread comes later, and counts.
 */
final class SnapshotChunk {
    private static final int HEADER_BYTES = 68;
    private static final byte[] MAGIC = {'F', 'L', 'R', 0};
    private static final short MAJOR = 2;
    private static final short MINOR = 1;
    private static final int COMPRESSED_NUMBERS = 1;
    private static final long POOLS = 1;
    private static final long THREAD_STATE = 20;
    private static final long CAPTURE = 21;

    private final ChunkClock clock;
    private final ChunkBytes events = new ChunkBytes();
    private final Map<Long, String> threads = new TreeMap<>();

    private SnapshotChunk(ChunkClock clock) {
        this.clock = clock;
    }

    /**
     * The whole chunk.
     *
     * @param shots one or two, in order of time
     * @param clock that of the chunks it goes with
     * @param capture what {@code jtracer.Capture} says, without {@code at} and {@code endReason}
     */
    static byte[] of(List<Shots> shots, ChunkClock clock, Map<String, Object> capture, String endReason) {
        long startNanos = shots.get(0).epochNanos();
        long endNanos = shots.get(shots.size() - 1).epochNanos();
        SnapshotChunk chunk = new SnapshotChunk(clock);
        shots.forEach(chunk::add);
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("at", "begin", "endReason", ""));
        fields.putAll(capture);
        chunk.add(CAPTURE, clock.ticks(startNanos), fields);
        fields.put("at", "end");
        fields.put("endReason", endReason);
        chunk.add(CAPTURE, clock.ticks(endNanos), fields);
        return chunk.bytes(types(fields), startNanos, endNanos);
    }

    private void add(Shots shots) {
        for (ThreadShot shot : shots.threads()) {
            threads.put(shot.javaThreadId(), shot.threadName());
            add(THREAD_STATE, clock.ticks(shots.epochNanos()), fields(shots.at(), shot));
        }
    }

    private void add(long type, long ticks, Map<String, Object> fields) {
        ChunkBytes event = new ChunkBytes().number(type).number(ticks);
        for (Object value : fields.values()) {
            if (value instanceof Boolean flag) {
                event.oneByte(flag ? 1 : 0);
            } else if (value instanceof ThreadId thread) {
                event.number(thread.javaId());
            } else if (value instanceof Long number) {
                event.number(number);
            } else {
                event.text(value.toString());
            }
        }
        events.event(event);
    }

    private static Map<String, Object> fields(String at, ThreadShot shot) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("at", at);
        fields.put("thread", new ThreadId(shot.javaThreadId()));
        fields.put("javaThreadId", shot.javaThreadId());
        fields.put("threadName", shot.threadName());
        fields.put("state", shot.state());
        fields.put("blockerClass", shot.blockerClass());
        fields.put("blockerIdentity", shot.blockerIdentity());
        fields.put("owner", new ThreadId(shot.ownerJavaThreadId()));
        fields.put("ownerJavaThreadId", shot.ownerJavaThreadId());
        fields.put("inNative", shot.inNative());
        fields.put("frames", shot.frames());
        return fields;
    }

    private static ChunkTypes types(Map<String, Object> capture) {
        ThreadShot any = new ThreadShot(0, "", "", "", 0, 0, false, "");
        return new ChunkTypes()
                .event("jtracer.ThreadState", THREAD_STATE, typesOf(fields("", any)))
                .event("jtracer.Capture", CAPTURE, typesOf(capture));
    }

    private static Map<String, Long> typesOf(Map<String, Object> fields) {
        Map<String, Long> types = new LinkedHashMap<>();
        fields.forEach((name, value) -> types.put(name, typeOf(value)));
        return types;
    }

    private static long typeOf(Object value) {
        if (value instanceof Boolean) {
            return ChunkTypes.BOOLEAN;
        }
        if (value instanceof ThreadId) {
            return ChunkTypes.THREAD;
        }
        return value instanceof Long ? ChunkTypes.LONG : ChunkTypes.TEXT;
    }

    private byte[] bytes(ChunkTypes types, long startNanos, long endNanos) {
        int poolsAt = HEADER_BYTES + events.size();
        ChunkBytes body = new ChunkBytes().raw(events.toBytes()).event(pools(clock.ticks(startNanos)));
        int metadataAt = HEADER_BYTES + body.size();
        body.event(types.metadata(clock.ticks(startNanos)));
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        header.put(MAGIC).putShort(MAJOR).putShort(MINOR);
        header.putLong(HEADER_BYTES + body.size()).putLong(poolsAt).putLong(metadataAt);
        header.putLong(startNanos).putLong(endNanos - startNanos);
        header.putLong(clock.ticks(startNanos)).putLong(clock.ticksPerSecond()).putInt(COMPRESSED_NUMBERS);
        return new ChunkBytes().raw(header.array()).raw(body.toBytes()).toBytes();
    }

    /** The threads that events refer to by their Java ids. */
    private ChunkBytes pools(long ticks) {
        ChunkBytes pools =
                new ChunkBytes().number(POOLS).number(ticks).number(0).number(0);
        pools.oneByte(0).number(1).number(ChunkTypes.THREAD).number(threads.size());
        threads.forEach(
                (id, name) -> pools.number(id).text(name).number(-1).text(name).number(id));
        return pools;
    }

    /** A reference to a thread. */
    private record ThreadId(long javaId) {}
}
