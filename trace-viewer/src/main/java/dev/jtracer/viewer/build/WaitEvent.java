package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.ThreadState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event type whose duration is a state of its thread: one line in {@link #ALL}. Those that need more than a line have
 * classes of their own: {@link MonitorEnters}, {@link MonitorWaits} and {@link Parks}.
 *
 * @param type the event type's name
 * @param state the state its thread is in
 * @param layer who wins when it overlaps with others
 * @param fields what {@code object} and {@code bytes} need
 * @param object names what is waited for
 * @param bytesField the number of bytes moved, if that means something
 */
record WaitEvent(
        String type,
        ThreadState state,
        Bands.Layer layer,
        List<Field> fields,
        ObjectName object,
        @Nullable String bytesField) {

    private static final Field HOST = Field.text("host");
    private static final Field HOST_ADDRESS = Field.text("address");
    private static final Field PORT = Field.number("port");
    private static final Field PATH = Field.text("path");
    private static final Field READ = Field.number("bytesRead");
    private static final Field WRITTEN = Field.number("bytesWritten");

    /** Every plain wait. */
    static final List<WaitEvent> ALL = List.of(
            bare("jdk.ThreadSleep", ThreadState.SLEEPING, Bands.Layer.WAIT),
            bare("jdk.VirtualThreadPinned", ThreadState.PARKED, Bands.Layer.PINNED),
            io("jdk.SocketConnect", ThreadState.SOCKET, ObjectNames::remote, null, HOST, HOST_ADDRESS, PORT),
            io("jdk.SocketRead", ThreadState.SOCKET, ObjectNames::remote, READ, HOST, HOST_ADDRESS, PORT),
            io("jdk.SocketWrite", ThreadState.SOCKET, ObjectNames::remote, WRITTEN, HOST, HOST_ADDRESS, PORT),
            io("jdk.FileRead", ThreadState.FILE, ObjectNames::path, READ, PATH),
            io("jdk.FileWrite", ThreadState.FILE, ObjectNames::path, WRITTEN, PATH),
            io("jdk.FileForce", ThreadState.FILE, ObjectNames::path, null, PATH));

    /** Names what one event waits for. */
    interface ObjectName {
        @Nullable
        String name(Input input, EventTable table, int row);
    }

    static void select(Selection wanted) {
        for (WaitEvent event : ALL) {
            wanted.add(event.type, event.fields.toArray(Field[]::new));
        }
        MonitorEnters.select(wanted);
        Parks.select(wanted);
        MonitorWaits.select(wanted);
    }

    /** Whether a type's events are waits of their own. */
    static boolean isType(String type) {
        for (WaitEvent event : ALL) {
            if (event.type.equals(type) && event.layer != Bands.Layer.PINNED) {
                return true;
            }
        }
        return type.equals(MonitorEnters.TYPE) || type.equals(Parks.TYPE) || type.equals(MonitorWaits.TYPE);
    }

    private static WaitEvent bare(String type, ThreadState state, Bands.Layer layer) {
        return new WaitEvent(type, state, layer, List.of(), ObjectNames::none, null);
    }

    private static WaitEvent io(
            String type, ThreadState state, ObjectName object, @Nullable Field bytes, Field... others) {
        List<Field> fields = new ArrayList<>(List.of(others));
        if (bytes != null) {
            fields.add(bytes);
        }
        return new WaitEvent(
                type, state, Bands.Layer.IO, List.copyOf(fields), object, bytes == null ? null : bytes.name());
    }
}
