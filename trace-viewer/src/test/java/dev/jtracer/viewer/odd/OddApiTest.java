package dev.jtracer.viewer.odd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.Task;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Trace;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings of an API older or newer than this viewer, of two copies of it, and of one that lost half of its events. */
class OddApiTest {
    private static final long MS = 1_000_000;

    @TempDir
    Path directory;

    /** A web container: two applications, each with the API in its own class loader. */
    @Test
    void twoCopiesOfTheApiAreTwoSetsOfTasks() throws Exception {
        URL[] api = {Task.class.getProtectionDomain().getCodeSource().getLocation()};
        try (URLClassLoader other = new URLClassLoader(api, ClassLoader.getPlatformClassLoader())) {
            Class<?> otherTask = other.loadClass(Task.class.getName());
            Method create = otherTask.getMethod("create", String.class);
            Trace trace = recorded(() -> {
                for (int i = 0; i < 3; i++) {
                    try (Task unused = Task.create("first")) {
                        ((AutoCloseable) create.invoke(null, "second")).close();
                    }
                }
            });

            assertThat(types(trace)).containsExactly("first", "first", "first", "second", "second", "second");
            assertThat(trace.scopes().size()).isEqualTo(6);
            assertThat(trace.recording().lostEvents()).isZero();
            assertThat(trace.diagnostics().notes()).isEmpty();
        }
    }

    /** The first version of the API: no outcome, no creator, no sequence, no scopes, no open work. */
    @Test
    void anOlderApiHasFewerFieldsAndTypes() throws Exception {
        try (MadeEvent task = MadeEvent.type("jtracer.Task", "taskId long", "type String");
                MadeEvent region = MadeEvent.type("jtracer.Region", "type String", "taskId long")) {
            Trace trace = recorded(() -> task.write(() -> region.write(OddApiTest::pause, "wait", 7L), 7L, "old"));

            assertThat(types(trace)).containsExactly("old");
            assertThat(trace.tasks().outcome(0)).isEqualTo(Outcome.OK);
            assertThat(trace.tasks().durationNanos(0)).isGreaterThanOrEqualTo(2 * MS);
            assertThat(trace.regions().taskRow(0)).isZero();
            assertThat(trace.recording().lostEvents()).isZero();
            assertThat(trace.diagnostics().notes()).isEmpty();
        }
    }

    /** A version to come: fields, kinds, states and outcomes nobody here knows, and numbers of another width. */
    @Test
    void whatANewerApiAddsIsLeftOutAndAnOutcomeNobodyKnowsIsSaid() throws Exception {
        try (MadeEvent task =
                        MadeEvent.type("jtracer.Task", "taskId int", "type String", "outcome String", "priority int");
                MadeEvent open =
                        MadeEvent.type("jtracer.Open", "kind String", "taskId long", "thread Thread", "ageNanos long");
                MadeEvent state = MadeEvent.type("jtracer.ThreadState", "at String", "thread Thread", "state String");
                MadeEvent region = MadeEvent.type("jtracer.Region", "type int", "taskId String", "seq String");
                MadeEvent unheardOf = MadeEvent.type("jtracer.Budget", "nanos long")) {
            Trace trace = recorded(() -> {
                unheardOf.write(5L);
                state.write("middle", Thread.currentThread(), "FROZEN");
                region.write(42, "seven", "one");
                task.write(OddApiTest::pause, 7, "new", "cancelled", 3);
                open.write("actor", 8L, Thread.currentThread(), 5L);
            });

            assertThat(types(trace)).containsExactly("new");
            assertThat(trace.tasks().outcome(0)).isEqualTo(Outcome.OK);
            assertThat(trace.diagnostics().notes())
                    .containsExactly("1 task ended with the outcome cancelled, which this viewer does not know;"
                            + " here they are ended and not failed.");
            assertThat(trace.recording().lostEvents()).isZero();
        }
    }

    /** Half of the events got lost: scopes, regions, logs and tags of tasks that are not there, parents that are not there. */
    @Test
    void eventsOfTasksThatAreNotThereAreKeptWithoutThem() throws Exception {
        try (MadeEvent scope = MadeEvent.type("jtracer.Scope", "taskId long", "queuedNanos long");
                MadeEvent log = MadeEvent.type("jtracer.Log", "taskId long", "category String", "message String");
                MadeEvent tag = MadeEvent.type("jtracer.Tag", "taskId long", "key String", "value String");
                MadeEvent region = MadeEvent.type("jtracer.Region", "type String", "taskId long", "seq long");
                MadeEvent task = MadeEvent.type("jtracer.Task", "taskId long", "parentId long", "type String")) {
            Trace trace = recorded(() -> {
                scope.write(OddApiTest::pause, 1L, -1L);
                log.write(1L, "c", "m");
                tag.write(1L, "k", "v");
                region.write("lonely", 1L, 5L);
                task.write(2L, 1L, "orphan");
            });

            assertThat(types(trace)).containsExactly("orphan");
            assertThat(trace.tasks().parentRow(0)).isEqualTo(-1);
            assertThat(trace.regions().size()).isEqualTo(1);
            assertThat(trace.logs().size()).isEqualTo(1);
        }
    }

    /** Ids gone wrong: a task that is its own parent, two that are each other's, one without an id, two of the same. */
    @Test
    void parentsInACircleAndMissingIdsEndNowhere() throws Exception {
        try (MadeEvent task = MadeEvent.type("jtracer.Task", "taskId long", "parentId long", "type String");
                MadeEvent nameless = MadeEvent.type("jtracer.Task", "type String")) {
            Trace trace = recorded(() -> {
                task.write(1L, 1L, "own parent");
                task.write(2L, 3L, "a");
                task.write(3L, 2L, "b");
                task.write(4L, 0L, "same");
                task.write(4L, 0L, "same again");
                task.write(0L, 0L, "no id");
                nameless.write("no id either");
            });

            assertThat(types(trace)).contains("own parent", "a", "b", "same");
            for (int row = 0; row < trace.tasks().size(); row++) {
                int up = row;
                for (int step = 0; up >= 0 && step <= trace.tasks().size(); step++) {
                    up = trace.tasks().parentRow(up);
                }
                assertThat(up).as("root of task %s", trace.tasks().type(row)).isEqualTo(-1);
            }
        }
    }

    private interface Body {
        void run() throws Exception;
    }

    private Trace recorded(Body body) throws Exception {
        Path file = directory.resolve("odd.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            body.run();
            recording.stop();
            recording.dump(file);
        }
        return Invariants.check(TraceReader.read(file));
    }

    private static List<String> types(Trace trace) {
        List<String> types = new ArrayList<>();
        for (int row = 0; row < trace.tasks().size(); row++) {
            types.add(trace.tasks().type(row));
        }
        types.sort(null);
        return types;
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
