package dev.jtracer.viewer.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jtracer.viewer.query.GcPauses;
import dev.jtracer.viewer.query.PauseCause;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every collector tells of its collections: those a program asked for, with their heap and the task they stopped. */
class CollectorsTruthTest {
    /** What Parallel on 17 does before each full collection, as a collection of its own with the same cause. */
    private static final String FIRST_STEP = "ParallelScavenge";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC", "-XX:+UseZGC"})
    void collectionsAskedForHaveTheirHeapAndTheirPauses(String collector) throws Exception {
        TruthRun.check(FourCollections.class, directory, collector, run -> {
            GcPauses.Result gc = GcPauses.of(run.trace());
            List<GcPauses.Collection> asked = gc.collectionList().stream()
                    .filter(collection -> "System.gc()".equals(collection.cause()))
                    .filter(collection -> !FIRST_STEP.equals(collection.name()))
                    .toList();

            assertThat(asked).hasSize(4);
            assertThat(asked).allSatisfy(collection -> {
                assertThat(collection.name()).isNotNull();
                assertThat(collection.pauses()).isPositive();
                assertThat(collection.heapBeforeBytes()).isPositive();
                assertThat(collection.heapAfterBytes()).isPositive();
                assertThat(collection.sumOfPausesNanos()).isCloseTo(collection.pauseNanos(), within(1_000L));
                assertThat(collection.longestPauseNanos()).isBetween(1L, collection.sumOfPausesNanos());
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseParallelGC", "-XX:+UseG1GC"})
    void taskThatAskedLosesWhatItsBreakdownCallsGc(String collector) throws Exception {
        TruthRun.check(FourCollections.class, directory, collector, run -> {
            GcPauses.Result gc = GcPauses.of(run.trace());
            long byOthers =
                    gc.operations().stream().mapToLong(PauseCause::taskNanos).sum();

            assertThat(gc.tasksStopped()).isGreaterThanOrEqualTo(4);
            assertThat(gc.taskNanos() + byOthers)
                    .isEqualTo(run.taskType("collecting").breakdown().gc());
        });
    }
}
