package dev.jtracer.viewer.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.model.Outcome;
import dev.jtracer.viewer.model.Regions;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Scopes;
import dev.jtracer.viewer.model.Tasks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Histogram;
import dev.jtracer.viewer.query.RegionTypes;
import dev.jtracer.viewer.query.TaskTypeStats;
import dev.jtracer.viewer.query.TaskTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks, scopes, regions, and where their time went. */
class TasksTruthTest {

    @TempDir
    private Path directory;

    @Test
    void regionsNestInTheirTaskOrStandAlone() throws Exception {
        TruthRun.check(NestedRegions.class, directory, run -> {
            Regions regions = run.trace().regions();
            int task = run.taskRow("nesting");

            assertThat(regionType(run, "outer").count()).isEqualTo(1);
            assertThat(regionType(run, "inner").count()).isEqualTo(2);
            assertThat(regionType(run, "alone").count()).isEqualTo(3);
            assertThat(regionType(run, "outer").totalNanos()).isCloseTo(run.nanos("outer"), run.tolerance());
            assertThat(regionType(run, "inner").totalNanos()).isCloseTo(run.nanos("inner"), run.tolerance(2));
            assertThat(regionType(run, "alone").totalNanos()).isCloseTo(run.nanos("alone"), run.tolerance(3));
            for (int row = 0; row < regions.size(); row++) {
                assertThat(regions.taskRow(row)).isEqualTo(regions.type(row).equals("alone") ? -1 : task);
                assertThat(regions.depth(row)).isEqualTo(regions.type(row).equals("inner") ? 1 : 0);
                assertThat(regions.openAtEnd(row)).isFalse();
            }
            assertThat(run.taskType("nesting").breakdown().sleeping()).isCloseTo(run.nanos("slept"), run.tolerance(2));
            assertThat(run.trace().logs().byTask().count(task)).isEqualTo(1);
            assertThat(run.trace().tags().byTask().count(task)).isEqualTo(1);
        });
    }

    @Test
    void aTaskThroughThreeExecutorsKeepsItsQueueTimes() throws Exception {
        TruthRun.check(ThreeExecutors.class, directory, run -> {
            Trace trace = run.trace();
            int task = run.taskRow("journey");
            Scopes scopes = trace.scopes();

            List<String> threads = new ArrayList<>();
            List<String> handedOverBy = new ArrayList<>();
            long queued = 0;
            for (int i = scopes.byTask().first(task); i < scopes.byTask().end(task); i++) {
                int scope = scopes.byTask().row(i);
                threads.add(trace.threads().name(scopes.threadRow(scope)));
                handedOverBy.add(trace.threads().name(scopes.handedOverByThreadRow(scope)));
                queued += scopes.queuedNanos(scope);
            }
            assertThat(threads).containsExactly("step-0", "step-1", "step-2");
            assertThat(handedOverBy).containsExactly("main", "step-0", "step-1");
            assertThat(queued).isCloseTo(run.nanos("queued"), run.tolerance(3));
            assertThat(trace.tasks().breakdown(task, ThreadState.SLEEPING))
                    .isCloseTo(run.nanos("slept"), run.tolerance(3));
            // The hand-over happens inside the previous scope, so a short piece of queue time is running instead.
            assertThat(trace.tasks().breakdown(task, ThreadState.QUEUE))
                    .isCloseTo(run.nanos("queued"), run.tolerance(3));
            assertThat(trace.tasks().durationNanos(task)).isCloseTo(run.nanos("journey"), run.tolerance());
            assertThat(trace.threads().name(trace.tasks().creatorThreadRow(task)))
                    .isEqualTo("main");
            assertThat(trace.threads().name(trace.tasks().endThreadRow(task))).isEqualTo("step-2");
        });
    }

    @Test
    void tasksEndWellOrFailWhereverTheyEnd() throws Exception {
        TruthRun.check(Outcomes.class, directory, run -> {
            Tasks tasks = run.trace().tasks();
            TaskTypeStats orders = run.taskType("order");

            assertThat(orders.count()).isEqualTo(5);
            assertThat(orders.failed()).isEqualTo(2);
            assertThat(orders.open()).isZero();
            assertThat(tasks.size()).isEqualTo(5);
            assertThat(tasks.errorClass(3)).isEqualTo("java.lang.IllegalStateException");
            assertThat(tasks.errorClass(4)).isEqualTo("java.io.IOException");
            assertThat(run.trace().threads().name(tasks.endThreadRow(4))).isEqualTo("ender");
            assertThat(run.trace().threads().name(tasks.creatorThreadRow(4))).isEqualTo("main");
        });
    }

    @Test
    void tasksOpenAtAnEndOfTheCaptureCountAsTheyShould() throws Exception {
        TruthRun.check(OpenTasks.class, directory, run -> {
            Tasks tasks = run.trace().tasks();
            TaskTypeStats crossing = run.taskType("crossing");
            TaskTypeStats throughout = run.taskType("throughout");

            assertThat(crossing.count()).isEqualTo(2);
            assertThat(crossing.open()).isEqualTo(1);
            assertThat(crossing.maxNanos()).isCloseTo(run.nanos("early"), run.tolerance());
            assertThat(crossing.totalNanos()).isCloseTo(run.nanos("early") + run.nanos("inside"), run.tolerance(2));
            assertThat(crossing.breakdown().sum()).isEqualTo(crossing.totalNanos());
            assertThat(crossing.breakdown().unknown()).isGreaterThanOrEqualTo(run.nanos("earlyBefore"));
            assertThat(throughout.count()).isZero();
            assertThat(throughout.open()).isEqualTo(1);
            assertThat(throughout.totalNanos()).isZero();
            assertThat(throughout.histogram().buckets()).isEmpty();
            int endless = run.taskRow("throughout");
            assertThat(tasks.outcome(endless)).isEqualTo(Outcome.OPEN);
            assertThat(tasks.openAtStart(endless)).isTrue();
            assertThat(tasks.beginNs(endless)).isNegative();
            assertThat(regionType(run, "endless").count()).isZero();
            assertThat(regionType(run, "endless").open()).isEqualTo(1);
        });
    }

    @Test
    void childrenAreCountedInTheirParents() throws Exception {
        TruthRun.check(ChildTasks.class, directory, run -> {
            Tasks tasks = run.trace().tasks();
            int parent = run.taskRow("parent");
            RowIndex children = tasks.children();

            assertThat(children.count(parent)).isEqualTo(3);
            assertThat(run.taskType("child").totalNanos()).isCloseTo(run.nanos("child"), run.tolerance(3));
            assertThat(run.taskType("parent").totalNanos()).isCloseTo(run.nanos("parent"), run.tolerance());
            TaskTypes.Result types = TaskTypes.of(run.trace());
            assertThat(types.taskTime().tasks()).isEqualTo(1);
            assertThat(types.taskTime().totalNanos()).isEqualTo(tasks.durationNanos(parent));
            assertThat(types.taskTime().breakdown().sleeping()).isCloseTo(run.nanos("slept"), run.tolerance(3));
            assertThat(types.taskTime().breakdown().running()).isGreaterThanOrEqualTo(run.nanos("spun"));
        });
    }

    @Test
    void parallelScopesCountOnceInTheTaskAndEachInTheThreads() throws Exception {
        TruthRun.check(ParallelScopes.class, directory, run -> {
            TaskTypeStats parallel = run.taskType("parallel");

            assertThat(parallel.totalNanos()).isCloseTo(run.nanos("task"), run.tolerance());
            assertThat(parallel.breakdown().sum()).isEqualTo(parallel.totalNanos());
            assertThat(parallel.breakdown().sleeping()).isBetween(50_000_000L, parallel.totalNanos());
            assertThat(parallel.threadNanos().sleeping()).isCloseTo(run.nanos("slept"), run.tolerance(4));
        });
    }

    @Test
    void aPieceStillQueuedAtTheEndIsQueueTimeOfAnOpenTask() throws Exception {
        TruthRun.check(QueuedAtTheEnd.class, directory, run -> {
            Tasks tasks = run.trace().tasks();
            int task = run.taskRow("stuck-in-queue");

            assertThat(run.taskType("stuck-in-queue").open()).isEqualTo(1);
            assertThat(tasks.breakdown(task, ThreadState.QUEUE))
                    .isBetween(run.nanos("queued") - run.tolerance().value, tasks.durationNanos(task));
            Scopes scopes = run.trace().scopes();
            assertThat(scopes.byTask().count(task)).isEqualTo(1);
            assertThat(scopes.started(scopes.byTask().row(scopes.byTask().first(task))))
                    .isFalse();
        });
    }

    @Test
    void aTaskOutlivedByAPieceKeepsItsDuration() throws Exception {
        TruthRun.check(Outlived.class, directory, run -> {
            TaskTypeStats task = run.taskType("short");
            Scopes scopes = run.trace().scopes();
            int piece = scopes.byTask().row(scopes.byTask().first(run.taskRow("short")));

            assertThat(task.totalNanos()).isCloseTo(run.nanos("task"), run.tolerance());
            assertThat(task.breakdown().sum()).isEqualTo(task.totalNanos());
            assertThat(scopes.late(piece)).isTrue();
            assertThat(scopes.endNs(piece) - scopes.startNs(piece)).isCloseTo(run.nanos("slept"), run.tolerance());
            assertThat(run.trace().diagnostics().lateScopes()).isEqualTo(1);
        });
    }

    @Test
    void noneOfManyTasksIsLost() throws Exception {
        TruthRun.check(ManyTasks.class, directory, run -> {
            TaskTypeStats many = run.taskType("many");

            assertThat(many.count()).isEqualTo(run.nanos("tasks"));
            assertThat(regionType(run, "part").count()).isEqualTo(run.nanos("regions"));
            assertThat(run.trace().recording().lostEvents()).isZero();
            assertThat(many.totalNanos()).isCloseTo(run.nanos("task"), run.tolerance(4));
            assertThat(many.histogram().buckets().stream()
                            .mapToLong(Histogram.Bucket::count)
                            .sum())
                    .isEqualTo(many.count());
        });
    }

    private static RegionTypes.RegionType regionType(TruthRun run, String type) {
        return RegionTypes.of(run.trace()).types().stream()
                .filter(region -> region.type().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
