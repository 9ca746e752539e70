/**
 * Recording in the live process: captures, their settings, snapshots and limits, and live task latency.
 *
 * <p>One call early in {@code main} installs the tracer. From then on the process counts its tasks, and can be captured at any
 * moment:
 *
 * <pre>{@code
 * Tracer tracer = Tracer.install();
 * Capture capture = tracer.captures().start(CaptureRequest.of(Duration.ofSeconds(5)));
 * System.out.println(capture.progress());
 * KeptCapture kept = capture.await();                        // kept.file() is a .jfr that any JFR tool opens
 *
 * for (LiveTasks.TypeRow row : tracer.liveTasks().snapshot().types()) {
 *     System.out.println(row.type() + " p99 " + row.p99Nanos() + " ns");
 * }
 * }</pre>
 *
 * <p><b>Capture.</b> One bounded recording of the process by the JDK's flight recorder. It ends when its duration is over, when
 * it reaches its largest size, when the disk is nearly full, or when somebody stops it; whatever it has then is kept, and
 * {@link dev.jtracer.runtime.EndReason} says which it was. One runs at a time: a second is refused with a sentence that says
 * what is running and until when. Ending early is never done by the recorder's own {@code maxSize}, which drops the beginning.
 *
 * <p><b>Profile.</b> How closely a capture looks. It is an explicit list of settings, the same whatever the JDK's own
 * configurations say; {@link dev.jtracer.runtime.Profile#settings} shows all of it.
 *
 * <p><b>Snapshot.</b> A wait that crosses an end of the capture leaves no event at all: a deadlock, an idle pool, the one stuck
 * request. So each capture begins and ends with one {@code jtracer.ThreadState} event per platform thread: its state, what it
 * waits for and who owns that. Virtual threads are not in it.
 *
 * <p><b>Secrets.</b> Environment variables, system properties and command lines are overwritten in the file before it leaves
 * the private directory, whichever recording asked for them: {@link dev.jtracer.runtime.secrets}. What a viewer needs of the
 * JVM is in {@code jtracer.Capture}, an event of our own.
 *
 * <p><b>Files.</b> Raw recordings, and the recorder's own chunks, lie in a directory that only this user can read. Kept captures
 * lie there too and go with the process, or in a directory the user names, where they stay within the disk budget and are found
 * again by the next process:
 *
 * <pre>
 * /tmp/jtracer-live-…/          0700; gone when the process ends, or swept by the next one if it is killed
 *   lock                        held while the process lives
 *   repository/                 the flight recorder's chunks
 *   mi8d0xkq.part               an ended capture that is being cleaned
 *   shop-20260131-143207-5s-default-mi8d0xkq.jfr           kept, 0600
 *
 * /var/lib/shop/traces/         {@link dev.jtracer.runtime.TracerOptions#withKeepIn named}; 0700 if we create it
 *   jtracer-live-…/             as above, but for the kept ones
 *   shop-20260131-143207-5s-default-mi8d0xkq.jfr
 *   shop-20260131-150000-2.3s-low-mi8f31c0-stopped.jfr     ended early: the name says why
 * </pre>
 *
 * <p><b>Live tasks.</b> Per task type: ended, failed, open, p50, p99 and max, without any recording. A task's end costs one entry
 * in a histogram.
 *
 * <p>Other recordings of the process start, stop and dump as before and lose nothing. While a capture runs they see its events too,
 * because the flight recorder has one stream; and if one of them asks for more than we do, our file has more than our profile says.
 */
@NullMarked
package dev.jtracer.runtime;

import org.jspecify.annotations.NullMarked;
