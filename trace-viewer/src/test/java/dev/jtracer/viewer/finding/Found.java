package dev.jtracer.viewer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Findings by their rule, for tests. Spaces that do not break are plain ones. */
public final class Found {
    private Found() {}

    /** The only finding of a rule. */
    public static Finding only(Findings.Result found, String id) {
        List<Finding> ofRule =
                found.list().stream().filter(finding -> finding.id().equals(id)).toList();
        assertThat(ofRule).as(() -> id + " among " + texts(found)).hasSize(1);
        Finding one = ofRule.get(0);
        return new Finding(
                one.id(),
                one.severity(),
                one.state(),
                one.parts(),
                plain(one.text()),
                one.lostNanos(),
                one.openNanos(),
                one.threadNanos(),
                one.figure(),
                one.measure(),
                one.facts().stream().map(Found::plain).toList(),
                one.when(),
                one.moments(),
                one.links());
    }

    /** The sentences of a rule. */
    public static List<String> texts(Findings.Result found, String id) {
        return found.list().stream()
                .filter(finding -> finding.id().equals(id))
                .map(finding -> plain(finding.text()))
                .toList();
    }

    /** All sentences. */
    public static List<String> texts(Findings.Result found) {
        return found.list().stream().map(finding -> plain(finding.text())).toList();
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
