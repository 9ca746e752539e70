package dev.jtracer.viewer.attach;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dev.jtracer.viewer.browser.Chromium;
import dev.jtracer.viewer.browser.GuardedPage;
import dev.jtracer.viewer.browser.Theme;
import dev.jtracer.viewer.launcher.Program;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page on a recording of a program that knows nothing of tasks. */
@ExtendWith(Chromium.class)
class ThirdPartyPagesIT {
    private static TraceViewer viewer;

    @BeforeAll
    static void record(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("database.jfr");
        try (ThirdParty.Running running = ThirdParty.H2.start(directory)) {
            Program.Ended ended = Program.run(
                    directory,
                    Program.viewer("record", "" + running.process().pid(), "--duration", "1s", "-o", file.toString()));
            Assertions.assertThat(ended.exitCode()).as(ended.err()).isZero();
        }
        viewer = TraceViewer.open(ViewerOptions.defaults().withPort(0), List.of(file));
    }

    @AfterAll
    static void close() {
        viewer.close();
    }

    @ParameterizedTest
    @CsvSource({
        "'', LIGHT",
        "tasks, LIGHT",
        "timeline, DARK",
        "threads, LIGHT",
        "blocking, DARK",
        "regions, LIGHT",
        "gc, DARK"
    })
    void everyPageIsQuietAndAccessible(String address, Theme theme, Chromium chromium) {
        URI uri = URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/traces/database/" + address);
        try (GuardedPage guarded = chromium.open(uri, theme)) {
            Page page = guarded.page();
            assertThat(page.locator("h1").first()).hasCount(1);
            assertThat(page.locator("tbody[aria-busy=true]")).hasCount(0);
            guarded.screenshot("database-" + (address.isEmpty() ? "overview" : address));
            guarded.assertAccessible();
        }
    }
}
