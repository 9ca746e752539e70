package dev.jtracer.benchmarks.reader;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * What this process uses: processor time and memory of the whole process, and bytes allocated on the heap.
 *
 * <p>Bytes allocated are what the heap grew by between collections, whichever threads made it grow, ended ones too: no counter
 * of the JVM says that on JDK 17.
 */
final class Footprint {
    private static final Set<String> HEAP_POOLS = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    private final long collectionsBefore;
    private long notified;
    private long allocatedBytes;
    private long usedBytes;

    private Footprint() {
        collectionsBefore = collections();
        usedBytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Begins to watch this process. */
    static Footprint watch() {
        Footprint footprint = new Footprint();
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) bean)
                    .addNotificationListener((event, unused) -> footprint.add(event.getUserData()), null, null);
        }
        return footprint;
    }

    private synchronized void add(Object collection) {
        GcInfo gc = GarbageCollectionNotificationInfo.from((CompositeData) collection)
                .getGcInfo();
        allocatedBytes += Math.max(0, heap(gc.getMemoryUsageBeforeGc()) - usedBytes);
        usedBytes = heap(gc.getMemoryUsageAfterGc());
        notified++;
        notifyAll();
    }

    /** The bytes allocated since it began to watch. Collects, so that the last of them count. */
    synchronized long allocatedBytes() throws InterruptedException {
        System.gc();
        while (notified < collections() - collectionsBefore) {
            wait(100);
        }
        return allocatedBytes;
    }

    /** Processor time of all threads of this process, the compiler's and the collector's too. */
    static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The bytes on the heap that are in use, after a collection. */
    static long liveBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most memory this process ever had, mapped files included. */
    static long peakBytes() throws IOException {
        return status("VmHWM:");
    }

    /** How much of its memory is pages of files, which the system may take back at any time. */
    static long fileBytes() throws IOException {
        return status("RssFile:");
    }

    private static long status(String key) throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(each -> each.startsWith(key))
                .findFirst()
                .orElse(key + " 0 kB");
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        return pools.entrySet().stream()
                .filter(pool -> HEAP_POOLS.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
