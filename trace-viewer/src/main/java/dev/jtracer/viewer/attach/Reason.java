package dev.jtracer.viewer.attach;

import java.lang.reflect.UndeclaredThrowableException;

/** Why something failed, in one line: remote calls wrap what happened several times over. */
final class Reason {
    private Reason() {}

    static String of(Throwable problem) {
        Throwable root = problem;
        while ((root instanceof UndeclaredThrowableException || root.getMessage() == null) && root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}
