package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.StackDictionary;
import dev.jtracer.viewer.model.Methods;
import dev.jtracer.viewer.model.ParkReason;
import dev.jtracer.viewer.model.Stacks;
import dev.jtracer.viewer.model.Strings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model's stacks: those of events, with the same rows as in the recording, and after them those of snapshots. */
final class StackRows {
    private final Stacks.Builder stacks = new Stacks.Builder();
    private final Methods.Builder methods;
    private final StackDictionary recorded;
    private final boolean[] waitsForWork;
    private final boolean[] readsNextCall;
    private final @Nullable ParkReason[] parkReason;
    private final int[] parkedIn;
    private final Map<String, Integer> methodRows = new HashMap<>();
    private final Map<String, Integer> rowOfFrames = new HashMap<>();

    StackRows(StackDictionary recorded, Strings.Builder strings) {
        this.recorded = recorded;
        methods = new Methods.Builder(strings);
        boolean[] nextCallMethod = new boolean[recorded.methods()];
        boolean[] inCallMethod = new boolean[recorded.methods()];
        boolean[] idleMethod = new boolean[recorded.methods()];
        @Nullable ParkReason[] reasonOfMethod = new ParkReason[recorded.methods()];
        for (int row = 0; row < idleMethod.length; row++) {
            StackDictionary.Method method = recorded.method(row);
            methodRows.put(method.className() + "." + method.name(), methods.add(method.className(), method.name()));
            nextCallMethod[row] = RmiFrames.readsCalls(method.className(), method.name());
            inCallMethod[row] = RmiFrames.serves(method.className(), method.name());
            idleMethod[row] = ParkFrames.waitsForWork(method.className(), method.name());
            reasonOfMethod[row] = ParkFrames.reason(method.className(), method.name());
        }
        waitsForWork = new boolean[recorded.size()];
        readsNextCall = new boolean[recorded.size()];
        parkReason = new ParkReason[recorded.size()];
        parkedIn = new int[recorded.size()];
        Arrays.fill(parkedIn, -1);
        for (int row = 0; row < waitsForWork.length; row++) {
            stacks.add(recorded.truncated(row));
            boolean inCall = false;
            for (int frame = 0; frame < recorded.depth(row); frame++) {
                int method = recorded.methodRow(row, frame);
                stacks.addFrame(method, recorded.line(row, frame));
                waitsForWork[row] |= idleMethod[method];
                inCall |= inCallMethod[method];
                readsNextCall[row] |= nextCallMethod[method] && !inCall;
                ParkReason reason = ParkFrames.stronger(parkReason[row], reasonOfMethod[method]);
                parkedIn[row] = reason == parkReason[row] ? parkedIn[row] : method;
                parkReason[row] = reason;
            }
        }
    }

    Stacks.Builder stacks() {
        return stacks;
    }

    Methods.Builder methods() {
        return methods;
    }

    /** Whether the stack of an event shows a thread that waits for something to do. */
    boolean waitsForWork(int stackRow) {
        return stackRow >= 0 && waitsForWork[stackRow];
    }

    /** Whether the stack of an event that reads from a socket shows a server's thread between two calls. */
    boolean readsNextCall(int stackRow) {
        return stackRow >= 0 && readsNextCall[stackRow];
    }

    /** Why a thread with the stack of an event parks, null if the stack does not say. */
    @Nullable
    ParkReason parkReason(int stackRow) {
        return stackRow < 0 ? null : parkReason[stackRow];
    }

    /** The class whose method says so, as {@code java.util.concurrent.FutureTask}; null if none does. */
    @Nullable
    String parkedIn(int stackRow) {
        return stackRow < 0 || parkedIn[stackRow] < 0
                ? null
                : recorded.method(parkedIn[stackRow]).className();
    }

    /** The class whose initializer the stack of an event shows, null if it shows none or those of several classes. */
    @Nullable
    String initializing(int stackRow) {
        String found = null;
        int depth = stackRow < 0 ? 0 : recorded.depth(stackRow);
        for (int frame = 0; frame < depth; frame++) {
            StackDictionary.Method method = recorded.method(recorded.methodRow(stackRow, frame));
            if (method.name().equals("<clinit>")) {
                if (found != null && !found.equals(method.className())) {
                    return null;
                }
                found = method.className();
            }
        }
        return found;
    }

    /** The method on top of the stack of an event as {@code class.method}, empty if there is none. */
    String top(int stackRow) {
        if (stackRow < 0 || recorded.depth(stackRow) == 0) {
            return "";
        }
        StackDictionary.Method method = recorded.method(recorded.methodRow(stackRow, 0));
        return method.className() + "." + method.name();
    }

    /** The row of a stack written as text, one {@code class.method:line} a line; -1 for none. */
    int row(String frames) {
        if (frames.isBlank()) {
            return -1;
        }
        Integer known = rowOfFrames.get(frames);
        if (known != null) {
            return known;
        }
        int row = stacks.add(true);
        frames.lines().map(Frame::parse).forEach(frame -> stacks.addFrame(methodRow(frame), frame.line()));
        rowOfFrames.put(frames, row);
        return row;
    }

    private int methodRow(Frame frame) {
        return methodRows.computeIfAbsent(
                frame.className() + "." + frame.method(), unused -> methods.add(frame.className(), frame.method()));
    }
}
