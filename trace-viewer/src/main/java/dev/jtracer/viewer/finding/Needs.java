package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.EventSetting;
import dev.jtracer.viewer.model.Recording;
import dev.jtracer.viewer.model.Trace;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a rule needs to say anything, be it that it found nothing.
 *
 * @param aboutTasks whether it is about tasks
 * @param anyOf the event types it reads; one of them is enough. Empty: it needs none
 */
record Needs(boolean aboutTasks, List<String> anyOf) {

    static Needs anyOf(String... types) {
        return new Needs(false, List.of(types));
    }

    static Needs tasks(String... types) {
        return new Needs(true, List.of(types));
    }

    /** Why the rule cannot be applied to a recording, null if it can. */
    @Nullable
    String missing(Trace trace) {
        if (aboutTasks && trace.tasks().size() == 0) {
            return "no tasks in this recording";
        }
        Recording recording = trace.recording();
        if (anyOf.isEmpty() || anyOf.stream().anyMatch(type -> recorded(recording, type))) {
            return null;
        }
        String types = anyOf.stream().collect(Collectors.joining(", "));
        boolean several = anyOf.size() > 1;
        return types + (several ? " were" : " was") + " not recorded";
    }

    /** Whether events of a type are there, or would be if they had happened. */
    private static boolean recorded(Recording recording, String type) {
        EventSetting setting = recording.setting(type);
        return (setting != null && setting.enabled()) || recording.count(type) > 0;
    }
}
