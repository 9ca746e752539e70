/**
 * The command line: {@code trace-viewer.jar COMMAND ...}.
 *
 * <p>One class per command, one line each in {@link dev.jtracer.viewer.cli.Main}. There are two kinds of user error: what was
 * typed is wrong (exit code 2, with the usage), or what was named is bad (exit code 1, one line on standard error). A command
 * throws {@link dev.jtracer.viewer.build.BadRecordingException} or {@link dev.jtracer.viewer.cli.CommandFailed} for the second
 * and prints nothing itself.
 */
@NullMarked
package dev.jtracer.viewer.cli;

import org.jspecify.annotations.NullMarked;
