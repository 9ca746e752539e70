/**
 * Takes the process's secrets out of a recording file.
 *
 * <p>Environment variables, system and security properties and command lines are events like any other. Not asking for them
 * is not enough: the flight recorder has one stream for all recordings of a process, so whatever any of them asks for is in
 * every file. {@link dev.jtracer.runtime.secrets.Secrets} overwrites those events where they lie. Sizes stay as they are, so
 * every offset in the file stays right and every tool still reads it.
 *
 * <pre>
 * file    = chunk chunk ...
 * chunk   = header(68) event event ... metadata, each event: size, type id, fields
 * event   = size type [start duration thread stack] payload          numbers are varints of 7 bits a byte
 *                                                   ^^^^^^^ zeroed: every field then reads as 0 or null
 * pools   = event of type 1: for each type its constants; long strings of Java events are constants of java.lang.String
 * </pre>
 *
 * Which type has which id and which fields is in the chunk's own metadata, so nothing here depends on a JDK's version.
 */
@NullMarked
package dev.jtracer.runtime.secrets;

import org.jspecify.annotations.NullMarked;
