package dev.jtracer.viewer.query;

import dev.jtracer.viewer.column.IntColumn;
import dev.jtracer.viewer.model.RowIndex;
import dev.jtracer.viewer.model.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of the tags of some tasks. */
final class TagKeys {
    private static final int MOST = 20;

    private TagKeys() {}

    /** The keys set most often, at most {@value #MOST}; among equals by name. Cost: the tags of these tasks. */
    static List<String> most(Tags tags, IntColumn taskRows) {
        Map<String, Integer> counts = new HashMap<>();
        RowIndex byTask = tags.byTask();
        for (int i = 0; i < taskRows.size(); i++) {
            int task = taskRows.get(i);
            for (int place = byTask.first(task); place < byTask.end(task); place++) {
                counts.merge(tags.key(byTask.row(place)), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The value a task has for a key, the last one given; null if it has none. Cost: the task's tags. */
    static @Nullable String value(Tags tags, int taskRow, String key) {
        RowIndex byTask = tags.byTask();
        for (int place = byTask.end(taskRow) - 1; place >= byTask.first(taskRow); place--) {
            if (tags.key(byTask.row(place)).equals(key)) {
                return tags.value(byTask.row(place));
            }
        }
        return null;
    }
}
