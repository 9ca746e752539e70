package dev.jtracer.viewer.build;

import dev.jtracer.viewer.column.PackedColumnBuilder;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Strings;
import java.util.BitSet;
import java.util.List;

/** The model's table of regions, made of the lanes of all threads, several at once. */
final class RegionTable {
    /** Deeper regions are not drawn. */
    private static final int MAX_REGION_DEPTH = 8;

    private final Regions.Builder regions;
    /** For each thread begin and end of the regions that no other encloses, in order. */
    private final PackedColumnBuilder[] outermost;
    /** For each busy thread the pyramids of its regions by depth. */
    private final PyramidRow[][] pyramids;

    private RegionTable(Regions.Builder regions, int threads) {
        this.regions = regions;
        outermost = new PackedColumnBuilder[threads];
        pyramids = new PyramidRow[threads][0];
    }

    /**
     * Makes the table and uses up the lanes.
     *
     * @param lanes by the recording's thread rows
     * @param usedTexts the texts that name types, one higher than their rows, so that 0 is none
     */
    static RegionTable of(
            Input input,
            ThreadRows threads,
            TaskEvents tasks,
            Signs signs,
            List<RegionLane> lanes,
            BitSet usedTexts,
            Strings.Builder strings,
            Workers workers) {
        int[] typeOfText = new int[usedTexts.length()];
        int[] types = new int[usedTexts.cardinality()];
        int count = 0;
        for (int text = usedTexts.nextSetBit(0); text >= 0; text = usedTexts.nextSetBit(text + 1)) {
            typeOfText[text] = count;
            types[count++] = strings.row(input.textOrEmpty(text - 1L));
        }
        int[] firstRow = new int[threads.size() + 1];
        for (int threadRow = 0; threadRow < threads.size(); threadRow++) {
            int recorded = threads.recordedRow(threadRow);
            firstRow[threadRow + 1] = firstRow[threadRow]
                    + (recorded < lanes.size() ? lanes.get(recorded).size() : 0);
        }
        RegionTable table = new RegionTable(new Regions.Builder(firstRow, types), threads.size());
        workers.forEach(threads.size(), threadRow -> {
            table.outermost[threadRow] = new PackedColumnBuilder();
            if (firstRow[threadRow] < firstRow[threadRow + 1]) {
                int rows = firstRow[threadRow + 1] - firstRow[threadRow];
                if (rows > LanePyramids.MANY) {
                    table.pyramids[threadRow] = PyramidRow.rows(MAX_REGION_DEPTH, input.endNs(), input.endNs(), rows);
                }
                RegionLane lane = lanes.set(threads.recordedRow(threadRow), RegionLane.EMPTY);
                ThreadRegions of = new ThreadRegions(
                        input,
                        typeOfText,
                        tasks,
                        signs,
                        threadRow,
                        table.regions.thread(threadRow),
                        table.outermost[threadRow],
                        table.pyramids[threadRow],
                        types);
                lane.inOrder(of);
                of.end();
            }
        });
        return table;
    }

    /** The pyramids of a thread's regions by depth, none if it has few. */
    PyramidRow[] pyramids(int threadRow) {
        return pyramids[threadRow];
    }

    /** The table but for its strings. */
    Regions.Builder regions() {
        return regions;
    }

    /** How many of a thread's regions no other one encloses. They are numbered in order. */
    int outermost(int threadRow) {
        return outermost[threadRow].size() / 2;
    }

    long outermostStartNs(int threadRow, int number) {
        return outermost[threadRow].get(2 * number);
    }

    long outermostEndNs(int threadRow, int number) {
        return outermost[threadRow].get(2 * number + 1);
    }
}
