package dev.jtracer.examples.shop;

import dev.jtracer.Region;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** The products of the shop on six shelves, and the work of finding the ones that somebody means. */
final class Catalogue {
    static final int SHELVES = 6;

    private static final List<String> LOOKS =
            List.of("red", "small", "round", "old", "heavy", "green", "plain", "soft", "tall", "dark");
    private static final List<String> STUFFS =
            List.of("oak", "wool", "steel", "clay", "linen", "glass", "wicker", "brass");
    private static final List<String> THINGS = List.of("kettle", "lamp", "chair", "tray", "blanket", "vase");

    /** One product: its number is its place in the price table. */
    record Product(int number, String name) {}

    /** A product and how far its name is from what was searched; 0 is the same. */
    record Hit(Product product, int distance) {}

    private final boolean detail;
    private final List<List<Product>> shelves = new ArrayList<>();

    /** With two regions for each product that is looked at, one in the other, or without. */
    Catalogue(boolean detail) {
        this.detail = detail;
        int number = 0;
        for (String thing : THINGS) {
            List<Product> shelf = new ArrayList<>();
            for (String look : LOOKS) {
                for (String stuff : STUFFS) {
                    shelf.add(new Product(number++, look + " " + stuff + " " + thing));
                }
            }
            shelves.add(List.copyOf(shelf));
        }
    }

    /** How many products there are. */
    int size() {
        return SHELVES * LOOKS.size() * STUFFS.size();
    }

    /** Some products, the same ones for the same seed. */
    List<Product> some(int count, int seed) {
        Random random = new Random(seed);
        List<Product> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Product> shelf = shelves.get(random.nextInt(SHELVES));
            some.add(shelf.get(random.nextInt(shelf.size())));
        }
        return some;
    }

    /** The ten products of one shelf that are nearest to the words. */
    List<Hit> nearest(int shelf, String words) {
        return shelves.get(shelf).stream()
                .map(product -> detail ? Region.with("product", () -> hit(product, words)) : hit(product, words))
                .sorted(Comparator.comparingInt(Hit::distance))
                .limit(10)
                .toList();
    }

    private Hit hit(Product product, String words) {
        String name = product.name();
        return new Hit(product, detail ? Region.with("distance", () -> distance(name, words)) : distance(name, words));
    }

    /** Levenshtein's distance: how many letters must be added, taken away or changed. */
    static int distance(String one, String two) {
        int[] row = new int[two.length() + 1];
        for (int k = 0; k <= two.length(); k++) {
            row[k] = k;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int k = 1; k <= two.length(); k++) {
                int changed = diagonal + (one.charAt(i - 1) == two.charAt(k - 1) ? 0 : 1);
                diagonal = row[k];
                row[k] = Math.min(changed, Math.min(row[k], row[k - 1]) + 1);
            }
        }
        return row[two.length()];
    }
}
