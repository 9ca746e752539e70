/**
 * Starts the viewer from its one jar, which looks like this:
 *
 * <pre>
 * dev/jtracer/...                     tracer-api: what an application sees when this jar is on its class path
 * dev/jtracer/viewer/launcher/...     this package
 * lib/trace-viewer/...                the viewer
 * lib/undertow-core/...               each library, unpacked into a folder of its own
 * lib/...
 * </pre>
 *
 * <p>What is below {@code lib/} has no name a class loader of the application would look for. {@link
 * dev.jtracer.viewer.launcher.LibraryLoader} opens it, so the application's own Undertow or Jackson and the viewer's never
 * meet. Only tracer-api is shared, which is the point of it.
 *
 * <p>This package knows nothing but the JDK and the name of the viewer's main class; at run time the annotations on nullness
 * are not even there.
 */
@NullMarked
package dev.jtracer.viewer.launcher;

import org.jspecify.annotations.NullMarked;
