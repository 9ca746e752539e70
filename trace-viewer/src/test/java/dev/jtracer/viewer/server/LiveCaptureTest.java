package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.viewer.build.BadRecordingException;
import dev.jtracer.viewer.build.TraceReader;
import dev.jtracer.viewer.model.Pauses;
import dev.jtracer.viewer.model.Threads;
import dev.jtracer.viewer.model.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Captures over HTTP, in this very process. */
class LiveCaptureTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static TraceViewer viewer;

    @BeforeAll
    static void start() {
        viewer = TraceViewer.start(0);
    }

    @AfterAll
    static void stop() {
        viewer.close();
    }

    @AfterEach
    void removeCaptures() {
        for (JsonNode capture : json(RawHttp.get(viewer, "/debug/api/captures")).get("captures")) {
            RawHttp.request(
                            viewer,
                            "DELETE",
                            "/debug/api/captures/" + capture.get("id").asString())
                    .send();
        }
    }

    @Test
    void aBrowserGetsAPageAndNothingStarts() {
        RawHttp.Answer page =
                RawHttp.navigate(viewer, "/debug/trace?duration=1s").send();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Vary")).isEqualTo("Accept");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(captureCount()).isZero();
    }

    @Test
    void headAndPrefetchAndImagesStartNothing() {
        assertThat(RawHttp.request(viewer, "HEAD", "/debug/trace?duration=1s")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(RawHttp.get(viewer, "/debug/trace?duration=1s")
                        .header("Sec-Purpose", "prefetch")
                        .send()
                        .status())
                .isEqualTo(503);
        assertThat(RawHttp.get(viewer, "/debug/trace?duration=1s")
                        .header("Accept", "image/*")
                        .header("User-Agent", "Mozilla/5.0")
                        .send()
                        .status())
                .isEqualTo(406);
        assertThat(captureCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "duration=3h | duration must be between 100ms and 10m, was 3h",
                "duration=1ms | duration must be between 100ms and 10m, was 1ms",
                "duration=abc | duration must be between 100ms and 10m, written as 500ms, 5s or 1m30s, was 'abc'",
                "duration=0 | duration must be between 100ms and 10m, written as 500ms, 5s or 1m30s, was '0'",
                "duration=0s | duration must be between 100ms and 10m, was 0s",
                "seconds=0 | duration must be between 100ms and 10m, was 0s",
                "duration=5 | duration must be between 100ms and 10m, written as 500ms, 5s or 1m30s, was '5'",
                "duration=-5s | duration must be between 100ms and 10m, written as 500ms, 5s or 1m30s, was '-5s'",
                "seconds=-1 | seconds must be a number between 0.1 and 600, as 5 or 0.5, was -1",
                "seconds=1e9 | seconds must be a number between 0.1 and 600, as 5 or 0.5, was 1e9",
                "seconds=5&duration=5s | duration and seconds must not both be given",
                "duration=1s&duration=2s | duration must be given once, was given 2 times",
                "duration=1s&profile=full | profile must be low, default or detailed, was 'full'",
            })
    void aBadValueIsOneLineThatSaysWhatIsAllowed(String query, String line) {
        RawHttp.Answer answer = RawHttp.get(viewer, "/debug/trace?" + query)
                .header("Accept", "*/*")
                .send();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(line + "\n");
        assertThat(RawHttp.navigate(viewer, "/debug/trace?" + query).send().status())
                .isEqualTo(400);
        assertThat(captureCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"duration=200ms", "seconds=0.2&profile=low", "duration=0.2s&profile=detailed"})
    void anyOtherClientGetsTheRecording(String query, @TempDir Path directory) throws IOException {
        RawHttp.Answer answer = RawHttp.get(viewer, "/debug/trace?" + query)
                .header("Accept", "*/*")
                .send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).matches("attachment; filename=\"[A-Za-z0-9._-]+\\.jfr\"");
        assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(answer.bytes().length));
        Path file = Files.write(directory.resolve("got.jfr"), answer.bytes());
        assertThat(RecordingFile.readAllEvents(file)).isNotEmpty();
    }

    /** Threads and the looks at them are told apart from what else this process does. */
    @Test
    void threadsOfTheServerAreJtracersOwn(@TempDir Path directory) throws IOException, BadRecordingException {
        RawHttp.Answer answer = RawHttp.get(viewer, "/debug/trace?duration=200ms")
                .header("Accept", "*/*")
                .send();
        Trace trace = TraceReader.read(Files.write(directory.resolve("own.jfr"), answer.bytes()));
        Threads threads = trace.threads();
        List<String> own = IntStream.range(0, threads.size())
                .filter(threads::ofTracer)
                .mapToObj(threads::name)
                .toList();
        assertThat(own).anyMatch(name -> name.startsWith("jtracer-http I/O")).contains("jtracer-capture");
        assertThat(IntStream.range(0, threads.size()).mapToObj(threads::name))
                .noneMatch(name -> name.startsWith("XNIO"));
        Pauses pauses = trace.pauses();
        assertThat(IntStream.range(0, pauses.size()).filter(pauses::byTracer))
                .isNotEmpty()
                .allMatch(row ->
                        pauses.name(row).equals("ThreadDump") && "asked for by jtracer".equals(pauses.cause(row)));
    }

    @Test
    void aSecondCaptureIsRefusedAndToldUntilWhen() {
        String id = json(RawHttp.post(viewer, "/debug/api/captures?duration=30s"))
                .get("id")
                .asString();
        RawHttp.Answer json =
                RawHttp.post(viewer, "/debug/api/captures?duration=1s").send();
        RawHttp.Answer text = RawHttp.get(viewer, "/debug/trace?duration=1s").send();
        assertThat(json.status()).isEqualTo(409);
        assertThat(JSON.readTree(json.body()).get("runningId").asString()).isEqualTo(id);
        assertThat(JSON.readTree(json.body()).get("endsInMillis").asLong()).isBetween(1L, 30_000L);
        assertThat(text.status()).isEqualTo(409);
        assertThat(text.body()).contains("30s").endsWith("\n").doesNotContain("{");
        assertThat(Integer.parseInt(text.header("Retry-After"))).isBetween(1, 31);
    }

    @Test
    void aPageFollowsACaptureUntilItsFileIsThere() {
        RawHttp.Answer started = RawHttp.post(viewer, "/debug/api/captures?duration=300ms&profile=low")
                .header("Origin", "http://127.0.0.1:" + viewer.address().getPort())
                .header("Sec-Fetch-Site", "same-origin")
                .send();
        assertThat(started.status()).isEqualTo(201);
        String id = JSON.readTree(started.body()).get("id").asString();
        JsonNode first = progress(id);
        assertThat(first.get("profile").asString()).isEqualTo("low");
        assertThat(first.get("requestedNanos").asLong()).isEqualTo(300_000_000);
        JsonNode last = awaitEnd(id);
        assertThat(last.get("endReason").asString()).isEqualTo("duration");
        assertThat(last.get("name").asString()).endsWith(".jfr");
        RawHttp.Answer file =
                RawHttp.get(viewer, "/debug/traces/" + id + "/recording.jfr").send();
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.body()).startsWith("FLR");
    }

    @Test
    void aCaptureCanBeStoppedEarlyAndKeepsWhatItHas() {
        String id = json(RawHttp.post(viewer, "/debug/api/captures?duration=60s"))
                .get("id")
                .asString();
        assertThat(RawHttp.post(viewer, "/debug/api/captures/" + id + "/stop")
                        .send()
                        .status())
                .isEqualTo(204);
        JsonNode ended = awaitEnd(id);
        assertThat(ended.get("endReason").asString()).isEqualTo("stopped");
        assertThat(ended.get("durationNanos").asLong()).isLessThan(60_000_000_000L);
    }

    @Test
    void aCaptureThatRunsHasAPageAndNoDataYet() {
        String id = json(RawHttp.post(viewer, "/debug/api/captures?duration=60s"))
                .get("id")
                .asString();
        assertThat(RawHttp.navigate(viewer, "/debug/traces/" + id + "/").send().status())
                .isEqualTo(200);
        RawHttp.Answer data =
                RawHttp.get(viewer, "/debug/traces/" + id + "/api/recording").send();
        assertThat(data.status()).isEqualTo(409);
        assertThat(data.body()).contains("has not ended yet");
    }

    @Test
    void aCaptureCanBeThrownAway() {
        String id = json(RawHttp.post(viewer, "/debug/api/captures?duration=60s"))
                .get("id")
                .asString();
        assertThat(RawHttp.post(viewer, "/debug/api/captures/" + id + "/discard")
                        .send()
                        .status())
                .isEqualTo(204);
        assertThat(captureCount()).isZero();
        assertThat(RawHttp.get(viewer, "/debug/traces/" + id + "/recording.jfr")
                        .send()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aClientWhoseCaptureIsThrownAwayIsTold() {
        CompletableFuture<RawHttp.Answer> waiting = CompletableFuture.supplyAsync(
                () -> RawHttp.get(viewer, "/debug/trace?duration=60s").send());
        while (captureCount() == 0) {
            Thread.onSpinWait();
        }
        removeCaptures();
        assertThat(waiting.join().status()).isEqualTo(410);
        assertThat(waiting.join().body()).contains("was discarded");
    }

    @Test
    void aClientThatWaitsSharesNoThreadWithOthers() {
        CompletableFuture<RawHttp.Answer> waiting = CompletableFuture.supplyAsync(
                () -> RawHttp.get(viewer, "/debug/trace?duration=700ms").send());
        RawHttp.Answer process = RawHttp.get(viewer, "/debug/api/process").send();
        assertThat(process.status()).isEqualTo(200);
        assertThat(waiting.join().status()).isIn(200, 409);
    }

    @Test
    void theProcessSaysHowItCanBeCaptured() {
        JsonNode process = json(RawHttp.get(viewer, "/debug/api/process"));
        assertThat(process.get("live").asBoolean()).isTrue();
        assertThat(process.get("pid").asLong())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(process.get("profiles").findValuesAsString("key")).containsExactly("low", "default", "detailed");
        assertThat(json(RawHttp.get(viewer, "/debug/api/live-tasks")).has("openCount"))
                .isTrue();
        assertThat(json(RawHttp.get(viewer, "/debug/api/live-tasks?since=capture"))
                        .has("openCount"))
                .isTrue();
        assertThat(RawHttp.get(viewer, "/debug/api/live-tasks?since=boot")
                        .send()
                        .status())
                .isEqualTo(400);
    }

    private static JsonNode awaitEnd(String id) {
        JsonNode progress = progress(id);
        while (progress.get("endReason").isNull() || progress.get("name").isNull()) {
            Thread.onSpinWait();
            progress = progress(id);
        }
        return progress;
    }

    private static JsonNode progress(String id) {
        return json(RawHttp.get(viewer, "/debug/api/captures/" + id));
    }

    private static int captureCount() {
        return json(RawHttp.get(viewer, "/debug/api/captures")).get("captures").size();
    }

    private static JsonNode json(RawHttp request) {
        return JSON.readTree(request.send().body());
    }
}
