package dev.jtracer.examples.shop;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the pages that customers see: the {@code render} task.
 *
 * <p>A page is built generously, about a megabyte of short-lived text, and the last ones are kept: enough for a
 * collection every second or two, with something to copy.
 */
final class Pages {
    private static final int KEPT = 96;
    private static final int DECORATION = 8_000;

    private final PriceTable prices;
    private final Map<String, String> kept = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };

    Pages(PriceTable prices) {
        this.prices = prices;
    }

    /** The page that lists what was found. */
    byte[] results(String words, List<Catalogue.Hit> hits) {
        try (Task task = Task.create("render")) {
            String list = Region.with("rows", () -> rows(hits));
            String page = Region.with("decorate", () -> decorate(words, list));
            Region.with("keep", () -> keep(words, page));
            return Region.with(
                    "encode",
                    () -> page.substring(0, Math.min(page.length(), 4_000)).getBytes(StandardCharsets.UTF_8));
        }
    }

    private String rows(List<Catalogue.Hit> hits) {
        StringBuilder rows = new StringBuilder();
        for (Catalogue.Hit hit : hits) {
            int cents = prices.priceOf(hit.product().number());
            rows.append("<li>")
                    .append(hit.product().name())
                    .append(' ')
                    .append(cents)
                    .append("</li>");
        }
        return rows.toString();
    }

    private static String decorate(String words, String list) {
        StringBuilder page = new StringBuilder("<h1>" + words + "</h1><ul>" + list + "</ul>");
        for (int i = 0; i < DECORATION; i++) {
            page.append("<div class=\"")
                    .append("d" + i)
                    .append("\">")
                    .append(i % 97)
                    .append("</div>\n");
        }
        return page.toString();
    }

    private synchronized void keep(String words, String page) {
        kept.put(words + kept.size() + System.nanoTime(), page);
    }
}
