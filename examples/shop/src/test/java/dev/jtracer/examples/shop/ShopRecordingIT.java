package dev.jtracer.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the shop's recording holds, as any JFR tool reads it: the load that measurements on it stand on. */
class ShopRecordingIT {
    private static final Set<String> REQUESTS = Set.of("search", "checkout");
    private static final Set<String> WAITS = Set.of(
            "jdk.SocketRead",
            "jdk.ThreadPark",
            "jdk.JavaMonitorEnter",
            "jdk.JavaMonitorWait",
            "jdk.FileForce",
            "jdk.FileWrite");

    private static final int SECONDS = 5;

    private static List<RecordedEvent> events = List.of();
    private static long requests;

    @BeforeAll
    static void capture(@TempDir Path directory) throws IOException, InterruptedException {
        Path file = directory.resolve("shop.jfr");
        try (ShopProcess shop = ShopProcess.start()) {
            URI capture = shop.address().resolve("/debug/trace?duration=" + SECONDS + "s");
            HttpResponse<Path> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(capture).build(), BodyHandlers.ofFile(file));
            assertThat(response.statusCode()).isEqualTo(200);
        }
        events = RecordingFile.readAllEvents(file);
        requests = count("jtracer.Task", task -> REQUESTS.contains(task.getString("type")));
    }

    @AfterAll
    static void forget() {
        events = List.of();
    }

    @Test
    void customersComeAndTheirNumberIsBounded() {
        assertThat(requests).isBetween(1L, 2L * SECONDS * 140);
    }

    @Test
    void everyKindOfTaskIsThere() {
        assertThat(events.stream()
                        .filter(event -> event.getEventType().getName().equals("jtracer.Task"))
                        .map(task -> task.getString("type")))
                .contains("checkout", "search", "price-quote", "render", "refresh-prices");
    }

    @Test
    void aRequestIsTwoTasksTwentyRegionsAndFiveWaits() {
        assertThat(count("jtracer.Task", task -> true)).isGreaterThanOrEqualTo(2 * requests);
        assertThat(count("jtracer.Region", region -> region.getLong("taskId") != 0))
                .isGreaterThanOrEqualTo(20 * requests);
        assertThat(events.stream()
                        .filter(event -> WAITS.contains(event.getEventType().getName())))
                .hasSizeGreaterThanOrEqualTo((int) (5 * requests));
    }

    @Test
    void refreshMakesOthersWaitForThePriceTable() {
        assertThat(count(
                        "jdk.JavaMonitorEnter",
                        wait -> wait.getClass("monitorClass").getName().equals(PriceTable.class.getName())))
                .isGreaterThan(5);
    }

    @Test
    void memoryIsCollected() {
        assertThat(count("jdk.GCPhasePause", pause -> true)).isPositive();
    }

    private static long count(String type, Predicate<RecordedEvent> which) {
        return events.stream()
                .filter(event -> event.getEventType().getName().equals(type))
                .filter(which)
                .count();
    }
}
