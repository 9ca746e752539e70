package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jtracer.Region;
import dev.jtracer.Task;
import dev.jtracer.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import jdk.jfr.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queries over one recording, as a client asks them: what parameters mean, and what is refused. */
class QueriesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ORDERS = 20;

    @TempDir
    static Path directory;

    private static TraceViewer viewer;

    @BeforeAll
    static void record() throws IOException {
        Path file = directory.resolve("orders.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
            recording.enable("jdk.GCPhasePause");
            recording.start();
            for (int i = 0; i < ORDERS; i++) {
                order(i);
            }
            System.gc();
            recording.dump(file);
        }
        viewer = TraceViewer.open(ViewerOptions.defaults(), List.of(file));
    }

    @AfterAll
    static void stop() {
        viewer.close();
    }

    @ParameterizedTest
    @CsvSource({"gzip, true", "'deflate, gzip;q=0.5', true", "br, false", "gzip;q=0, false", "'', false"})
    void aLargeAnswerIsCompressedForThoseWhoReadThat(String accepted, boolean compressed) throws IOException {
        String large = "/debug/traces/orders/api/whole-capture?buckets=4096";
        byte[] plain = RawHttp.get(viewer, large).send().bytes();
        assertThat(plain.length).isGreaterThan(Body.LARGE_BYTES);

        RawHttp.Answer answer =
                RawHttp.get(viewer, large).header("Accept-Encoding", accepted).send();

        assertThat(answer.header("Content-Encoding")).isEqualTo(compressed ? "gzip" : "");
        assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
        if (compressed) {
            assertThat(answer.bytes().length).isLessThan(plain.length / 4);
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
                assertThat(in.readAllBytes()).isEqualTo(plain);
            }
        } else {
            assertThat(answer.bytes()).isEqualTo(plain);
        }
    }

    @Test
    void lanesAreColumnsOfAllThreads() {
        JsonNode threads = ask("threads").get("threads");
        JsonNode lanes = ask("lanes").get("lanes");

        assertThat(lanes).isNotEmpty().allSatisfy(column -> assertThat(column).hasSameSizeAs(threads));
        for (int row = 0; row < threads.size(); row++) {
            assertThat(lanes.get("name").get(row)).isEqualTo(threads.get(row).get("name"));
            assertThat(lanes.get("endNs").get(row).asLong())
                    .isEqualTo(threads.get(row).get("endNs").asLong());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu", "wall", "allocation", "lock"})
    void flameGraphsAreColumnsThatAddUp(String kind) {
        JsonNode graph = ask("flame?kind=" + kind);
        JsonNode nodes = graph.get("nodes");

        assertThat(sum(nodes.get("self"))).isEqualTo(graph.get("total").asLong());
        assertThat(nodes.get("depth").get(0).asInt()).isZero();
        assertThat(nodes.get("name")).hasSameSizeAs(nodes.get("total"));
        assertThat(graph.get("names").get("kind").get(0).asString()).isEqualTo("all");
        JsonNode methods = ask("flame-methods?limit=1000&kind=" + kind);
        assertThat(methods.get("total")).isEqualTo(graph.get("total"));
    }

    @Test
    void partsOfAFlameGraphAreParameters() {
        long all = ask("flame?kind=wall").get("total").asLong();
        long running =
                ask("flame?kind=wall&state=running&type=order").get("total").asLong();
        long some = ask("flame?kind=wall&from=1000000&to=2000000&thread=0")
                .get("total")
                .asLong();

        assertThat(running).isPositive().isLessThan(all);
        assertThat(some).isBetween(0L, 1_000_000L);
        assertThat(ask("flame?kind=wall&nodes=2").get("nodes").get("name").size())
                .isLessThanOrEqualTo(2);
    }

    @Test
    void utilisationHasACurveAndTheWorstWindowsOfTheLengthsAskedFor() {
        JsonNode utilisation = ask("mmu?window=1000&window=1000000&worst=2&safepoints=true");

        assertThat(utilisation.get("stops").asInt()).isPositive();
        assertThat(utilisation.get("curve").get("utilisation").get(0).asDouble())
                .isZero();
        assertThat(utilisation.get("worst")).hasSize(2);
        assertThat(utilisation.get("worst").get(0).get("windows").size()).isBetween(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "tasks?type=order,20",
        "tasks?tag=customer,20",
        "tasks?tag=customer%3Deven,10",
        "tasks?log=NUMBER%201,11",
        "tasks?log=number&tag=customer%3Dodd&limit=1,10",
        "tasks?to=1&outcome=any,0",
        "tasks?from=1&type=order&sort=running,20",
        "tasks?type=order&beganFrom=0,20",
        "tasks?type=order&beganTo=1,0",
    })
    void tasksAreFilteredByParameters(String query, int tasks) {
        assertThat(ask(query).get("tasks").asInt()).isEqualTo(tasks);
    }

    @Test
    void regionsOfAStretchOfTimeAreFewer() {
        JsonNode all = ask("regions?type=work");
        long from = all.get("rows").get(0).get("startNs").asLong();
        JsonNode some = ask("regions?type=work&from=" + from + "&to=" + (from + 1));

        assertThat(all.get("regions").asInt()).isEqualTo(ORDERS);
        assertThat(some.get("regions").asInt()).isEqualTo(1);
        assertThat(ask("region-type?type=work&from=" + from + "&to=" + (from + 1))
                        .get("regions")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void everyQueryOfTasksTakesTheSameFilter() {
        String half = "type=order&tag=customer%3Deven";

        assertThat(ask("task-type?" + half).get("stats").get("count").asInt()).isEqualTo(ORDERS / 2);
        assertThat(ask("task-type?type=order").get("tagKeys").get(0).asString()).isEqualTo("customer");
        assertThat(ask("slow-tasks?" + half).get("tasks").asInt()).isEqualTo(ORDERS / 2);
        assertThat(ask("task-latency?columns=10&" + half).get("count").asInt()).isEqualTo(ORDERS / 2);
        assertThat(ask("task-waits?state=blocked&" + half).get("tasks").asInt()).isEqualTo(ORDERS / 2);
        JsonNode groups = ask("task-groups?type=order&by=tag&key=customer");
        assertThat(groups.get("allGroups").asInt()).isEqualTo(2);
        JsonNode byThread = ask("task-groups?type=order&by=thread");
        int thread = byThread.get("groups").get(0).get("thread").asInt();
        assertThat(ask("tasks?type=order&thread=" + thread).get("tasks").asInt())
                .isEqualTo(ORDERS);
    }

    @Test
    void searchFindsNames() {
        JsonNode found = ask("search?text=num&kind=log&limit=3");

        assertThat(found.get("found")).hasSize(3);
        assertThat(found.get("more").asInt()).isEqualTo(ORDERS - 3);
        assertThat(found.get("found").get(0).get("taskId").asLong()).isPositive();
        assertThat(ask("search?text=order").get("found").get(0).get("kind").asString())
                .isEqualTo("taskType");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flame?kind=heap|400|kind must be one of cpu, wall, allocation, lock, was heap",
                "flame?state=parked|400|state must not be given unless kind is wall",
                "flame?kind=wall&state=dead|400|state must be one of running, blocked",
                "flame?from=5&to=5|400|to must be after from 5, was 5",
                "flame?nodes=1|400|nodes must be a whole number between 2 and 50000, was 1",
                "flame?thread=99999|404|no thread 99999 in this recording",
                "flame?task=-77|404|no task -77 in this recording",
                "task-type|400|type must be given",
                "task-type?type=unheard|404|no task of type unheard in this recording",
                "task-groups?type=order|400|by must be given",
                "task-groups?type=order&by=tag|400|key must be given",
                "task-waits?state=dead|400|state must be one of running, blocked",
                "task-latency?columns=241|400|columns must be a whole number between 1 and 240, was 241",
                "tasks?beganFrom=5&beganTo=5|400|beganTo must be after beganFrom 5, was 5",
                "tasks?thread=99999|404|no thread 99999 in this recording",
                "flame-methods?limit=0|400|limit must be a whole number between 1 and 1000, was 0",
                "search|400|text must be given",
                "search?text=x&kind=page|400|kind must be one of taskType, regionType",
                "mmu?window=0|400|window must be a whole number at least 1, was 0",
            })
    void whatMakesNoSenseIsRefusedInOneLine(String query, int status, String reason) {
        RawHttp.Answer answer = get(query);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).get("error").asString()).startsWith(reason);
    }

    @Test
    void nothingIsBeingMadeWhenEverybodyHasAnAnswer() {
        ask("flame");
        assertThat(ask("running").get("running")).isEmpty();
    }

    private static void order(int number) {
        try (Task task = Task.create("order")) {
            Trace.tag("customer", number % 2 == 0 ? "even" : "odd");
            Trace.log("order", "number " + number);
            long end = System.nanoTime() + 10_000_000;
            Region.with("work", () -> {
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    private static JsonNode ask(String query) {
        RawHttp.Answer answer = get(query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static RawHttp.Answer get(String query) {
        return RawHttp.get(viewer, "/debug/traces/orders/api/" + query).send();
    }

    private static long sum(JsonNode numbers) {
        return IntStream.range(0, numbers.size())
                .mapToLong(i -> numbers.get(i).asLong())
                .sum();
    }
}
