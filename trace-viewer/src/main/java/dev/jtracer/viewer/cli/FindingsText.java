package dev.jtracer.viewer.cli;

import static dev.jtracer.viewer.cli.TextSheet.first;
import static dev.jtracer.viewer.text.Numbers.duration;

import dev.jtracer.viewer.finding.Finding;
import dev.jtracer.viewer.finding.Findings;
import dev.jtracer.viewer.text.Names;
import dev.jtracer.viewer.text.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/** The findings of a summary: numbered sentences, what each cost, and what was looked for besides. */
final class FindingsText {
    private static final int WIDTH = 96;

    private final TextSheet sheet;

    FindingsText(TextSheet sheet) {
        this.sheet = sheet;
    }

    void append(Findings.Result findings) {
        boolean tasks = findings.ranking().equals("task");
        sheet.section(tasks ? "What made tasks slow" : "What threads waited for");
        if (!tasks) {
            sheet.line("  No tasks in this recording. Wrap work in Task.create to see what made it slow.");
        }
        List<Finding> shown = first(findings.list());
        for (int i = 0; i < shown.size(); i++) {
            Finding finding = shown.get(i);
            wrapped(String.format("%3d  ", i + 1), finding.text());
            String facts = finding.facts().stream().map(Names::shown).collect(Collectors.joining(" · "));
            wrapped("     ", cost(finding, findings.taskNanos()) + (facts.isEmpty() ? "" : " · " + facts));
        }
        if (findings.list().isEmpty()) {
            sheet.line("  Nothing that was looked for.");
        }
        if (findings.list().size() > shown.size()) {
            sheet.line(
                    "  and " + Numbers.count(findings.list().size() - shown.size()) + " more, all of them in --json");
        }
        if (!findings.notFound().isEmpty()) {
            wrapped("  ", "Also looked for, and not found: " + String.join(", ", findings.notFound()) + ".");
        }
        if (!findings.below().isEmpty()) {
            String time = findings.ranking().equals("task") ? " of task time" : " of thread time";
            wrapped(
                    "  ",
                    "None, or less than " + duration(findings.leastNanos()) + time + ": "
                            + String.join(", ", findings.below()) + ".");
        }
        for (Findings.NotApplicable rule : findings.notApplicable()) {
            wrapped("  ", "Not looked for: " + rule.what() + " (" + rule.why() + ").");
        }
    }

    private static String cost(Finding finding, long taskNanos) {
        if (!finding.figure().isEmpty()) {
            return finding.figure() + " " + finding.measure();
        }
        if (finding.lostNanos() > 0) {
            return duration(finding.lostNanos()) + " " + finding.measure() + ", "
                    + Numbers.share(finding.lostNanos(), taskNanos)
                    + (finding.openNanos() > 0 ? "; " + duration(finding.openNanos()) + " by open tasks" : "");
        }
        long nanos = finding.openNanos() > 0 ? finding.openNanos() : finding.threadNanos();
        return duration(nanos) + " " + finding.measure();
    }

    /** A text on several lines, those after the first as far in as the lead is long. */
    private void wrapped(String lead, String text) {
        StringBuilder line = new StringBuilder(lead);
        boolean empty = true;
        for (String word : text.split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                sheet.line(line.toString());
                line = new StringBuilder(" ".repeat(lead.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        sheet.line(line.toString());
    }
}
