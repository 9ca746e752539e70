package dev.jtracer.viewer.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loader on a small jar: two libraries, one of them multi-release, sealed and with a service. */
class LibraryLoaderTest {
    private static final String GREETER = Greeter.class.getName();
    private static final String SERVICE = "META-INF/services/java.lang.Runnable";

    @TempDir
    Path directory;

    private LibraryLoader loader;

    /** A class of a library. */
    public static final class Greeter implements Runnable {
        /** As services need it. */
        public Greeter() {}

        @Override
        public void run() {}

        @Override
        public String toString() {
            return "hello from " + getClass().getPackage().getImplementationVersion();
        }
    }

    @BeforeEach
    void open() throws IOException {
        Path jar = directory.resolve("a viewer & more.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream files = new JarOutputStream(out)) {
            add(files, "lib/one/META-INF/MANIFEST.MF", manifest("Implementation-Version: 1.5", "Sealed: true"));
            add(files, "lib/one/" + pathOf(GREETER), classBytes());
            add(files, "lib/one/" + SERVICE, text(GREETER));
            add(files, "lib/one/words.txt", text("one"));
            add(files, "lib/one/META-INF/versions/9/words.txt", text("not for a library that is not multi-release"));
            add(files, "lib/two/META-INF/MANIFEST.MF", manifest("Multi-Release: true"));
            add(files, "lib/two/words.txt", text("two"));
            add(files, "lib/two/release.txt", text("any"));
            add(files, "lib/two/META-INF/versions/17/release.txt", text("17"));
            add(files, "lib/two/META-INF/versions/11/release.txt", text("11"));
            add(files, "lib/two/META-INF/versions/999/release.txt", text("999"));
            add(files, "lib/two/META-INF/versions/9/only-new.txt", text("9"));
            add(files, "top.txt", text("the application's"));
        }
        loader = new LibraryLoader(jar, getClass().getClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    @Test
    void aClassComesFromItsLibraryWithItsPackageAndSource() throws ClassNotFoundException {
        Class<?> greeter = loader.loadClass(GREETER);
        assertThat(greeter.getClassLoader()).isSameAs(loader);
        assertThat(greeter).isNotSameAs(Greeter.class);
        assertThat(greeter.getPackage().getImplementationVersion()).isEqualTo("1.5");
        assertThat(greeter.getPackage().isSealed()).isTrue();
        assertThat(greeter.getProtectionDomain().getCodeSource().getLocation().toString())
                .endsWith("!/lib/one/");
    }

    @Test
    void servicesAreFound() {
        List<String> greetings = ServiceLoader.load(Runnable.class, loader).stream()
                .map(provider -> provider.get().toString())
                .toList();
        assertThat(greetings).containsExactly("hello from 1.5");
    }

    @Test
    void theNewestFileThisJvmMayUseWins() throws IOException {
        assertThat(read("release.txt")).isEqualTo("17");
        assertThat(read("only-new.txt")).isEqualTo("9");
        assertThat(read("words.txt")).isEqualTo("one");
    }

    @Test
    void aFileOfSeveralLibrariesIsFoundInEach() throws IOException {
        List<String> texts = Collections.list(loader.getResources("words.txt")).stream()
                .map(LibraryLoaderTest::read)
                .toList();
        assertThat(texts).containsExactly("one", "two");
    }

    @Test
    void theApplicationsClassesAndFilesAreNotThere() {
        assertThatThrownBy(() -> loader.loadClass("org.assertj.core.api.Assertions"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThat(loader.getResource("top.txt")).isNull();
        assertThat(loader.getResourceAsStream("top.txt")).isNull();
        assertThat(loader.getResource("lib/one/words.txt")).isNull();
    }

    @Test
    void tracerApiIsTheApplicationsOwn() throws ClassNotFoundException {
        assertThat(loader.loadClass("dev.jtracer.Trace").getClassLoader())
                .isSameAs(getClass().getClassLoader());
    }

    private String read(String name) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name)) {
            assertThat(read(loader.getResource(name))).isNotEmpty();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String read(URL url) {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("a resource's address must be readable: " + url, e);
        }
    }

    private static byte[] classBytes() throws IOException {
        try (InputStream in = Greeter.class.getResourceAsStream("/" + pathOf(GREETER))) {
            return in.readAllBytes();
        }
    }

    private static String pathOf(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static byte[] manifest(String... lines) {
        return text("Manifest-Version: 1.0\n" + String.join("\n", lines) + "\n");
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }
}
