/**
 * Gives events their meaning: columns of a recording in, a {@link dev.jtracer.viewer.model.Trace} out.
 *
 * <p>{@link dev.jtracer.viewer.build.TraceReader#read} is the one call that opens a recording.
 */
@NullMarked
package dev.jtracer.viewer.build;

import org.jspecify.annotations.NullMarked;
