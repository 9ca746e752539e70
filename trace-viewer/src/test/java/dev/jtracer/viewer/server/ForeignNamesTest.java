package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.Region;
import dev.jtracer.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names as an attacker would choose them, the whole way: API, recording, reading, query, JSON. */
class ForeignNamesTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static TraceViewer viewer;
    private static String capture;

    @BeforeAll
    static void captureThem() {
        viewer = TraceViewer.start(0);
        capture = json(RawHttp.post(viewer, "/debug/api/captures?duration=60s"))
                .get("id")
                .asString();
        names().forEach(name -> {
            try (Task task = Task.create(name)) {
                Region.with(name, () -> {});
            }
        });
        RawHttp.post(viewer, "/debug/api/captures/" + capture + "/stop").send();
    }

    @AfterAll
    static void stop() {
        RawHttp.request(viewer, "DELETE", "/debug/api/captures/" + capture).send();
        viewer.close();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theNameArrivesAsItWasOrCut(String name) {
        String beginning = name.substring(0, Math.min(name.length(), 20));
        assertThat(types("task-types")).anySatisfy(type -> assertThat(type).startsWith(beginning));
        assertThat(types("region-types")).anySatisfy(type -> assertThat(type).startsWith(beginning));
    }

    static Stream<String> names() {
        return Stream.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "\u202eright to left",
                "nul\0nul",
                "emoji \ud83d\ude00",
                "half a pair \ud83d.",
                "line\u2028separator",
                "x".repeat(100_000));
    }

    private static List<String> types(String query) {
        List<String> types = new ArrayList<>();
        JsonNode answer = json(RawHttp.get(viewer, "/debug/traces/" + capture + "/api/" + query));
        answer.findValues("type").forEach(type -> types.add(type.asString()));
        return types;
    }

    private static JsonNode json(RawHttp request) {
        RawHttp.Answer answer = request.send();
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return JSON.readTree(answer.body());
    }
}
