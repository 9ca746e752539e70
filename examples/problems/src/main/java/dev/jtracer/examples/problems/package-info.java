/**
 * Small programs, each with one problem that the viewer shows, and the same without it. {@link
 * dev.jtracer.examples.problems.Main} runs one; {@code examples/README.md} tells what is to be seen.
 */
@NullMarked
package dev.jtracer.examples.problems;

import org.jspecify.annotations.NullMarked;
