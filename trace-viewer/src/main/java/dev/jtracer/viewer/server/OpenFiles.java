package dev.jtracer.viewer.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The recordings named on the command line, each under an id made from its file's name. */
final class OpenFiles implements Recordings {
    private static final int MAX_ID_CHARS = 40;

    private final Map<String, RecordingFile> byId = new LinkedHashMap<>();

    OpenFiles(List<Path> paths) {
        for (Path path : paths) {
            Path fileName = path.toAbsolutePath().getFileName();
            String name = fileName == null ? "recording" : fileName.toString();
            String id = freeId(name);
            byId.put(id, new RecordingFile(id, path, name, sizeOf(path)));
        }
    }

    @Override
    public List<RecordingFile> list() {
        return new ArrayList<>(byId.values());
    }

    private String freeId(String name) {
        String stem = name.toLowerCase(Locale.ROOT).replaceFirst("\\.jfr$", "").replaceAll("[^a-z0-9]+", "-");
        String cut = stem.substring(0, Math.min(stem.length(), MAX_ID_CHARS)).replaceAll("^-+|-+$", "");
        String base = cut.isEmpty() ? "recording" : cut;
        String id = base;
        for (int n = 2; byId.containsKey(id); n++) {
            id = base + "-" + n;
        }
        return id;
    }

    private static long sizeOf(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }
}
