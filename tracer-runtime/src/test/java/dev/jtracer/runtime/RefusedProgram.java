package dev.jtracer.runtime;

import dev.jtracer.Task;
import java.time.Duration;

/** A program in a JVM that has no flight recorder. */
final class RefusedProgram {
    private RefusedProgram() {}

    public static void main(String[] arguments) {
        Tracer tracer = Tracer.install();
        Task.create("quick").close();
        System.out.println(
                "ended " + tracer.liveTasks().snapshot().types().get(0).ended());
        try {
            tracer.captures().start(CaptureRequest.of(Duration.ofSeconds(1)));
        } catch (CaptureRefused e) {
            System.out.println(e.getMessage());
        }
    }
}
