package dev.jtracer.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** Captures itself while another recording asks for everything a process would rather keep to itself. */
final class SecretProgram {
    private SecretProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path ours = Path.of(arguments[0]);
        Path theirs = Path.of(arguments[1]);
        Tracer.install();
        try (Recording other = new Recording(Configuration.getConfiguration("default"))) {
            other.enable("jdk.SecurityPropertyModification");
            other.enable("jdk.InitialSecurityProperty");
            other.enable("jdk.ProcessStart");
            other.start();
            Tracer.start(ours, CaptureRequest.of(Duration.ofMinutes(1)));
            new ProcessBuilder(List.of(System.getProperty("java.home") + "/bin/java", "-version", arguments[2]))
                    .start()
                    .waitFor();
            java.security.Security.setProperty("app.key", arguments[3]);
            try (Recording rotating = new Recording()) {
                rotating.start(); // ends the chunk, so that ours has several
            }
            Tracer.stop();
            other.stop();
            other.dump(theirs);
        }
    }
}
