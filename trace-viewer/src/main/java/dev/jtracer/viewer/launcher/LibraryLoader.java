package dev.jtracer.viewer.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the libraries that lie unpacked below {@code lib/} of the viewer's jar, straight from it.
 *
 * <p>It sees the JDK, the libraries, and of everything else tracer-api alone, which it takes from the loader of the launcher:
 * so a task the application creates is a task the viewer knows. Nothing on the application's class path can get in its way.
 *
 * <p>It does what a class path of the libraries' jars would: multi-release files, service files of several libraries, resources
 * as URLs, packages with the version and the sealing their manifests state. It does not check signatures.
 */
final class LibraryLoader extends ClassLoader implements Closeable {
    private static final List<String> SHARED_PACKAGES = List.of("dev.jtracer", "dev.jtracer.spi");

    static {
        registerAsParallelCapable();
    }

    private final JarFile jar;
    private final String jarUrl;
    private final LibraryIndex index;
    private final ClassLoader shared;
    private final Map<String, ProtectionDomain> domains = new ConcurrentHashMap<>();

    /**
     * Opens a jar.
     *
     * @param jarFile the viewer's jar
     * @param shared where tracer-api comes from
     */
    LibraryLoader(Path jarFile, ClassLoader shared) throws IOException {
        super("jtracer", ClassLoader.getPlatformClassLoader());
        this.shared = shared;
        this.jar = new JarFile(jarFile.toFile(), false);
        this.jarUrl = "jar:" + jarFile.toUri() + "!/";
        this.index = LibraryIndex.of(jar);
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return SHARED_PACKAGES.contains(packageOf(name)) ? shared.loadClass(name) : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        List<LibraryIndex.Place> places = index.find(name.replace('.', '/') + ".class");
        if (places.isEmpty()) {
            throw new ClassNotFoundException(name);
        }
        LibraryIndex.Place place = places.get(0);
        try (InputStream in = open(place)) {
            byte[] bytes = in.readAllBytes();
            ensurePackage(packageOf(name), place.library());
            return defineClass(name, bytes, 0, bytes.length, domain(place.library()));
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        List<LibraryIndex.Place> places = index.find(name);
        return places.isEmpty() ? null : urlOf(places.get(0).entry());
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        List<URL> urls = new ArrayList<>();
        index.find(name).forEach(place -> urls.add(urlOf(place.entry())));
        return Collections.enumeration(urls);
    }

    /** As for any loader, without the caches of {@code jar:} URLs, which would keep the file open. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        InputStream platform = getParent().getResourceAsStream(name);
        List<LibraryIndex.Place> places = index.find(name);
        if (platform != null || places.isEmpty()) {
            return platform;
        }
        try {
            return open(places.get(0));
        } catch (IOException e) {
            return null;
        }
    }

    private InputStream open(LibraryIndex.Place place) throws IOException {
        return jar.getInputStream(jar.getJarEntry(place.entry()));
    }

    /** Defines a package as the manifest of the library its first class comes from describes it. */
    private void ensurePackage(String name, String library) {
        if (name.isEmpty() || getDefinedPackage(name) != null) {
            return;
        }
        String path = name.replace('.', '/') + "/";
        boolean sealed = "true".equalsIgnoreCase(index.attribute(library, path, Name.SEALED));
        try {
            definePackage(
                    name,
                    index.attribute(library, path, Name.SPECIFICATION_TITLE),
                    index.attribute(library, path, Name.SPECIFICATION_VERSION),
                    index.attribute(library, path, Name.SPECIFICATION_VENDOR),
                    index.attribute(library, path, Name.IMPLEMENTATION_TITLE),
                    index.attribute(library, path, Name.IMPLEMENTATION_VERSION),
                    index.attribute(library, path, Name.IMPLEMENTATION_VENDOR),
                    sealed ? locationOf(library) : null);
        } catch (IllegalArgumentException e) {
            // another thread was faster
        }
    }

    private ProtectionDomain domain(String library) {
        return domains.computeIfAbsent(library, name -> {
            CodeSource source = new CodeSource(locationOf(name), (Certificate[]) null);
            return new ProtectionDomain(source, null, this, null);
        });
    }

    private URL locationOf(String library) {
        return urlOf(LibraryIndex.FOLDER + library + "/");
    }

    private URL urlOf(String entry) {
        try {
            return new URL(jarUrl + new URI(null, null, entry, null).getRawPath());
        } catch (MalformedURLException | URISyntaxException e) {
            throw new UncheckedIOException(new IOException("cannot name " + entry, e));
        }
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }
}
