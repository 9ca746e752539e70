package dev.jtracer.viewer.finding;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/** The key with the most weight; of equal ones the first in their own order, so that the answer is always the same. */
final class Heaviest {
    private Heaviest() {}

    static <K extends Comparable<K>> Optional<K> of(Map<K, Long> weights) {
        return weights.entrySet().stream()
                .min(Comparator.<Map.Entry<K, Long>>comparingLong(entry -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }
}
