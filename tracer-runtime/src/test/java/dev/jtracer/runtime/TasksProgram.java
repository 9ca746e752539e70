package dev.jtracer.runtime;

import dev.jtracer.Task;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Tasks that begin before a capture: one ends in it, one does not; and the live numbers beside them. */
final class TasksProgram {
    private TasksProgram() {}

    public static void main(String[] arguments) throws Exception {
        Tracer tracer = Tracer.install();
        tracer.captures().start(CaptureRequest.of(Duration.ofMinutes(1))).discard(); // the recorder is warm now
        for (int i = 0; i < 3; i++) {
            Task.create("quick").close();
        }
        Task across = Task.createDetached("across");
        Task open = Task.createDetached("open");
        Thread.sleep(50);
        Capture capture = tracer.captures().start(CaptureRequest.of(Duration.ofMinutes(1)));
        Task.create("quick").close();
        across.fail(new IllegalStateException("no"));
        across.end();
        LiveTasks.Snapshot all = tracer.liveTasks().snapshot();
        LiveTasks.Snapshot since = tracer.liveTasks().sinceCaptureBegan();
        capture.stop();
        Path file = capture.await().file();
        for (LiveTasks.TypeRow row : all.types()) {
            System.out.println("all " + row.type() + " " + row.ended() + " " + row.failed() + " " + row.open());
        }
        for (LiveTasks.TypeRow row : since.types()) {
            System.out.println("since " + row.type() + " " + row.ended() + " " + row.failed() + " " + row.open());
        }
        for (LiveTasks.OpenTask task : all.open()) {
            System.out.println("open " + task.type() + " " + task.creator() + " " + (task.ageNanos() >= 50_000_000));
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        for (RecordedEvent event : events) {
            if (event.getEventType().getName().equals("jtracer.Task")) {
                System.out.println("task " + event.getString("type") + " began before "
                        + event.getStartTime().isBefore(capture.startedAt()) + " took 50 ms "
                        + (event.getDuration().toMillis() >= 50));
            }
            if (event.getEventType().getName().equals("jtracer.Open")) {
                System.out.println("still " + event.getString("kind") + " " + event.getString("type"));
            }
        }
        open.end();
    }
}
