package dev.jtracer.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Ends, or waits to be killed, in the middle of a capture or after one: {@code keep directory|temporary} {@code how}. */
final class ExitProgram {
    private ExitProgram() {}

    public static void main(String[] arguments) throws Exception {
        TracerOptions options = TracerOptions.defaults().withProgram("exit");
        if (!arguments[0].equals("temporary")) {
            options = options.withKeepIn(Path.of(arguments[0]));
        }
        Tracer tracer = Tracer.install(options);
        switch (arguments[1]) {
            case "after" -> {
                Capture capture = tracer.captures().start(CaptureRequest.of(Duration.ofMillis(100)));
                Path file = capture.await().file();
                System.out.println("file " + permissions(file));
                System.out.println("directory " + permissions(file.getParent()));
                System.out.println("repository " + System.getProperty("jdk.jfr.repository"));
            }
            case "during" -> tracer.captures().start(CaptureRequest.of(Duration.ofMinutes(1)));
            case "toFile" -> Tracer.start(Path.of(arguments[2]));
            case "wait" -> {
                tracer.captures().start(CaptureRequest.of(Duration.ofMinutes(1)));
                System.out.println("capturing");
                new CountDownLatch(1).await();
            }
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
