package dev.jtracer.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The tracer of this process: one call installs it. */
public final class Tracer {
    private static @Nullable Tracer installed;

    private final String program;
    private final Captures captures;
    private final LiveTasks liveTasks = new LiveTasks();

    private Tracer(TracerOptions options) {
        String name = options.program();
        program = name == null ? "java" : name;
        try {
            Path keepIn = options.keepIn();
            captures = new Captures(program, keepIn == null ? Files.createTempDirectory("jtracer-") : keepIn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Installs the tracer with {@link TracerOptions#defaults()}, or returns the one already installed. */
    public static Tracer install() {
        return install(TracerOptions.defaults());
    }

    /** Installs the tracer, or returns the one already installed, whatever its options. */
    public static synchronized Tracer install(TracerOptions options) {
        Tracer tracer = installed;
        if (tracer == null) {
            tracer = new Tracer(options);
            installed = tracer;
        }
        return tracer;
    }

    /** The program's name in file names and pages. */
    public String program() {
        return program;
    }

    /** The captures of this process. */
    public Captures captures() {
        return captures;
    }

    /** Task latency of this process, without a recording. */
    public LiveTasks liveTasks() {
        return liveTasks;
    }
}
