package dev.jtracer.viewer.build;

import dev.jtracer.viewer.model.Pyramid;
import dev.jtracer.viewer.model.Pyramids;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Tasks;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;

/** Builds the pyramids of all lanes with more intervals than are looked at in no time. */
final class LanePyramids {
    /** A lane with fewer intervals of a kind needs no pyramid. */
    static final int MANY = 4_096;

    /** Deeper scopes are not drawn. */
    private static final int MAX_SCOPE_DEPTH = 3;

    private final States states;
    private final Scopes scopes;
    private final Regions regions;
    private final RegionTable regionTable;
    private final Tasks tasks;
    private final long endNs;
    private final Map<Pyramids.Place, Pyramid> pyramids = new ConcurrentHashMap<>();

    private LanePyramids(
            States states, Scopes scopes, Regions regions, RegionTable regionTable, Tasks tasks, long endNs) {
        this.states = states;
        this.scopes = scopes;
        this.regions = regions;
        this.regionTable = regionTable;
        this.tasks = tasks;
        this.endNs = endNs;
    }

    static Pyramids of(
            States states,
            Scopes scopes,
            Regions regions,
            RegionTable regionTable,
            Tasks tasks,
            int threads,
            long endNs,
            Workers workers) {
        LanePyramids lanes = new LanePyramids(states, scopes, regions, regionTable, tasks, endNs);
        workers.forEach(threads, threadRow -> {
            lanes.addStates(threadRow);
            lanes.addScopes(threadRow);
            lanes.addRegions(threadRow);
        });
        return new Pyramids(lanes.pyramids);
    }

    private void addStates(int threadRow) {
        int first = states.byThread().first(threadRow);
        int end = states.byThread().end(threadRow);
        if (end - first > MANY) {
            PyramidRow row = new PyramidRow(endNs, states.endNs(end - 1) - states.startNs(first), end - first);
            for (int state = first; state < end; state++) {
                row.add(states.startNs(state), states.endNs(state), stateKey(state), state);
            }
            put(Pyramids.Kind.STATE, threadRow, 0, row.build(states::startNs, states::endNs, this::stateKey));
        }
    }

    private void addScopes(int threadRow) {
        int first = scopes.byThread().first(threadRow);
        int end = scopes.byThread().end(threadRow);
        if (end - first > MANY) {
            long startNs = scopes.startNs(scopes.byThread().row(first));
            PyramidRow[] rows = PyramidRow.rows(
                    MAX_SCOPE_DEPTH, endNs, scopes.startNs(scopes.byThread().row(end - 1)) - startNs, end - first);
            for (int place = first; place < end; place++) {
                int scope = scopes.byThread().row(place);
                int depth = depth(scope);
                if (depth < rows.length) {
                    rows[depth].add(scopes.startNs(scope), scopes.endNs(scope), taskType(scope), scope);
                }
            }
            put(Pyramids.Kind.SCOPE, threadRow, rows, scopes::startNs, scopes::endNs, this::taskType);
        }
    }

    private void addRegions(int threadRow) {
        PyramidRow[] rows = regionTable.pyramids(threadRow);
        put(Pyramids.Kind.REGION, threadRow, rows, regions::startNs, regions::endNs, regions::typeRow);
    }

    /** How many scopes enclose one, as far as that matters. */
    private int depth(int scope) {
        int depth = 0;
        for (int outer = scopes.enclosingRow(scope);
                outer >= 0 && depth < MAX_SCOPE_DEPTH;
                outer = scopes.enclosingRow(outer)) {
            depth++;
        }
        return depth;
    }

    private int taskType(int scope) {
        int task = scopes.taskRow(scope);
        return task < 0 ? -1 : tasks.typeRow(task);
    }

    private int stateKey(int state) {
        return Pyramids.stateKey(states.state(state), states.origin(state));
    }

    private void put(
            Pyramids.Kind kind,
            int threadRow,
            PyramidRow[] rows,
            IntToLongFunction startNs,
            IntToLongFunction stopNs,
            IntUnaryOperator key) {
        for (int depth = 0; depth < rows.length; depth++) {
            put(kind, threadRow, depth, rows[depth].build(startNs, stopNs, key));
        }
    }

    private void put(Pyramids.Kind kind, int threadRow, int depth, Pyramid pyramid) {
        pyramids.put(new Pyramids.Place(kind, threadRow, depth), pyramid);
    }
}
