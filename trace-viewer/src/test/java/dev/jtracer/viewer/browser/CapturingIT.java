package dev.jtracer.viewer.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.jtracer.viewer.server.TraceViewer;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking a capture from the browser: when one starts and when none does, its end, and what is in the way. */
@ExtendWith(Chromium.class)
class CapturingIT {
    private static final Pattern VIEWER = Pattern.compile(".*/debug/traces/[^/]+/");

    private static TraceViewer viewer;

    @BeforeAll
    static void start() {
        viewer = TraceViewer.start(0);
    }

    @AfterAll
    static void stop() {
        viewer.close();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void captureBecomesTheViewerAndBackStartsNone(Theme theme, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(at("/debug/"), theme)) {
            Page page = guarded.page();
            int before = captures(page);
            page.locator("form input").fill("300ms");
            page.locator("form button[type=submit]").click();
            page.waitForURL(VIEWER);
            assertThat(page.locator("h1")).containsText("of ");
            Assertions.assertThat(captures(page)).isEqualTo(before + 1);
            page.goBack();
            assertThat(page.locator("form")).isVisible();
            page.goForward();
            page.waitForURL(VIEWER);
            Assertions.assertThat(captures(page)).isEqualTo(before + 1);
        }
    }

    @Test
    void reloadJoinsTheRunningCaptureAndStopKeepsIt(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(at("/debug/trace?duration=60s&profile=low"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator("progress")).isVisible();
            int running = captures(page);
            guarded.assertAccessible();
            page.reload();
            assertThat(page.locator("progress")).isVisible();
            Assertions.assertThat(captures(page)).isEqualTo(running);
            page.keyboard().press("s");
            page.waitForURL(VIEWER);
            assertThat(page.locator("h1")).containsText("of ");
        }
    }

    @Test
    void reloadedPageStartsNothingByItself(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(at("/debug/"), Theme.DARK)) {
            Page page = guarded.page();
            assertThat(page.locator("form")).isVisible();
            int before = captures(page);
            page.evaluate("history.pushState(null, '', '/debug/trace?duration=1s')");
            page.reload();
            assertThat(page.locator("h1")).hasText("Nothing is being captured");
            guarded.assertAccessible();
            Assertions.assertThat(captures(page)).isEqualTo(before);
        }
    }

    @Test
    void secondCaptureIsRefusedAndWaitsForTheFirst(Chromium chromium) {
        try (GuardedPage first = chromium.open(at("/debug/trace?duration=60s"), Theme.LIGHT)) {
            assertThat(first.page().locator("progress")).isVisible();
            try (GuardedPage second = chromium.open(at("/debug/trace?duration=200ms"), Theme.LIGHT)) {
                assertThat(second.page().locator("h1")).hasText("Another capture is running");
                assertThat(second.page().locator(".statusbar .keys")).not().containsText("discard");
                assertThat(first.page().locator(".statusbar .keys")).containsText("discard");
                assertThat(first.page().locator(".what")).containsText("from 100\u00a0\u00b5s on");
                second.assertAccessible();
                Locator wait = second.page().locator(".problem button");
                wait.click();
                assertThat(wait).containsText("Waiting");
                assertThat(wait).isDisabled();
            }
            first.page().keyboard().press("Escape");
            first.page().waitForURL(Pattern.compile(".*/debug/"));
            assertThat(first.page().locator("form")).isVisible();
        }
    }

    @Test
    void secondCaptureStartsOnceTheFirstIsSaved(Chromium chromium) {
        try (GuardedPage first = chromium.open(at("/debug/trace?duration=3s"), Theme.LIGHT)) {
            assertThat(first.page().locator("progress")).isVisible();
            try (GuardedPage second = chromium.open(at("/debug/trace?seconds=0.3"), Theme.LIGHT)) {
                second.allow(409);
                Page page = second.page();
                assertThat(page.locator("h1")).hasText("Another capture is running");
                int before = captures(page);
                page.route(
                        Pattern.compile(".*/debug/api/captures\\?.*"),
                        route -> route.fulfill(
                                new Route.FulfillOptions()
                                        .setStatus(409)
                                        .setBody(
                                                "{\"error\": \"still being saved\", \"runningId\": \"x\", \"endsInMillis\": 0}")),
                        new Page.RouteOptions().setTimes(1));
                page.locator(".problem button").click();
                page.waitForURL(VIEWER);
                assertThat(page.locator("h1")).containsText("of ");
                Assertions.assertThat(captures(page)).isEqualTo(before + 1);
            }
            first.page().waitForURL(VIEWER);
        }
    }

    @Test
    void captureIsFollowedThroughPollsThatFail(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(at("/debug/trace?duration=60s"), Theme.LIGHT)) {
            Page page = guarded.page();
            assertThat(page.locator("progress")).isVisible();
            guarded.allow(503);
            page.route(
                    Pattern.compile(".*/debug/api/captures/[^/]+"),
                    route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            assertThat(page.locator("h1")).hasText("The capture cannot be followed");
            page.unrouteAll();
            assertThat(page.locator("progress")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("form")).isVisible();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"duration=300ms&seconds=1", "duration=300ms&duration=1s", "seconds=200m"})
    void serverJudgesWhatTheAddressAsksFor(String query, Chromium chromium) {
        try (GuardedPage guarded = chromium.open(at("/debug/"), Theme.LIGHT)) {
            Page page = guarded.page();
            int before = captures(page);
            guarded.navigateToError(at("/debug/trace?" + query), 400);
            assertThat(page.locator("h1")).hasText("The capture did not start");
            assertThat(page.locator(".fact")).containsText("must");
            Assertions.assertThat(captures(page)).isEqualTo(before);
        }
    }

    @Test
    void durationThatIsNotAllowedIsExplained(Chromium chromium) {
        try (GuardedPage guarded = chromium.open(at("/debug/"), Theme.LIGHT)) {
            guarded.allow(400);
            guarded.page().navigate(at("/debug/trace?duration=3h").toString());
            assertThat(guarded.page().locator(".fact")).containsText("3h");
            guarded.assertAccessible();
        }
    }

    private static int captures(Page page) {
        Object found = page.evaluate(
                "async () => (await (await fetch('/debug/api/captures')).json()).captures.filter(c => c.state !== 'failed').map(c => c.id)");
        return ((List<?>) found).size();
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + viewer.address().getPort() + path);
    }
}
