/**
 * Programs that ask recordings themselves, each in one file: {@link dev.jtracer.examples.library.SlowestTasks}, {@link
 * dev.jtracer.examples.library.Limits}, {@link dev.jtracer.examples.library.TasksCsv}. Each takes a recording of any kind.
 */
package dev.jtracer.examples.library;
