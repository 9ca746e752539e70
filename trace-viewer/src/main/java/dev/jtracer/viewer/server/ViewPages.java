package dev.jtracer.viewer.server;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pages of a recording: of each its module, and what it asks for what its address says, so that it can be saved. One line each.
 *
 * <p>A saved page asks the same as the page that a server sends; whoever changes what a page asks changes it here too, and {@code
 * SavedPageIT} fails until then.
 */
final class ViewPages {
    private static final String TASKS = "tasks";

    /** By the first segment of their addresses; the overview's is empty. */
    private static final Map<String, Page> PAGES = Map.ofEntries(
            entry("", new Page("overview", PageViews::overview)),
            entry(TASKS, new Page("tasks", TasksView::ask)),
            entry("timeline", new Page("timeline", TimelineView::ask)),
            entry("threads", new Page("threads", PageViews::threads)),
            entry("blocking", new Page("blocking", PageViews::blocking)),
            entry("regions", new Page("regions", PageViews::regions)),
            entry("flames", new Page("flames", FlameView::ask)),
            entry("gc", new Page("gc", PageViews::gc)));

    /** The page of one of a page's rows. */
    private static final Map<String, Page> OF_ROWS = Map.of(TASKS, new Page("task", TaskView::ask));

    private ViewPages() {}

    /** What a page asks; gives what else the file has to say about itself. */
    interface Asks {
        Map<String, Object> of(SavedAnswers answers, View view);
    }

    /**
     * A page.
     *
     * @param name its module in {@code js/pages}
     * @param asks what it asks
     */
    record Page(String name, Asks asks) {
        /** Its module. */
        String module() {
            return "js/pages/" + name + ".js";
        }
    }

    /** The first segments there are. */
    static Set<String> names() {
        return PAGES.keySet();
    }

    /** Whether a page's rows have pages of their own. */
    static boolean hasRows(String page) {
        return OF_ROWS.containsKey(page);
    }

    /** The page of a first segment that there is, of a row of it if there is one and rows have pages. */
    static Page of(String segment, @Nullable String row) {
        Page page = row != null && hasRows(segment) ? OF_ROWS.get(segment) : PAGES.get(segment);
        if (page == null) {
            throw new IllegalArgumentException("a page must be one of " + names() + ", was " + segment);
        }
        return page;
    }
}
