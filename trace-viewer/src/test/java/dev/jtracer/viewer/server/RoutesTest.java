package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each address answers, for a viewer of one file that is no recording. */
class RoutesTest {
    @TempDir
    static Path directory;

    private static TraceViewer viewer;

    @BeforeAll
    static void start() throws IOException {
        Path bad = Files.writeString(directory.resolve("Bad File (1).jfr"), "no recording");
        viewer = TraceViewer.open(ViewerOptions.defaults().withMaxReadBytes(1_000), List.of(bad));
    }

    @AfterAll
    static void stop() {
        viewer.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/debug/",
                "/debug/trace",
                "/debug/traces/",
                "/debug/traces/bad-file-1/",
                "/debug/traces/bad-file-1/tasks",
                "/debug/traces/bad-file-1/tasks/42",
                "/debug/traces/bad-file-1/timeline?from=1&to=2",
                "/debug/traces/bad-file-1/gc"
            })
    void pagesAreTheShell(String target) {
        RawHttp.Answer answer = RawHttp.navigate(viewer, target).send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<app-frame>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/debug/nothing",
                "/debug/traces/unknown/",
                "/debug/traces/bad-file-1/nothing",
                "/debug/traces/bad-file-1/tasks/1/2",
                "/debug/traces/%3Cscript%3E/",
                "/debug/traces/..%2F..%2Fetc%2Fpasswd/"
            })
    void anUnknownPageIsTheShellForABrowserAndOneLineForOthers(String target) {
        RawHttp.Answer page = RawHttp.navigate(viewer, target).send();
        RawHttp.Answer line = RawHttp.get(viewer, target).send();
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("<app-frame>");
        assertThat(line.status()).isEqualTo(404);
        assertThat(line.header("Content-Type")).startsWith("text/plain");
        assertThat(line.body()).startsWith("no ").hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/debug/api/nothing,404",
        "GET,/debug/api/captures/unknown,404",
        "GET,/debug/api/live-tasks,404",
        "POST,/debug/api/captures?duration=1s,404",
        "POST,/debug/api/captures/bad-file-1/stop,404",
        "POST,/debug/api/process,405",
        "DELETE,/debug/api/captures,405",
        "GET,/debug/traces/unknown/api/recording,404",
        "GET,/debug/traces/bad-file-1/api/nothing,404",
        "POST,/debug/traces/bad-file-1/api/recording,405",
        "GET,/debug/traces/bad-file-1/api/recording,422",
    })
    void aRefusalOfTheApiIsJsonWithOneLine(String method, String target, int status) {
        RawHttp.Answer answer = RawHttp.request(viewer, method, target)
                .header("Content-Length", "0")
                .send();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).matches("\\{\"error\":\"[^\"\\n]+\"}");
    }

    @Test
    void theFolderWithoutItsSlashLeadsThere() {
        RawHttp.Answer answer = RawHttp.navigate(viewer, "/debug?x=1").send();
        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.header("Location")).isEqualTo("/debug/?x=1");
    }

    @Test
    void aBadFileIsListedAndSaysWhyItFailed() {
        RawHttp.get(viewer, "/debug/traces/bad-file-1/api/recording").send();
        String progress =
                RawHttp.get(viewer, "/debug/api/captures/bad-file-1").send().body();
        String list = RawHttp.get(viewer, "/debug/api/captures").send().body();
        assertThat(progress).contains("\"state\":\"failed\"").doesNotContain("\"reason\":null");
        assertThat(list).contains("\"id\":\"bad-file-1\"", "\"name\":\"Bad File (1).jfr\"");
    }

    @Test
    void aFileTooLargeToReadHereIsOfferedWithTheCommandThatOpensIt() throws IOException {
        Path large = Files.write(directory.resolve("large.jfr"), new byte[2_000]);
        try (TraceViewer small = TraceViewer.open(ViewerOptions.defaults().withMaxReadBytes(1_000), List.of(large))) {
            String progress =
                    RawHttp.get(small, "/debug/api/captures/large").send().body();
            assertThat(progress)
                    .contains("\"state\":\"failed\"", "\"command\":\"java -jar trace-viewer.jar open large.jfr\"");
            assertThat(RawHttp.get(small, "/debug/traces/large/api/recording")
                            .send()
                            .status())
                    .isEqualTo(413);
            assertThat(RawHttp.get(small, "/debug/traces/large/recording.jfr")
                            .send()
                            .bytes())
                    .hasSize(2_000);
        }
    }

    @Test
    void aDownloadHasAPlainNameAndHeadCostsNothing() {
        RawHttp.Answer file =
                RawHttp.get(viewer, "/debug/traces/bad-file-1/recording.jfr").send();
        RawHttp.Answer head = RawHttp.request(viewer, "HEAD", "/debug/traces/bad-file-1/recording.jfr")
                .send();
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"Bad-File-1-.jfr\"");
        assertThat(file.body()).isEqualTo("no recording");
        assertThat(head.header("Content-Length")).isEqualTo("12");
        assertThat(head.bytes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/debug/traces/unknown/export.html,404,no recording unknown",
        "GET,/debug/traces/bad-file-1/export.html,422,not a JFR recording",
        "GET,/debug/traces/bad-file-1/export.html?view=nothing,400,view must be empty for the overview or begin with one of blocking",
        "GET,/debug/traces/bad-file-1/export.html?view=gc/1,400,view must be",
        "POST,/debug/traces/bad-file-1/export.html,405,this address can only be read",
    })
    void aViewThatCannotBeSavedIsOneLineAndNoDownload(String method, String target, int status, String reason) {
        RawHttp.Answer answer = RawHttp.request(viewer, method, target).send();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).startsWith(reason).hasLineCount(1);
        assertThat(answer.header("Content-Disposition")).isEmpty();
    }

    @Test
    void whatASavedViewIsCalledIsKnownWithoutMakingIt() {
        RawHttp.Answer head = RawHttp.request(
                        viewer, "HEAD", "/debug/traces/bad-file-1/export.html?view=timeline%3Ffrom%3D1")
                .send();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Disposition")).isEqualTo("attachment; filename=\"Bad-File-1--timeline.html\"");
        assertThat(head.bytes()).isEmpty();
    }

    @Test
    void assetsHaveTypesAndAreAskedForAgainCheaply() {
        RawHttp.Answer script = RawHttp.get(viewer, "/debug/assets/js/app.js").send();
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        RawHttp.Answer again = RawHttp.get(viewer, "/debug/assets/js/app.js")
                .header("If-None-Match", script.header("ETag"))
                .send();
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
        assertThat(RawHttp.get(viewer, "/debug/assets/css/tokens.css").send().header("Content-Type"))
                .startsWith("text/css");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../Assets.class",
                "..%2f..%2f..%2fMETA-INF/MANIFEST.MF",
                "%2e%2e/%2e%2e/server/Assets.class",
                "js/../../server/Assets.class",
                "js//app.js",
                "/js/app.js",
                "js/",
                "",
                "js%5c..%5capp.js",
                "js/app.js%00.css",
                ".hidden",
                "js/..;/app.js"
            })
    void noNameLeadsOutOfTheFolder(String name) {
        assertThat(RawHttp.get(viewer, "/debug/assets/" + name).send().status()).isIn(400, 404);
    }

    @Test
    void everyImportOfThePageIsServedAndItsMapIsTheOnlyInlineScript() {
        RawHttp.Answer page = RawHttp.navigate(viewer, "/debug/").send();
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page.body());
        assertThat(map.find()).isTrue();
        byte[] hash = Assets.sha256(map.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(hash) + "';")
                .doesNotContain("unsafe");
        Matcher files =
                Pattern.compile("\"(/debug/assets/[^\"]+\\.(?:js|css|svg))\"").matcher(page.body());
        while (files.find()) {
            assertThat(RawHttp.get(viewer, files.group(1)).send().status())
                    .as(files.group(1))
                    .isEqualTo(200);
        }
    }
}
