package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.column.LongColumn;
import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.EventSetting;
import dev.jtracer.viewer.model.Samples;
import dev.jtracer.viewer.model.Stacks;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The method that tasks of one type ran most, from samples of running Java code whose innermost task is of that type; in a
 * recording without tasks, that all threads ran most.
 *
 * <p>Self are the samples with the method on top of the stack, total those with it anywhere on it. Said if there are at least
 * 20 samples of the type and the method was on top of a quarter of them, and if it took a twentieth of all task time. Lost is
 * an estimate: each sample of a task that ended stands for one period of the sampler. It never counts threads the sampler
 * passed over, so it is rather too small.
 */
final class HotMethod implements Rule {
    private static final String SAMPLES = "jdk.ExecutionSample";
    private static final int LEAST_SAMPLES = 20;
    private static final int LEAST_PART_OF_SAMPLES = 4;
    private static final int LEAST_PART_OF_TIME = 20;

    @Override
    public String id() {
        return "hot-method";
    }

    @Override
    public String lookedFor() {
        return "a method that took 5% of task time";
    }

    @Override
    public String lookedFor(Look look) {
        return look.hasTasks() ? lookedFor() : "a method that a quarter of the samples were in";
    }

    @Override
    public Needs needs() {
        return Needs.anyOf(SAMPLES);
    }

    /** Stand for the type of the task of samples that have none. */
    private static final int NO_TASK = -1;

    private static final int OF_TRACER = -2;

    /** The samples of one task type, or of all threads. */
    private static final class OfType {
        private final Map<Integer, Long> self = new HashMap<>();
        private final Map<Integer, Long> total = new HashMap<>();
        private long samples;
    }

    @Override
    public List<Finding> find(Look look) {
        Trace trace = look.trace();
        EventSetting setting = trace.recording().setting(SAMPLES);
        long period = setting == null ? -1 : setting.periodNanos();
        Map<Integer, OfType> types = new TreeMap<>();
        for (int row = 0; row < trace.samples().size(); row++) {
            int type = typeOf(trace, row);
            if (trace.samples().stackRow(row) >= 0
                    && !trace.samples().inNative(row)
                    && (type >= 0 || (type == NO_TASK && !look.hasTasks()))) {
                add(trace, row, types.computeIfAbsent(type, unused -> new OfType()));
            }
        }
        List<Finding> found = new ArrayList<>();
        types.forEach((type, samples) -> {
            int method = Heaviest.of(samples.self).orElse(-1);
            if (samples.samples >= LEAST_SAMPLES
                    && samples.self.get(method) * LEAST_PART_OF_SAMPLES >= samples.samples) {
                find(look, type, samples, method, period, found);
            }
        });
        return found;
    }

    private static int typeOf(Trace trace, int sampleRow) {
        int task = trace.samples().taskRow(sampleRow);
        if (task >= 0) {
            return trace.tasks().typeRow(task);
        }
        return trace.threads().ofTracer(trace.samples().threadRow(sampleRow)) ? OF_TRACER : NO_TASK;
    }

    private static void add(Trace trace, int sampleRow, OfType samples) {
        Stacks stacks = trace.stacks();
        int stack = trace.samples().stackRow(sampleRow);
        if (stacks.depth(stack) == 0) {
            return;
        }
        samples.samples++;
        samples.self.merge(stacks.methodRow(stacks.firstFrame(stack)), 1L, Long::sum);
        BitSet seen = new BitSet();
        for (int frame = stacks.firstFrame(stack); frame < stacks.endFrame(stack); frame++) {
            int method = stacks.methodRow(frame);
            if (!seen.get(method)) {
                seen.set(method);
                samples.total.merge(method, 1L, Long::sum);
            }
        }
    }

    private void find(Look look, int typeRow, OfType samples, int method, long period, List<Finding> found) {
        Trace trace = look.trace();
        Cost cost = cost(look, typeRow, method, Math.max(0, period));
        if (look.hasTasks() && cost.taskNanos() * LEAST_PART_OF_TIME < look.taskNanos()) {
            return;
        }
        long self = samples.self.get(method);
        Sentence sentence = new Sentence()
                .number(Numbers.share(self, samples.samples))
                .text(" of the samples of running code")
                .text(typeRow < 0 ? "" : " in task ");
        if (typeRow >= 0) {
            sentence.name(Kind.TASK, trace.strings().get(typeRow));
        }
        sentence.text(" were in ")
                .name(Kind.METHOD, new Code(trace).methodName(method))
                .text(".");
        List<String> facts = List.of(
                Numbers.count(self) + " of " + Words.counted(samples.samples, "sample"),
                Numbers.count(samples.total.get(method)) + " with what it called",
                period > 0 ? "one every " + Numbers.duration(period) : "period unknown");
        String type = typeRow < 0 ? "" : trace.strings().get(typeRow);
        List<Link> links = new ArrayList<>(List.of(Link.flames("cpu", type, new Code(trace).methodName(method))));
        if (typeRow >= 0) {
            links.add(Link.tasks(type));
        }
        Finding finding = look.finding(id(), ThreadState.RUNNING, sentence, facts, cost, links);
        found.add(finding.measuredAs(finding.lostNanos() > 0 ? "of task time, by samples" : "by samples"));
    }

    /** What the samples with the method on top stand for. */
    private static Cost cost(Look look, int typeRow, int method, long period) {
        Trace trace = look.trace();
        Samples samples = trace.samples();
        Stacks stacks = trace.stacks();
        LongColumn from = new LongColumn();
        LongColumn to = new LongColumn();
        long ended = 0;
        for (int row = 0; row < samples.size(); row++) {
            int stack = samples.stackRow(row);
            boolean hot = !samples.inNative(row)
                    && stack >= 0
                    && stacks.depth(stack) > 0
                    && stacks.methodRow(stacks.firstFrame(stack)) == method
                    && typeOf(trace, row) == typeRow;
            if (hot) {
                from.add(samples.timeNs(row));
                to.add(Math.min(trace.endNs(), samples.timeNs(row) + Math.max(1, period)));
                ended += typeRow >= 0 && look.counts(samples.taskRow(row)) ? 1 : 0;
            }
        }
        long open = typeRow < 0 ? 0 : from.size() - ended;
        return new Cost(
                Math.min(ended * period, look.taskNanos()),
                open * period,
                from.size() * period,
                When.buckets(from.toArray(), to.toArray(), trace.endNs()),
                List.of());
    }
}
