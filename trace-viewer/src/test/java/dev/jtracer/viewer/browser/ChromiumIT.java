package dev.jtracer.viewer.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.options.LoadState;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The guards themselves: a page with each fault must be found out. */
@Tag("pages")
@ExtendWith(Chromium.class)
class ChromiumIT {
    private static final String HEAD = "<!doctype html><html lang=en><head><title>t</title><link rel=icon href=data:,>";

    private HttpServer server;
    private String body = "";

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] bytes = (HEAD + body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(
                    exchange.getRequestURI().getPath().equals("/missing") ? 404 : 200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void quietPagePasses(Chromium chromium) {
        body = "</head><body><main><h1>Quiet</h1></main></body></html>";
        try (GuardedPage guarded = chromium.open(address(), Theme.LIGHT)) {
            guarded.assertAccessible();
        }
    }

    @Test
    void consoleOutputIsFound(Chromium chromium) {
        body = "<script>console.log('hello')</script>";
        assertThatThrownBy(() -> visit(chromium)).hasMessageContaining("console log: hello");
    }

    @Test
    void scriptErrorIsFound(Chromium chromium) {
        body = "<script>throw new Error('broken')</script>";
        assertThatThrownBy(() -> visit(chromium)).hasMessageContaining("broken");
    }

    @Test
    void requestToAnotherOriginIsFound(Chromium chromium) {
        body = "<script>new Image().src = 'http://127.0.0.2:9/x.png'</script>";
        assertThatThrownBy(() -> visit(chromium)).hasMessageContaining("another origin: http://127.0.0.2:9/x.png");
    }

    @Test
    void inaccessiblePageIsFound(Chromium chromium) {
        body = "</head><body><main><h1>Picture</h1><img src=data:,></main></body></html>";
        try (GuardedPage guarded = chromium.open(address(), Theme.LIGHT)) {
            assertThatThrownBy(guarded::assertAccessible).hasMessageContaining("image-alt");
        }
    }

    @Test
    void errorPageThatWasAskedForIsNoComplaint(Chromium chromium) {
        body = "</head><body><main><h1>Missing</h1></main></body></html>";
        try (GuardedPage guarded = chromium.open(address(), Theme.DARK)) {
            guarded.navigateToError(address().resolve("/missing"), 404);
            assertThat(guarded.page().title()).isEqualTo("t");
        }
    }

    private void visit(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(address(), Theme.LIGHT)) {
            guarded.page().waitForLoadState(LoadState.NETWORKIDLE);
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
