package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.States;
import dev.jtracer.viewer.model.Trace;
import java.util.ArrayList;
import java.util.List;

/** Puts the finished rows of a tile one after the other, and fetches what only the wide intervals need. */
final class TileColumns {
    private final Trace trace;
    private final TileNames names;
    private final Owners owners;
    private final List<Tile.Row> rows = new ArrayList<>();
    private final LongColumn startNs = new LongColumn();
    private final LongColumn endNs = new LongColumn();
    private final IntColumn row = new IntColumn();
    private final LongColumn taskId = new LongColumn();
    private final IntColumn key = new IntColumn();
    private final IntColumn text = new IntColumn();
    private final IntColumn owner = new IntColumn();
    private final IntColumn ownerCount = new IntColumn();
    private final IntColumn flags = new IntColumn();
    private final IntColumn from = new IntColumn();
    private final IntColumn to = new IntColumn();
    private final IntColumn runKey = new IntColumn();
    private final IntColumn share = new IntColumn();
    private final IntColumn count = new IntColumn();

    TileColumns(Trace trace, TileNames names) {
        this.trace = trace;
        this.names = names;
        this.owners = new Owners(trace);
    }

    /** Adds a row unless it is empty. */
    void add(int threadRow, Tile.Kind kind, int depth, TileRow made) {
        int pieces = made.row.size();
        int runs = made.runFrom.size();
        if (pieces == 0 && runs == 0) {
            return;
        }
        rows.add(new Tile.Row(threadRow, kind, depth, row.size(), from.size()));
        for (int i = 0; i < pieces; i++) {
            startNs.add(made.startNs.get(i));
            endNs.add(made.endNs.get(i));
            key.add(made.key.get(i));
            row.add(made.row.get(i));
            switch (kind) {
                case STATE -> addState(made.row.get(i));
                case SCOPE -> addScope(made.row.get(i));
                case REGION -> addRegion(made.row.get(i));
            }
        }
        for (int i = 0; i < runs; i++) {
            from.add(made.runFrom.get(i));
            to.add(made.runTo.get(i));
            runKey.add(made.runKey.get(i));
            share.add(made.runShare.get(i));
            count.add(made.runCount.get(i));
        }
    }

    Tile build(int level, long tile) {
        Tile.Pieces pieces = new Tile.Pieces(
                startNs.toArray(),
                endNs.toArray(),
                row.toArray(),
                taskId.toArray(),
                key.toArray(),
                text.toArray(),
                owner.toArray(),
                ownerCount.toArray(),
                flags.toArray());
        Tile.Runs runs =
                new Tile.Runs(from.toArray(), to.toArray(), runKey.toArray(), share.toArray(), count.toArray());
        return new Tile(level, tile, rows, pieces, runs, names.all());
    }

    private void addState(int stateRow) {
        States states = trace.states();
        int by = owners.longest(stateRow);
        add(
                0,
                names.of(states.objectRow(stateRow)),
                by,
                by < 0 ? 0 : owners.count(stateRow),
                states.origin(stateRow).code() | (states.pinned(stateRow) ? Tile.Flag.PINNED : 0));
    }

    private void addScope(int scopeRow) {
        Scopes scopes = trace.scopes();
        int taskRow = scopes.taskRow(scopeRow);
        int bits = open(scopes.openAtStart(scopeRow), scopes.openAtEnd(scopeRow))
                | (scopes.late(scopeRow) ? Tile.Flag.LATE : 0);
        add(taskRow < 0 ? 0 : trace.tasks().id(taskRow), -1, scopes.handedOverByThreadRow(scopeRow), 0, bits);
    }

    private void addRegion(int regionRow) {
        Regions regions = trace.regions();
        int taskRow = regions.taskRow(regionRow);
        int bits = open(regions.openAtStart(regionRow), regions.openAtEnd(regionRow))
                | (regions.beginUnknown(regionRow) ? Tile.Flag.BEGIN_UNKNOWN : 0);
        add(taskRow < 0 ? 0 : trace.tasks().id(taskRow), -1, -1, 0, bits);
    }

    private void add(long task, int textName, int ownerThread, int ownersCounted, int bits) {
        taskId.add(task);
        text.add(textName);
        owner.add(ownerThread);
        ownerCount.add(ownersCounted);
        flags.add(bits);
    }

    private static int open(boolean atStart, boolean atEnd) {
        return (atStart ? Tile.Flag.OPEN_AT_START : 0) | (atEnd ? Tile.Flag.OPEN_AT_END : 0);
    }
}
