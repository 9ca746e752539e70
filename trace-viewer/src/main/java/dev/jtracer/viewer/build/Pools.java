package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.ThreadDictionary;
import dev.jtracer.viewer.model.Threads;
import java.util.List;
import java.util.Set;

/**
 * Which threads belong together: those whose names differ only in their last number ({@code http-worker-7} is of
 * {@code http-worker}), those of the JVM, and those of jtracer itself.
 */
final class Pools {
    /** What the names of all threads that jtracer starts begin with. */
    private static final String OF_TRACER = "jtracer-";

    /** And those of the threads by which it looks at another process. */
    private static final String OF_CONNECTION = "RMI TCP Connection(";

    private static final Set<String> JVM_NAMES = Set.of(
            "Attach Listener",
            "Common-Cleaner",
            "DestroyJavaVM",
            "Finalizer",
            "JFR Periodic Tasks",
            "JFR Recorder Thread",
            "JFR Recording Scheduler",
            "JFR Shutdown Hook",
            "JFR: Shutdown Hook",
            "Notification Thread",
            "Permissionless thread",
            "RMI Reaper",
            "Reference Handler",
            "Signal Dispatcher");

    /** What the names of the JDK's threads begin with that serve JMX and RMI and run nobody else's code. */
    private static final List<String> JVM_PREFIXES =
            List.of("JMX server connection timeout ", "RMI RenewClean-", "RMI Scheduler(", "RMI TCP Accept-");

    private Pools() {}

    static String displayName(ThreadDictionary.Entry entry) {
        if (!entry.name().isBlank()) {
            return entry.name();
        }
        return (entry.virtual() ? "virtual thread " : "thread ") + (entry.javaId() > 0 ? entry.javaId() : entry.osId());
    }

    /**
     * The pool of a thread.
     *
     * @param takers the Java ids of the threads that took snapshots
     */
    static String of(ThreadDictionary.Entry entry, Set<Long> takers) {
        if (entry.javaId() <= 0 || entry.group().equals("system") || isOfJvm(entry.name())) {
            return Threads.JVM;
        }
        boolean looks = entry.name().startsWith(OF_CONNECTION) && takers.contains(entry.javaId());
        return looks || entry.name().startsWith(OF_TRACER) ? Threads.TRACER : stem(displayName(entry));
    }

    private static boolean isOfJvm(String name) {
        return JVM_NAMES.contains(name) || JVM_PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** A name without its last number and what separates the two; the whole name if nothing else is left. */
    static String stem(String name) {
        int end = name.length();
        while (end > 0 && !isDigit(name.charAt(end - 1))) {
            end--;
        }
        int tail = end;
        while (end > 0 && isDigit(name.charAt(end - 1))) {
            end--;
        }
        boolean numberAtEnd = tail == name.length();
        if (!numberAtEnd || end == 0) {
            return name;
        }
        while (end > 0 && "-_#. /:".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == 0 ? name : name.substring(0, end);
    }

    /** Compares names so that {@code worker-9} comes before {@code worker-10}. */
    static int compareNames(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
                int endA = digitsEnd(a, i);
                int endB = digitsEnd(b, j);
                int order = compareNumbers(a.substring(i, endA), b.substring(j, endB));
                if (order != 0) {
                    return order;
                }
                i = endA;
                j = endB;
            } else if (a.charAt(i) != b.charAt(j)) {
                return Character.compare(a.charAt(i), b.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        int byRest = Integer.compare(a.length() - i, b.length() - j);
        return byRest != 0 ? byRest : a.compareTo(b);
    }

    private static int compareNumbers(String a, String b) {
        String shortA = a.replaceFirst("^0+", "");
        String shortB = b.replaceFirst("^0+", "");
        int byLength = Integer.compare(shortA.length(), shortB.length());
        return byLength != 0 ? byLength : shortA.compareTo(shortB);
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
