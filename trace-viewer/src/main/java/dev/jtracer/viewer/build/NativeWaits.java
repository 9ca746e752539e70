package dev.jtracer.viewer.build;

import java.util.Set;

/** The native methods whose only purpose is to wait: selectors, acceptors, a child process. They leave no event. */
final class NativeWaits {
    private static final Set<String> METHODS = Set.of(
            "java.lang.ProcessHandleImpl.waitForProcessExit0",
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

    private NativeWaits() {}

    /** Whether a thread with this method, as {@code class.method}, on top of its stack waits. */
    static boolean contains(String method) {
        return METHODS.contains(method);
    }
}
