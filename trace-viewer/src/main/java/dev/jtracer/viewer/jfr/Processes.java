package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which process each chunk of a file is from, as {@code jdk.JVMInformation} and {@code jtracer.Capture} say. Files of several
 * processes come from {@code cat a.jfr b.jfr}: their threads and tasks have the same ids and nothing in common.
 *
 * <p>A chunk that does not say is from the same process as the one before it in the file.
 */
final class Processes {
    private static final String JVM = "jdk.JVMInformation";
    private static final String CAPTURE = "jtracer.Capture";
    private static final Selection SAID = new Selection()
            .add(JVM, Field.number("pid"), Field.number("jvmStartTime"))
            .add(CAPTURE, Field.number("pid"), Field.text("id"));

    private @Nullable String jvm;
    private @Nullable String capture;

    private Processes() {}

    /**
     * The chunks of the process that the file begins with. Cost: steps through every chunk once.
     *
     * @param clockSet whether the clocks disagree: then a new capture, too, is another process
     */
    static List<Chunk> first(FileChannel file, List<Chunk> chunks, boolean clockSet) throws IOException {
        List<Chunk> inFile = new ArrayList<>(chunks);
        inFile.sort(Comparator.comparingLong(Chunk::offset));
        Processes known = new Processes();
        List<Chunk> ofFirst = new ArrayList<>();
        boolean first = true;
        for (Chunk chunk : inFile) {
            Processes said = new Processes();
            said.read(file, chunk, clockSet);
            boolean silent = said.jvm == null && said.capture == null;
            first = silent ? first : !differ(known.jvm, said.jvm) && !differ(known.capture, said.capture);
            known.jvm = known.jvm == null ? said.jvm : known.jvm;
            known.capture = known.capture == null ? said.capture : known.capture;
            if (first) {
                ofFirst.add(chunk);
            }
        }
        return ofFirst;
    }

    private static boolean differ(@Nullable String known, @Nullable String said) {
        return known != null && said != null && !known.equals(said);
    }

    /** Looks at a chunk; one that cannot be read to its end has said what it said until then. */
    private void read(FileChannel file, Chunk chunk, boolean clockSet) throws IOException {
        ColumnsBuilder builder = new ColumnsBuilder(SAID);
        ChunkDecoders.decode(file, List.of(chunk), SAID, builder, ReadOptions.PLAIN, (place, decoded) -> {});
        EventColumns columns = builder.build(new long[] {0}, 0, new Damage(false, false, 0, 0, 0, ""));
        EventTable jvms = columns.table(JVM);
        for (int row = 0; row < jvms.size(); row++) {
            long pid = jvms.column("pid").get(row);
            jvm = pid > 0 ? pid + " " + jvms.column("jvmStartTime").get(row) : jvm;
        }
        EventTable captures = columns.table(CAPTURE);
        for (int row = 0; row < captures.size(); row++) {
            long pid = captures.column("pid").get(row);
            long id = captures.column("id").get(row);
            capture = pid > 0 ? pid + " " + (clockSet && id >= 0 ? columns.text(id) : "") : capture;
        }
    }
}
