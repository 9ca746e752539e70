package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleBundleTest {
    private final Assets assets = new Assets();
    private final ModuleGraph graph = new ModuleGraph(
            assets, PageShell.importMap(new String(assets.get("index.html").bytes(), StandardCharsets.UTF_8)));

    @ParameterizedTest
    @ValueSource(strings = {"overview", "tasks", "task", "timeline", "threads", "blocking", "regions", "flames", "gc"})
    void whatIsImportedComesBeforeWhoImportsItAndNothingIsRelative(String page) {
        Map<String, String> bundle = bundle(page);

        List<String> before = new ArrayList<>();
        bundle.forEach((name, text) -> {
            assertThat(before).as("imports of %s", name).containsAll(imports(text));
            before.add(name);
        });
        assertThat(before)
                .endsWith("js/app.js")
                .contains("js/pages/" + page + ".js", "js/api.js", "lib/lit-html/lit-html.js");
        bundle.forEach((name, text) -> assertThat(text.lines())
                .as(name)
                .noneMatch(line -> line.matches("(?:import|export)\\b[^'\"]*\\bfrom ['\"][^m].*|import ['\"][^m].*")));
    }

    @Test
    void aPageTakesTheLibrariesItNeedsAndNoOtherPage() {
        assertThat(bundle("gc")).containsKey("lib/echarts/echarts.esm.min.js");
        assertThat(bundle("timeline")).doesNotContainKey("lib/echarts/echarts.esm.min.js");
        assertThat(bundle("overview").keySet())
                .noneMatch(name -> name.matches("js/pages/(tasks|index|captures|capturing)\\.js"));
        assertThat(bundle("overview").get("js/app.js"))
                .contains("import('module js/pages/overview.js')", "import('./pages/gc.js')");
    }

    @Test
    void allButTheImportsStaysAsItWas() {
        String app = new String(assets.get("js/url.js").bytes(), StandardCharsets.UTF_8);
        assertThat(bundle("overview").get("js/url.js").replace("module js/saved.js", "./saved.js"))
                .isEqualTo(app);
    }

    @Test
    void modulesThatImportEachOtherInACircleAreRefused() {
        ModuleGraph circle = new ModuleGraph(
                assets, "{\"imports\": {\"lit\": \"/debug/assets/js/app.js\", \"lit/\": \"/debug/assets/js/\"}}");
        assertThatThrownBy(() -> ModuleBundle.of(circle, assets, "js/app.js", "js/pages/gc.js"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in a circle: [js/app.js], js/app.js");
    }

    private Map<String, String> bundle(String page) {
        return ModuleBundle.of(graph, assets, "js/app.js", "js/pages/" + page + ".js");
    }

    private static List<String> imports(String text) {
        Matcher marks = Pattern.compile("[\"']module ([^\"']+)[\"']").matcher(text);
        List<String> imports = new ArrayList<>();
        while (marks.find()) {
            imports.add(marks.group(1));
        }
        return imports;
    }
}
