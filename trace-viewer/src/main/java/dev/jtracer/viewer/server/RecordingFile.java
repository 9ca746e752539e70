package dev.jtracer.viewer.server;

import java.nio.file.Path;

/**
 * A recording that can be opened or downloaded.
 *
 * @param id what addresses call it: letters, digits, {@code -} and {@code _}
 * @param path where it lies
 * @param name its file name for people and downloads
 * @param bytes its size
 */
record RecordingFile(String id, Path path, String name, long bytes) {}
