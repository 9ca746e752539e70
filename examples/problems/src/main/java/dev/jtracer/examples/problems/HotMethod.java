package dev.jtracer.examples.problems;

import dev.jtracer.Task;
import dev.jtracer.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Looks for the word most like another: among all words, or mended, among those that begin alike. */
final class HotMethod implements Problem {
    private static final int WORDS = 12_000;
    private static final int LETTERS = 9;

    private final Random random = new Random(3);
    private final List<String> words = new ArrayList<>();
    private final int[][] rows = new int[2][LETTERS + 1];
    private final boolean fixed;

    HotMethod(boolean fixed) {
        this.fixed = fixed;
        for (int i = 0; i < WORDS; i++) {
            words.add(word());
        }
    }

    @Override
    public void round() throws Exception {
        String misspelt = word();
        try (Task task = Task.create("suggest")) {
            Trace.tag("suggestion", mostLike(misspelt));
        }
        Thread.sleep(2);
    }

    private String mostLike(String misspelt) {
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            if (fixed && word.charAt(0) != misspelt.charAt(0)) {
                continue;
            }
            int distance = distance(word, misspelt);
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best;
    }

    /** How many letters must be added, removed or replaced. */
    private int distance(String from, String to) {
        int[] above = rows[0];
        int[] row = rows[1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            int[] swap = above;
            above = row;
            row = swap;
        }
        return above[to.length()];
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < LETTERS; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }
}
