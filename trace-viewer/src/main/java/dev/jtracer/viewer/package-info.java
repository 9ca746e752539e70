/**
 * The viewer as a library: {@link dev.jtracer.viewer.RecordedTrace} opens a recording and answers a program's questions with
 * the records of {@link dev.jtracer.viewer.query} and {@link dev.jtracer.viewer.finding}. {@code docs/library.md} says how to
 * depend on it, and {@code examples/library} holds programs to start from.
 *
 * <p>It stands on reading and queries alone: no server, no JSON, no command line. These stay in packages of their own, which
 * do not know this one.
 */
@NullMarked
package dev.jtracer.viewer;

import org.jspecify.annotations.NullMarked;
