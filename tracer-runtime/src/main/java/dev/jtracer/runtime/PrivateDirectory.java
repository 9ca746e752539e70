package dev.jtracer.runtime;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A directory that only this user can read and that lives as long as the process.
 *
 * <p>Raw recordings hold secrets, so they lie here until they are cleaned. A process that is killed cannot tidy up; so each
 * directory holds a file its process keeps locked, and whoever comes next to the same place removes those that nobody locks.
 * A lock, unlike a process id, means the same inside and outside a container.
 */
public final class PrivateDirectory {
    static final String OF_TRACERS = "jtracer-live-";

    private static final String LOCK = "lock";
    private static final String OF_THIS_PROCESS = "jtracer.live";

    private final Path path;
    private final String prefix;

    /** Kept for its own sake: a channel nobody refers to is closed by the collector, and its lock is gone. */
    @SuppressWarnings("unused")
    private final FileLock held;

    private PrivateDirectory(Path path, String prefix, FileLock held) {
        this.path = path;
        this.prefix = prefix;
        this.held = held;
    }

    /**
     * Creates one below a directory.
     *
     * @param prefix what its name begins with: those of one prefix are swept by each other
     */
    public static PrivateDirectory create(Path parent, String prefix) throws IOException {
        PrivateDirectory created = null;
        while (created == null) {
            created = tryCreate(parent, prefix);
        }
        System.getProperties().merge(OF_THIS_PROCESS, created.path + File.pathSeparator, PrivateDirectory::both);
        return created;
    }

    /**
     * Removes directories beside a living one whose processes were killed.
     *
     * @param rescue is shown each before it goes
     */
    public void sweepOthers(Rescue rescue) {
        Path parent = path.toAbsolutePath().getParent();
        try (Stream<Path> entries = Files.list(parent)) {
            for (Path entry : entries.filter(this::mayBeAbandoned).toList()) {
                sweep(entry, rescue);
            }
        } catch (IOException | UncheckedIOException e) {
            // What cannot be listed or deleted is not ours to tidy.
            return;
        }
    }

    /** Creates a directory, and those above it, that only this user can read; one that is there stays as it is. */
    static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            Files.createDirectory(directory, ownerOnly(directory, "rwx------"));
        }
    }

    /** Lets only this user read and write a file, where the file system knows such a thing. */
    public static void makePrivate(Path file) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes what is in the directory, the lock and what the recorder keeps in its own part excepted. */
    public void clear() {
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(LOCK)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The process is ending and the directory is private: the next one to come sweeps it.
            return;
        }
    }

    private static @Nullable PrivateDirectory tryCreate(Path parent, String prefix) throws IOException {
        Path path = Files.createTempDirectory(parent, prefix, ownerOnly(parent, "rwx------"));
        Path lock = path.resolve(LOCK);
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock();
        if (held == null || !Files.exists(lock)) {
            // Somebody swept it in the moment before it was locked.
            channel.close();
            return null;
        }
        // The last to be registered is the first to go, and all of it after every shutdown hook, the recorder's
        // included.
        path.toFile().deleteOnExit();
        lock.toFile().deleteOnExit();
        return new PrivateDirectory(path, prefix, held);
    }

    /**
     * Whether a directory looks like one of ours and is of another process. Those of this one are told apart by their names: to
     * open and close a locked file again is to unlock it for the whole process, on systems with POSIX locks.
     */
    private boolean mayBeAbandoned(Path directory) {
        return directory.getFileName().toString().startsWith(prefix)
                && !System.getProperty(OF_THIS_PROCESS, "").contains(directory + File.pathSeparator)
                && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(directory.resolve(LOCK), LinkOption.NOFOLLOW_LINKS);
    }

    private void sweep(Path directory, Rescue rescue) throws IOException {
        Path lock = directory.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null && Files.getOwner(directory).equals(Files.getOwner(path))) {
                try {
                    rescue.from(directory);
                } finally {
                    delete(directory);
                }
            }
        } catch (AccessDeniedException | OverlappingFileLockException e) {
            // Another user's, or another thread is at it.
            return;
        }
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Object both(Object one, Object other) {
        return one.toString() + other;
    }

    private static FileAttribute<?>[] ownerOnly(Path where, String permissions) {
        return isPosix(where)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path where) {
        return where.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Takes what is still of use from a killed process's directory. */
    public interface Rescue {
        /** Takes it. */
        void from(Path directory) throws IOException;
    }
}
