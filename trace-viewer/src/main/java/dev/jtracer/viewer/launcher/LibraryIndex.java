package dev.jtracer.viewer.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Which library of the jar has which file: {@code io/undertow/Undertow.class} is at {@code
 * lib/undertow-core/io/undertow/Undertow.class}.
 *
 * <p>Made once from the jar's directory. In a multi-release library the file of the newest version that this JVM may use takes
 * the place of the plain one, as a class path would do it.
 */
final class LibraryIndex {
    static final String FOLDER = "lib/";
    private static final String VERSIONS = "META-INF/versions/";

    private final JarFile jar;
    private final Map<String, Manifest> manifests = new HashMap<>();
    private final Map<String, List<Place>> places = new HashMap<>();

    private LibraryIndex(JarFile jar) {
        this.jar = jar;
    }

    static LibraryIndex of(JarFile jar) throws IOException {
        LibraryIndex index = new LibraryIndex(jar);
        List<JarEntry> files = jar.stream()
                .filter(entry -> entry.getName().startsWith(FOLDER) && !entry.isDirectory())
                .toList();
        for (JarEntry file : files) {
            if (Place.of(file.getName()).path().equals(JarFile.MANIFEST_NAME)) {
                index.addManifest(file);
            }
        }
        files.forEach(file -> index.add(Place.of(file.getName())));
        return index;
    }

    /** Every place of a file, in the order of the libraries; empty if there is none. */
    List<Place> find(String path) {
        return places.getOrDefault(path, List.of());
    }

    /** What a library's manifest says about a package: its own section before the library's. */
    @Nullable
    String attribute(String library, String packagePath, Attributes.Name name) {
        Manifest manifest = manifests.get(library);
        if (manifest == null) {
            return null;
        }
        Attributes own = manifest.getAttributes(packagePath);
        String value = own == null ? null : own.getValue(name);
        return value == null ? manifest.getMainAttributes().getValue(name) : value;
    }

    private void addManifest(JarEntry file) throws IOException {
        try (InputStream in = jar.getInputStream(file)) {
            manifests.put(Place.of(file.getName()).library(), new Manifest(in));
        }
    }

    private void add(Place place) {
        if (!place.path().startsWith(VERSIONS)) {
            put(place.path(), place);
            return;
        }
        int slash = place.path().indexOf('/', VERSIONS.length());
        boolean multiRelease = "true".equalsIgnoreCase(attribute(place.library(), "", Attributes.Name.MULTI_RELEASE));
        if (multiRelease && slash > 0) {
            int version = Integer.parseInt(place.path().substring(VERSIONS.length(), slash));
            if (version <= Runtime.version().feature()) {
                put(place.path().substring(slash + 1), place.ofVersion(version));
            }
        }
    }

    /** One place per library and path: that of the newest version. */
    private void put(String path, Place place) {
        List<Place> known = places.computeIfAbsent(path, p -> new ArrayList<>(1));
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).library().equals(place.library())) {
                known.set(i, known.get(i).version() > place.version() ? known.get(i) : place);
                return;
            }
        }
        known.add(place);
    }

    /**
     * One file in the jar.
     *
     * @param entry its name in the jar
     * @param library the library it belongs to
     * @param path its name in the library
     * @param version the Java version it is for, 0 for any
     */
    record Place(String entry, String library, String path, int version) {
        static Place of(String entry) {
            int slash = entry.indexOf('/', FOLDER.length());
            return new Place(entry, entry.substring(FOLDER.length(), slash), entry.substring(slash + 1), 0);
        }

        Place ofVersion(int newVersion) {
            return new Place(entry, library, path, newVersion);
        }
    }
}
