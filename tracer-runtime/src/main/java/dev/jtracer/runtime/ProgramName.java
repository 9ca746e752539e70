package dev.jtracer.runtime;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program is called when nobody says: its main class or jar, never an argument of it. */
public final class ProgramName {
    /** Nothing tells a space in a path from the one before the arguments, but a path that begins like one and ends in .jar. */
    private static final Pattern PATH_OF_JAR = Pattern.compile("^((?:/|\\.|[A-Za-z]:).*?\\.jar)(?: |$)");

    private ProgramName() {}

    static String ofThisProcess() {
        return of(System.getProperty("sun.java.command", ""));
    }

    /** From a command as the JVM keeps it: {@code com.acme.ShopServer --port 80} is {@code ShopServer}. */
    public static String of(String command) {
        Matcher path = PATH_OF_JAR.matcher(command);
        String first = path.find() ? path.group(1) : command.split(" ", 2)[0];
        String name = first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
        if (name.toLowerCase(Locale.ROOT).endsWith(".jar")) {
            return CaptureName.safe(name.substring(0, name.length() - 4));
        }
        return CaptureName.safe(name.substring(name.lastIndexOf('.') + 1));
    }
}
