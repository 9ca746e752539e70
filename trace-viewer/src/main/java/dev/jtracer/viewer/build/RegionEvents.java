package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventBatch;
import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Strings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Regions from {@code jtracer.Region}, written when they end, and those still open in the last report of
 * {@code jtracer.Open}. There may be millions, so they are taken batch by batch while the recording is read. Regions of one
 * thread nest, so of those open at one moment the first begun are the last to end: when fewer ended after the report than it
 * lists, the outermost ones are still open.
 *
 * <p>While nothing is recorded, the API keeps no clock for regions. One that was open when the recording began says that its
 * begin is unknown; it is drawn from the recording's start. Before there was a field for it, such a region was known by a
 * start one second before the recording.
 */
final class RegionEvents {
    static final String TYPE = "jtracer.Region";

    private static final Field TYPE_NAME = Field.text("type");
    private static final Field TASK_ID = Field.number("taskId");
    private static final Field SEQ = Field.number("seq");
    private static final Field BEGIN_UNKNOWN = Field.number("beginUnknown");

    /** How many regions of all threads together may wait to be sorted. */
    private static final int MOST_UNSORTED = 1 << 18;

    private static final long LONGEST = Long.MAX_VALUE / 2;
    private static final long NO_BEGIN_NANOS = 1_000_000_000;
    private static final long NO_BEGIN_MARGIN_NANOS = 100_000_000;

    /** By the recording's thread rows. */
    private final List<RegionLane> lanes = new ArrayList<>();

    /** The texts that name types, one higher than their rows. */
    private final BitSet usedTexts = new BitSet();

    private final Nesting nesting = new Nesting();
    private final RegionNumbers numbers = new RegionNumbers();
    private RegionLane lastLane = RegionLane.EMPTY;
    private int lastThread = -1;
    private int lastText = Integer.MIN_VALUE;

    /** Wants regions, to be taken as they are read. */
    void select(Selection wanted) {
        wanted.stream(TYPE, this::add, TYPE_NAME, TASK_ID, SEQ, BEGIN_UNKNOWN);
    }

    /** The numbers that tell which regions were lost. */
    RegionNumbers numbers() {
        return numbers;
    }

    private void add(EventBatch batch) {
        int type = batch.fields().indexOf(TYPE_NAME);
        int taskId = batch.fields().indexOf(TASK_ID);
        int seq = batch.fields().indexOf(SEQ);
        int beginUnknown = batch.fields().indexOf(BEGIN_UNKNOWN);
        long recordingNanos = batch.recordingNanos();
        for (int row = 0; row < batch.size(); row++) {
            int thread = batch.thread(row);
            if (thread >= 0) {
                long start = Math.max(-LONGEST, Math.min(LONGEST, batch.startNanos(row)));
                long end = start + Input.length(batch.durationNanos(row));
                long noBeginSaid = batch.value(beginUnknown, row);
                boolean noBegin = noBeginSaid == EventTable.NONE
                        ? Math.abs(start - recordingNanos + NO_BEGIN_NANOS) < NO_BEGIN_MARGIN_NANOS
                        : noBeginSaid != 0;
                int text = (int) batch.value(type, row);
                long number = batch.value(seq, row);
                useText(text);
                lane(thread)
                        .add(
                                noBegin ? Math.min(recordingNanos, end) : start,
                                end,
                                text,
                                batch.value(taskId, row),
                                number,
                                noBegin ? RegionLane.BEGIN_UNKNOWN : 0);
                numbers.add(thread, batch.variant(row), number);
            }
        }
        int many = MOST_UNSORTED / Math.max(1, lanes.size());
        for (RegionLane lane : lanes) {
            if (lane.unsorted() > many) {
                lane.sort(nesting, many);
            }
        }
    }

    private void useText(int text) {
        if (text != lastText) {
            usedTexts.set(text + 1);
            lastText = text;
        }
    }

    private RegionLane lane(int recordedThread) {
        if (recordedThread == lastThread) {
            return lastLane;
        }
        if (recordedThread >= lanes.size()) {
            addLanes(recordedThread);
        }
        lastThread = recordedThread;
        lastLane = lanes.get(recordedThread);
        return lastLane;
    }

    private void addLanes(int recordedThread) {
        while (lanes.size() <= recordedThread) {
            lanes.add(new RegionLane());
        }
    }

    /** The model's table; this is used up, to let the memory go lane by lane. */
    RegionTable arrange(
            Input input,
            ThreadRows threads,
            OpenWork open,
            TaskEvents tasks,
            Strings.Builder strings,
            Signs signs,
            Workers workers) {
        lanes.forEach(lane -> lane.sort(nesting, 0));
        addOpen(input, open);
        return RegionTable.of(input, threads, tasks, signs, lanes, usedTexts, strings, workers);
    }

    /** Adds the regions that the last report says are open and that did not end after it. */
    private void addOpen(Input input, OpenWork open) {
        Map<Integer, Long> reportNs = new HashMap<>();
        Map<Integer, Integer> stillOpen = new HashMap<>();
        int[] reported = open.rows("region");
        for (int row : reported) {
            if (open.last(row) && open.recordedThread(row) >= 0) {
                reportNs.merge(open.recordedThread(row), open.atNs(row), Math::min);
                stillOpen.merge(open.recordedThread(row), 1, Integer::sum);
            }
        }
        reportNs.forEach((thread, at) -> stillOpen.merge(thread, -lane(thread).openAt(input.nanos(at)), Integer::sum));
        for (int row : reported) {
            int thread = open.recordedThread(row);
            if (open.last(row) && thread >= 0 && stillOpen.merge(thread, -1, Integer::sum) >= 0) {
                useText(open.typeText(row));
                lane(thread)
                        .add(
                                input.nanos(open.beginNs(row)),
                                input.nanos(input.endNs()),
                                open.typeText(row),
                                open.taskId(row),
                                Long.MAX_VALUE - row,
                                RegionLane.OPEN_AT_END | (open.beginKnown(row) ? 0 : RegionLane.BEGIN_UNKNOWN));
            }
        }
        lanes.forEach(lane -> lane.sort(nesting, 0));
    }
}
