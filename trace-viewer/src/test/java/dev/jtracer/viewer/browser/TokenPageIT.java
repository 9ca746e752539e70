package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A viewer with a token, in a browser that does not have it yet. */
@Tag("pages")
@ExtendWith(Chromium.class)
class TokenPageIT {
    private static final String TOKEN = "correct-horse-battery";

    private static TraceViewer viewer;

    @BeforeAll
    static void start() {
        viewer = TraceViewer.open(ViewerOptions.defaults().withToken(TOKEN), List.of());
    }

    @AfterAll
    static void stop() {
        viewer.close();
    }

    @Test
    void aWrongTokenIsToldAndTheRightOneOpensWhatTheAddressAskedFor(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(at("/debug/assets/img/icon.svg"), Theme.LIGHT)) {
            guarded.navigateToError(at("/debug/traces/"), 401);
            guarded.assertAccessible();
            Page page = guarded.page();
            page.getByLabel("Token").fill("not the right token");
            page.getByText("Open the viewer").click();
            assertThat(page.getByText("This is not the token.")).isVisible();
            guarded.screenshot("token");
            page.getByLabel("Token").fill(TOKEN);
            page.getByText("Open the viewer").click();
            assertThat(page.locator("app-frame main h1")).isVisible();
            assertThat(page.url()).endsWith("/debug/traces/");
        }
    }

    @Test
    void aLinkWithTheTokenOpensAtOnceAndLosesIt(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(at("/debug/assets/img/icon.svg"), Theme.DARK)) {
            guarded.navigateToError(at("/debug/#token=" + TOKEN), 401);
            assertThat(guarded.page().locator("app-frame main h1")).isVisible();
            assertThat(guarded.page().url()).endsWith("/debug/");
        }
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort()).resolve(path);
    }
}
