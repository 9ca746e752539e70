package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventColumns;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Allocations;
import dev.jtracer.viewer.model.GarbageCollections;
import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Logs;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.Tags;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import java.util.List;

/**
 * Builds a trace from events, step by step: first who did what for which task, with every sign of life of each thread; then
 * what all events, samples and snapshots claim about threads; then what holds; then where the tasks' time went.
 */
final class TraceBuilder {
    private final RegionEvents regionEvents = new RegionEvents();

    /** Every event type and field a trace is made of. Regions come here while the recording is read. */
    Selection selection() {
        Selection wanted = new Selection();
        Lives.select(wanted);
        OpenWork.select(wanted);
        TaskEvents.select(wanted);
        ScopeEvents.select(wanted);
        regionEvents.select(wanted);
        LogEvents.select(wanted);
        TagEvents.select(wanted);
        WaitEvent.select(wanted);
        SampleEvents.select(wanted);
        AllocationEvents.select(wanted);
        Snapshots.select(wanted);
        CollectionEvents.select(wanted);
        PauseEvents.select(wanted);
        CounterEvents.select(wanted);
        Losses.select(wanted);
        CaptureFacts.select(wanted);
        Thresholds.select(wanted);
        return wanted;
    }

    /**
     * The trace.
     *
     * @param columns what was read by this builder's selection
     * @param name the file's name
     * @param fileBytes its length
     */
    Trace build(EventColumns columns, String name, long fileBytes, Workers workers) {
        Input input = new Input(columns);
        Strings.Builder strings = new Strings.Builder();
        ThreadRows threads = new ThreadRows(columns.threads(), Snapshots.takers(input));
        StackRows stacks = new StackRows(columns.stacks(), strings);
        OpenWork open = new OpenWork(input, threads);
        Signs signs = Snapshots.signs(input, threads);

        TaskEvents tasks = TaskEvents.read(input, threads, open, strings, signs);
        input.release(TaskEvents.TYPE);
        Scopes scopes = ScopeEvents.read(input, threads, open, signs).build(tasks, threads.size());
        input.release(ScopeEvents.TYPE);
        Losses losses = Losses.read(input, regionEvents.numbers(), open);
        RegionTable regions = regionEvents.arrange(input, threads, open, tasks, strings, signs, workers);
        Logs.Builder logs = LogEvents.read(input, threads, tasks, strings, signs);
        input.release(LogEvents.TYPE);
        Tags.Builder tags = TagEvents.read(input, tasks, open, strings);
        CollectionEvents collections = CollectionEvents.read(input);
        PauseEvents pauses = PauseEvents.read(input, threads, collections, strings);
        Allocations.Builder allocations = AllocationEvents.read(input, threads, scopes, strings);

        Bands bands = new Bands();
        Waits waits = new Waits(input, threads, stacks, scopes, strings, bands, signs);
        Parks parks = new Parks(input, pauses.collections());
        MonitorWaits monitorWaits = new MonitorWaits(input, threads, stacks);
        waits.readEvents();
        waits.readParks(parks);
        MonitorEnters monitorEnters = new MonitorEnters(input, threads, monitorWaits);
        waits.readMonitorWaits(monitorWaits);
        waits.readMonitorEnters(monitorEnters);
        SampleEvents samples = SampleEvents.read(input, threads, stacks, signs);
        samples.claim(stacks, strings, threads.size(), bands);
        Snapshots snapshots = Snapshots.read(input, threads, scopes, signs, monitorEnters);
        Lives lives = Lives.read(input, threads, signs, snapshots);
        List<Snapshots.LockClaim> lockClaims =
                snapshots.claim(signs, lives, input.gaps(), stacks, strings, threads.size(), bands);
        Inferred.claim(scopes, regions, threads, input.gaps(), signs, snapshots, bands);

        States.Builder filled = StateFill.fill(bands, threads, lives, pauses.times(), strings);
        LockEvents lockEvents = new LockEvents(input, threads, stacks);
        lockEvents.readMonitors(monitorEnters);
        lockEvents.readMonitorWaits(monitorWaits);
        lockEvents.readLocks(parks);
        lockEvents.readSnapshots(lockClaims, bands);
        lockEvents.readReturns(monitorWaits);
        LockEvents.Arranged locks = lockEvents.arrange(scopes, strings);
        Pauses.Builder arrangedPauses = pauses.arrange();
        GarbageCollections.Builder arrangedCollections = collections.arrange(strings);
        Threads.Builder threadTable = threadTable(threads, lives, strings);

        Strings texts = strings.build();
        States states = filled.build(texts, threads.size());
        Breakdown breakdown = Breakdown.of(tasks, scopes, states, threads.size(), input.endNs());
        LockWaits lockWaits = locks.waits().build(locks.locks().size(), threads.size(), tasks.size());
        Tasks taskTable = tasks.tasks().build(texts, breakdown.breakdown(), breakdown.threadNanos());
        Regions regionTable = regions.regions().build(texts);
        return new Trace(
                CaptureFacts.read(input, name, fileBytes, losses),
                Notes.of(input, losses, open, scopes, threads, tasks),
                texts,
                threadTable.build(texts),
                states,
                taskTable,
                scopes,
                regionTable,
                logs.build(texts, threads.size(), tasks.size()),
                tags.build(texts, tasks.size()),
                locks.locks().build(texts),
                lockWaits,
                arrangedPauses.build(texts),
                arrangedCollections.build(texts),
                CounterEvents.read(input),
                samples.build(scopes, threads.size()),
                allocations.build(texts),
                stacks.stacks().build(),
                stacks.methods().build(texts),
                LanePyramids.of(
                        states, scopes, regionTable, regions, taskTable, threads.size(), input.endNs(), workers));
    }

    private static Threads.Builder threadTable(ThreadRows threads, Lives lives, Strings.Builder strings) {
        Threads.Builder table = new Threads.Builder(strings);
        for (int row = 0; row < threads.size(); row++) {
            table.add(
                    threads.name(row),
                    threads.pool(row),
                    threads.get(row).javaId(),
                    threads.get(row).osId(),
                    threads.virtual(row),
                    lives.startedInside(row),
                    lives.endedInside(row),
                    lives.startNs(row),
                    lives.endNs(row));
        }
        return table;
    }
}
