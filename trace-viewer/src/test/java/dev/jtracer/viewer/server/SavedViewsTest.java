package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jtracer.viewer.build.Picture;
import dev.jtracer.viewer.export.SavedPage;
import dev.jtracer.viewer.export.SavedParts;
import dev.jtracer.viewer.model.Trace;
import dev.jtracer.viewer.query.Progress;
import dev.jtracer.viewer.query.Tiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes into a saved page. */
class SavedViewsTest {
    private static final String HOSTILE = "</script><!--<script>alert(1)</script>\u2028";

    private static final Trace TRACE = Picture.trace("""
                                            0         10        20        30        40 E]
            a: task 1 order                 |----------------------------------------|
            a: scope 1                      |----------------------------------------|
            a: region load                   |---------------|
            a: socket db:5432                  |--||--|  |-|
            b: task 2 %1$s  |-----|
            b: region %1$s  |-----|
            b: blocked Table by=a              |--------|
            """.formatted(HOSTILE));

    @ParameterizedTest
    @CsvSource({
        "'', whole-capture findings task-types recording",
        "tasks, task-types task-type&type=order tasks&descending=true&limit=50&offset=0&sort=duration&type=order slow-tasks&type=order",
        "tasks/1, task&id=1 lanes counters flame&kind=wall&nodes=20000&task=1",
        "threads, pools thread&pool=a threads&descending=true&limit=10&offset=0&pool=a&sort=running",
        "blocking, locks lock&row=0",
        "regions, region-types region-type&type=load region-latency&type=load",
        "flames?kind=wall, flame&kind=wall&nodes=20000 lanes whole-capture task-types",
        "tasks?from=1&to=9999999999999999&by=tag:a%3Db&tag=a%3Db%3Dc, tasks&descending=true&limit=50&offset=0&sort=duration&tag=a=b=c&type=order task-groups&by=tag&key=a=b&type=order",
        "flames?orders=waited:nanos%2Cmethods:method, flame-methods&descending=false&kind=cpu&limit=200&sort=method",
        "gc, gc mmu&window=1000000&window=10000000&window=100000000&window=1000000000 whole-capture",
        "timeline?from=1000000&to=9000000&sel=state.0, lanes counters range&from=1000000&to=9000000 piece&kind=state&row=0"
    })
    void aPageHasTheAnswersItAsksForAndItsOwnModule(String view, String names) throws IOException {
        Map<String, byte[]> parts = parts(view);

        assertThat(parts.keySet()).contains(names.split(" "));
        String page = view.equals("tasks/1") ? "task" : view.isEmpty() ? "overview" : view.replaceFirst("\\?.*", "");
        assertThat(parts.keySet().stream()
                        .filter(name -> name.matches("module js/pages/(overview|task|tasks|threads|timeline)\\.js")))
                .isSubsetOf("module js/pages/" + page + ".js");
        assertThat(parts).containsKey("module js/pages/" + page + ".js");
        JsonNode about = JsonMapper.shared().readTree(parts.get("about"));
        assertThat(about.get("view").asString()).isEqualTo(view);
        assertThat(about.get("savedAtEpochMillis").asLong()).isPositive();
    }

    @Test
    void anAnswerIsThatOfTheRoute() throws IOException {
        byte[] types = Answers.toJson(dev.jtracer.viewer.query.TaskTypes.of(TRACE));
        assertThat(parts("").get("task-types")).isEqualTo(types);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tasks", "tasks/2", "regions", "timeline"})
    void hostileNamesAreDataAndNothingElse(String view) throws IOException {
        String page = page(view);

        assertThat(page.split("<script", -1)).hasSize(4);
        assertThat(page.split("</script", -1)).hasSize(4);
        assertThat(page).doesNotContain("alert(1)", "<!--", "\u2028");
    }

    @Test
    void tilesReachFromTheFinestOfTheWindowToOneForTheWholeRecording() throws IOException {
        Map<String, byte[]> parts = parts("timeline?from=2000000&to=4000000");
        JsonNode tiles = JsonMapper.shared().readTree(parts.get("about")).get("tiles");

        // 2 ms on 2,560 pixels are 781 ns a pixel: level 9 and its neighbours; 41 ms are a tile of level 17.
        assertThat(tiles.propertyNames())
                .contains("8", "9", "10", "11", "12", "13", "17")
                .doesNotContain("7", "18");
        assertThat(tiles.get("17").toString()).isEqualTo("[0,0]");
        for (String level : tiles.propertyNames()) {
            for (long tile = tiles.get(level).get(0).asLong();
                    tile <= tiles.get(level).get(1).asLong();
                    tile++) {
                assertThat(parts)
                        .containsKeys(
                                "tiles&level=" + level + "&tile=" + tile,
                                "pool-tiles&level=" + level + "&tile=" + tile);
            }
        }
        assertThat(tiles.get("8").get(0).asLong()).isEqualTo(2_000_000 / (512 << 8));
        assertThat(tiles.get("8").get(1).asLong()).isEqualTo((4_000_000 - 1) / (512 << 8));
    }

    @Test
    void ofManyThreadsThoseThatAreNeededAndThoseThatWorkedHaveLanes() throws IOException {
        String crowd = IntStream.range(0, 700)
                .mapToObj(i -> String.format(Locale.ROOT, "t-%d: sleeping                     |--|%n", i))
                .collect(Collectors.joining());
        Trace trace = Picture.trace("""
                                            0         10        20        30        40 E]
            z: task 1 order                 |----------------------------------------|
            z: scope 1                      |----------------------------------------|
            """ + crowd);
        int pinned = IntStream.range(0, trace.threads().size())
                .filter(row -> trace.threads().name(row).equals("t-699"))
                .findFirst()
                .orElseThrow();
        Map<String, byte[]> parts = SavedParts.of(page(trace, "timeline?pin=" + pinned));

        JsonNode threads = JsonMapper.shared().readTree(parts.get("about")).get("threads");
        Set<String> names = threads.valueStream()
                .map(row -> trace.threads().name(row.asInt()))
                .collect(Collectors.toSet());
        assertThat(names).hasSize(Tiles.Request.MAX_THREADS).contains("z", "t-699");
    }

    @Test
    void tilesStayInsideTheirBoundWithFewerLanesAndWithoutTheFinestLevels() throws IOException {
        String crowd = IntStream.range(0, 200)
                .mapToObj(
                        i -> String.format(Locale.ROOT, "t-%d: sleeping                         |--|  |--|  |--|%n", i))
                .collect(Collectors.joining());
        Trace trace = Picture.trace(
                "                                    0         10        20        30        40 E]\n" + crowd);
        List<Integer> lanes = IntStream.range(0, trace.threads().size()).boxed().toList();
        View.Range all = new View.Range(0, trace.endNs());
        long bound = 100_000;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Map<String, Object> about;
        SavedPage.Shell shell =
                new SavedPage.Shell("<script type=\"text/plain\" id=\"saved\">@parts@</script>", "", "", "", "");
        try (SavedPage page = SavedPage.begin(out, shell, "", "")) {
            about = SavedTiles.add(new SavedAnswers(trace, Progress.UNWATCHED, page), lanes, 0, all, all, bound);
        }

        Map<String, byte[]> parts = SavedParts.of(out.toString(StandardCharsets.UTF_8));
        long bytes = parts.entrySet().stream()
                .filter(part -> part.getKey().startsWith("tiles"))
                .mapToLong(part -> part.getValue().length)
                .sum();
        assertThat(bytes).isPositive().isLessThanOrEqualTo(bound);
        assertThat((List<?>) about.get("threads")).hasSizeBetween(1, 100);
        // 41 ms on 2,560 pixels are drawn from level 13.
        assertThat(((Map<?, ?>) about.get("tiles")).keySet().stream().map(String::valueOf))
                .contains("14", "17")
                .doesNotContain("12");
    }

    @Test
    void recordingThatIsLongerThanTheCoarsestTileHasTilesAllTheSame() throws IOException {
        View.Range month = new View.Range(0, TimeUnit.DAYS.toNanos(30));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SavedPage.Shell shell = new SavedPage.Shell("@parts@", "", "", "", "");
        try (SavedPage page = SavedPage.begin(out, shell, "", "")) {
            Map<String, Object> about = SavedTiles.add(
                    new SavedAnswers(TRACE, Progress.UNWATCHED, page), List.of(0), 0, new View.Range(0, 1000), month);
            assertThat(((Map<?, ?>) about.get("tiles")).keySet().stream().map(String::valueOf))
                    .contains("0", "40")
                    .doesNotContain("42", "43");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, view must be empty for the overview or begin with one of",
        "gc/1, view must be empty",
        "tasks/1/2, view must be empty",
        "tasks/99, no task 99 in this recording",
        "tasks/x, 'id must be a whole number '",
        "timeline?sel=state.999, no state 999 in this recording"
    })
    void whatIsNotThereIsOneLine(String view, String reason) {
        assertThatThrownBy(() -> page(view))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeline?from=x&to=%zz&range=9-1&sel=state.x&pin=,,a&task=y&chain=-1&find=x",
                "tasks?from=9&to=1&began=5-4&by=x&sort=y&skip=z",
                "flames?kind=x&from=9&to=1&states=",
                "threads?thread=x&by=&dir=x",
                "gc?pause=x",
                "blocking?lock=&burst=0&wait=x"
            })
    void anAddressThatMakesNoSenseIsReadAsThePagesReadIt(String view) throws IOException {
        assertThat(parts(view)).containsKeys("about", "recording");
    }

    private static Map<String, byte[]> parts(String view) throws IOException {
        return SavedParts.of(page(view));
    }

    private static String page(String view) throws IOException {
        return page(TRACE, view);
    }

    private static String page(Trace trace, String view) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SavedViews.write(trace, view, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
