package dev.jtracer.viewer.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModuleGraphTest {
    /** What is loaded by a script that runs, beside the pages that the frame loads. */
    private static final List<String> LATER = List.of("js/boot.js", "js/saved-boot.js", "js/token.js");

    private final Assets assets = new Assets();
    private final ModuleGraph modules = new ModuleGraph(
            assets,
            "{\"imports\": {\"lit\": \"/debug/assets/lib/lit/index.js\", \"lit/\": \"/debug/assets/lib/lit/\","
                    + " \"lit-html\": \"/debug/assets/lib/lit-html/lit-html.js\", \"far\": \"https://example.org/far.js\"}}");

    @Test
    void relativeAndMappedImportsAreFollowedAlsoInMinifiedModules() {
        assertThat(modules.reachable(List.of("js/element.js")))
                .startsWith("js/element.js")
                .contains("lib/lit/index.js", "lib/lit/directive.js", "lib/lit-html/lit-html.js")
                .doesNotHaveDuplicates();
    }

    @Test
    void moduleThatIsNotThereImportsNothing() {
        assertThat(modules.reachable(List.of("js/none.js"))).containsExactly("js/none.js");
    }

    @Test
    void everyModuleIsThereAndSomePageNeedsIt() throws IOException, URISyntaxException {
        List<String> pages = names("js/pages").filter(this::isPage).toList();
        List<String> reached = modules.reachable(
                Stream.concat(Stream.of("js/app.js"), pages.stream()).toList());

        assertThat(pages).contains("js/pages/overview.js", "js/pages/task.js");
        assertThat(reached)
                .allSatisfy(name -> assertThat(assets.find(name)).as(name).isNotNull());
        assertThat(names("js").filter(name -> !LATER.contains(name))).isSubsetOf(reached);
    }

    private boolean isPage(String name) {
        String element = name.replaceFirst(".*/", "").replaceFirst("\\.js$", "-page");
        return new String(assets.get(name).bytes(), StandardCharsets.UTF_8).contains("define('" + element + "'");
    }

    /** The scripts below a folder of the viewer's own. */
    private static Stream<String> names(String folder) throws IOException, URISyntaxException {
        URL boot = Assets.class.getResource("/dev/jtracer/viewer/web/js/boot.js");
        Path web = Path.of(boot.toURI()).getParent().getParent();
        try (Stream<Path> files = Files.walk(web.resolve(folder))) {
            return files
                    .filter(file -> file.toString().endsWith(".js"))
                    .map(file -> web.relativize(file).toString().replace('\\', '/'))
                    .toList()
                    .stream();
        }
    }
}
