package dev.jtracer.viewer.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The browser of the tests, started once for all test classes of a run and handed to the methods that ask for it.
 *
 * <p>As a JUnit extension it also decides what happens on a machine without a browser: the class is skipped with a
 * line on standard error, or fails when {@code browser.required} is true.
 */
public final class Chromium implements ExecutionCondition, ParameterResolver {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    /** No other host resolves, and nothing starts in the background that would try to. */
    private static final List<String> FLAGS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Chromium.class);

    private final Optional<Path> executable = find();

    private @Nullable Running running;

    /** Opens an address in a window of 1440 x 900. Closing the page checks that nothing went wrong behind it. */
    public GuardedPage open(URI address, Theme theme) {
        return open(address, theme, 1440, 900);
    }

    /** As {@link #open(URI, Theme)}, in a window of the given size. */
    public GuardedPage open(URI address, Theme theme, int width, int height) {
        return GuardedPage.open(browser(), address, theme, width, height);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (executable.isPresent()) {
            return ConditionEvaluationResult.enabled("browser: " + executable.get());
        }
        String looked = "no browser: none of " + NAMES + " is on the path; name one with -Dbrowser.path";
        if (Boolean.getBoolean("browser.required")) {
            throw new IllegalStateException(looked);
        }
        if (context.getTestMethod().isEmpty()) {
            System.err.println(
                    "SKIPPED BROWSER TESTS of " + context.getDisplayName() + ": " + looked + " to run them.");
        }
        return ConditionEvaluationResult.disabled(looked);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        running = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(executable.orElseThrow()), Running.class);
        return this;
    }

    private Browser browser() {
        if (running == null) {
            throw new IllegalStateException("ask for the browser as a test method's parameter");
        }
        return running.browser();
    }

    private static Optional<Path> find() {
        String named = System.getProperty("browser.path");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String name : NAMES) {
            for (String directory : path.split(File.pathSeparator, -1)) {
                Path file = Path.of(directory, name);
                if (Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /** The driver's process and the browser's, ended with the test run. */
    private record Running(Playwright playwright, Browser browser) implements AutoCloseable {
        static Running start(Path executable) {
            PlaywrightAssertions.setDefaultAssertionTimeout(GuardedPage.PATIENCE_MILLIS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable)
                            .setArgs(FLAGS));
            return new Running(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
