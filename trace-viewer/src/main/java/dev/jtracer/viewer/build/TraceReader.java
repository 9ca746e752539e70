package dev.jtracer.viewer.build;

import dev.jtracer.viewer.jfr.EventColumns;
import dev.jtracer.viewer.jfr.EventReader;
import dev.jtracer.viewer.jfr.ReadOptions;
import dev.jtracer.viewer.jfr.RecordingFormatException;
import dev.jtracer.viewer.jfr.Selection;
import dev.jtracer.viewer.model.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** Opens recordings. */
public final class TraceReader {
    private TraceReader() {}

    /** Every event type and field that a trace is made of: all that opening a recording reads. */
    public static Selection selection() {
        return new TraceBuilder().selection();
    }

    /**
     * Reads a recording on all cores; see {@link #read(Path, int)}.
     *
     * @throws BadRecordingException if nothing of it can be read; its message is one line that says why
     */
    public static Trace read(Path file) throws BadRecordingException {
        return read(file, Runtime.getRuntime().availableProcessors());
    }

    /** As {@link #read(Path, int, ReadWatch)}, unwatched. */
    public static Trace read(Path file, int threads) throws BadRecordingException {
        return read(file, threads, ReadWatch.NOBODY);
    }

    /**
     * Reads a recording, ours or any other {@code .jfr}, into a trace. The file is never changed. What is damaged is left
     * out and described in {@link Trace#diagnostics()}.
     *
     * @param threads how many threads read, the caller's included: in a process that has other work, one
     * @param watch told how far reading is, and asked whether to go on while the file is read
     * @throws BadRecordingException if nothing of it can be read; its message is one line that says why
     * @throws CancellationException if the watch said that it is cancelled
     */
    public static Trace read(Path file, int threads, ReadWatch watch) throws BadRecordingException {
        Path name = file.getFileName();
        try {
            ReadOptions options = new ReadOptions(threads, watch::isCancelled, watch::read);
            TraceBuilder builder = new TraceBuilder();
            EventColumns columns = EventReader.read(file, builder.selection(), options);
            return builder.build(
                    columns, name == null ? file.toString() : name.toString(), Files.size(file), new Workers(threads));
        } catch (CancellationException e) {
            throw e;
        } catch (RecordingFormatException e) {
            throw new BadRecordingException(e.getMessage(), e);
        } catch (IOException e) {
            throw new BadRecordingException("recording must be readable: " + file + " (" + e.getMessage() + ")", e);
        } catch (OutOfMemoryError e) {
            throw new BadRecordingException(
                    "recording must fit into memory: " + file + " (needs more than this JVM's heap of "
                            + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB; java -Xmx gives more)",
                    e);
        } catch (RuntimeException e) {
            throw new BadRecordingException("recording must make sense: " + file + " (" + e + ")", e);
        }
    }
}
