package dev.jtracer.viewer.server;

import dev.jtracer.viewer.live.LiveCapture;
import dev.jtracer.viewer.live.LiveCapture.State;
import dev.jtracer.viewer.live.LiveProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The recordings this process captured and still keeps. */
final class KeptCaptures implements Recordings {
    private final LiveProcess live;

    KeptCaptures(LiveProcess live) {
        this.live = live;
    }

    @Override
    public List<RecordingFile> list() {
        return live.list().stream()
                .map(KeptCaptures::fileOf)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public @Nullable RecordingFile find(String id) {
        LiveCapture capture = live.capture(id);
        return capture == null ? null : fileOf(capture);
    }

    @Override
    public boolean knows(String id) {
        LiveCapture capture = live.capture(id);
        return capture != null && capture.state() != State.DISCARDED && capture.state() != State.FAILED;
    }

    /** The file of a capture, null while there is none. */
    static @Nullable RecordingFile fileOf(LiveCapture capture) {
        Path file = capture.file();
        String name = capture.name();
        return file == null || name == null ? null : new RecordingFile(capture.id(), file, name, capture.bytes());
    }
}
