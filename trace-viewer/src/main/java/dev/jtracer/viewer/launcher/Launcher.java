package dev.jtracer.viewer.launcher;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** The jar's main class: opens the libraries below {@code lib/} and hands over to the command line. */
public final class Launcher {
    private static final String MAIN = "dev.jtracer.viewer.cli.Main";

    private Launcher() {}

    /** Runs the command line of the viewer in this jar. */
    public static void main(String[] args) throws Throwable {
        ClassLoader libraries = open();
        Thread.currentThread().setContextClassLoader(libraries);
        MethodHandle main = MethodHandles.publicLookup()
                .findStatic(libraries.loadClass(MAIN), "main", MethodType.methodType(void.class, String[].class));
        main.invokeExact(args);
    }

    private static ClassLoader open() throws IOException, URISyntaxException {
        Path jar = Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return new LibraryLoader(jar, Launcher.class.getClassLoader());
    }
}
