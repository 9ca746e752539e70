package dev.jtracer.viewer.finding;

import java.util.List;

/**
 * What something cost.
 *
 * @param lostNanos as {@link Finding#lostNanos}
 * @param openNanos as {@link Finding#openNanos}
 * @param threadNanos as {@link Finding#threadNanos}
 * @param when as {@link Finding#when}
 * @param moments as {@link Finding#moments}
 */
record Cost(long lostNanos, long openNanos, long threadNanos, List<Long> when, List<Long> moments) {

    /** What tasks lost, ended or not. */
    long taskNanos() {
        return lostNanos + openNanos;
    }

    /** What its largest number is. */
    String measure() {
        if (lostNanos > 0) {
            return "task time lost";
        }
        return openNanos > 0 ? "lost by open tasks" : "of threads";
    }
}
