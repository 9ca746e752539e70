package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.ThreadState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event type whose duration is a state of its thread: one line in {@link #ALL}. Two that need more than a line have a
 * class each: {@link Parks} and {@link MonitorWaits}.
 *
 * @param type the event type's name
 * @param state the state its thread is in
 * @param layer who wins when it overlaps with others
 * @param fields what {@code object}, {@code bytes} and {@code owner} need
 * @param object names what is waited for
 * @param bytesField the number of bytes moved, if that means something
 * @param ownerField the thread waited for, if there is one
 */
record WaitEvent(
        String type,
        ThreadState state,
        Bands.Layer layer,
        List<Field> fields,
        ObjectName object,
        @Nullable String bytesField,
        @Nullable String ownerField) {

    private static final Field ADDRESS = Field.number("address");
    private static final Field MONITOR = Field.text("monitorClass");
    private static final Field OWNER = Field.thread("previousOwner");
    private static final Field HOST = Field.text("host");
    private static final Field HOST_ADDRESS = Field.text("address");
    private static final Field PORT = Field.number("port");
    private static final Field PATH = Field.text("path");
    private static final Field READ = Field.number("bytesRead");
    private static final Field WRITTEN = Field.number("bytesWritten");

    /** Every plain wait. */
    static final List<WaitEvent> ALL = List.of(
            wait("jdk.JavaMonitorEnter", ThreadState.BLOCKED, ObjectNames::monitor, OWNER, MONITOR, ADDRESS),
            wait("jdk.ThreadSleep", ThreadState.SLEEPING, ObjectNames::none, null),
            new WaitEvent(
                    "jdk.VirtualThreadPinned",
                    ThreadState.PARKED,
                    Bands.Layer.PINNED,
                    List.of(),
                    ObjectNames::none,
                    null,
                    null),
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
        return type.equals(Parks.TYPE) || type.equals(MonitorWaits.TYPE);
    }

    private static WaitEvent wait(
            String type, ThreadState state, ObjectName object, @Nullable Field owner, Field... others) {
        return new WaitEvent(
                type,
                state,
                Bands.Layer.WAIT,
                fields(owner, others),
                object,
                null,
                owner == null ? null : owner.name());
    }

    private static WaitEvent io(
            String type, ThreadState state, ObjectName object, @Nullable Field bytes, Field... others) {
        return new WaitEvent(
                type, state, Bands.Layer.IO, fields(bytes, others), object, bytes == null ? null : bytes.name(), null);
    }

    private static List<Field> fields(@Nullable Field first, Field... others) {
        List<Field> fields = new ArrayList<>(List.of(others));
        if (first != null) {
            fields.add(first);
        }
        return List.copyOf(fields);
    }
}
