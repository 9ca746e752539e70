package dev.jtracer.viewer.finding;

import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Progress;
import dev.jtracer.viewer.query.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything that can be said about a recording: the answer of all rules, what costs most first. */
public final class Findings {
    /** Every rule, in the order in which those that found nothing are listed. A new finding is a class and a line here. */
    private static final List<Rule> RULES = List.of(
            new Deadlock(),
            new ContendedLock(),
            new SerialIo(),
            new PeerWait(),
            new FileWait(),
            new PoolQueue(),
            new Sleep(),
            new GcPause(),
            new Safepoint(),
            new Allocation(),
            new PinnedThreads(),
            new PilingThreads(),
            new HotMethod(),
            new UnknownTime(),
            new FailedTasks(),
            new LostEvents(),
            new ThrottledEvents());

    private static final Comparator<Finding> MOST_FIRST = Comparator.comparingInt(Findings::rank)
            .thenComparing(Comparator.comparingLong((Finding f) -> f.lostNanos() + f.openNanos())
                    .reversed())
            .thenComparing(Comparator.comparingLong(Finding::threadNanos).reversed())
            .thenComparing(Finding::text);

    private Findings() {}

    /**
     * The answer.
     *
     * @param ranking {@code task} if the time of tasks ranks the findings, {@code thread} in a recording without tasks
     * @param taskNanos how long the tasks that ended took together, child tasks counted in their parents
     * @param list the findings, most time first
     * @param notFound what was looked for and is not there, as nouns
     * @param leastNanos what cost less was not told
     * @param below what was looked for and is not there or cost less than that, as nouns
     * @param notApplicable what could not be looked for
     */
    public record Result(
            String ranking,
            long taskNanos,
            List<Finding> list,
            List<String> notFound,
            long leastNanos,
            List<String> below,
            List<NotApplicable> notApplicable) {
        /** Copies the lists. */
        public Result {
            list = List.copyOf(list);
            below = List.copyOf(below);
            notFound = List.copyOf(notFound);
            notApplicable = List.copyOf(notApplicable);
        }
    }

    /**
     * A rule that could not be applied.
     *
     * @param what what it looks for, as a noun
     * @param why what is missing
     */
    public record NotApplicable(String what, String why) {}

    /** As {@link #of(Trace, Progress)}, unwatched. */
    public static Result of(Trace trace) {
        return of(trace, Progress.UNWATCHED);
    }

    /**
     * Returns what can be said about a trace. Cost: a few passes over its states, waits, scopes, tasks and samples; the progress is
     * that of the rules.
     */
    public static Result of(Trace trace, Progress progress) {
        Look look = new Look(trace);
        List<Finding> found = new ArrayList<>();
        List<String> notFound = new ArrayList<>();
        List<String> below = new ArrayList<>();
        List<NotApplicable> notApplicable = new ArrayList<>();
        for (int i = 0; i < RULES.size(); i++) {
            progress.at(i, RULES.size());
            Rule rule = RULES.get(i);
            String missing = rule.needs().missing(trace);
            if (missing != null) {
                notApplicable.add(new NotApplicable(rule.lookedFor(look), missing));
                continue;
            }
            List<Finding> findings = rule.find(look);
            found.addAll(findings);
            if (findings.isEmpty()) {
                (rule.byCost(look) ? below : notFound).add(rule.lookedFor(look));
            }
        }
        found.sort(MOST_FIRST);
        return new Result(
                look.hasTasks() ? "task" : "thread",
                look.taskNanos(),
                found,
                notFound,
                look.leastNanos(),
                below,
                notApplicable);
    }

    /** The same as a document's entries: cost as {@link #of}. */
    public static Summary.Found summary(Trace trace) {
        Result result = of(trace);
        return new Summary.Found(
                result.list().stream()
                        .map(finding -> new Summary.FindingEntry(
                                finding.id(),
                                finding.severity(),
                                finding.text(),
                                finding.lostNanos(),
                                finding.openNanos(),
                                finding.threadNanos()))
                        .toList(),
                result.notFound(),
                result.leastNanos(),
                result.below(),
                result.notApplicable().stream()
                        .map(rule -> new Summary.NotApplicable(rule.what(), rule.why()))
                        .toList());
    }

    private static int rank(Finding finding) {
        return switch (finding.severity()) {
            case Finding.STUCK -> 0;
            case Finding.SLOW -> 1;
            default -> 2;
        };
    }
}
