/**
 * Programs of known truth: what the viewer says about a recording is held against what the recorded program knows of itself.
 *
 * <p>A {@link dev.jtracer.viewer.truth.TruthProgram} is a small class whose first line tells its story. It runs in a JVM of
 * its own, the one under test, and captures itself with the tracer. Structure (how many tasks, which outcome, who owned what)
 * is fixed by how it is built and must come out exactly. Durations the program measures itself, around the same call, with
 * {@link System#nanoTime}; they must come out within {@link dev.jtracer.viewer.truth.TruthRun#TOLERANCE}, which covers what
 * lies between the two pairs of clock readings. How long threads had to wait for a processor meanwhile the program watches too,
 * and the tolerance grows by three times the longest.
 *
 * <p>Every trace passes the model's invariants before it is looked at.
 */
@NullMarked
package dev.jtracer.viewer.truth;

import org.jspecify.annotations.NullMarked;
