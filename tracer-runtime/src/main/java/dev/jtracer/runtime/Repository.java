package dev.jtracer.runtime;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Where the flight recorder keeps its chunks. Left alone it is a directory in the temporary one that everybody can read, with
 * the secrets of the process in it.
 *
 * <p>Moving it ends the running chunk of recordings that are under way and begins a new one elsewhere; they lose nothing. A
 * place the user chose on the command line is left as it is.
 */
final class Repository {
    private Repository() {}

    /** Moves it below a private directory, which the recorder empties itself when the process ends. */
    static void moveBelow(Path directory) {
        if (isChosenByUser()) {
            return;
        }
        Path repository = directory.resolve("repository");
        repository.toFile().deleteOnExit();
        Object[] arguments = {new String[] {"repositorypath=\"" + repository + "\""}};
        String[] signature = {String[].class.getName()};
        try {
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            ManagementFactory.getPlatformMBeanServer().invoke(commands, "jfrConfigure", arguments, signature);
        } catch (JMException | RuntimeException e) {
            // A JVM without that command keeps its chunks where it would without us; our files are cleaned all the
            // same.
            return;
        }
    }

    private static boolean isChosenByUser() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(argument ->
                        argument.startsWith("-XX:FlightRecorderOptions") && argument.contains("repository="));
    }
}
