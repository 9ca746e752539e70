package dev.jtracer.examples.shop;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A service that the shop calls over sockets, with the connections to it that are free at the moment. */
final class Downstream {
    private final String name;
    private final int port;
    private final ConcurrentLinkedDeque<Connection> free = new ConcurrentLinkedDeque<>();

    Downstream(String name, int port) {
        this.name = name;
        this.port = port;
    }

    /** Asks about one thing and waits for the answer. */
    byte[] ask(long key) throws IOException {
        Connection pooled = free.poll();
        Connection connection = pooled != null ? pooled : Connection.open(name, port);
        byte[] answer = connection.exchange(key);
        free.push(connection);
        return answer;
    }

    private record Connection(DataOutputStream requests, DataInputStream answers) {

        /** Connects to this machine under the service's name, which is what the trace then shows. */
        static Connection open(String name, int port) throws IOException {
            byte[] loopback = InetAddress.getLoopbackAddress().getAddress();
            Socket socket = new Socket(InetAddress.getByAddress(name, loopback), port);
            socket.setTcpNoDelay(true);
            return new Connection(
                    new DataOutputStream(socket.getOutputStream()),
                    new DataInputStream(new BufferedInputStream(socket.getInputStream())));
        }

        byte[] exchange(long key) throws IOException {
            requests.writeLong(key);
            byte[] answer = new byte[answers.readInt()];
            answers.readFully(answer);
            return answer;
        }
    }
}
