package dev.jtracer.viewer.attach;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.jfr.SameAsJdk;
import dev.jtracer.viewer.launcher.Program;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.Recording.EventCount;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.ThreadList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs that never heard of us, unchanged, started from their jars, loaded, and recorded by the command. */
class ThirdPartyIT {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(ThirdParty.class)
    void aProgramThatNeverHeardOfUsIsShownAsItIs(ThirdParty program) throws Exception {
        Path file = directory.resolve("recording.jfr");
        Set<Integer> peers;
        try (ThirdParty.Running running = program.start(directory)) {
            peers = Connections.clientsOf(running.port());
            record(running.process().pid(), file);
            peers.addAll(Connections.clientsOf(running.port()));
        }

        Trace trace = Invariants.check(TraceReader.read(file));
        assertThat(counts(trace)).isEqualTo(counts(file));
        assertThat(SameAsJdk.check(file, directory)).isEqualTo(trace.recording().events());
        assertThat(trace.tasks().size()).isZero();
        assertThat(trace.regions().size()).isZero();
        assertThat(trace.endNs()).isBetween(1_500_000_000L, 60_000_000_000L);
        List<ThreadList.ThreadStats> workers = ThreadList.of(trace).threads().stream()
                .filter(thread -> thread.name().startsWith(program.threads()))
                .toList();
        assertThat(workers).hasSizeGreaterThanOrEqualTo(4);
        if (program == ThirdParty.WIREMOCK) {
            assertThat(objects(trace, program, ThreadState.SLEEPING)).isNotEmpty();
        } else {
            assertThat(objects(trace, program, ThreadState.SOCKET))
                    .anySatisfy(peer -> assertThat(port(peer)).isIn(peers));
        }
    }

    /** On what the program's own threads were in a state. */
    private static Set<String> objects(Trace trace, ThirdParty program, ThreadState state) {
        States states = trace.states();
        Set<String> objects = new TreeSet<>();
        for (int row = 0; row < states.size(); row++) {
            boolean own = trace.threads().name(states.threadRow(row)).startsWith(program.threads());
            if (own && states.state(row) == state) {
                objects.add(String.valueOf(states.objectName(row)));
            }
        }
        return objects;
    }

    /** The port in {@code localhost:54321}, -1 if there is none. */
    private static int port(String peer) {
        String port = peer.substring(peer.lastIndexOf(':') + 1);
        return port.matches("\\d{1,5}") ? Integer.parseInt(port) : -1;
    }

    private void record(long pid, Path file) {
        Program.Ended ended =
                Program.run(directory, Program.viewer("record", "" + pid, "--duration", "2s", "-o", file.toString()));
        assertThat(ended.err()).isEmpty();
        assertThat(ended.exitCode()).isZero();
    }

    private static Map<String, Long> counts(Trace trace) {
        return trace.recording().eventCounts().stream().collect(toMap(EventCount::type, EventCount::count));
    }

    private static Map<String, Long> counts(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .collect(groupingBy(event -> event.getEventType().getName(), counting()));
    }
}
