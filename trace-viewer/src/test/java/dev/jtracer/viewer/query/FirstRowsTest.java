package dev.jtracer.viewer.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstRowsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 63, 64, 65, 999, 1000, 5000})
    void theFirstRowsAreThoseOfAFullSort(int limit) {
        Random random = new Random(limit);
        int[] keys = IntStream.range(0, 1000).map(row -> random.nextInt(50)).toArray();
        RowOrder byKey = (a, b) -> Integer.compare(keys[a], keys[b]);
        for (RowOrder order :
                new RowOrder[] {byKey.thenByRow(), byKey.reversed().thenByRow()}) {
            FirstRows first = new FirstRows(order, limit);
            IntStream.range(0, keys.length).forEach(first::offer);

            int[] expected = IntStream.range(0, keys.length)
                    .boxed()
                    .sorted(order::compare)
                    .limit(limit)
                    .mapToInt(row -> row)
                    .toArray();
            assertThat(first.sorted()).containsExactly(expected);
        }
    }
}
