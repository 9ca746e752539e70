package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.ThreadState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a thread state off {@code Thread.State} and the top frames of a stack. */
final class ShotState {
    private ShotState() {}

    /** The wait a snapshot shows, null if it shows none that is known. */
    static @Nullable ThreadState of(String threadState, boolean inNative, List<Frame> frames, boolean noTask) {
        return switch (threadState) {
            case "BLOCKED" -> ThreadState.BLOCKED;
            case "WAITING", "TIMED_WAITING" -> waiting(frames, noTask);
            case "RUNNABLE" -> inNative || topWaits(frames) ? inNative(frames) : null;
            default -> null;
        };
    }

    /** What a snapshot's thread waits for, if that is no lock or monitor. */
    static @Nullable String object(@Nullable ThreadState state, String blockerClass, String frames) {
        if (state == ThreadState.NATIVE_WAIT) {
            List<Frame> parsed = Frame.parseAll(frames);
            return parsed.isEmpty() ? null : name(parsed.get(0));
        }
        return blockerClass.isEmpty() ? null : blockerClass;
    }

    private static ThreadState waiting(List<Frame> frames, boolean noTask) {
        if (noTask && frames.stream().anyMatch(f -> ParkFrames.waitsForWork(f.className(), f.method()))) {
            return ThreadState.IDLE;
        }
        for (Frame frame : frames) {
            if (frame.className().equals("java.lang.Object") && frame.method().startsWith("wait")) {
                return ThreadState.WAITING;
            }
            if (frame.className().equals("java.lang.Thread") && frame.method().startsWith("sleep")) {
                return ThreadState.SLEEPING;
            }
        }
        return ThreadState.PARKED;
    }

    private static @Nullable ThreadState inNative(List<Frame> frames) {
        for (Frame frame : frames) {
            if (frame.method().endsWith("accept") || frame.method().startsWith("implAccept")) {
                return ThreadState.NATIVE_WAIT;
            }
            if (frame.is("sun.nio.ch.NioSocketImpl", "implRead")
                    || frame.is("sun.nio.ch.NioSocketImpl", "implWrite")
                    || frame.is("sun.nio.ch.SocketChannelImpl", "read")
                    || frame.is("sun.nio.ch.SocketChannelImpl", "write")) {
                return ThreadState.SOCKET;
            }
        }
        return frames.isEmpty() ? null : NativeWaits.state(name(frames.get(0)));
    }

    private static boolean topWaits(List<Frame> frames) {
        return !frames.isEmpty() && NativeWaits.state(name(frames.get(0))) != null;
    }

    private static String name(Frame frame) {
        return frame.className() + "." + frame.method();
    }
}
