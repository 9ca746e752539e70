package dev.jtracer.examples.shop;

import dev.jtracer.Region;
import dev.jtracer.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers a search: reads what the index has for each shelf, ranks it, and renders a page. One thread does it all. */
final class Search {
    private final Catalogue catalogue;
    private final Downstream index;
    private final Pages pages;

    Search(Catalogue catalogue, Downstream index, Pages pages) {
        this.catalogue = catalogue;
        this.index = index;
        this.pages = pages;
    }

    /** The page for these words. Runs inside the {@code search} task. */
    byte[] page(String words) throws IOException {
        Trace.log("search", words);
        List<Catalogue.Hit> hits = new ArrayList<>();
        try (Region query = Region.begin("query")) {
            for (int shelf = 0; shelf < Catalogue.SHELVES; shelf++) {
                hits.addAll(onShelf(shelf, words));
            }
        }
        Region.with("rank", () -> hits.sort(Comparator.comparingInt(Catalogue.Hit::distance)));
        return pages.results(words, hits.subList(0, 20));
    }

    private List<Catalogue.Hit> onShelf(int shelf, String words) throws IOException {
        return Region.with("shelf", () -> {
            Region.with("read", () -> index.ask(shelf));
            return Region.with("score", () -> catalogue.nearest(shelf, words));
        });
    }
}
