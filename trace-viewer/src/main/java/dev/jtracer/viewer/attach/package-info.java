/**
 * Recording other JVMs of this machine and user, by process id, with the runtime's own settings.
 *
 * <pre>
 *   this process                                    the process that is recorded
 *   ProcessRecorder ── attach ──────────────────►   starts its local JMX agent, which stays until it ends
 *        │          ── FlightRecorderMXBean ────►   recording "jtracer record", with a duration of its own
 *        │          ── ThreadMXBean ────────────►   what each thread does, at the begin and at the end
 *        │  ◄── the recording, block by block ───
 *        ▼
 *   private directory: secrets out  ──►  the file, 0600: a chunk of our own with the snapshots, and the JVM's
 * </pre>
 *
 * <p><b>Bounded on both sides.</b> This process ends the recording at its duration and at its size, and the end is what is
 * kept honest: never by the recorder's own {@code maxSize}, which drops the beginning. In case this process is killed, the
 * recording has a duration and a {@code maxSize} of its own, a little and a lot larger: nobody is left recording.
 *
 * <p><b>What is kept when it goes wrong.</b> The recorded process ends: its recorder writes a rescue file into our private
 * directory first. It is killed: its chunks lie in its repository, all but the last second of them readable. Our side is
 * interrupted: what was recorded until then is the recording.
 *
 * <p>The only package that attaches, and beside {@code live} the only one that knows the runtime.
 */
@NullMarked
package dev.jtracer.viewer.attach;

import org.jspecify.annotations.NullMarked;
