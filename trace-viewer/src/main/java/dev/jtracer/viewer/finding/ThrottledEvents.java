package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.EventSetting;
import dev.jtracer.viewer.model.Recording;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Waits that were recorded up to a rate only, and came close to it: how many more there were nobody knows. Said from half of
 * what the rate lets through on.
 */
final class ThrottledEvents implements Rule {
    private static final Set<String> WAITS = Set.of(
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.SocketConnect",
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.FileForce",
            "jdk.JavaMonitorEnter",
            "jdk.ThreadPark",
            "jdk.ThreadSleep");

    private static final Pattern RATE = Pattern.compile("(\\d{1,12})/(ms|s|m|h)");

    private static final Map<String, Double> SECONDS = Map.of("ms", 0.001, "s", 1.0, "m", 60.0, "h", 3600.0);

    @Override
    public String id() {
        return "throttled-events";
    }

    @Override
    public String lookedFor() {
        return "waits recorded up to a rate";
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.ActiveSetting");
    }

    @Override
    public List<Finding> find(Look look) {
        Recording recording = look.trace().recording();
        List<Finding> found = new ArrayList<>();
        for (EventSetting setting : recording.settings()) {
            double rate = perSecond(setting.throttle());
            long count = recording.count(setting.type());
            double most = rate * look.trace().endNs() / 1e9;
            if (WAITS.contains(setting.type()) && rate >= 0 && count > 0 && count >= most / 2) {
                Sentence sentence = new Sentence()
                        .text(setting.type() + " was recorded up to ")
                        .number(setting.throttle() == null ? "" : setting.throttle())
                        .text("; ")
                        .number(Words.counted(count, "event"))
                        .text(" are there.");
                found.add(look.note(
                        id(),
                        ThreadState.UNKNOWN,
                        sentence,
                        List.of("what was left out is not counted"),
                        Numbers.count(count),
                        "recorded"));
            }
        }
        return found;
    }

    /** Events a second, -1 for no limit. */
    private static double perSecond(@Nullable String throttle) {
        Matcher rate = RATE.matcher(throttle == null ? "" : throttle.trim());
        return rate.matches() ? Long.parseLong(rate.group(1)) / SECONDS.get(rate.group(2)) : -1;
    }
}
