package dev.jtracer.viewer.model;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every trace, whatever it was made from. Tests call {@link #check} on every trace they touch.
 *
 * <p>Rows refer to rows that exist; tables are sorted as they promise; the states of a thread fill its life without gap or
 * overlap; a task's breakdown sums to its duration; the pieces of a wait fill it; indexes hold each row once.
 */
public final class Invariants {
    private final Trace trace;

    private Invariants(Trace trace) {
        this.trace = trace;
    }

    /** Fails with a description if the trace breaks a promise; returns the trace. */
    public static Trace check(Trace trace) {
        Invariants invariants = new Invariants(trace);
        invariants.threads();
        invariants.states();
        invariants.tasks();
        invariants.scopes();
        invariants.regions();
        invariants.logsAndTags();
        invariants.locks();
        invariants.pauses();
        invariants.collections();
        invariants.samples();
        invariants.stacks();
        return trace;
    }

    private void threads() {
        Threads threads = trace.threads();
        assertThat(trace.endNs()).as("end of the trace").isPositive();
        for (int row = 0; row < threads.size(); row++) {
            assertThat(threads.name(row)).as("name of thread %d", row).isNotEmpty();
            assertThat(threads.pool(row)).as("pool of thread %d", row).isNotEmpty();
            assertThat(threads.startNs(row)).as("start of thread %d", row).isBetween(0L, threads.endNs(row));
            assertThat(threads.endNs(row)).as("end of thread %d", row).isLessThanOrEqualTo(trace.endNs());
        }
    }

    private void states() {
        States states = trace.states();
        index(states.byThread(), states.size(), states::threadRow);
        for (int threadRow = 0; threadRow < trace.threads().size(); threadRow++) {
            long at = trace.threads().startNs(threadRow);
            for (int i = states.byThread().first(threadRow);
                    i < states.byThread().end(threadRow);
                    i++) {
                int row = states.byThread().row(i);
                assertThat(states.startNs(row)).as("start of state %d", row).isEqualTo(at);
                assertThat(states.endNs(row)).as("end of state %d", row).isGreaterThan(at);
                assertThat(ThreadState.threadStates()).contains(states.state(row));
                row(states.objectRow(row), trace.strings().size());
                row(states.stackRow(row), trace.stacks().size());
                row(states.ownerThreadRow(row), trace.threads().size());
                assertThat(states.at(threadRow, at)).isEqualTo(row);
                at = states.endNs(row);
            }
            assertThat(at)
                    .as("end of the last state of thread %d", threadRow)
                    .isEqualTo(trace.threads().endNs(threadRow));
        }
    }

    private void tasks() {
        Tasks tasks = trace.tasks();
        index(tasks.children(), tasks.size(), tasks::parentRow);
        for (int row = 0; row < tasks.size(); row++) {
            assertThat(tasks.row(tasks.id(row)))
                    .as("row of the task with id %d", tasks.id(row))
                    .isEqualTo(row);
            assertThat(tasks.beginNs(row)).isLessThanOrEqualTo(tasks.endNs(row));
            assertThat(tasks.endNs(row)).isLessThanOrEqualTo(trace.endNs());
            assertThat(row == 0 || tasks.beginNs(row - 1) <= tasks.beginNs(row)).isTrue();
            assertThat(tasks.openAtEnd(row)).isIn(false, tasks.outcome(row) == Outcome.OPEN);
            row(tasks.creatorThreadRow(row), trace.threads().size());
            row(tasks.endThreadRow(row), trace.threads().size());
            breakdown(row);
        }
    }

    private void breakdown(int taskRow) {
        Tasks tasks = trace.tasks();
        long sum = 0;
        for (ThreadState state : ThreadState.values()) {
            long part = tasks.breakdown(taskRow, state);
            assertThat(part).as("%s of task %d", state, taskRow).isNotNegative();
            assertThat(part).isIn(0L, ThreadState.taskStates().contains(state) ? part : 0L);
            if (state != ThreadState.UNKNOWN) {
                assertThat(part)
                        .as("%s of task %d", state, taskRow)
                        .isLessThanOrEqualTo(tasks.threadNanos(taskRow, state));
            }
            sum += part;
        }
        assertThat(sum).as("breakdown of task %d", taskRow).isEqualTo(tasks.durationNanos(taskRow));
    }

    private void scopes() {
        Scopes scopes = trace.scopes();
        index(scopes.byTask(), scopes.size(), scopes::taskRow);
        index(scopes.byThread(), scopes.size(), scopes::threadRow);
        for (int row = 0; row < scopes.size(); row++) {
            assertThat(scopes.startNs(row)).isLessThanOrEqualTo(scopes.endNs(row));
            assertThat(scopes.endNs(row)).isLessThanOrEqualTo(trace.endNs());
            assertThat(row == 0 || scopes.startNs(row - 1) <= scopes.startNs(row))
                    .isTrue();
            row(scopes.taskRow(row), trace.tasks().size());
            row(scopes.threadRow(row), trace.threads().size());
            row(scopes.handedOverByThreadRow(row), trace.threads().size());
            assertThat(scopes.queuedNanos(row)).isGreaterThanOrEqualTo(-1);
        }
    }

    private void regions() {
        Regions regions = trace.regions();
        index(regions.byThread(), regions.size(), regions::threadRow);
        for (int row = 0; row < regions.size(); row++) {
            assertThat(regions.durationNanos(row)).isNotNegative();
            assertThat(regions.endNs(row)).isLessThanOrEqualTo(trace.endNs());
            row(regions.typeRow(row), trace.strings().size());
            row(regions.taskRow(row), trace.tasks().size());
            if (row > 0 && regions.threadRow(row - 1) == regions.threadRow(row)) {
                assertThat(regions.startNs(row)).isGreaterThanOrEqualTo(regions.startNs(row - 1));
            }
            int parent = regions.parentRow(row);
            assertThat(regions.depth(row)).isEqualTo(parent < 0 ? 0 : regions.depth(parent) + 1);
            if (parent >= 0) {
                assertThat(parent).isLessThan(row);
                assertThat(regions.threadRow(parent)).isEqualTo(regions.threadRow(row));
                assertThat(regions.startNs(row)).isBetween(regions.startNs(parent), regions.endNs(parent));
            }
        }
    }

    private void logsAndTags() {
        index(trace.logs().byTask(), trace.logs().size(), trace.logs()::taskRow);
        index(trace.logs().byThread(), trace.logs().size(), trace.logs()::threadRow);
        index(trace.tags().byTask(), trace.tags().size(), trace.tags()::taskRow);
        for (int row = 1; row < trace.logs().size(); row++) {
            assertThat(trace.logs().timeNs(row))
                    .isGreaterThanOrEqualTo(trace.logs().timeNs(row - 1));
        }
    }

    private void locks() {
        LockWaits waits = trace.lockWaits();
        index(waits.byLock(), waits.size(), waits::lockRow);
        index(waits.byThread(), waits.size(), waits::threadRow);
        index(waits.byTask(), waits.size(), waits::taskRow);
        for (int row = 0; row < waits.size(); row++) {
            long at = waits.startNs(row);
            assertThat(waits.firstPiece(row)).isLessThan(waits.endPiece(row));
            for (int piece = waits.firstPiece(row); piece < waits.endPiece(row); piece++) {
                assertThat(waits.pieceStartNs(piece))
                        .as("piece of wait %d", row)
                        .isEqualTo(at);
                row(waits.pieceOwnerThreadRow(piece), trace.threads().size());
                at = waits.pieceEndNs(row, piece);
            }
            assertThat(at).as("last piece of wait %d", row).isEqualTo(waits.endNs(row));
        }
    }

    private void pauses() {
        Pauses pauses = trace.pauses();
        for (int row = 0; row < pauses.size(); row++) {
            assertThat(pauses.startNs(row)).isLessThanOrEqualTo(pauses.endNs(row));
            assertThat(row == 0 || pauses.startNs(row - 1) <= pauses.startNs(row))
                    .isTrue();
        }
    }

    private void collections() {
        GarbageCollections collections = trace.collections();
        for (int row = 0; row < collections.size(); row++) {
            assertThat(collections.row(collections.gcId(row)))
                    .as("row of collection %d", collections.gcId(row))
                    .isEqualTo(row);
            assertThat(collections.startNs(row))
                    .as("start of collection %d", row)
                    .isLessThanOrEqualTo(collections.endNs(row));
            assertThat(collections.heapBeforeBytes(row)).isGreaterThanOrEqualTo(GarbageCollections.UNKNOWN);
            assertThat(collections.heapAfterBytes(row)).isGreaterThanOrEqualTo(GarbageCollections.UNKNOWN);
        }
        for (int row = 0; row < trace.pauses().size(); row++) {
            long gcId = trace.pauses().gcId(row);
            if (trace.pauses().kind(row) == ThreadState.GC) {
                assertThat(collections.row(gcId))
                        .as("collection of pause %d", row)
                        .isNotNegative();
            } else {
                assertThat(gcId).as("collection of safepoint %d", row).isEqualTo(-1);
            }
        }
    }

    private void samples() {
        Samples samples = trace.samples();
        index(samples.byThread(), samples.size(), samples::threadRow);
        for (int row = 0; row < samples.size(); row++) {
            row(samples.stackRow(row), trace.stacks().size());
            row(samples.taskRow(row), trace.tasks().size());
            assertThat(row == 0 || samples.timeNs(row - 1) <= samples.timeNs(row))
                    .isTrue();
        }
    }

    private void stacks() {
        Stacks stacks = trace.stacks();
        for (int row = 0; row < stacks.size(); row++) {
            for (int frame = stacks.firstFrame(row); frame < stacks.endFrame(row); frame++) {
                assertThat(stacks.methodRow(frame)).isBetween(0, trace.methods().size() - 1);
            }
        }
    }

    private interface GroupOf {
        int group(int row);
    }

    /** Every row is in its group once, in order; rows of no group are in none. */
    private static void index(RowIndex index, int rows, GroupOf groupOf) {
        int grouped = 0;
        for (int row = 0; row < rows; row++) {
            grouped += groupOf.group(row) >= 0 ? 1 : 0;
        }
        int found = 0;
        for (int group = 0; group < index.groups(); group++) {
            int previous = -1;
            for (int i = index.first(group); i < index.end(group); i++) {
                int row = index.row(i);
                assertThat(row).isBetween(previous + 1, rows - 1);
                assertThat(groupOf.group(row)).isEqualTo(group);
                previous = row;
                found++;
            }
        }
        assertThat(found).as("rows in the index").isEqualTo(grouped);
    }

    private static void row(int row, int size) {
        assertThat(row).as("row").isBetween(-1, size - 1);
    }
}
