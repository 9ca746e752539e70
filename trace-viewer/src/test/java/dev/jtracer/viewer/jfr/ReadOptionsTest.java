package dev.jtracer.viewer.jfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.build.ReadWatch;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.odd.FourChunks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far reading is, and ending it, on one thread and on several. */
class ReadOptionsTest {
    @TempDir
    static Path directory;

    private static Path file;

    @BeforeAll
    static void record() throws Exception {
        file = FourChunks.record(directory).write(directory.resolve("four.jfr"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void progressGrowsToTheSizeOfTheFile(int threads) throws IOException {
        List<Long> told = new ArrayList<>();
        EventReader.read(file, everything(), new ReadOptions(threads, () -> false, told::add));

        assertThat(told).isSorted().hasSizeGreaterThanOrEqualTo(FourChunks.CHUNKS);
        assertThat(told.get(told.size() - 1)).isEqualTo(Files.size(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void onceCancelledNothingMoreIsRead(int threads) {
        List<Long> told = new ArrayList<>();
        ReadOptions options = new ReadOptions(threads, () -> told.size() >= 2, told::add);

        assertThatThrownBy(() -> EventReader.read(file, everything(), options))
                .isInstanceOf(CancellationException.class)
                .hasMessage("reading was cancelled");
        assertThat(told).hasSize(2);
    }

    /** A trace that nobody wants is no broken recording. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void openingCanBeWatchedAndCancelled(int threads) {
        AtomicInteger told = new AtomicInteger();
        ReadWatch watch = new ReadWatch() {
            @Override
            public void read(long bytes) {
                told.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
                return told.get() >= 2;
            }
        };

        assertThatThrownBy(() -> TraceReader.read(file, threads, watch)).isInstanceOf(CancellationException.class);
        assertThat(told).hasValue(2);
    }

    private static Selection everything() throws IOException {
        Selection wanted = new Selection();
        ColumnsOfAll.select(file, wanted);
        return wanted;
    }
}
