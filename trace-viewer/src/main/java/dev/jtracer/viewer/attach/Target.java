package dev.jtracer.viewer.attach;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.jtracer.runtime.ProgramName;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.management.jfr.FlightRecorderMXBean;
import org.jspecify.annotations.Nullable;

/** A connection to the management beans of another JVM. Closing it leaves that JVM's agent behind, which nothing can stop. */
final class Target implements AutoCloseable {
    private final JMXConnector connector;
    private final MBeanServerConnection beans;
    private final ProcessHandle process;

    private Target(JMXConnector connector, MBeanServerConnection beans, ProcessHandle process) {
        this.connector = connector;
        this.beans = beans;
        this.process = process;
    }

    static Target attach(long pid) throws RecordFailed {
        ProcessHandle process = process(pid);
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            String address;
            try {
                address = machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
            JMXConnector connector = connect(address);
            return new Target(connector, connector.getMBeanServerConnection(), process);
        } catch (AttachNotSupportedException | IOException | RuntimeException e) {
            throw new RecordFailed("process " + pid + " cannot be attached to: " + Reason.of(e), e);
        }
    }

    ProcessHandle process() {
        return process;
    }

    MBeanServerConnection beans() {
        return beans;
    }

    RuntimeMXBean runtime() throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.RUNTIME_MXBEAN_NAME, RuntimeMXBean.class);
    }

    ThreadMXBean threads() throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    FlightRecorderMXBean recorder() throws IOException, RecordFailed {
        try {
            ObjectName name = new ObjectName(FlightRecorderMXBean.MXBEAN_NAME);
            if (!beans.isRegistered(name)) {
                throw new RecordFailed(
                        "the JVM of process " + process.pid() + " has no flight recorder to manage: "
                                + "it lacks the module jdk.management.jfr",
                        null);
            }
            return JMX.newMXBeanProxy(beans, name, FlightRecorderMXBean.class);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The program's name, without its arguments. */
    String program() throws IOException {
        Map<String, String> properties = runtime().getSystemProperties();
        return ProgramName.of(properties.getOrDefault("sun.java.command", ""));
    }

    /** Where its recorder keeps its chunks, null before the first recording. */
    @Nullable
    Path repository() throws IOException {
        String path = runtime().getSystemProperties().get("jdk.jfr.repository");
        return path == null ? null : Path.of(path);
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            // The other side is gone: there is nothing left to close.
            return;
        }
    }

    /** The address is not anybody's input: the JVM we attached to has just told it, and it is a JVM of this user. */
    @SuppressWarnings("BanJNDI")
    private static JMXConnector connect(String address) throws IOException {
        return JMXConnectorFactory.connect(new JMXServiceURL(address));
    }

    private static ProcessHandle process(long pid) throws RecordFailed {
        if (pid == ProcessHandle.current().pid()) {
            throw new RecordFailed("process " + pid + " is this command itself; " + Jvms.phrase(), null);
        }
        ProcessHandle process = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .orElseThrow(() -> new RecordFailed("there is no process " + pid + "; " + Jvms.phrase(), null));
        String user = ProcessHandle.current().info().user().orElse("");
        String owner = process.info().user().orElse(user);
        if (!owner.equals(user) && !user.equals("root")) {
            throw new RecordFailed("process " + pid + " is of user " + owner + ": only that user can record it", null);
        }
        if (!Jvms.isJvm(pid)) {
            throw new RecordFailed("process " + pid + " is not a JVM; " + Jvms.phrase(), null);
        }
        return process;
    }
}
