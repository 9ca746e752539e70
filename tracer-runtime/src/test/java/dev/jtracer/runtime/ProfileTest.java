package dev.jtracer.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a profile asks for, and what the recorder then really does, beside a recording that asks for less. */
class ProfileTest {
    private static final int CALLS = 2_000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theRecorderDoesWhatTheProfileSaysWhateverOthersAskFor(Profile profile) throws Exception {
        Map<String, String> active;
        try (Recording other = new Recording(Configuration.getConfiguration("default"))) {
            other.start();
            active = activeSettings(record(profile, () -> {}));
        }
        for (String event : List.of("SocketRead", "SocketWrite", "FileRead", "FileWrite", "FileForce")) {
            assertThat(active).containsEntry("jdk." + event + "#enabled", "true");
            assertAtMost(profile.threshold(), active.get("jdk." + event + "#threshold"));
            assertThat(active.getOrDefault("jdk." + event + "#throttle", "1000000000/s"))
                    .isEqualTo("1000000000/s");
        }
        for (String event : List.of("JavaMonitorEnter", "JavaMonitorWait", "ThreadPark", "ThreadSleep")) {
            assertAtMost(profile.threshold(), active.get("jdk." + event + "#threshold"));
        }
        assertThat(active)
                .containsEntry("jdk.DataLoss#enabled", "true")
                .containsEntry("jdk.ThreadPark#stackTrace", "true")
                .containsEntry("jtracer.ThreadState#enabled", "true");
        if (isKnown("jdk.JavaMonitorNotify")) {
            assertThat(active).containsEntry("jdk.JavaMonitorNotify#enabled", "true");
        }
    }

    @Test
    void onlyTheLowProfileHasNoStacksOnMonitors() {
        assertThat(Profile.LOW.settings()).containsEntry("jdk.JavaMonitorEnter#stackTrace", "false");
        assertThat(Profile.DEFAULT.settings()).containsEntry("jdk.JavaMonitorEnter#stackTrace", "true");
        assertThat(Profile.DETAILED.settings()).containsEntry("jdk.JavaMonitorEnter#stackTrace", "true");
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void noProfileAsksForSecrets(Profile profile) {
        assertThat(profile.settings().keySet())
                .noneMatch(key -> key.matches("jdk\\.(Initial|JVMInformation|SystemProcess|ProcessStart|String).*"));
        Profile.Recorded last = profile.records().get(profile.records().size() - 1);
        assertThat(last.included()).isFalse();
        assertThat(last.how()).isEqualTo("never");
    }

    /** A name that is misspelt is ignored in silence, so each must be known to the JDK this was written for. */
    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyNameIsKnownToSomeJdk(Profile profile) {
        List<String> onlyOnOtherJvms = List.of(
                "jdk.JavaMonitorNotify",
                "jdk.VirtualThreadPinned",
                "jdk.VirtualThreadSubmitFailed",
                "jdk.VirtualThreadStart",
                "jdk.VirtualThreadEnd",
                "jdk.ZYoungGarbageCollection",
                "jdk.ZOldGarbageCollection",
                "jdk.SystemGC",
                "jdk.ResidentSetSize",
                "jdk.GCHeapMemoryUsage");
        assertThat(profile.settings().keySet()).allSatisfy(key -> {
            String event = key.substring(0, key.indexOf('#'));
            assertThat(event.startsWith("jtracer.") || onlyOnOtherJvms.contains(event) || isKnown(event))
                    .as(event)
                    .isTrue();
        });
    }

    /** The JDK's default lets 100 socket and file events a second through from 22 on, and its rate would win over "off". */
    @Test
    void everyReadAndWriteIsRecordedBesideTheJdksOwnSettings() throws Exception {
        Path file = directory.resolve("written");
        List<RecordedEvent> events;
        try (Recording other = new Recording(Configuration.getConfiguration("default"))) {
            other.start();
            events = record(Profile.DETAILED, () -> {
                writeToFile(file);
                talkToMyself();
            });
        }
        long writes = events.stream()
                .filter(event -> event.getEventType().getName().equals("jdk.FileWrite"))
                .filter(event -> file.toString().equals(event.getString("path")))
                .count();
        long reads = events.stream()
                .filter(event -> event.getEventType().getName().equals("jdk.SocketRead"))
                .filter(event -> event.getLong("bytesRead") == 1)
                .count();
        // JDK 17 loses a few events under bursts, and says nothing.
        assertThat(writes).isBetween(CALLS * 9L / 10, (long) CALLS);
        assertThat(reads).isBetween(CALLS * 9L / 10, (long) CALLS);
    }

    private List<RecordedEvent> record(Profile profile, IoAction action) throws IOException {
        CaptureRequest request = CaptureRequest.of(Duration.ofSeconds(5), profile);
        CaptureFacts facts = new CaptureFacts("id", "test", request, Instant.now());
        Recorder.Session session = JfrSession.start(facts, directory.resolve("rescue"));
        try {
            action.run();
            session.stop(EndReason.STOPPED);
            Path file = directory.resolve("recording.jfr");
            session.save(file);
            return RecordingFile.readAllEvents(file);
        } finally {
            session.close();
        }
    }

    private static Map<String, String> activeSettings(List<RecordedEvent> events) {
        Map<Long, String> names = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .collect(Collectors.toMap(EventType::getId, EventType::getName));
        Map<String, String> settings = new HashMap<>();
        for (RecordedEvent event : events) {
            if (event.getEventType().getName().equals("jdk.ActiveSetting")) {
                settings.put(names.get(event.getLong("id")) + "#" + event.getString("name"), event.getString("value"));
            }
        }
        return settings;
    }

    /** The most permissive of all recordings wins, so a threshold may be lower than asked for, never higher. */
    private static void assertAtMost(Duration threshold, String active) {
        assertThat(Durations.parse(active.replace(" ", ""))).isLessThanOrEqualTo(threshold);
    }

    private static boolean isKnown(String event) {
        return FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .anyMatch(type -> type.getName().equals(event));
    }

    private static void writeToFile(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < CALLS; i++) {
                out.write(i);
            }
        }
    }

    private static void talkToMyself() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket(0, 1, loopback);
                Socket client = new Socket(loopback, server.getLocalPort());
                Socket accepted = server.accept();
                OutputStream out = client.getOutputStream();
                InputStream in = accepted.getInputStream()) {
            for (int i = 0; i < CALLS; i++) {
                out.write(i);
                assertThat(in.read()).isEqualTo(i & 0xff);
            }
        }
    }

    private interface IoAction {
        void run() throws IOException;
    }
}
