package dev.jtracer.viewer.server;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where recordings come from: files someone named, or what this process captured. */
interface Recordings {
    /** Every recording there is now, in the order a list shows them. */
    List<RecordingFile> list();

    /** The recording of this id, or null if there is none or none any more. */
    default @Nullable RecordingFile find(String id) {
        return list().stream().filter(file -> file.id().equals(id)).findFirst().orElse(null);
    }

    /** True if there is a recording of this id, or will be once its capture has ended. */
    default boolean knows(String id) {
        return find(id) != null;
    }
}
