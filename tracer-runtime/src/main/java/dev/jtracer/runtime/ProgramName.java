package dev.jtracer.runtime;

import java.util.Locale;

/** What a program is called when nobody says: its main class or jar, never an argument of it. */
final class ProgramName {
    private ProgramName() {}

    static String ofThisProcess() {
        return of(System.getProperty("sun.java.command", ""));
    }

    /** From a command as the JVM keeps it: {@code com.acme.ShopServer --port 80} is {@code ShopServer}. */
    static String of(String command) {
        int jar = command.toLowerCase(Locale.ROOT).indexOf(".jar");
        int end = jar >= 0 && command.indexOf(' ') > jar ? jar + 4 : command.indexOf(' ');
        String first = end < 0 ? command : command.substring(0, end);
        String name = first.substring(Math.max(first.lastIndexOf('/'), first.lastIndexOf('\\')) + 1);
        if (name.toLowerCase(Locale.ROOT).endsWith(".jar")) {
            return CaptureName.safe(name.substring(0, name.length() - 4));
        }
        return CaptureName.safe(name.substring(name.lastIndexOf('.') + 1));
    }
}
