package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogBucketsTest {

    @Test
    void bucketsAreAdjacentAndCoverEveryDuration() {
        assertThat(LogBuckets.from(0)).isZero();
        assertThat(LogBuckets.to(LogBuckets.COUNT - 1)).isEqualTo(Long.MAX_VALUE);
        for (int bucket = 0; bucket < LogBuckets.COUNT; bucket++) {
            assertThat(LogBuckets.from(bucket)).isLessThan(LogBuckets.to(bucket));
            if (bucket > 0) {
                assertThat(LogBuckets.from(bucket)).isEqualTo(LogBuckets.to(bucket - 1));
            }
        }
    }

    @Test
    void eachBoundBelongsToTheBucketItBegins() {
        for (int bucket = 0; bucket < LogBuckets.COUNT; bucket++) {
            assertThat(LogBuckets.bucketOf(LogBuckets.from(bucket))).isEqualTo(bucket);
            assertThat(LogBuckets.bucketOf(LogBuckets.to(bucket) - 1)).isEqualTo(bucket);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "1, 1, 2",
        "9, 9, 10",
        "13, 12, 14",
        "111, 100, 112",
        "112, 112, 125",
        "999999, 900000, 1000000",
        "1000000, 1000000, 1120000",
        "9000000000000000000, 9000000000000000000, 9223372036854775807",
        "9223372036854775806, 9000000000000000000, 9223372036854775807",
        "9223372036854775807, 9000000000000000000, 9223372036854775807"
    })
    void boundsAreRoundNumbers(long nanos, long from, long to) {
        int bucket = LogBuckets.bucketOf(nanos);
        assertThat(LogBuckets.from(bucket)).isEqualTo(from);
        assertThat(LogBuckets.to(bucket)).isEqualTo(to);
    }

    @Test
    void eachDurationLiesInExactlyOneBucket() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            long nanos = random.nextLong() >>> (1 + random.nextInt(63));
            int found = 0;
            for (int bucket = 0; bucket < LogBuckets.COUNT; bucket++) {
                boolean last = bucket == LogBuckets.COUNT - 1;
                found += LogBuckets.from(bucket) <= nanos && (nanos < LogBuckets.to(bucket) || last) ? 1 : 0;
            }
            int bucket = LogBuckets.bucketOf(nanos);
            assertThat(found).isEqualTo(1);
            assertThat(nanos).isBetween(LogBuckets.from(bucket), LogBuckets.to(bucket));
        }
    }

    @Test
    void aNegativeDurationIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogBuckets.bucketOf(-1))
                .withMessage("duration must not be negative, was -1");
    }
}
