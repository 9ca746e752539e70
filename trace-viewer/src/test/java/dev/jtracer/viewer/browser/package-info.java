/**
 * Tests of the pages in a real Chromium, and the fixture they share.
 *
 * <p>A test class asks for the browser as a parameter and opens guarded pages on it:
 *
 * <pre>{@code
 * @ExtendWith(Chromium.class)
 * class OverviewIT {
 *     @Test
 *     void saysWhatHappened(Chromium chromium) {
 *         try (GuardedPage guarded = chromium.open(address, Theme.LIGHT)) {
 *             assertThat(guarded.page().locator("h1").textContent()).isEqualTo("5 seconds of shop-server");
 *             guarded.assertAccessible();
 *             guarded.screenshot("overview-light");
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>A guarded page fails its test on anything a person would never see but ought to know: console output, script
 * errors, dialogs, and any request to another origin. Classes are named {@code *IT}: they run after packaging, in
 * {@code mvn verify}. Without a browser they are skipped, and say so; {@code -Dbrowser.required=true} makes that a
 * failure. {@code -Dbrowser.path=...} names the browser when it is not on the path.
 *
 * <p>Classes tagged {@code pages} are about what scripts make of a server's answers. That is the same on every JVM, so a run on
 * another JDK may leave them out: {@code -DexcludedGroups=pages}.
 */
@NullMarked
package dev.jtracer.viewer.browser;

import org.jspecify.annotations.NullMarked;
