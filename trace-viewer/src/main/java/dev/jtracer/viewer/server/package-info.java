/**
 * The pages and their data over HTTP: everything below {@code /debug/}.
 *
 * <p>One request takes this way:
 *
 * <pre>
 * Gate          may this request come in at all? peer, Host, Origin, token, no body
 *   Routes      which route is it?
 *     Assets    a file of the pages, from the class path
 *     PageShell index.html, whose script decides what to show, and the modules it will need: ModuleGraph
 *     LiveApi   /debug/api/...: the process, its captures
 *     ApiRoutes /debug/traces/ID/api/...: one query over one trace, off the I/O thread
 *     SaveRoute /debug/traces/ID/export.html: a view as one file
 * </pre>
 *
 * <p>What a view's page asks is known here too, so that it can be saved with the answers: {@link
 * dev.jtracer.viewer.server.ViewPages} has a line for each page, {@link dev.jtracer.viewer.server.SavedAnswers} asks and keeps.
 *
 * <p>A query that walks whole tables is answered once for all who ask, and its answer is kept: {@link
 * dev.jtracer.viewer.server.HeavyAnswers}. A recording is read when somebody looks at it, and meanwhile its pages say how far that is: {@link
 * dev.jtracer.viewer.server.TraceShelf}.
 *
 * <p>A route that cannot answer throws a {@link dev.jtracer.viewer.server.Refusal}: one status and one line. {@link
 * dev.jtracer.viewer.server.Answers} writes whatever comes out, always with the headers that keep a page safe. No answer holds
 * a stack trace. Names of tasks, regions and threads are text that others chose: they leave here as JSON strings, but for
 * the title of a saved page, where they are escaped, and the browser renders them as text.
 *
 * <p>Undertow is known in this package and nowhere else.
 */
@NullMarked
package dev.jtracer.viewer.server;

import org.jspecify.annotations.NullMarked;
