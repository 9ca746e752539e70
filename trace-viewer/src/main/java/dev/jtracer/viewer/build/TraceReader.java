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

    /**
     * Reads a recording, ours or any other {@code .jfr}, into a trace. The file is never changed. What is damaged is left
     * out and described in {@link Trace#diagnostics()}.
     *
     * @param threads how many threads read, the caller's included: in a process that has other work, one
     * @throws BadRecordingException if nothing of it can be read; its message is one line that says why
     */
    public static Trace read(Path file, int threads) throws BadRecordingException {
        Path name = file.getFileName();
        try {
            ReadOptions options = ReadOptions.PLAIN.withThreads(threads);
            TraceBuilder builder = new TraceBuilder();
            EventColumns columns = EventReader.read(file, builder.selection(), options);
            return builder.build(
                    columns, name == null ? file.toString() : name.toString(), Files.size(file), new Workers(threads));
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
