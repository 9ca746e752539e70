package dev.jtracer.viewer.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedColumnTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 512, 5_000})
    void valuesOfEveryWidthComeBack(int rows) {
        Random random = new Random(rows);
        for (int width = 0; width <= Long.SIZE; width++) {
            int unusedBits = Long.SIZE - width;
            long[] values = LongStream.generate(() -> unusedBits == Long.SIZE ? 7 : random.nextLong() >> unusedBits)
                    .limit(rows)
                    .toArray();
            PackedColumn column = PackedColumn.of(values);
            assertThat(column.size()).isEqualTo(rows);
            assertThat(column.toArray()).isEqualTo(values);
        }
    }

    @Test
    void extremesShareAPage() {
        long[] values = {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, Long.MIN_VALUE + 1};
        assertThat(PackedColumn.of(values).toArray()).isEqualTo(values);
        assertThat(PackedColumn.of(Integer.MIN_VALUE, Integer.MAX_VALUE).getInt(1))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void builderReadsAndReplacesAsAnArrayDoes() {
        Random random = new Random(1);
        PackedColumnBuilder column = new PackedColumnBuilder();
        LongColumn plain = new LongColumn();
        for (int step = 0; step < 20_000; step++) {
            long value = random.nextLong() >> random.nextInt(Long.SIZE);
            column.add(value);
            plain.add(value);
            int row = random.nextInt(plain.size());
            column.set(row, ~value);
            plain.set(row, ~value);
            assertThat(column.get(row)).isEqualTo(plain.get(row));
        }
        assertThat(column.build().toArray()).isEqualTo(plain.toArray());
    }

    @Test
    void columnThatSaysTheSameEverywhereTakesNoBits() {
        PackedColumn same = PackedColumn.of(new long[100_000]);
        PackedColumn times =
                PackedColumn.of(LongStream.range(0, 100_000).map(i -> 1_000 * i).toArray());
        assertThat(same.bytes()).isLessThan(8_000);
        assertThat(times.bytes()).isBetween(200_000L, 260_000L);
    }

    @Test
    void partsThatMeetInsideAPageMakeOneTable() {
        Random random = new Random(2);
        long[] values = random.longs(3_000).map(value -> value >> 40).toArray();
        PackedTable table = new PackedTable(2, values.length);
        int[] ends = {1, 2, 200, 255, 256, 257, 1_024, 1_100, 2_999, 3_000};
        long[] parts = new long[values.length];
        int from = 0;
        for (int to : ends) {
            PackedTable.Part part = table.part(from);
            part.setAll(1, to);
            for (int row = from; row < to; row++) {
                part.set(0, values[row]);
                part.next();
                parts[row] = to;
            }
            part.end();
            from = to;
        }
        assertThat(table.column(0).toArray()).isEqualTo(values);
        assertThat(table.column(1).toArray()).isEqualTo(parts);
    }

    @Test
    void valuesAddedTogetherAreTheSameAsOneByOne() {
        Random random = new Random(3);
        long[] values = random.longs(3_000).map(value -> value >> 44).toArray();
        PackedColumnBuilder column = new PackedColumnBuilder();
        PackedColumnBuilder ints = new PackedColumnBuilder();
        int from = 0;
        for (int to : new int[] {0, 1, 300, 512, 1_024, 1_030, 2_999, 3_000}) {
            long[] some = Arrays.copyOfRange(values, from, to + 1);
            column.addAll(some, to - from);
            ints.addAll(Arrays.stream(some).mapToInt(value -> (int) value).toArray(), to - from);
            from = to;
        }
        assertThat(column.build().toArray()).isEqualTo(values);
        assertThat(ints.build().toArray()).isEqualTo(values);
    }
}
