package dev.jtracer.runtime.secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Overwrites the secrets in a recording file: environment variables, system and security properties, and command lines, of
 * this process and of others.
 *
 * <p>What cannot be read to its end cannot be shown to be clean: such a chunk, and all after it, is cut off. Work and memory
 * are those of one pass over the file.
 */
public final class Secrets {
    /** The events whose payload never leaves the process. */
    static final Set<String> EVENTS = Set.of(
            "jdk.InitialEnvironmentVariable",
            "jdk.InitialSystemProperty",
            "jdk.InitialSecurityProperty",
            "jdk.SecurityPropertyModification",
            "jdk.JVMInformation",
            "jdk.SystemProcess",
            "jdk.ProcessStart",
            "jdk.StringFlag",
            "jdk.StringFlagChanged",
            "jdk.JavaAgent",
            "jdk.NativeAgent");

    private static final long POOLS = 1;

    private final ChunkInput in;
    private final List<Cleaned> chunks = new ArrayList<>();
    private final Set<Long> secretStrings = new HashSet<>();

    private Secrets(ChunkInput in) {
        this.in = in;
    }

    /**
     * Cleans a file in place.
     *
     * @return what is left of it
     * @throws IOException if the file cannot be read or written; it may then still hold secrets
     */
    public static Result clean(Path file) throws IOException {
        try (ChunkInput in = new ChunkInput(file)) {
            return new Secrets(in).clean();
        }
    }

    private Result clean() throws IOException {
        long fileSize = in.size();
        long kept = 0;
        String problem = "";
        while (kept < fileSize && problem.isEmpty()) {
            try {
                Chunk chunk = Chunk.read(in, kept);
                Cleaned cleaned = cleanEvents(chunk);
                if (!chunk.finished()) {
                    chunk.finish(in);
                }
                chunks.add(cleaned);
                kept = chunk.end();
            } catch (IOException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        kept = cleanPools(kept);
        if (kept < fileSize) {
            in.truncate(kept);
            problem = problem.isEmpty() ? "its constants cannot be read" : problem;
        }
        return new Result(kept, fileSize - kept, problem);
    }

    private Cleaned cleanEvents(Chunk chunk) throws IOException {
        in.position(chunk.start() + chunk.metadataPosition());
        Metadata metadata = Metadata.read(in);
        Set<Long> secretTypes = metadata.idsOf(EVENTS);
        List<Long> pools = new ArrayList<>();
        long at = chunk.start() + Chunk.HEADER;
        while (at < chunk.end()) {
            in.position(at);
            long size = in.readLong();
            long type = in.readLong();
            if (size <= 0 || size > chunk.end() - at) {
                throw new IOException("event of " + size + " bytes at byte " + at);
            }
            if (type == POOLS) {
                pools.add(at);
            } else if (secretTypes.contains(type)) {
                cleanEvent(metadata, type, at + size);
            }
            at += size;
        }
        return new Cleaned(chunk, metadata, pools);
    }

    private void cleanEvent(Metadata metadata, long type, long end) throws IOException {
        metadata.skipEventHeader(in, type);
        long payload = in.position();
        metadata.skipPayload(in, type, secretStrings::add);
        if (payload < end) {
            in.overwrite(payload, new byte[(int) (end - payload)]);
        }
    }

    /** Long strings of events written in Java lie in a pool; those that only the overwritten events named are secrets too. */
    private long cleanPools(long kept) throws IOException {
        if (secretStrings.isEmpty()) {
            return kept;
        }
        for (Cleaned chunk : chunks) {
            try {
                for (long pools : chunk.pools) {
                    cleanPools(chunk.metadata, pools);
                }
            } catch (IOException e) {
                return chunk.chunk.start();
            }
        }
        return kept;
    }

    private void cleanPools(Metadata metadata, long at) throws IOException {
        in.position(at);
        in.readLong(); // size
        in.readLong(); // type
        in.readLong(); // start
        in.readLong(); // duration
        in.readLong(); // distance to the one before
        in.readByte(); // kind
        for (int pools = in.readCount(); pools > 0; pools--) {
            long type = in.readLong();
            boolean strings = metadata.isString(type);
            for (int entries = in.readCount(); entries > 0; entries--) {
                long key = in.readLong();
                if (strings && secretStrings.contains(key)) {
                    cleanString();
                } else {
                    metadata.skipValue(in, type, ignored -> {});
                }
            }
        }
    }

    /** Turns every character into an asterisk of the same width in bytes. */
    private void cleanString() throws IOException {
        StringForm form = StringForm.of(in.readByte(), in.position());
        if (!form.hasCharacters()) {
            if (form == StringForm.POOLED) {
                in.readLong();
            }
            return;
        }
        int length = in.readCount();
        long start = in.position();
        if (form != StringForm.CHARS) {
            in.skip(length);
            byte[] stars = new byte[length];
            Arrays.fill(stars, (byte) '*');
            in.overwrite(start, stars);
            return;
        }
        for (int i = 0; i < length; i++) {
            long character = in.position();
            in.readLong();
            int width = (int) (in.position() - character);
            byte[] star = new byte[width];
            Arrays.fill(star, (byte) 0x80);
            star[0] = (byte) (width == 1 ? '*' : '*' | 0x80);
            star[width - 1] &= 0x7f;
            in.overwrite(character, star);
        }
    }

    /**
     * What cleaning left.
     *
     * @param keptBytes the file's size now; 0 if nothing could be read
     * @param cutBytes what was cut off its end
     * @param problem why it was cut, empty if it was not
     */
    public record Result(long keptBytes, long cutBytes, String problem) {}

    private record Cleaned(Chunk chunk, Metadata metadata, List<Long> pools) {}
}
