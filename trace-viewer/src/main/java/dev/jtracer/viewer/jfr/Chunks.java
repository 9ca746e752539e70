package dev.jtracer.viewer.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The readable chunks of a file, found by their headers alone.
 *
 * @param readable the chunks, all there or cut
 * @param fileBytes the file's length
 * @param truncated whether the file ends within a chunk
 * @param inFlight whether a chunk is not finished
 */
record Chunks(List<Chunk> readable, long fileBytes, boolean truncated, boolean inFlight) {

    /** How many bytes belong to no readable chunk. */
    long unreadableBytes() {
        long read = 0;
        for (Chunk chunk : readable) {
            read += chunk.size();
        }
        return fileBytes - read;
    }

    /**
     * Walks the headers of a file.
     *
     * @throws RecordingFormatException if there is no chunk that can be read, with the reason
     */
    static Chunks scan(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new RecordingFormatException("not a JFR recording: " + file + " (a directory)");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new RecordingFormatException("recording must be a regular file: " + file);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return scan(file, channel);
        } catch (NoSuchFileException e) {
            throw new RecordingFormatException("no such file: " + file);
        } catch (AccessDeniedException e) {
            throw new RecordingFormatException("file must be readable by this user: " + file);
        }
    }

    private static Chunks scan(Path file, FileChannel channel) throws IOException {
        long length = channel.size();
        ByteBuffer header = ByteBuffer.allocate(Chunk.HEADER_BYTES);
        fill(header, channel, 0);
        if (!Chunk.startsIn(header)) {
            throw new RecordingFormatException("not a JFR recording: " + file + " (" + Guess.content(header) + ")");
        }
        List<Chunk> readable = new ArrayList<>();
        boolean truncated = false;
        boolean inFlight = false;
        long position = 0;
        while (position < length) {
            fill(header, channel, position);
            truncated = header.limit() < Chunk.HEADER_BYTES;
            if (truncated) {
                break;
            }
            checkVersion(file, header, position);
            boolean begins = Chunk.startsIn(header) && versionKnown(header);
            long left = length - position;
            boolean whole = begins && Chunk.isFinished(header) && Chunk.hasContent(header);
            inFlight |= begins && !Chunk.isFinished(header);
            if (whole && Chunk.size(header) <= left) {
                readable.add(Chunk.parse(header, position, Chunk.size(header), false));
                position += Chunk.size(header);
                continue;
            }
            long next = nextChunk(channel, position + 1, length);
            truncated = whole && next == length;
            if (begins && next - position > Chunk.HEADER_BYTES) {
                readable.add(Chunk.parse(header, position, next - position, true));
            }
            position = next;
        }
        Chunks chunks = new Chunks(List.copyOf(readable), length, truncated, inFlight);
        if (readable.isEmpty()) {
            throw chunks.nothingReadable(file, "");
        }
        return chunks;
    }

    /** Why nothing of the file can be read, in one line. */
    RecordingFormatException nothingReadable(Path file, String error) {
        if (inFlight) {
            return new RecordingFormatException(
                    "recording is still being written and has nothing readable yet: " + file + sizes());
        }
        if (truncated || readable.stream().allMatch(Chunk::cut)) {
            String what = truncated ? "recording is cut off inside its first chunk" : "recording has a damaged header";
            return new RecordingFormatException(what + ": " + file + sizes());
        }
        return new RecordingFormatException(
                "recording is damaged, nothing of it can be read: " + file + " (" + error + ")");
    }

    private String sizes() {
        return " (" + fileBytes + " bytes)";
    }

    /**
     * Where the next chunk begins that is all there, after damage; the file's length if none does. Each chunk ends with a copy
     * of its header, which does not begin one: behind a chunk the file ends or the next one begins, and not behind its header.
     */
    private static long nextChunk(FileChannel channel, long from, long length) throws IOException {
        ByteBuffer window = ByteBuffer.allocate(1 << 20);
        ByteBuffer header = ByteBuffer.allocate(Chunk.HEADER_BYTES);
        for (long at = from; at < length; at += window.limit() - Chunk.HEADER_BYTES + 1) {
            fill(window, channel, at);
            for (int i = 0; i + Chunk.HEADER_BYTES <= window.limit(); i++) {
                if (window.getInt(i) == Chunk.MAGIC) {
                    fill(header, channel, at + i);
                    long end = at + i + Chunk.size(header);
                    boolean whole = versionKnown(header) && Chunk.hasContent(header) && end <= length;
                    boolean copy = Chunk.startsIn(fill(header, channel, at + i + Chunk.HEADER_BYTES));
                    if (whole && !copy && (end == length || Chunk.startsIn(fill(header, channel, end)))) {
                        return at + i;
                    }
                }
            }
            if (window.limit() < window.capacity()) {
                break;
            }
        }
        return length;
    }

    private static boolean versionKnown(ByteBuffer header) {
        int major = header.getShort(4);
        return major == 1 || major == 2;
    }

    private static void checkVersion(Path file, ByteBuffer header, long position) throws RecordingFormatException {
        int major = header.getShort(4);
        if (position == 0 && !versionKnown(header)) {
            throw new RecordingFormatException("recording must have format version 1 or 2, has " + major + ": " + file);
        }
    }

    private static ByteBuffer fill(ByteBuffer buffer, FileChannel channel, long position) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.flip();
    }
}
