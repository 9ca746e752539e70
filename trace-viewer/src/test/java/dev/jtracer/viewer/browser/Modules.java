package dev.jtracer.viewer.browser;

import dev.jtracer.viewer.server.TraceViewer;
import dev.jtracer.viewer.server.ViewerOptions;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The viewer's JavaScript modules, called one function at a time: served by the real server under its real policy and
 * import map.
 */
final class Modules implements AutoCloseable {
    private final TraceViewer viewer = TraceViewer.open(ViewerOptions.defaults().withPort(0), List.of());
    private final GuardedPage guarded;

    Modules(Chromium chromium) {
        guarded =
                chromium.open(URI.create("http://127.0.0.1:" + viewer.address().getPort() + "/debug/"), Theme.LIGHT);
    }

    /**
     * Evaluates an expression in which {@code m} is a module.
     *
     * @param module its path below {@code js/}
     * @param expression JavaScript, may use {@code arg}
     * @param argument what {@code arg} is
     */
    @Nullable
    Object evaluate(String module, String expression, @Nullable Object argument) {
        String address = "/debug/assets/js/" + module;
        return guarded.page()
                .evaluate(
                        "async arg => { const m = await import('" + address + "'); return " + expression + "; }",
                        argument);
    }

    /** The same without an argument, as text. */
    String text(String module, String expression) {
        return String.valueOf(evaluate(module, expression, null));
    }

    @Override
    public void close() {
        guarded.close();
        viewer.close();
    }
}
