package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.ThreadState;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The native methods in which a thread waits and leaves no event while it does: selectors, acceptors, a child process; and
 * a socket, as long as the other side says nothing.
 */
final class NativeWaits {
    private static final Set<String> WAITS = Set.of(
            "java.lang.ProcessHandleImpl.waitForProcessExit0",
            "java.lang.ref.Reference.waitForReferencePendingList",
            "java.net.DualStackPlainSocketImpl.accept0",
            "java.net.PlainSocketImpl.socketAccept",
            "sun.nio.ch.EPoll.wait",
            "sun.nio.ch.EPollArrayWrapper.epollWait",
            "sun.nio.ch.KQueue.poll",
            "sun.nio.ch.Net.accept",
            "sun.nio.ch.Net.poll",
            "sun.nio.ch.ServerSocketChannelImpl.accept0",
            "sun.nio.ch.UnixDomainSockets.accept0",
            "sun.nio.ch.WEPoll.wait",
            "sun.nio.ch.WindowsSelectorImpl$SubSelector.poll0",
            "sun.nio.fs.LinuxWatchService.poll",
            "sun.nio.fs.MacOSXWatchService.poll");

    private static final Set<String> SOCKETS = Set.of(
            "java.net.SocketInputStream.socketRead0",
            "java.net.SocketOutputStream.socketWrite0",
            "sun.nio.ch.SocketDispatcher.read0",
            "sun.nio.ch.SocketDispatcher.readv0",
            "sun.nio.ch.SocketDispatcher.write0");

    private static final Map<String, ThreadState> STATES = Stream.concat(WAITS.stream(), SOCKETS.stream())
            .collect(Collectors.toUnmodifiableMap(
                    method -> method, method -> WAITS.contains(method) ? ThreadState.NATIVE_WAIT : ThreadState.SOCKET));

    private NativeWaits() {}

    /** The state of a thread with this method, as {@code class.method}, on top of its stack; null if it may be working. */
    static @Nullable ThreadState state(String method) {
        return STATES.get(method);
    }
}
