package dev.jtracer.viewer.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page in the browser that collects complaints while a test drives it: console output of any level, script errors,
 * dialogs, and requests to another origin than the page's own; of a page from a file, requests for anything but that file.
 *
 * <p>{@link #close()} fails when there is one. Every page has its own context, so no cookie or stored setting goes from
 * one test to the next. Motion is reduced, so that what is looked at stands still.
 */
public final class GuardedPage implements AutoCloseable {
    /** How long anything may take on a machine that does other things too. */
    static final int PATIENCE_MILLIS = 30_000;

    private final BrowserContext context;
    private final Page page;
    private final URI address;
    private final List<String> complaints = new ArrayList<>();
    private int allowedStatus;

    private GuardedPage(BrowserContext context, URI address) {
        this.context = context;
        this.address = address;
        this.page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> complaints.add("script error: " + error));
        page.onDialog(this::asked);
        page.onRequest(this::requested);
    }

    static GuardedPage open(Browser browser, URI address, Theme theme, int width, int height) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(theme.scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, height));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        GuardedPage guarded = new GuardedPage(context, address);
        guarded.page.navigate(address.toString());
        return guarded;
    }

    /** The page, to be driven. */
    public Page page() {
        return page;
    }

    /**
     * Goes to an address that answers with an error status. The browser reports such answers on its console, the
     * page's own questions about the same thing too: that status is no complaint from here on.
     */
    public void navigateToError(URI address, int status) {
        allow(status);
        assertThat(page.navigate(address.toString()).status()).isEqualTo(status);
    }

    /** From here on the page may ask for what is answered with this error status: the browser reports it on its console. */
    public void allow(int status) {
        allowedStatus = status;
    }

    /** Writes what is seen to {@code target/screenshots/NAME.png}. */
    public void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    /**
     * Fails when axe finds anything on the page as it is now. Only violations are asked for, and in the page itself: the
     * detour over another page, for frames of other origins, takes three times as long, and there are no frames.
     */
    public void assertAccessible() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        List<String> violations = new AxeBuilder(page)
                .setLegacyMode(true).options(options).analyze().getViolations().stream()
                        .map(GuardedPage::describe)
                        .toList();
        assertThat(page.frames()).as("frames of %s", page.url()).hasSize(1);
        assertThat(violations).as("accessibility of %s", page.url()).isEmpty();
    }

    /** A picture of one element, to be compared with a later one: equal when no pixel has changed. */
    public byte[] pixels(Locator element) {
        return element.screenshot();
    }

    /** Closes the page and fails when there was a complaint. */
    @Override
    public void close() {
        String url = page.url();
        context.close();
        assertThat(complaints).as("complaints on %s", url).isEmpty();
    }

    private void heard(ConsoleMessage message) {
        boolean allowed = allowedStatus != 0 && message.text().contains("status of " + allowedStatus);
        if (!allowed) {
            complaints.add("console " + message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    private void asked(Dialog dialog) {
        complaints.add("dialog: " + dialog.message());
        dialog.dismiss();
    }

    private void requested(Request request) {
        URI uri = URI.create(request.url().split("[?#]", 2)[0]);
        boolean inPage =
                "data".equals(uri.getScheme()) || "blob".equals(uri.getScheme()) || "about".equals(uri.getScheme());
        boolean isFile = "file".equals(address.getScheme());
        if (!inPage && !(isFile ? uri.equals(address) : uri.resolve("/").equals(address.resolve("/")))) {
            complaints.add("request to another origin: " + request.url());
        }
    }

    private static String describe(Rule rule) {
        String nodes = rule.getNodes().stream()
                .map(node -> "\n    " + node.getTarget() + " " + node.getHtml())
                .collect(Collectors.joining());
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + nodes;
    }
}
