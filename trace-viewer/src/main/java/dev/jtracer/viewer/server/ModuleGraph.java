package dev.jtracer.viewer.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which module of the pages imports which: what a browser finds out one round of requests after the other, known before the
 * first. Only imports that stand at the start of a statement count; what a script imports later, when it runs, does not.
 */
final class ModuleGraph {
    /** {@code import x from 'a'}, {@code import 'a'}, {@code export * from 'a'}; minified, too. */
    static final Pattern IMPORT = Pattern.compile(
            "(?:^|[;}/\\n])\\s*(?:import|export)\\s*(?:[\\w$*{][^;'\"()]*?\\bfrom\\s*|\\{[^;'\"()]*?\\}\\s*from\\s*)?[\"']([^\"']+)[\"']");

    private final Assets assets;
    private final Map<String, String> importMap;

    /** @param importMap the JSON of an import map */
    ModuleGraph(Assets assets, String importMap) {
        this.assets = assets;
        JsonNode imports = JsonMapper.shared().readTree(importMap).path("imports");
        this.importMap = imports.propertyStream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().asString("")));
    }

    /**
     * Everything that these modules import, and what that imports, themselves first; breadth first, as a browser would meet them.
     *
     * @param names of assets: {@code js/app.js}
     */
    List<String> reachable(List<String> names) {
        Set<String> met = new LinkedHashSet<>(names);
        Deque<String> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            for (String imported : importsOf(open.remove())) {
                if (met.add(imported)) {
                    open.add(imported);
                }
            }
        }
        return List.copyOf(met);
    }

    private List<String> importsOf(String name) {
        List<String> imports = new ArrayList<>();
        Assets.Asset module = assets.find(name);
        if (module == null) {
            return imports;
        }
        Matcher each = IMPORT.matcher(new String(module.bytes(), StandardCharsets.UTF_8));
        while (each.find()) {
            String asset = resolve(name, each.group(1));
            if (asset != null) {
                imports.add(asset);
            }
        }
        return imports;
    }

    /** The asset that a specifier means in a module; null if it is none of ours. */
    @Nullable
    String resolve(String importer, String specifier) {
        String address = specifier.startsWith(".")
                ? URI.create(Routes.ASSETS + importer).resolve(specifier).getPath()
                : mapped(specifier);
        return address != null && address.startsWith(Routes.ASSETS) ? address.substring(Routes.ASSETS.length()) : null;
    }

    /** By the import map: as a whole, else by the part up to a slash. */
    private @Nullable String mapped(String specifier) {
        String whole = importMap.get(specifier);
        if (whole != null) {
            return whole;
        }
        for (int slash = specifier.lastIndexOf('/'); slash > 0; slash = specifier.lastIndexOf('/', slash - 1)) {
            String folder = importMap.get(specifier.substring(0, slash + 1));
            if (folder != null) {
                return folder + specifier.substring(slash + 1);
            }
        }
        return null;
    }
}
