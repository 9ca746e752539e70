package dev.jtracer.viewer.attach;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import dev.jtracer.runtime.ProgramName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The JVMs of this machine that this user can record. */
public final class Jvms {
    private static final int LISTED = 20;

    private Jvms() {}

    /**
     * A running JVM.
     *
     * @param pid its process id
     * @param program its main class or jar, never its arguments: they may be secrets
     */
    public record Jvm(long pid, String program) {}

    /** All of them but this one, by process id. Those started with {@code -XX:-UsePerfData} do not tell. */
    public static List<Jvm> running() {
        return VirtualMachine.list().stream()
                .filter(jvm -> jvm.id().matches("\\d{1,18}"))
                .map(Jvms::jvm)
                .filter(jvm -> jvm.pid() != ProcessHandle.current().pid())
                .sorted(Comparator.comparingLong(Jvm::pid))
                .toList();
    }

    /** The same as a phrase to end a sentence with: {@code running are 4711 Shop, 4712 Console}. */
    static String phrase() {
        List<Jvm> running = running();
        String listed = running.stream()
                .limit(LISTED)
                .map(jvm -> jvm.pid() + " " + jvm.program())
                .collect(Collectors.joining(", "));
        String more = running.size() > LISTED ? " and " + (running.size() - LISTED) + " more" : "";
        return running.isEmpty() ? "no JVM of this user tells that it is running" : "running are " + listed + more;
    }

    /**
     * Whether a process is a JVM. To find out by attaching would be to send it a signal that ends other programs: what a JVM
     * has mapped tells, where the system shows it, else only what JVMs say of themselves.
     */
    static boolean isJvm(long pid) {
        try (Stream<String> mapped = Files.lines(Path.of("/proc", Long.toString(pid), "maps"))) {
            return mapped.anyMatch(line -> line.contains("/libjvm."));
        } catch (IOException | UncheckedIOException e) {
            return running().stream().anyMatch(jvm -> jvm.pid() == pid);
        }
    }

    private static Jvm jvm(VirtualMachineDescriptor descriptor) {
        return new Jvm(Long.parseLong(descriptor.id()), ProgramName.of(descriptor.displayName()));
    }
}
