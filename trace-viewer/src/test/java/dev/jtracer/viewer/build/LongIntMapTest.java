package dev.jtracer.viewer.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ids that count up, ids all over and both together: the map says what {@link HashMap} says. */
class LongIntMapTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void saysWhatAHashMapSays(long seed) {
        Random random = new Random(seed);
        LongIntMap map = new LongIntMap();
        Map<Long, Integer> expected = new HashMap<>();
        long counting = random.nextLong();
        for (int row = 0; row < 20_000; row++) {
            long id = random.nextInt(4) == 0 ? random.nextLong() : counting + random.nextInt(row + 1);
            assertThat(map.put(id, row)).isEqualTo(expected.put(id, row) == null);
        }
        for (int i = 0; i < 40_000; i++) {
            long id = i % 2 == 0 ? random.nextLong() : counting + i / 2;
            assertThat(map.get(id)).isEqualTo(expected.getOrDefault(id, -1));
        }
        expected.forEach((id, row) -> assertThat(map.get(id)).isEqualTo(row));
    }
}
