package dev.jtracer.benchmarks.reader;

import java.nio.file.Path;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/** JDK Mission Control's parser. */
final class JmcReader {
    private JmcReader() {}

    static long everything(Path file) throws Exception {
        IItemCollection events = JfrLoaderToolkit.loadEvents(file.toFile());
        long count = 0;
        for (IItemIterable each : events) {
            count += each.getItemCount();
        }
        return count;
    }
}
