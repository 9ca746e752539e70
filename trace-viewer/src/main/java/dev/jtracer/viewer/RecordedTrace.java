package dev.jtracer.viewer;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.finding.Findings;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Chains;
import dev.jtracer.viewer.query.CounterLanes;
import dev.jtracer.viewer.query.FlameGraph;
import dev.jtracer.viewer.query.FlameMethods;
import dev.jtracer.viewer.query.GcPauses;
import dev.jtracer.viewer.query.Lanes;
import dev.jtracer.viewer.query.LockDetail;
import dev.jtracer.viewer.query.LockList;
import dev.jtracer.viewer.query.MutatorUtilisation;
import dev.jtracer.viewer.query.NameIndex;
import dev.jtracer.viewer.query.NameSearch;
import dev.jtracer.viewer.query.PauseDetail;
import dev.jtracer.viewer.query.PieceDetail;
import dev.jtracer.viewer.query.PoolTiles;
import dev.jtracer.viewer.query.RangeSummary;
import dev.jtracer.viewer.query.RecordingHead;
import dev.jtracer.viewer.query.RegionDetail;
import dev.jtracer.viewer.query.RegionList;
import dev.jtracer.viewer.query.RegionTypes;
import dev.jtracer.viewer.query.SlowTasks;
import dev.jtracer.viewer.query.Summary;
import dev.jtracer.viewer.query.TaskDetail;
import dev.jtracer.viewer.query.TaskList;
import dev.jtracer.viewer.query.TaskTypeDetail;
import dev.jtracer.viewer.query.TaskTypes;
import dev.jtracer.viewer.query.ThreadDetail;
import dev.jtracer.viewer.query.ThreadList;
import dev.jtracer.viewer.query.ThreadPools;
import dev.jtracer.viewer.query.Tile;
import dev.jtracer.viewer.query.Tiles;
import dev.jtracer.viewer.query.WholeCapture;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A recording, opened for a program's own questions: what the pages show, as the records they are made of.
 *
 * <pre>{@code
 * try (RecordedTrace trace = RecordedTrace.open(Path.of("shop.jfr"))) {
 *     for (TaskList.Row task : trace.tasks(TaskList.Request.slowest("checkout", 10)).rows()) {
 *         System.out.println(task.taskId() + " took " + task.durationNanos() + " ns, in GC " + task.breakdown().gc());
 *     }
 * }
 * }</pre>
 *
 * <p><b>Answers.</b> Each method asks one query of {@link dev.jtracer.viewer.query}, and is called as its route in
 * {@code docs/http.md} is. Durations are {@code long} nanoseconds and called {@code ...Nanos}; moments are nanoseconds from the
 * recording's start and called {@code ...Ns}. Answers are immutable and outlive the trace. Names in them are what the recorded
 * program wrote: {@link dev.jtracer.viewer.text.Names#shown} makes them fit for a terminal.
 *
 * <p><b>Cost.</b> {@link #open} reads the file once, on all cores; a query costs what the Javadoc of the query's own class says. Answers
 * are not kept: a program that wants one again keeps it.
 *
 * <p><b>Threads.</b> Any number of threads may ask at once. After {@link #close} every question is an {@link
 * IllegalStateException}; one that is being answered meanwhile is answered.
 *
 * <p><b>Errors.</b> A file that is no recording is a {@link BadRecordingException}. A damaged one opens; what is missing is in
 * {@link RecordingHead#notes}. A question for something that is not there has an empty answer, one that makes no sense is an
 * {@link IllegalArgumentException} where its request is made.
 */
public final class RecordedTrace implements AutoCloseable {
    private final Path file;
    private volatile @Nullable Trace trace;
    private volatile @Nullable NameIndex names;

    private RecordedTrace(Path file, Trace trace) {
        this.file = file;
        this.trace = trace;
    }

    /**
     * Opens a recording, of this tracer or of any other tool that writes {@code .jfr}. The file is only read, and may go once it
     * is open.
     *
     * @throws BadRecordingException if nothing of it can be read; its message is one line that says why
     */
    public static RecordedTrace open(Path file) throws BadRecordingException {
        return new RecordedTrace(file, TraceReader.read(file));
    }

    /** Forgets the trace, so that its memory can go. Closing twice does nothing more. */
    @Override
    public void close() {
        trace = null;
        names = null;
    }

    /** What the recording is of, how long it is, and what is missing from it. */
    public RecordingHead recording() {
        return RecordingHead.of(asked());
    }

    /** All of it in numbers: the document of {@code summary --json}. */
    public Summary summary() {
        Trace asked = asked();
        return Summary.of(asked, Findings.summary(asked));
    }

    /** What made tasks slow, in sentences, what cost most first. */
    public Findings.Result findings() {
        return Findings.of(asked());
    }

    /** Every type of task with count, percentiles and where its time went. */
    public TaskTypes.Result taskTypes() {
        return TaskTypes.of(asked());
    }

    /** One type of task; empty if no task is of it. */
    public Optional<TaskTypeDetail.Result> taskType(TaskTypeDetail.Request request) {
        return TaskTypeDetail.of(asked(), request);
    }

    /** What the slowest tasks of a type did that its median ones did not. */
    public SlowTasks.Result slowTasks(SlowTasks.Request request) {
        return SlowTasks.of(asked(), request);
    }

    /** Single tasks, filtered, sorted, a page at a time. */
    public TaskList.Result tasks(TaskList.Request request) {
        return TaskList.of(asked(), request);
    }

    /** Hands over every task, in the order of their begin; for all of them at once, what {@link #tasks} is for a page. */
    public void eachTask(Consumer<TaskList.Row> reader) {
        TaskList.each(asked(), reader);
    }

    /** Everything about one task; empty if there is none of this id. */
    public Optional<TaskDetail.Result> task(long taskId) {
        return TaskDetail.of(asked(), taskId);
    }

    /** Every type of region with count and percentiles. */
    public RegionTypes.Result regionTypes() {
        return RegionTypes.of(asked());
    }

    /** What regions of a type spent their time on. */
    public RegionDetail.Result regionType(RegionDetail.Request request) {
        return RegionDetail.of(asked(), request);
    }

    /** Single regions of a type, a page at a time. */
    public RegionList.Result regions(RegionList.Request request) {
        return RegionList.of(asked(), request);
    }

    /** Every monitor and lock that made a thread wait, and who held it meanwhile. */
    public LockList.Result locks() {
        return LockList.of(asked());
    }

    /** The waits for one lock; empty if there is none of this row. */
    public Optional<LockDetail.Result> lock(LockDetail.Request request) {
        return LockDetail.of(asked(), request);
    }

    /** Who made a thread wait, who made that one wait, and so on; empty if there is no such wait. */
    public Optional<Chains.Result> chain(Chains.Request request) {
        return Chains.of(asked(), request);
    }

    /** Threads, filtered, sorted, a page at a time, with the time each spent in every state. */
    public ThreadList.Result threads(ThreadList.Request request) {
        return ThreadList.of(asked(), request);
    }

    /** One thread, or one pool, over time; empty if there is none. */
    public Optional<ThreadDetail.Result> thread(ThreadDetail.Request request) {
        return ThreadDetail.of(asked(), request);
    }

    /** Every pool of threads with the time its threads spent in every state. */
    public ThreadPools.Result pools() {
        return ThreadPools.of(asked());
    }

    /** Stacks of samples, states, allocations or lock waits with what they weigh, as a tree, of any part of the recording. */
    public FlameGraph.Result flame(FlameGraph.Request request) {
        return FlameGraph.of(asked(), request);
    }

    /** The methods of such a tree as a table, a page at a time. */
    public FlameMethods.Result flameMethods(FlameMethods.Request request) {
        return FlameMethods.of(asked(), request);
    }

    /** The garbage collections and what they stopped. */
    public GcPauses.Result gc() {
        return GcPauses.of(asked());
    }

    /** How little of the processors collections left to the program in windows of each length, at worst. */
    public MutatorUtilisation.Result mmu(MutatorUtilisation.Request request) {
        return MutatorUtilisation.of(asked(), request);
    }

    /** One pause and the tasks it stopped; empty if there is none of this row. */
    public Optional<PauseDetail.Result> gcPause(PauseDetail.Request request) {
        return PauseDetail.of(asked(), request);
    }

    /** Names that have a text in them. The first search gathers all names, later ones find them gathered. */
    public NameSearch.Result search(NameSearch.Request request) {
        Trace asked = asked();
        NameIndex gathered = names;
        if (gathered == null) {
            gathered = NameIndex.of(asked);
            names = gathered;
        }
        return NameSearch.of(asked, gathered, request);
    }

    /** What happened between two moments. */
    public RangeSummary.Result range(RangeSummary.Request request) {
        return RangeSummary.of(asked(), request);
    }

    /** Heap and processor load over time. */
    public CounterLanes.Result counters() {
        return CounterLanes.of(asked());
    }

    /** The lanes of the timeline: every thread with its life. */
    public Lanes.Result lanes() {
        return Lanes.of(asked());
    }

    /** A piece of the timeline at one zoom: {@value Tiles#BUCKETS} buckets of 2 to the power of the level nanoseconds each. */
    public Tile tiles(Tiles.Request request) {
        return Tiles.of(asked(), request);
    }

    /** The same for pools: how many of a pool's threads were in which state. */
    public PoolTiles.Result poolTiles(PoolTiles.Request request) {
        return PoolTiles.of(asked(), request);
    }

    /** Everything known about one interval of a {@link Tile}; empty if there is none of this row. */
    public Optional<PieceDetail.Result> piece(PieceDetail.Request request) {
        return PieceDetail.of(asked(), request);
    }

    /** The whole recording over equal buckets: threads by state, open tasks, heap, pauses. */
    public WholeCapture.Result wholeCapture(WholeCapture.Request request) {
        return WholeCapture.of(asked(), request);
    }

    private Trace asked() {
        Trace open = trace;
        if (open == null) {
            throw new IllegalStateException("trace must be open, was closed: " + file);
        }
        return open;
    }
}
