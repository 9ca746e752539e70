package dev.jtracer.viewer.attach;

import dev.jtracer.runtime.PrivateDirectory;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a recording goes: seen to be writable before anything is recorded, and complete from the moment it is there. */
final class OutputFile {
    private final Path file;
    private final boolean replaces;

    private OutputFile(Path file, boolean replaces) {
        this.file = file;
        this.replaces = replaces;
    }

    static OutputFile reserve(Path file, boolean replace) throws RecordFailed {
        boolean there = Files.exists(file);
        try {
            if (there && !Files.isRegularFile(file)) {
                throw new RecordFailed("a recording cannot be written to " + file + ": it is no file", null);
            }
            if (there && !replace) {
                throw new RecordFailed(file + " is there already: --force replaces it", null);
            }
            if (!there) {
                Files.createFile(file);
                PrivateDirectory.makePrivate(file);
            } else if (!Files.isWritable(file)) {
                throw new AccessDeniedException(file.toString());
            }
            return new OutputFile(file, there);
        } catch (IOException e) {
            throw new RecordFailed("a recording cannot be written to " + file + ": " + reason(e), e);
        }
    }

    Path path() {
        return file;
    }

    boolean replaces() {
        return replaces;
    }

    /** Puts the finished recording there, readable by its owner only. */
    void fill(Path recording) throws IOException {
        PrivateDirectory.makePrivate(recording);
        Files.move(recording, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes back the empty file when nothing came of it. */
    void release() throws IOException {
        if (!replaces && Files.exists(file) && Files.size(file) == 0) {
            Files.delete(file);
        }
    }

    static String reason(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "its directory is missing";
        }
        if (problem instanceof AccessDeniedException) {
            return "this user must not write there";
        }
        return problem instanceof FileAlreadyExistsException ? "somebody else has just made it" : Reason.of(problem);
    }
}
