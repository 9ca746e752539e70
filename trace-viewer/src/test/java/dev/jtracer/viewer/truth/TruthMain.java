package dev.jtracer.viewer.truth;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.runtime.CaptureRequest;
import dev.jtracer.runtime.Profile;
import dev.jtracer.runtime.Tracer;
import java.nio.file.Path;

/** Runs one program in its own JVM, captures it, and prints its truth, a line for each number. */
final class TruthMain {
    private static final long MAX_BYTES = 100_000_000;

    private TruthMain() {}

    /** Takes the program's class name and the file to record to. */
    public static void main(String[] args) throws Exception {
        TruthProgram program = (TruthProgram) Class.forName(args[0])
                .asSubclass(TruthProgram.class)
                .getDeclaredConstructor()
                .newInstance();
        Truth truth = new Truth();
        Tracer.install();
        warmUp(truth);
        program.before(truth);
        Tracer.start(Path.of(args[1]), new CaptureRequest(CaptureRequest.LONGEST, Profile.DETAILED, MAX_BYTES));
        truth.watchStalls();
        long begin = System.nanoTime();
        program.during(truth);
        truth.end();
        truth.add("capture", System.nanoTime() - begin);
        Tracer.stop();
        program.after(truth);
        truth.numbers().forEach((name, number) -> System.out.println(name + "=" + number));
        System.out.flush();
        System.exit(0); // whatever threads are left: some are in a deadlock
    }

    /** Loads the classes every program uses: what the first use of them takes is no part of any truth. */
    private static void warmUp(Truth truth) throws Exception {
        truth.time("warm-up", () -> {
            try (Task task = Task.create("warm-up")) {
                Region.with("warm-up", () -> truth.sleep("warm-up", 1));
                truth.spin("warm-up", 1);
                truth.thread(
                                "warm-up",
                                () -> task.wrap(() -> task.run(() -> {})).run())
                        .join();
            }
            Task.createDetached("warm-up").end();
        });
    }
}
