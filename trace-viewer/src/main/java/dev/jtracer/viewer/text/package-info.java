/**
 * How numbers and names are written for people, the same in the terminal, in sentences and in findings.
 *
 * <p>{@link dev.jtracer.viewer.text.Numbers} writes durations, counts, bytes and shares; {@link
 * dev.jtracer.viewer.text.Names} makes a name out of a recording fit to be shown. The pages follow the same rules in
 * their own {@code format.js}. Everything here is pure and depends on nothing else of the viewer.
 */
@NullMarked
package dev.jtracer.viewer.text;

import org.jspecify.annotations.NullMarked;
