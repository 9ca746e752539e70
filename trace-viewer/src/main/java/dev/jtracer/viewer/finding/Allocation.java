package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.finding.Part.Kind;
import dev.jtracer.viewer.model.Allocations;
import dev.jtracer.viewer.model.ThreadState;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.text.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The method that allocated most, by the weight of allocation samples: the innermost of the stack that is not the JDK's. What
 * jtracer itself allocated is left out.
 *
 * <p>Said of a recording with a collection, if there are at least 20 samples and the method has a quarter of their weight. It
 * costs tasks no time by itself: that of the pauses is a finding of its own.
 */
final class Allocation implements Rule {
    private static final int LEAST_SAMPLES = 20;
    private static final int LEAST_PART = 4;

    @Override
    public String id() {
        return "allocation";
    }

    @Override
    public String lookedFor() {
        return "a method that allocated a quarter of everything";
    }

    @Override
    public Needs needs() {
        return Needs.anyOf("jdk.ObjectAllocationSample");
    }

    @Override
    public List<Finding> find(Look look) {
        Trace trace = look.trace();
        Allocations samples = trace.allocations();
        Stops pauses = new Stops(look, ThreadState.GC, 0);
        if (samples.size() < LEAST_SAMPLES || pauses.count() == 0) {
            return List.of();
        }
        Code code = new Code(trace);
        Map<String, Long> methods = new HashMap<>();
        long total = 0;
        for (int row = 0; row < samples.size(); row++) {
            if (trace.threads().ofTracer(samples.threadRow(row))) {
                continue;
            }
            total += samples.weightBytes(row);
            int frame = code.ownFrame(samples.stackRow(row));
            if (frame >= 0) {
                methods.merge(code.method(frame), samples.weightBytes(row), Long::sum);
            }
        }
        String most = Heaviest.of(methods).orElse("");
        if (most.isEmpty() || methods.get(most) * LEAST_PART < total || total == 0) {
            return List.of();
        }
        return List.of(finding(look, code, most, methods.get(most), total, pauses.count()));
    }

    private Finding finding(Look look, Code code, String method, long bytes, long total, int pauses) {
        Trace trace = look.trace();
        Allocations samples = trace.allocations();
        Map<String, Long> classes = new HashMap<>();
        Map<String, Long> types = new HashMap<>();
        Code.Lines lines = code.new Lines();
        for (int row = 0; row < samples.size(); row++) {
            int frame = code.ownFrame(samples.stackRow(row));
            boolean ofTracer = trace.threads().ofTracer(samples.threadRow(row));
            if (!ofTracer && frame >= 0 && code.method(frame).equals(method)) {
                classes.merge(samples.className(row), samples.weightBytes(row), Long::sum);
                int task = samples.taskRow(row);
                types.merge(task < 0 ? "" : trace.tasks().type(task), samples.weightBytes(row), Long::sum);
                lines.add(samples.stackRow(row), samples.weightBytes(row));
            }
        }
        Sentence sentence = new Sentence()
                .name(Kind.METHOD, method)
                .text(" allocated ")
                .number(Numbers.bytes(bytes))
                .text(" of the " + Numbers.bytes(total) + " that allocation samples stand for");
        String type = Heaviest.of(types).orElse("");
        List<Link> links = new ArrayList<>(List.of(Link.flames("allocation", "", method), Link.gc()));
        if (!type.isEmpty()) {
            boolean all = types.size() == 1;
            sentence.text(all ? ", for task " : ", most of it for task ").name(Kind.TASK, type);
            links.add(Link.tasks(type));
        }
        List<String> facts = new ArrayList<>();
        facts.add("mostly " + Heaviest.of(classes).orElse(""));
        facts.add(Words.counted(pauses, "GC pause"));
        facts.addAll(lines.most());
        return look.note(
                id(),
                ThreadState.GC,
                sentence.text("."),
                facts,
                Numbers.bytes(bytes),
                "allocated",
                links.toArray(Link[]::new));
    }
}
