package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventTable;
import dev.jtracer.viewer.jfr.Field;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Strings;
import dev.jtracer.viewer.model.Tags;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tags from {@code jtracer.Tag}; those set before the recording only appear where their task is reported open. */
final class TagEvents {
    static final String TYPE = "jtracer.Tag";

    private TagEvents() {}

    private record Tag(long atNs, int taskRow, String key, String value) {
        Tag at(long ns) {
            return new Tag(ns, taskRow, key, value);
        }
    }

    static void select(Selection wanted) {
        wanted.add(TYPE, Field.number("taskId"), Field.text("key"), Field.text("value"));
    }

    static Tags.Builder read(Input input, TaskEvents tasks, OpenWork open, Strings.Builder strings) {
        List<Tag> found = new ArrayList<>();
        Set<Tag> known = new HashSet<>();
        EventTable table = input.table(TYPE);
        for (int row = 0; row < table.size(); row++) {
            Tag tag = new Tag(
                    input.startNs(table, row),
                    tasks.row(table.column("taskId").get(row)),
                    input.textOrEmpty(table.column("key").get(row)),
                    input.textOrEmpty(table.column("value").get(row)));
            found.add(tag);
            known.add(tag.at(0));
        }
        for (int row : open.rows("task")) {
            int taskRow = tasks.row(open.taskId(row));
            open.tags(row).lines().filter(line -> line.indexOf('=') >= 0).forEach(line -> {
                int equals = line.indexOf('=');
                Tag tag = new Tag(0, taskRow, line.substring(0, equals), line.substring(equals + 1));
                if (known.add(tag)) {
                    found.add(tag.at(taskRow < 0 ? 0 : Math.max(0, tasks.beginNs(taskRow))));
                }
            });
        }
        found.sort(Comparator.comparingLong(Tag::atNs));
        Tags.Builder tags = new Tags.Builder(strings);
        for (Tag tag : found) {
            tags.add(tag.atNs(), tag.taskRow(), tag.key(), tag.value());
        }
        return tags;
    }
}
