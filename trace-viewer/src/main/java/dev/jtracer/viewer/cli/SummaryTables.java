package dev.jtracer.viewer.cli;

import static dev.jtracer.viewer.cli.TextSheet.first;
import static dev.jtracer.viewer.cli.TextSheet.name;
import static dev.jtracer.viewer.text.Numbers.count;
import static dev.jtracer.viewer.text.Numbers.duration;
import static dev.jtracer.viewer.text.Numbers.durationQuantity;

import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.RegionTypes;
import dev.jtracer.viewer.query.TaskTime;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tables of a summary, one section each. */
final class SummaryTables {
    private static final int BAR_WIDTH = 40;

    private final TextSheet sheet;

    SummaryTables(TextSheet sheet) {
        this.sheet = sheet;
    }

    void taskTypes(List<TaskTypeStats> types) {
        sheet.section("Task types");
        if (types.isEmpty()) {
            sheet.line("  No tasks in this recording.");
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
        sheet.table(table, types);
    }

    void taskTime(TaskTime time) {
        if (time.totalNanos() == 0) {
            return;
        }
        sheet.section("Where task time went");
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
        sheet.table(table, states);
    }

    void regionTypes(List<RegionTypes.RegionType> types) {
        if (types.isEmpty()) {
            return;
        }
        sheet.section("Region types");
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
        sheet.table(table, types);
    }

    void locks(List<LockList.Lock> locks, long recordingNanos) {
        sheet.section("Locks that made threads wait");
        if (locks.isEmpty()) {
            sheet.line("  No thread waited for a lock in these " + duration(recordingNanos) + ".");
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
        sheet.table(table, locks);
        if (locks.stream().anyMatch(lock -> lock.crossingWaits() > 0)) {
            sheet.line("  +: waits that cross an end of the recording, known from a thread snapshot");
        }
    }

    void threads(List<ThreadPool> pools) {
        sheet.section("Threads");
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
        sheet.table(table, pools);
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
}
