package dev.jtracer.viewer.build;

/**
 * The methods that say what a server's thread of RMI does, and so of JMX, by which {@code record} talks to a JVM: below {@code
 * handleMessages} it reads the next call from its connection, unless it serves one.
 */
final class RmiFrames {
    private RmiFrames() {}

    /** Whether this is the method that reads calls. */
    static boolean readsCalls(String className, String method) {
        return className.equals("sun.rmi.transport.tcp.TCPTransport") && method.equals("handleMessages");
    }

    /** Whether a thread with this method above that one serves a call. */
    static boolean serves(String className, String method) {
        return className.equals("sun.rmi.transport.Transport") && method.equals("serviceCall");
    }
}
