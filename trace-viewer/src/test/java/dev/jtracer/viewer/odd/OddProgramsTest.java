package dev.jtracer.viewer.odd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.finding.Findings;
import dev.jtracer.viewer.model.Invariants;
import dev.jtracer.viewer.model.Pyramids;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.LaneTime;
import dev.jtracer.viewer.query.Lanes;
import dev.jtracer.viewer.query.RegionTypes;
import dev.jtracer.viewer.query.Summary;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.query.TaskTypes;
import dev.jtracer.viewer.query.Tile;
import dev.jtracer.viewer.query.Tiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs with too much of something: all of it is read, and what pages ask for stays small. */
class OddProgramsTest {
    @TempDir
    Path directory;

    /** Tens of thousands of short threads: operating system ids and stacks are used again and again, Java ids never. */
    @Test
    void tenThousandShortThreadsAreTenThousandThreadsOfOnePool() throws Exception {
        Trace trace = read(OddPrograms.manyThreads(directory));

        assertThat(trace.tasks().size()).isEqualTo(OddPrograms.THREADS);
        Lanes.Pool pool = Lanes.of(trace).pools().stream()
                .filter(p -> p.name().equals("short"))
                .findFirst()
                .orElseThrow();
        assertThat(pool.threads()).isEqualTo(OddPrograms.THREADS);
        assertThat(trace.recording().lostEvents()).isZero();
        for (int row = 0; row < trace.threads().size(); row++) {
            if (trace.threads().name(row).startsWith("short-")) {
                assertThat(trace.threads().endNs(row) - trace.threads().startNs(row))
                        .isLessThan(trace.endNs());
            }
        }
    }

    @Test
    void aThousandRegionsInEachOtherNestAndAStackOfTasksIsAStack() throws Exception {
        Trace trace = read(OddPrograms.deep(directory));

        int deepest = 0;
        Regions regions = trace.regions();
        for (int row = 0; row < regions.size(); row++) {
            deepest = Math.max(deepest, regions.depth(row));
        }
        assertThat(deepest).isEqualTo(OddPrograms.DEPTH - 1);
        assertThat(trace.tasks().size()).isEqualTo(1 + OddPrograms.DEPTH / 2);
        assertThat(Lanes.of(trace).lanes()).allSatisfy(lane -> {
            assertThat(lane.regionRows()).isLessThanOrEqualTo(Lanes.MAX_REGION_ROWS);
            assertThat(lane.scopeRows()).isLessThanOrEqualTo(Lanes.MAX_SCOPE_ROWS);
        });
        assertThat(TaskTypes.of(trace).types()).hasSize(11);
        assertDrawnAsDeepAsLanesAre(trace);
    }

    /** At every zoom the outermost eight are drawn, and so are they summed up. */
    private static void assertDrawnAsDeepAsLanesAre(Trace trace) {
        Regions regions = trace.regions();
        int thread = 0;
        while (!trace.threads().name(thread).equals("deep-regions")) {
            thread++;
        }
        assertThat(regions.byThread().count(thread)).isEqualTo(5 * OddPrograms.DEPTH);
        assertThat(trace.pyramids().at(Pyramids.Kind.REGION, thread, Lanes.MAX_REGION_ROWS - 1))
                .isNotNull();
        int first = regions.byThread().first(thread);
        long middleNs = (regions.startNs(first) + regions.endNs(first)) / 2;
        for (int level = 0; level <= Tiles.MAX_LEVEL; level++) {
            long tile = middleNs >> level >> 9;
            Tile drawn = Tiles.of(trace, new Tiles.Request(level, tile, List.of(thread)));
            assertThat(drawn.rows().stream().filter(row -> row.kind() == Tile.Kind.REGION))
                    .as("level %d", level)
                    .hasSize(Lanes.MAX_REGION_ROWS);
        }
        Map<Integer, Long> nanosByDepth = new TreeMap<>();
        LaneTime.regions(
                trace,
                thread,
                middleNs,
                middleNs + 1_000,
                (depth, type, nanos) -> nanosByDepth.merge(depth, nanos, Long::sum));
        assertThat(nanosByDepth)
                .hasSize(Lanes.MAX_REGION_ROWS)
                .allSatisfy((depth, nanos) -> assertThat(nanos).isEqualTo(1_000));
    }

    @Test
    void everyTypeOfThousandsIsCounted() throws Exception {
        Trace trace = read(OddPrograms.manyTypes(directory));

        TaskTypes.Result tasks = TaskTypes.of(trace);
        assertThat(tasks.allTypes()).isEqualTo(OddPrograms.TYPES);
        assertThat(tasks.types()).hasSize(TaskTypes.MAX_LISTED);
        TaskTypeStats otherTasks = Objects.requireNonNull(tasks.others());
        assertThat(tasks.types().stream().mapToLong(TaskTypeStats::count).sum() + otherTasks.count())
                .isEqualTo(trace.tasks().size());
        assertThat(otherTasks.maxNanos())
                .isLessThanOrEqualTo(tasks.types().get(TaskTypes.MAX_LISTED - 1).totalNanos());

        RegionTypes.Result regions = RegionTypes.of(trace);
        assertThat(regions.allTypes()).isEqualTo(OddPrograms.TYPES);
        assertThat(regions.types()).hasSize(RegionTypes.MAX_LISTED);
        assertThat(regions.types()).allSatisfy(type -> assertThat(type.count()).isEqualTo(1));
        assertThat(Objects.requireNonNull(regions.others()).count())
                .isEqualTo(OddPrograms.TYPES - RegionTypes.MAX_LISTED);
        assertThat(regions.types().stream().map(RegionTypes.RegionType::totalNanos))
                .isSortedAccordingTo(Comparator.reverseOrder());

        Summary summary = Summary.of(trace, Findings.summary(trace));
        assertThat(summary.taskTypes()).hasSize(OddPrograms.TYPES);
    }

    /** Threads with no name or a blank one still have one to be shown by; a renamed thread is one thread, by whichever JFR kept. */
    @Test
    void threadsOfAnyNameHaveANameToShow() throws Exception {
        Trace trace = read(OddPrograms.oddNames(directory));
        List<String> names = new ArrayList<>();
        for (int row = 0; row < trace.threads().size(); row++) {
            names.add(trace.threads().name(row));
        }

        assertThat(names)
                .noneMatch(String::isBlank)
                .contains(OddPrograms.NAMES.get(0))
                .containsAnyOf("before", "after");
        assertThat(names.contains("before") && names.contains("after")).isFalse();
        assertThat(trace.tasks().size()).isEqualTo(OddPrograms.NAMES.size());
    }

    private static Trace read(Path file) throws Exception {
        return Invariants.check(TraceReader.read(file));
    }
}
