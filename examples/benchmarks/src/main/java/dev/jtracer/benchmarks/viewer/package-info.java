/**
 * What a frame of the viewer's timeline costs and how soon a capture is shown, measured in a browser.
 *
 * <p>{@link dev.jtracer.benchmarks.viewer.ViewerBench} makes a recording of about ten million intervals on two thousand threads,
 * opens it, and lets a page zoom, pan and scroll in Chromium, one step a frame. What scripts cost is read from the browser's own
 * trace of its main thread, not from the page's clock. {@link dev.jtracer.benchmarks.viewer.FirstPaint} captures the shop and measures
 * how long its first page takes. Nothing is asserted.
 */
@NullMarked
package dev.jtracer.benchmarks.viewer;

import org.jspecify.annotations.NullMarked;
