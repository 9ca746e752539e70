package dev.jtracer.viewer.cli;

import static dev.jtracer.viewer.cli.TextSheet.counted;
import static dev.jtracer.viewer.cli.TextSheet.name;
import static dev.jtracer.viewer.text.Numbers.duration;

import dev.jtracer.viewer.finding.Findings;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.GcPauses;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.RecordingHead;
import dev.jtracer.viewer.query.RegionTypes;
import dev.jtracer.viewer.query.TaskTypes;
import dev.jtracer.viewer.query.ThreadList;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The summary of a recording as text for a terminal, about a hundred places wide. */
final class SummaryText {
    private static final int JVM_WIDTH = 80;
    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final RecordingHead head;
    private final TextSheet sheet = new TextSheet();

    private SummaryText(RecordingHead head) {
        this.head = head;
    }

    /**
     * Returns the summary, each line ended.
     *
     * @param zone the time zone to tell the wall clock in
     */
    static String of(Trace trace, ZoneId zone) {
        SummaryText text = new SummaryText(RecordingHead.of(trace));
        SummaryTables tables = new SummaryTables(text.sheet);
        TaskTypes.Result tasks = TaskTypes.of(trace);
        text.recording(zone);
        new FindingsText(text.sheet).append(Findings.of(trace));
        tables.taskTypes(tasks.types());
        tables.taskTime(tasks.taskTime());
        tables.regionTypes(RegionTypes.of(trace).types());
        tables.locks(LockList.of(trace).locks(), trace.endNs());
        text.gc(GcPauses.of(trace));
        tables.threads(ThreadPool.of(ThreadList.of(trace).threads()));
        text.honesty();
        return text.sheet.toString();
    }

    private void recording(ZoneId zone) {
        sheet.line(duration(head.durationNanos()) + " of " + name(head.name()));
        List<String> facts = new ArrayList<>();
        if (head.wallStartEpochMillis() > 0) {
            facts.add("recorded "
                    + WALL_CLOCK.format(
                            Instant.ofEpochMilli(head.wallStartEpochMillis()).atZone(zone)));
        }
        if (head.profile() != null) {
            facts.add("profile " + name(head.profile()));
        }
        if (head.pid() > 0) {
            facts.add("pid " + head.pid());
        }
        if (head.jvm() != null) {
            facts.add(Names.shown(head.jvm(), JVM_WIDTH));
        }
        if (head.gcName() != null) {
            facts.add(name(head.gcName()));
        }
        if (head.cores() > 0) {
            facts.add(counted(head.cores(), "core"));
        }
        facts.add(Numbers.bytes(head.fileBytes()));
        sheet.line(String.join(", ", facts));
    }

    private void gc(GcPauses.Result gc) {
        sheet.section("GC");
        sheet.line(
                gc.pauses() == 0
                        ? "  No garbage collection paused the threads."
                        : "  " + counted(gc.pauses(), "pause") + ", " + duration(gc.totalNanos())
                                + " together, the longest " + duration(gc.maxNanos()) + ".");
        if (gc.safepoints() > 0) {
            sheet.line("  " + counted(gc.safepoints(), "other safepoint") + ", " + duration(gc.safepointNanos())
                    + " together, the longest " + duration(gc.safepointMaxNanos()) + ".");
        }
    }

    private void honesty() {
        sheet.line("");
        List<String> facts = new ArrayList<>();
        String none = head.truncated() ? "Recording not complete" : "No events lost";
        facts.add(head.lostEvents() == 0 ? none : counted(head.lostEvents(), "event") + " lost");
        if (head.lostBytes() > 0) {
            facts.add(Numbers.bytes(head.lostBytes()) + " dropped by JFR");
        }
        facts.add(counted(head.events(), "event"));
        if (head.thresholdNanos() >= 0) {
            facts.add("threshold " + (head.thresholdNanos() == 0 ? "0 ns" : duration(head.thresholdNanos())));
        }
        if (head.taskNanos() > 0) {
            facts.add(Numbers.share(head.unexplainedNanos(), head.taskNanos()) + " of task time unexplained");
        }
        sheet.line(String.join(" · ", facts));
        if (head.lateScopes() > 0) {
            sheet.line(counted(head.lateScopes(), "piece")
                    + " of work went on after the task had ended; what lies behind its end is not counted in it.");
        }
        head.notes().forEach(sheet::line);
    }
}
