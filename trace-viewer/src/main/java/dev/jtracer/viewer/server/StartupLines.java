package dev.jtracer.viewer.server;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps what Undertow and XNIO say when they start and stop off the standard error of a program that did not ask.
 *
 * <p>They log through jboss-logging, which falls back to {@code java.util.logging}, whose own default prints INFO. Only then,
 * only while starting or stopping, and only for loggers nobody gave a level, the level is raised. An application's own logging
 * is never touched otherwise.
 */
final class StartupLines {
    private static final List<String> LOGGERS = List.of("io.undertow", "org.xnio", "org.jboss.threads");

    private StartupLines() {}

    /** Runs something without the lines. */
    static synchronized void without(Runnable startOrStop) {
        List<Logger> raised = new ArrayList<>();
        if (logsThroughTheJdk()) {
            for (String name : LOGGERS) {
                Logger logger = Logger.getLogger(name);
                if (logger.getLevel() == null) {
                    logger.setLevel(Level.WARNING);
                    raised.add(logger);
                }
            }
        }
        try {
            startOrStop.run();
        } finally {
            raised.forEach(logger -> logger.setLevel(null));
        }
    }

    private static boolean logsThroughTheJdk() {
        org.jboss.logging.Logger logger = org.jboss.logging.Logger.getLogger(LOGGERS.get(0));
        return logger.getClass().getSimpleName().equals("JDKLogger");
    }
}
