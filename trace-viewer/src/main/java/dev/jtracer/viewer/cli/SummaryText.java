package dev.jtracer.viewer.cli;

import static dev.jtracer.viewer.text.Numbers.count;
import static dev.jtracer.viewer.text.Numbers.duration;
import static dev.jtracer.viewer.text.Numbers.durationQuantity;

import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.GcPauses;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.RecordingHead;
import dev.jtracer.viewer.query.RegionTypes;
import dev.jtracer.viewer.query.TaskTime;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.query.TaskTypes;
import dev.jtracer.viewer.query.ThreadList;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The summary of a recording as text for a terminal, about a hundred places wide. */
final class SummaryText {
    private static final int MOST_ROWS = 20;
    private static final int NAME_WIDTH = 40;
    private static final int BAR_WIDTH = 40;
    private static final DateTimeFormatter WALL_CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Trace trace;
    private final RecordingHead head;
    private final StringBuilder out = new StringBuilder(4096);

    private SummaryText(Trace trace) {
        this.trace = trace;
        head = RecordingHead.of(trace);
    }

    /**
     * Returns the summary, each line ended.
     *
     * @param zone the time zone to tell the wall clock in
     */
    static String of(Trace trace, ZoneId zone) {
        SummaryText text = new SummaryText(trace);
        text.recording(zone);
        TaskTypes.Result tasks = TaskTypes.of(trace);
        text.taskTypes(tasks.types());
        text.taskTime(tasks.taskTime());
        text.regionTypes();
        text.locks();
        text.gc();
        text.threads();
        text.honesty();
        return text.out.toString();
    }

    private void recording(ZoneId zone) {
        line(duration(head.durationNanos()) + " of " + Names.shown(head.name(), NAME_WIDTH));
        List<String> facts = new ArrayList<>();
        if (head.wallStartEpochMillis() > 0) {
            facts.add("recorded "
                    + WALL_CLOCK.format(
                            Instant.ofEpochMilli(head.wallStartEpochMillis()).atZone(zone)));
        }
        if (head.profile() != null) {
            facts.add("profile " + Names.shown(head.profile(), NAME_WIDTH));
        }
        if (head.pid() > 0) {
            facts.add("pid " + head.pid());
        }
        if (head.jvm() != null) {
            facts.add(Names.shown(head.jvm(), 2 * NAME_WIDTH));
        }
        if (head.gcName() != null) {
            facts.add(Names.shown(head.gcName(), NAME_WIDTH));
        }
        if (head.cores() > 0) {
            facts.add(counted(head.cores(), "core"));
        }
        facts.add(Numbers.bytes(head.fileBytes()));
        line(String.join(", ", facts));
    }

    private void taskTypes(List<TaskTypeStats> types) {
        section("Task types");
        if (types.isEmpty()) {
            line("  No tasks in this recording.");
            return;
        }
        TextTable table = new TextTable(
                Column.text("Type"),
                Column.number("Count"),
                Column.number("Failed"),
                Column.number("Open"),
                Column.quantity("Total"),
                Column.quantity("p50"),
                Column.quantity("p90"),
                Column.quantity("p99"),
                Column.quantity("Max"));
        for (TaskTypeStats type : first(types)) {
            table.row(
                    name(type.type()),
                    count(type.count()),
                    count(type.failed()),
                    count(type.open()),
                    durationQuantity(type.totalNanos()),
                    durationQuantity(type.p50Nanos()),
                    durationQuantity(type.p90Nanos()),
                    durationQuantity(type.p99Nanos()),
                    durationQuantity(type.maxNanos()));
        }
        table.appendTo(out);
        andMore(types);
    }

    private void taskTime(TaskTime time) {
        if (time.totalNanos() == 0) {
            return;
        }
        section("Where task time went");
        List<ThreadState> states = ThreadState.taskStates().stream()
                .filter(state -> time.breakdown().nanos(state) > 0)
                .sorted(Comparator.comparingLong(time.breakdown()::nanos).reversed())
                .toList();
        List<String> shares =
                Numbers.shares(states.stream().map(time.breakdown()::nanos).toList());
        TextTable table =
                new TextTable(Column.text("State"), Column.quantity("Time"), Column.number("Share"), Column.text(""));
        for (int i = 0; i < states.size(); i++) {
            long nanos = time.breakdown().nanos(states.get(i));
            int bar = (int) Math.round((double) BAR_WIDTH * nanos / time.totalNanos());
            table.row(StateWords.of(states.get(i)), durationQuantity(nanos), shares.get(i), "█".repeat(bar));
        }
        table.row("Sum", durationQuantity(time.totalNanos()), "100.0%", "child tasks counted in their parents");
        table.appendTo(out);
    }

    private void regionTypes() {
        List<RegionTypes.RegionType> types = RegionTypes.of(trace).types();
        if (types.isEmpty()) {
            return;
        }
        section("Region types");
        TextTable table = new TextTable(
                Column.text("Type"),
                Column.number("Count"),
                Column.quantity("Total"),
                Column.quantity("p50"),
                Column.quantity("p99"),
                Column.quantity("Max"));
        for (RegionTypes.RegionType type : first(types)) {
            table.row(
                    name(type.type()),
                    count(type.count()),
                    durationQuantity(type.totalNanos()),
                    durationQuantity(type.p50Nanos()),
                    durationQuantity(type.p99Nanos()),
                    durationQuantity(type.maxNanos()));
        }
        table.appendTo(out);
        andMore(types);
    }

    private void locks() {
        section("Locks that made threads wait");
        List<LockList.Lock> locks = LockList.of(trace).locks();
        if (locks.isEmpty()) {
            line("  No thread waited for a lock in these " + duration(head.durationNanos()) + ".");
            return;
        }
        TextTable table = new TextTable(
                Column.text("Lock"),
                Column.text("Kind"),
                Column.number("Waits"),
                Column.number("Threads"),
                Column.quantity("Total"),
                Column.quantity("Mean"),
                Column.quantity("Max"),
                Column.text("Held longest by"));
        for (LockList.Lock lock : first(locks)) {
            table.row(
                    name(withoutPackage(lock.name())),
                    lock.kind(),
                    count(lock.waits()) + (lock.crossingWaits() > 0 ? " + " + count(lock.crossingWaits()) : ""),
                    count(lock.threads()),
                    durationQuantity(lock.totalNanos()),
                    durationQuantity(lock.meanNanos()),
                    durationQuantity(lock.maxNanos()),
                    heldBy(lock));
        }
        table.appendTo(out);
        andMore(locks);
        if (locks.stream().anyMatch(lock -> lock.crossingWaits() > 0)) {
            line("  +: waits that cross an end of the recording, known from a thread snapshot");
        }
    }

    /** {@code Table@7f3a} for {@code com.shop.Table@7f3a}. */
    private static String withoutPackage(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String heldBy(LockList.Lock lock) {
        if (lock.owners().isEmpty()) {
            return "unknown";
        }
        String owner = lock.owners().get(0).thread();
        return owner == null ? "unknown" : name(owner);
    }

    private void gc() {
        section("GC");
        GcPauses.Result gc = GcPauses.of(trace);
        line(
                gc.pauses() == 0
                        ? "  No garbage collection paused the threads."
                        : "  " + counted(gc.pauses(), "pause") + ", " + duration(gc.totalNanos())
                                + " together, the longest " + duration(gc.maxNanos()) + ".");
        if (gc.safepoints() > 0) {
            line("  " + counted(gc.safepoints(), "other safepoint") + ", " + duration(gc.safepointNanos())
                    + " together, the longest " + duration(gc.safepointMaxNanos()) + ".");
        }
    }

    private void threads() {
        section("Threads");
        List<ThreadPool> pools = ThreadPool.of(ThreadList.of(trace).threads());
        List<ThreadState> states = ThreadState.threadStates().stream()
                .filter(state -> pools.stream().anyMatch(pool -> pool.nanos(state) > 0))
                .toList();
        List<Column> columns = new ArrayList<>(List.of(Column.text("Pool"), Column.number("Threads")));
        states.forEach(state -> columns.add(Column.number(StateWords.of(state))));
        TextTable table = new TextTable(columns.toArray(Column[]::new));
        for (ThreadPool pool : first(pools)) {
            List<Object> cells = new ArrayList<>(List.of(name(pool.name()), count(pool.threads())));
            states.forEach(state -> cells.add(Numbers.share(pool.nanos(state), pool.lifeNanos())));
            table.row(cells.toArray());
        }
        table.appendTo(out);
        andMore(pools);
    }

    private void honesty() {
        out.append('\n');
        List<String> facts = new ArrayList<>();
        facts.add(head.lostEvents() == 0 ? "No events lost" : counted(head.lostEvents(), "event") + " lost");
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
        line(String.join(" · ", facts));
        head.notes().forEach(this::line);
    }

    private void section(String title) {
        out.append('\n').append(title).append('\n');
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void andMore(List<?> all) {
        if (all.size() > MOST_ROWS) {
            line("  and " + count(all.size() - MOST_ROWS) + " more, all of them in --json");
        }
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(all.size(), MOST_ROWS));
    }

    private static String name(String name) {
        return Names.shown(name, NAME_WIDTH);
    }

    private static String counted(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }
}
