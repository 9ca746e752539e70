package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in. The pages run inside servers that hold secrets, next to browsers that visit anything. */
class GateTest {
    private static final String TOKEN = "a-token-of-many-characters";

    private static TraceViewer viewer;
    private static TraceViewer named;
    private static TraceViewer guarded;

    @BeforeAll
    static void start() {
        viewer = TraceViewer.open(ViewerOptions.defaults(), List.of());
        named = TraceViewer.open(ViewerOptions.defaults().withHosts(Set.of("shop.example.org")), List.of());
        guarded = TraceViewer.open(ViewerOptions.defaults().withToken(TOKEN), List.of());
    }

    @AfterAll
    static void stop() {
        viewer.close();
        named.close();
        guarded.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "LOCALHOST", "127.0.0.1", "[::1]:9", "localhost.:1"})
    void loopbackNamesAreServed(String host) {
        assertThat(RawHttp.get(viewer, "/debug/api/process")
                        .header("Host", host)
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "10.0.0.1", "[::2]"})
    void aNameThatResolvesToThisMachineIsRefused(String host) {
        RawHttp.Answer answer =
                RawHttp.get(viewer, "/debug/api/process").header("Host", host).send();
        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body()).doesNotContain("live");
    }

    @Test
    void aRequestWithoutHostIsRefused() {
        assertThat(RawHttp.get(viewer, "/debug/").without("Host").send().status())
                .isEqualTo(400);
    }

    @Test
    void aConfiguredNameIsServedAndOthersStayOut() {
        assertThat(RawHttp.get(named, "/debug/api/process")
                        .header("Host", "shop.example.org")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.get(named, "/debug/api/process")
                        .header("Host", "evil.example")
                        .send()
                        .status())
                .isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "Forwarded", "X-Real-IP"})
    void whatComesThroughAProxyIsNotLocal(String header) {
        assertThat(RawHttp.get(viewer, "/debug/")
                        .header(header, "203.0.113.7")
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "http://localhost"})
    void anotherOriginIsRefused(String origin) {
        assertThat(RawHttp.post(viewer, "/debug/api/captures")
                        .header("Origin", origin)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "cross-site,no-cors,image",
        "same-site,cors,empty",
        "cross-site,navigate,iframe",
        "cross-site,cors,empty"
    })
    void whatAnotherSitesPageLoadsIsRefused(String site, String mode, String dest) {
        assertThat(RawHttp.get(viewer, "/debug/")
                        .header("Accept", "text/html")
                        .header("Sec-Fetch-Site", site)
                        .header("Sec-Fetch-Mode", mode)
                        .header("Sec-Fetch-Dest", dest)
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "/debug/,200",
        "/debug/trace?duration=1s,200",
        "/debug/api/process,403",
        "/debug/assets/js/app.js,403",
        "/debug/traces/a/export.html,403"
    })
    void aLinkInAChatOpensPagesAndNothingElse(String target, int status) {
        assertThat(RawHttp.navigate(viewer, target)
                        .header("Sec-Fetch-Site", "cross-site")
                        .send()
                        .status())
                .isEqualTo(status);
    }

    @Test
    void aFormOfAnotherSiteChangesNothing() {
        assertThat(RawHttp.post(viewer, "/debug/api/captures")
                        .header("Sec-Fetch-Site", "cross-site")
                        .header("Sec-Fetch-Mode", "navigate")
                        .header("Sec-Fetch-Dest", "document")
                        .header("Accept", "text/html")
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aBodyIsRefused() {
        assertThat(RawHttp.post(viewer, "/debug/api/captures")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .body("duration=5s")
                        .send()
                        .status())
                .isEqualTo(413);
        assertThat(RawHttp.post(viewer, "/debug/api/captures")
                        .without("Content-Length")
                        .header("Transfer-Encoding", "chunked")
                        .send()
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "TRACE", "OPTIONS", "PATCH", "CONNECTED"})
    void otherMethodsAreRefused(String method) {
        RawHttp.Answer answer = RawHttp.request(viewer, method, "/debug/").send();
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void everyAnswerIsHardened() {
        for (String target : List.of("/debug/", "/debug/api/process", "/debug/assets/js/app.js", "/debug/nothing")) {
            RawHttp.Answer answer = RawHttp.get(viewer, target).send();
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors 'none'");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.header("Cache-Control")).isIn("no-store", "no-cache");
        }
    }

    @Test
    void withATokenNothingIsShownWithoutIt() {
        assertThat(RawHttp.get(guarded, "/debug/api/process").send().status()).isEqualTo(401);
        assertThat(RawHttp.post(guarded, "/debug/api/session").send().status()).isEqualTo(401);
        assertThat(RawHttp.get(guarded, "/debug/api/session").send().body()).isEqualTo("{\"admitted\":false}");
        RawHttp.Answer page = RawHttp.navigate(guarded, "/debug/traces/x/").send();
        assertThat(page.status()).isEqualTo(401);
        assertThat(page.body()).contains("asks for a token");
        assertThat(RawHttp.get(guarded, "/debug/api/process")
                        .header("Authorization", "Bearer " + TOKEN + "x")
                        .send()
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theTokenComesAsAHeaderOrIsTradedForACookie() {
        assertThat(RawHttp.get(guarded, "/debug/api/process")
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Host", "any.example")
                        .send()
                        .status())
                .isEqualTo(200);
        RawHttp.Answer traded = RawHttp.post(guarded, "/debug/api/session")
                .header("Authorization", "Bearer " + TOKEN)
                .send();
        String cookie = traded.header("Set-Cookie");
        assertThat(traded.status()).isEqualTo(204);
        assertThat(cookie)
                .contains("HttpOnly", "SameSite=Strict", "Path=/debug/")
                .doesNotContain(TOKEN);
        assertThat(RawHttp.get(guarded, "/debug/api/process")
                        .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                        .send()
                        .status())
                .isEqualTo(200);
    }
}
