/**
 * Gives events their meaning: columns of a recording in, a {@link dev.jtracer.viewer.model.Trace} out.
 * {@link dev.jtracer.viewer.build.TraceReader#read} is the one call that opens a recording.
 *
 * <pre>
 *   jtracer.Task, Scope, Region, Log, Tag, Open ── TaskEvents, ScopeEvents, RegionEvents, …  who did what for which task
 *   jdk.SocketRead, ThreadSleep, …              ── WaitEvent ──┐
 *   jdk.ThreadPark, JavaMonitorWait             ── Parks, MonitorWaits
 *   jdk.ExecutionSample, NativeMethodSample     ── SampleEvents ┤
 *   jtracer.ThreadState                         ── Snapshots ───┼─ Bands ── StateFill ── states ── Breakdown
 *   scopes and regions                          ── Inferred ────┘  claims   what holds            where time went
 *   jdk.ObjectAllocationSample                  ── AllocationEvents                              what they allocated
 *   all of these that are for a lock            ── LockEvents ── OwnerSplit                       who made whom wait
 * </pre>
 *
 * <p><b>Claims.</b> Everything that says what a thread did for a while becomes a band. Bands overlap; their layer decides
 * which holds: socket and file events, other waits, snapshots, samples, and last the inference that a platform thread
 * inside a scope runs. What no band covers is unknown. A new wait is one line in {@code WaitEvent.ALL}, a new counter one
 * line in {@code CounterEvents}, a new source of claims one class and one line in {@code TraceBuilder}.
 *
 * <p><b>Ends of the recording.</b> Waits that cross one leave no event. A thread snapshot shows the wait, and the thread's
 * nearest signs of life bound it. Tasks, scopes and regions that are open at the end come from {@code jtracer.Open};
 * whatever also has an event of its own counts once.
 *
 * <p><b>Gaps.</b> Where chunks are missing or unreadable nobody knows what threads did: nothing is inferred there, a wait that
 * a snapshot shows does not reach across, and what an event says does.
 *
 * <p><b>Broken input.</b> A moment after the end is the end, a negative length is none, a reference to something missing is
 * none. Nothing but {@link dev.jtracer.viewer.build.BadRecordingException} leaves the package, whatever the file holds.
 *
 * <p>Each step names the fields it needs in its {@code select} and nothing else is decoded. Steps read tables once, in
 * primitive loops, and may let a table's memory go ({@code Input.release}).
 */
@NullMarked
package dev.jtracer.viewer.build;

import org.jspecify.annotations.NullMarked;
