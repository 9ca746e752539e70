package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a thread did for a while.
 *
 * @param state the key of its state
 * @param fromNs its begin
 * @param toNs its end
 * @param object what it waited for or worked on, null if nothing
 * @param origin how it is known: {@code event}, {@code snapshot}, {@code sampled} or {@code inferred}
 */
public record Doing(
        String state, long fromNs, long toNs, @Nullable String object, String origin) {

    /**
     * Adds what a thread did within an interval, in order of time, until the list is full.
     *
     * @return whether all of it is there
     */
    static boolean add(Trace trace, int threadRow, long fromNs, long toNs, List<Doing> list, int most) {
        if (threadRow < 0) {
            return true;
        }
        States states = trace.states();
        int end = states.byThread().end(threadRow);
        long startNs = Math.max(fromNs, trace.threads().startNs(threadRow));
        for (int row = states.at(threadRow, startNs); row >= 0 && row < end && states.startNs(row) < toNs; row++) {
            if (list.size() >= most) {
                return false;
            }
            list.add(new Doing(
                    states.state(row).key(),
                    Math.max(fromNs, states.startNs(row)),
                    Math.min(toNs, states.endNs(row)),
                    states.objectName(row),
                    states.origin(row).key()));
        }
        return true;
    }
}
