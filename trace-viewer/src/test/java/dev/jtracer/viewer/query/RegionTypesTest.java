package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.Picture;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionTypesTest {
    private static final long MS = 1_000_000;

    @Test
    void regionsCountWhenTheyEnd() {
        List<RegionTypes.RegionType> types = RegionTypes.of(Picture.trace("""
                [                0         10        20        E
                a: region outer    |---------|
                a: region inner     |-|
                a: region inner        |---|
                b: region inner                      |-------->
                """)).types();

        assertThat(types).extracting(RegionTypes.RegionType::type).containsExactly("outer", "inner");
        RegionTypes.RegionType inner = types.get(1);
        assertThat(inner.count()).isEqualTo(2);
        assertThat(inner.open()).isEqualTo(1);
        assertThat(inner.totalNanos()).isEqualTo(6 * MS);
        assertThat(inner.minNanos()).isEqualTo(2 * MS);
        assertThat(inner.meanNanos()).isEqualTo(3 * MS);
        assertThat(inner.maxNanos()).isEqualTo(4 * MS);
        assertThat(inner.histogram().buckets())
                .extracting(Histogram.Bucket::count)
                .contains(1L, 1L);
    }

    /** More types than are measured in the first pass are measured like those that are not. */
    @Test
    void manyTypesAreMeasuredLikeFew() {
        StringBuilder drawn = new StringBuilder("[                       0         10        20        E\n");
        for (int type = 0; type < 150; type++) {
            drawn.append(String.format("%-24s|---|  |-|%n", "t" + type + ": region type" + type));
        }
        List<RegionTypes.RegionType> types =
                RegionTypes.of(Picture.trace(drawn.toString())).types();

        assertThat(types).hasSize(150).allSatisfy(type -> {
            assertThat(type.count()).isEqualTo(2);
            assertThat(type.totalNanos()).isEqualTo(6 * MS);
            assertThat(type.maxNanos()).isEqualTo(4 * MS);
            assertThat(type.p50Nanos()).isBetween(2 * MS, 2 * MS + 2_000);
        });
    }
}
