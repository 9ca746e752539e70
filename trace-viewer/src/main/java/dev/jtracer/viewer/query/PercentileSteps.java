package dev.jtracer.viewer.query;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The percentiles of a curve: equal steps of rarity, p0, p10.9, p20.6, ... p90, ... p99, ... p99.99, and p50 among them. */
final class PercentileSteps {

    /** Points of the curve for each step from one decade of rarity to the next. */
    private static final int POINTS_PER_DECADE = 20;

    /** Decades of rarity that the curve spans: p99.99 is the fourth. */
    private static final int DECADES = 4;

    private PercentileSteps() {}

    /** The percentiles, ascending. */
    static double[] all() {
        return DoubleStream.concat(
                        IntStream.rangeClosed(0, DECADES * POINTS_PER_DECADE).mapToDouble(PercentileSteps::after),
                        DoubleStream.of(50))
                .sorted()
                .toArray();
    }

    /** The percentile after so many steps, rounded to what a person would write: 90, not 90.00000000000001. */
    private static double after(int step) {
        double percentile = 100 * (1 - Math.pow(10, -(double) step / POINTS_PER_DECADE));
        return Math.rint(percentile * 10_000) / 10_000;
    }
}
