package dev.jtracer.viewer.build;

import org.jspecify.annotations.Nullable;

/**
 * Tells locks from everything else threads park on. A thread waiting for a lock parks on the lock's synchronizer, an
 * object of a class nested in the lock's: {@code java.util.concurrent.locks.ReentrantLock$NonfairSync}. A condition, a
 * latch, a future or a queue is no lock.
 */
final class LockClasses {
    private LockClasses() {}

    static boolean isLock(@Nullable String parkedClass) {
        if (parkedClass == null) {
            return false;
        }
        int nested = parkedClass.indexOf('$');
        String outer = nested < 0 ? parkedClass : parkedClass.substring(0, nested);
        return outer.endsWith("Lock") && !parkedClass.endsWith("Condition");
    }

    /** Whether it is a lock that one thread owns at a time, so that whoever got it is its owner. */
    static boolean isExclusive(@Nullable String parkedClass) {
        return parkedClass != null && parkedClass.startsWith("java.util.concurrent.locks.ReentrantLock$");
    }
}
