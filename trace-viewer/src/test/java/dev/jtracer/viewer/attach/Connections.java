package dev.jtracer.viewer.attach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The open connections of this machine, as the kernel lists them: {@code sl local:port remote:port state ...} in hex. */
final class Connections {
    private static final int HEX = 16;

    private Connections() {}

    /** The ports of those who are connected to a local port. */
    static Set<Integer> clientsOf(int serverPort) throws IOException {
        String server = String.format(Locale.ROOT, ":%04X", serverPort);
        Set<Integer> clients = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                String[] words = line.strip().split(" +", -1);
                if (words[2].endsWith(server)) {
                    String port = words[1].substring(words[1].lastIndexOf(':') + 1);
                    clients.add(Integer.parseInt(port, HEX));
                }
            }
        }
        return clients;
    }
}
