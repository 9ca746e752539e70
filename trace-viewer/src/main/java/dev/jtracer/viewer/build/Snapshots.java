package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.LongOrder;
import dev.jtracer.viewer.model.Origin;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.ThreadState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code jtracer.ThreadState}: what each thread was doing when the capture began and ended. Waits that cross an end leave
 * no event at all, so a snapshot is all there is of a deadlock, an idle pool or the one stuck request.
 *
 * <pre>
 *   signs of life      x  x          x
 *   snapshots     S                           S
 *   claims     |------|               |---------|
 * </pre>
 *
 * <p>The wait a snapshot shows lasts from the thread's last sign of life before it to the first one after it. Without any
 * between two snapshots that agree, it was one wait; if they disagree, nobody knows when the one became the other.
 *
 * <p>JFR loses texts: one that it wrote into its pool before the recording is not in the recording's. So the class of what is
 * waited for may be named by one snapshot alone; who is waited for is known by its identity.
 */
final class Snapshots {
    private static final String TYPE = "jtracer.ThreadState";

    private static final String TAKING = "sun.management.ThreadImpl.dumpThreads0";

    private final List<Shot> shots = new ArrayList<>();
    private final Map<Integer, Long> lastSeenNs = new HashMap<>();

    private Snapshots() {}

    /** A thread at a moment; the state is null when it was doing something, or nobody can tell what. */
    private record Shot(
            int threadRow,
            long atNs,
            @Nullable ThreadState state,
            @Nullable String object,
            @Nullable String lockClass,
            int ownerRow,
            String frames) {

        boolean agrees(Shot other) {
            return state == other.state
                    && ownerRow == other.ownerRow
                    && frames.equals(other.frames)
                    && String.valueOf(object).equals(String.valueOf(other.object));
        }
    }

    /** A wait for a lock or monitor that only a snapshot shows. */
    record LockClaim(int band, String name, String className, boolean monitor, long atNs) {}

    static void select(Selection wanted) {
        wanted.add(
                TYPE,
                Field.text("at"),
                Field.thread("thread"),
                Field.number("javaThreadId"),
                Field.text("state"),
                Field.text("blockerClass"),
                Field.number("blockerIdentity"),
                Field.thread("owner"),
                Field.number("ownerJavaThreadId"),
                Field.number("inNative"),
                Field.text("frames"));
    }

    /** The Java ids of the threads that took the snapshots: each sees itself at it. */
    static Set<Long> takers(Input input) {
        EventTable table = input.table(TYPE);
        Set<Long> takers = new HashSet<>();
        for (int row = 0; row < table.size(); row++) {
            if (input.textOrEmpty(table.column("frames").get(row)).startsWith(TAKING)) {
                takers.add(table.column("javaThreadId").get(row));
            }
        }
        return takers;
    }

    /** Signs of life, to be collected next to the moments of the snapshots. */
    static Signs signs(Input input, ThreadRows threads) {
        EventTable table = input.table(TYPE);
        int[] thread = new int[table.size()];
        long[] atNs = new long[table.size()];
        for (int row = 0; row < thread.length; row++) {
            thread[row] = thread(threads, table, row);
            atNs[row] = input.startNs(table, row);
        }
        return new Signs(threads.size(), thread, atNs);
    }

    static Snapshots read(Input input, ThreadRows threads, Scopes scopes, Signs signs, MonitorEnters enters) {
        Snapshots snapshots = new Snapshots();
        EventTable table = input.table(TYPE);
        Map<Long, String> classes = blockerClasses(input, table);
        SameMonitors monitors = monitors(input, table, threads, classes);
        monitors.addEntered(enters, threads);
        for (int row = 0; row < table.size(); row++) {
            int threadRow = thread(threads, table, row);
            if (threadRow < 0) {
                continue;
            }
            long at = input.startNs(table, row);
            snapshots.lastSeenNs.merge(threadRow, at, Math::max);
            long identity = table.column("blockerIdentity").get(row);
            String blockerClass = blockerClass(input, table, row, classes);
            String frames = input.textOrEmpty(table.column("frames").get(row));
            String state = input.textOrEmpty(table.column("state").get(row));
            ThreadState shown = ShotState.of(
                    state,
                    table.column("inNative").get(row) == 1,
                    Frame.parseAll(frames),
                    scopes.innermostAt(threadRow, at) < 0);
            boolean lock = shown == ThreadState.BLOCKED || LockClasses.isLock(blockerClass);
            String instance = monitors.name(blockerClass, identity);
            snapshots.shots.add(new Shot(
                    threadRow,
                    at,
                    shown,
                    lock || shown == ThreadState.WAITING ? instance : ShotState.object(shown, blockerClass, frames),
                    lock ? blockerClass : null,
                    owner(threads, table, row),
                    frames));
            if (shown == null && state.equals("RUNNABLE")) {
                signs.add(threadRow, at);
            }
        }
        return snapshots;
    }

    /** The classes of what is waited for, by identity. */
    private static Map<Long, String> blockerClasses(Input input, EventTable table) {
        Map<Long, String> classes = new HashMap<>();
        for (int row = 0; row < table.size(); row++) {
            long identity = table.column("blockerIdentity").get(row);
            String name = input.textOrEmpty(table.column("blockerClass").get(row));
            if (identity != 0 && identity != EventTable.NONE && !name.isEmpty()) {
                classes.put(identity, name);
            }
        }
        return classes;
    }

    /** Who was blocked on what. */
    private static SameMonitors monitors(Input input, EventTable table, ThreadRows threads, Map<Long, String> classes) {
        SameMonitors monitors = new SameMonitors();
        for (int row = 0; row < table.size(); row++) {
            int threadRow = thread(threads, table, row);
            if (threadRow >= 0
                    && input.textOrEmpty(table.column("state").get(row)).equals("BLOCKED")) {
                monitors.addShown(
                        blockerClass(input, table, row, classes),
                        table.column("blockerIdentity").get(row),
                        threadRow,
                        owner(threads, table, row));
            }
        }
        return monitors;
    }

    private static String blockerClass(Input input, EventTable table, int row, Map<Long, String> classes) {
        String named = input.textOrEmpty(table.column("blockerClass").get(row));
        return named.isEmpty()
                ? classes.getOrDefault(table.column("blockerIdentity").get(row), "")
                : named;
    }

    /** Whether a thread was alive and seen at the begin or the end; true for all if nobody looked. */
    boolean saw(int threadRow) {
        return shots.isEmpty() || lastSeenNs.containsKey(threadRow);
    }

    /** When a thread was seen last, {@code Long.MIN_VALUE} if never. */
    long lastSeenNs(int threadRow) {
        return lastSeenNs.getOrDefault(threadRow, Long.MIN_VALUE);
    }

    /** Adds what the snapshots claim, and returns the waits for locks among it. */
    List<LockClaim> claim(
            Signs signs, Lives lives, Gaps gaps, StackRows stacks, Strings.Builder strings, int threads, Bands bands) {
        List<LockClaim> locks = new ArrayList<>();
        int[] order = LongOrder.ascending(shots.stream().mapToLong(Shot::atNs).toArray());
        int[] threadOfPlace = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            threadOfPlace[place] = shots.get(order[place]).threadRow();
        }
        RowIndex byThread = RowIndex.of(threadOfPlace, threads);
        for (int threadRow = 0; threadRow < threads; threadRow++) {
            long claimedUntil = Long.MIN_VALUE;
            for (int i = byThread.first(threadRow); i < byThread.end(threadRow); i++) {
                Shot shot = shots.get(order[byThread.row(i)]);
                Shot before = i == byThread.first(threadRow) ? null : shots.get(order[byThread.row(i - 1)]);
                Shot after = i + 1 == byThread.end(threadRow) ? null : shots.get(order[byThread.row(i + 1)]);
                long from = Math.max(claimedUntil, gaps.notBefore(shot.atNs(), from(shot, before, signs, lives)));
                long to = gaps.notAfter(shot.atNs(), to(shot, after, signs, lives));
                if (shot.state() != null && from < to) {
                    claimedUntil = to;
                    add(shot, shot.state(), from, to, stacks, strings, bands, locks);
                }
                if (after != null
                        && shot.state() != null
                        && after.state() != null
                        && disagree(shot, after, signs, lives)) {
                    nobodyKnows(threadRow, shot.atNs(), after.atNs(), bands);
                }
            }
        }
        return locks;
    }

    private static void add(
            Shot shot,
            ThreadState state,
            long from,
            long to,
            StackRows stacks,
            Strings.Builder strings,
            Bands bands,
            List<LockClaim> locks) {
        int band = bands.add(
                Bands.Layer.SNAPSHOT,
                shot.threadRow(),
                from,
                to,
                state,
                Origin.SNAPSHOT,
                strings.row(shot.object()),
                -1,
                stacks.row(shot.frames()),
                shot.ownerRow());
        if (shot.lockClass() != null && shot.object() != null) {
            locks.add(new LockClaim(band, shot.object(), shot.lockClass(), state == ThreadState.BLOCKED, shot.atNs()));
        }
    }

    /** Between two waits without a sign of life: not even that the thread ran is known. */
    private static void nobodyKnows(int threadRow, long from, long to, Bands bands) {
        bands.add(Bands.Layer.SNAPSHOT, threadRow, from, to, ThreadState.UNKNOWN, Origin.INFERRED, -1, -1, -1, -1);
    }

    private static boolean disagree(Shot shot, Shot after, Signs signs, Lives lives) {
        long sign = signs.after(shot.threadRow(), shot.atNs(), lives.endNs(shot.threadRow()));
        return sign > after.atNs() && !after.agrees(shot);
    }

    private static long from(Shot shot, @Nullable Shot before, Signs signs, Lives lives) {
        long sign = signs.before(shot.threadRow(), shot.atNs(), lives.startNs(shot.threadRow()));
        boolean disagrees = before != null && sign < before.atNs() && !before.agrees(shot);
        return disagrees ? shot.atNs() : sign;
    }

    private static long to(Shot shot, @Nullable Shot after, Signs signs, Lives lives) {
        long sign = signs.after(shot.threadRow(), shot.atNs(), lives.endNs(shot.threadRow()));
        return after != null && disagree(shot, after, signs, lives) ? shot.atNs() : sign;
    }

    private static int thread(ThreadRows threads, EventTable table, int row) {
        return either(
                threads,
                table.column("thread").get(row),
                table.column("javaThreadId").get(row));
    }

    private static int owner(ThreadRows threads, EventTable table, int row) {
        return either(
                threads,
                table.column("owner").get(row),
                table.column("ownerJavaThreadId").get(row));
    }

    private static int either(ThreadRows threads, long recordedRow, long javaId) {
        int row = threads.row(recordedRow);
        return row >= 0 ? row : threads.rowOfJavaId(javaId);
    }
}
