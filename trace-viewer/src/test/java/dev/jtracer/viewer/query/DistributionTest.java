package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    private final Distribution distribution = new Distribution();

    @Test
    void ofNothingEverythingIsZero() {
        assertThat(distribution.count()).isZero();
        assertThat(distribution.totalNanos()).isZero();
        assertThat(distribution.minNanos()).isZero();
        assertThat(distribution.meanNanos()).isZero();
        assertThat(distribution.maxNanos()).isZero();
        assertThat(distribution.percentileNanos(50)).isZero();
        assertThat(distribution.histogram().buckets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 999, 1_234_567_891, Long.MAX_VALUE / 2, Long.MAX_VALUE - 1, Long.MAX_VALUE})
    void everyNumberOfOneDurationIsThatDuration(long nanos) {
        distribution.add(nanos);

        assertThat(distribution.minNanos()).isEqualTo(nanos);
        assertThat(distribution.meanNanos()).isEqualTo(nanos);
        assertThat(distribution.maxNanos()).isEqualTo(nanos);
        assertThat(distribution.percentileNanos(0.001)).isEqualTo(nanos);
        assertThat(distribution.percentileNanos(50)).isEqualTo(nanos);
        assertThat(distribution.percentileNanos(99.9)).isEqualTo(nanos);
        assertThat(distribution.histogram().buckets()).singleElement().satisfies(bucket -> {
            assertThat(bucket.count()).isEqualTo(1);
            assertThat(nanos).isBetween(bucket.fromNanos(), bucket.toNanos());
        });
    }

    @Test
    void percentilesAreNearestRanks() {
        for (int nanos = 1; nanos <= 1000; nanos++) {
            distribution.add(nanos);
        }

        assertThat(distribution.percentileNanos(0.1)).isEqualTo(1);
        assertThat(distribution.percentileNanos(0.11)).isEqualTo(2);
        assertThat(distribution.percentileNanos(50)).isEqualTo(500);
        assertThat(distribution.percentileNanos(90)).isEqualTo(900);
        assertThat(distribution.percentileNanos(99)).isEqualTo(990);
        assertThat(distribution.percentileNanos(99.9)).isEqualTo(999);
        assertThat(distribution.percentileNanos(100)).isEqualTo(1000);
    }

    @Test
    void percentilesAreWithinAThousandthOfTheSortedDurations() {
        Random random = new Random(11);
        long[] nanos = new long[9_973];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = random.nextLong() >>> (20 + random.nextInt(40));
            distribution.add(nanos[i]);
        }
        Arrays.sort(nanos);

        for (double percentile : new double[] {0.5, 1, 10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.99, 100}) {
            long exact = nanos[(int) Math.ceil(percentile * nanos.length / 100) - 1];
            long estimated = distribution.percentileNanos(percentile);
            assertThat(estimated).isGreaterThanOrEqualTo(exact).isCloseTo(exact, Percentage.withPercentage(0.1));
        }
        assertThat(distribution.minNanos()).isEqualTo(nanos[0]);
        assertThat(distribution.maxNanos()).isEqualTo(nanos[nanos.length - 1]);
        assertThat(distribution.totalNanos()).isEqualTo(Arrays.stream(nanos).sum());
    }

    @Test
    void histogramCountsSumToTheCountAndEmptyBucketsInsideStay() {
        distribution.add(100);
        distribution.add(111);
        distribution.add(125);

        assertThat(distribution.histogram().buckets())
                .containsExactly(
                        new Histogram.Bucket(100, 112, 2),
                        new Histogram.Bucket(112, 125, 0),
                        new Histogram.Bucket(125, 140, 1));
    }

    @Test
    void clearedItIsAsNew() {
        distribution.add(5);
        distribution.clear();
        everyNumberOfOneDurationIsThatDuration(7);
    }

    @Test
    void theMeanIsRoundedToTheNearest() {
        distribution.add(1);
        distribution.add(2);
        assertThat(distribution.meanNanos()).isEqualTo(2);
    }
}
