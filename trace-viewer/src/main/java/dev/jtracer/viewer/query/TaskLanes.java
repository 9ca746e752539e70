package dev.jtracer.viewer.query;

import dev.jtracer.viewer.model.LockWaits;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lanes of a task's waterfall: the threads that worked for it, those of its children, and those it waited for. */
final class TaskLanes {
    private static final int MAX_OWN = 24;
    private static final int MAX_CHILDREN = 12;
    private static final int MAX_HOLDERS = 4;

    /** Below this share of the task's duration a wait's holder is named, not drawn. */
    private static final int HOLDER_SHARE = 50;

    private final Trace trace;
    private final int taskRow;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Set<String> omitted = new HashSet<>();

    private TaskLanes(Trace trace, int taskRow) {
        this.trace = trace;
        this.taskRow = taskRow;
    }

    /**
     * One lane.
     *
     * @param thread the thread
     * @param name its name
     * @param role {@code own}, {@code child} or {@code holder}
     * @param task the task it is drawn for; the one a holder worked for, null if none
     * @param held what a holder held, null for others
     * @param clips the parts of the thread's time that are drawn
     * @param queues the waits for this thread before them
     * @param firstScopeRow the nesting of the outermost scope that is drawn
     * @param scopeRows how many rows of scopes it needs
     * @param firstRegionRow the nesting of the outermost region that is drawn
     * @param regionRows how many rows of regions it needs
     */
    record Lane(
            int thread,
            String name,
            String role,
            At.@Nullable TaskRef task,
            @Nullable String held,
            List<Interval> clips,
            List<Interval> queues,
            int firstScopeRow,
            int scopeRows,
            int firstRegionRow,
            int regionRows) {}

    /** From a moment to another. */
    record Interval(long fromNs, long toNs) {}

    /** The lanes, and how many there was no room for. */
    record Result(List<Lane> lanes, int omitted) {}

    static Result of(Trace trace, int taskRow) {
        TaskLanes lanes = new TaskLanes(trace, taskRow);
        lanes.addScopesOf(taskRow, "own", MAX_OWN);
        RowIndex children = trace.tasks().children();
        for (int place = children.first(taskRow); place < children.end(taskRow); place++) {
            lanes.addScopesOf(children.row(place), "child", MAX_OWN + MAX_CHILDREN);
        }
        lanes.addHolders(taskRow);
        for (int place = children.first(taskRow); place < children.end(taskRow); place++) {
            lanes.addHolders(children.row(place));
        }
        return new Result(lanes.drafts.values().stream().map(lanes::lane).toList(), lanes.omitted.size());
    }

    private void addScopesOf(int task, String role, int most) {
        Scopes scopes = trace.scopes();
        for (int place = scopes.byTask().first(task); place < scopes.byTask().end(task); place++) {
            int scope = scopes.byTask().row(place);
            int thread = scopes.threadRow(scope);
            if (!scopes.started(scope) || (role.equals("child") && drawn(thread, scopes.startNs(scope)))) {
                continue;
            }
            Draft draft = draft(role + thread + (role.equals("child") ? "/" + task : ""), thread, role, task, most);
            if (draft != null) {
                draft.clips.add(new Interval(scopes.startNs(scope), scopes.endNs(scope)));
                if (scopes.queuedNanos(scope) > 0) {
                    long since = scopes.startNs(scope) - scopes.queuedNanos(scope);
                    draft.queues.add(new Interval(since, scopes.startNs(scope)));
                }
            }
        }
    }

    /** Whether a lane of the task itself shows this thread at a moment: a child that runs inside its parent's scope. */
    private boolean drawn(int thread, long ns) {
        Scopes scopes = trace.scopes();
        int scope = drafts.containsKey("own" + thread) ? scopes.innermostAt(thread, ns) : -1;
        while (scope >= 0 && (scopes.taskRow(scope) != taskRow || scopes.endNs(scope) <= ns)) {
            scope = scopes.enclosingRow(scope);
        }
        return scope >= 0;
    }

    private void addHolders(int task) {
        LockWaits waits = trace.lockWaits();
        long least = trace.tasks().durationNanos(taskRow) / HOLDER_SHARE;
        for (int place = waits.byTask().first(task); place < waits.byTask().end(task); place++) {
            int wait = waits.byTask().row(place);
            for (int piece = waits.firstPiece(wait); piece < waits.endPiece(wait); piece++) {
                int owner = waits.pieceOwnerThreadRow(piece);
                long fromNs = waits.pieceStartNs(piece);
                long toNs = waits.pieceEndNs(wait, piece);
                if (owner >= 0 && toNs - fromNs >= least && !drawn(owner, fromNs)) {
                    addHolder(owner, waits.lockRow(wait), Math.min(fromNs, waits.startNs(wait)), toNs);
                }
            }
        }
    }

    private void addHolder(int thread, int lockRow, long fromNs, long toNs) {
        int scope = trace.scopes().innermostAt(thread, toNs - 1);
        int task = scope < 0 ? -1 : trace.scopes().taskRow(scope);
        Draft draft = draft("holder" + thread, thread, "holder", task, drafts.size() + 1);
        long holders = drafts.values().stream()
                .filter(each -> each.role.equals("holder"))
                .count();
        if (draft == null || holders > MAX_HOLDERS) {
            drafts.remove("holder" + thread);
            omitted.add("holder" + thread);
            return;
        }
        draft.held = trace.locks().name(lockRow);
        long sinceNs = scope < 0 ? fromNs : Math.max(trace.scopes().startNs(scope), begin());
        draft.clips.add(new Interval(Math.min(fromNs, sinceNs), toNs));
    }

    private long begin() {
        return trace.tasks().beginNs(taskRow);
    }

    private @Nullable Draft draft(String key, int thread, String role, int task, int most) {
        Draft known = drafts.get(key);
        if (known == null && drafts.size() >= most) {
            omitted.add(key);
            return null;
        }
        if (known == null) {
            known = new Draft(thread, role, task);
            drafts.put(key, known);
        }
        return known;
    }

    private Lane lane(Draft draft) {
        Tasks tasks = trace.tasks();
        Depths scopes = new Depths(Lanes.MAX_SCOPE_ROWS);
        Depths regions = new Depths(Lanes.MAX_REGION_ROWS);
        List<Interval> clips = new ArrayList<>();
        for (Interval clip : merged(draft.clips)) {
            long fromNs = Math.max(clip.fromNs(), tasks.beginNs(taskRow));
            long toNs = clip.toNs();
            clips.add(new Interval(fromNs, toNs));
            scopeDepths(draft, fromNs, toNs, scopes);
            regionDepths(draft.thread, fromNs, toNs, regions);
        }
        return new Lane(
                draft.thread,
                trace.threads().name(draft.thread),
                draft.role,
                At.task(trace, draft.task),
                draft.held,
                clips,
                draft.queues,
                scopes.first(),
                scopes.rows(),
                regions.first(),
                regions.rows());
    }

    private void scopeDepths(Draft draft, long fromNs, long toNs, Depths depths) {
        Scopes scopes = trace.scopes();
        int open = scopes.innermostAt(draft.thread, fromNs);
        if (open >= 0) {
            depths.add(Lanes.depth(scopes, open));
        }
        RowIndex byThread = scopes.byThread();
        for (int place = Tiles.firstAfter(scopes, draft.thread, fromNs - 1);
                place < byThread.end(draft.thread) && scopes.startNs(byThread.row(place)) < toNs;
                place++) {
            depths.add(Lanes.depth(scopes, byThread.row(place)));
        }
    }

    /** Looks at regions only until they cannot nest deeper than those seen. */
    private void regionDepths(int thread, long fromNs, long toNs, Depths depths) {
        Regions regions = trace.regions();
        int open = regions.innermostAt(thread, fromNs);
        if (open >= 0) {
            depths.add(0);
            depths.add(regions.depth(open));
        }
        int end = regions.byThread().end(thread);
        for (int row = RegionWalk.firstAfter(regions, thread, fromNs);
                row < end && regions.startNs(row) < toNs && !depths.reach(regions.deepest(thread));
                row++) {
            depths.add(regions.depth(row));
        }
    }

    private static List<Interval> merged(List<Interval> clips) {
        List<Interval> sorted = new ArrayList<>(clips);
        sorted.sort((a, b) -> Long.compare(a.fromNs(), b.fromNs()));
        List<Interval> result = new ArrayList<>();
        for (Interval clip : sorted) {
            int last = result.size() - 1;
            if (last >= 0 && result.get(last).toNs() >= clip.fromNs()) {
                Interval before = result.get(last);
                result.set(last, new Interval(before.fromNs(), Math.max(before.toNs(), clip.toNs())));
            } else {
                result.add(clip);
            }
        }
        return result;
    }

    /** A lane while it is made. */
    private static final class Draft {
        private final int thread;
        private final String role;
        private final int task;
        private final List<Interval> clips = new ArrayList<>();
        private final List<Interval> queues = new ArrayList<>();
        private @Nullable String held;

        private Draft(int thread, String role, int task) {
            this.thread = thread;
            this.role = role;
            this.task = task;
        }
    }

    /** The least and the greatest nesting of what a lane shows. */
    private static final class Depths {
        private final int most;
        private int least = Integer.MAX_VALUE;
        private int greatest = -1;

        private Depths(int most) {
            this.most = most;
        }

        private void add(int depth) {
            least = Math.min(least, depth);
            greatest = Math.max(greatest, depth);
        }

        /** Whether all from the outermost to the deepest have been seen, or as many as there is room for. */
        private boolean reach(int deepest) {
            return least == 0 && (greatest >= deepest || greatest + 1 >= most);
        }

        private int first() {
            return greatest < 0 ? 0 : least;
        }

        private int rows() {
            return greatest < 0 ? 0 : Math.min(most, greatest - least + 1);
        }
    }
}
