/**
 * What a recording says in sentences: facts, each with the numbers behind it and a way to see it. {@link
 * dev.jtracer.viewer.finding.Findings#of} asks every rule.
 *
 * <pre>
 *   trace ── Look ──┬─ ContendedLock ──┐
 *                   ├─ SerialIo        ├─ Finding ─ Part, Link ── the Overview, summary
 *                   ├─ …               │
 *                   └─ LostEvents ─────┘
 * </pre>
 *
 * <p>A <b>rule</b> is a small class and a line in the table of {@code Findings}. It names the events it needs. Where none of
 * them was recorded it is <em>not applicable</em>, and that is said with the reason; where they were and nothing was found,
 * what was looked for is listed. When a fact is worth saying is written in each rule's description.
 *
 * <p><b>Truth.</b> A sentence says what the recording shows and nothing more: past tense, no advice, no guess. An owner that
 * is not known is said to be unknown.
 *
 * <h2>Task time lost</h2>
 *
 * <p>Findings are ranked by what they cost tasks. An interval costs the task that was innermost on its thread the part of it
 * that lies inside the task and during which the task got on nowhere else: neither it nor a task above it ran on another
 * thread. It is counted for the outermost ancestor that ended, and there what overlaps counts once: eight children that wait
 * at the same time cost their parent that time, not eight times. So no finding costs more than "where task time went" has in
 * all, and shares are of that. What tasks lost that had not ended when the recording did is told apart, as everywhere.
 *
 * <p>Each finding is counted for itself: a task may have waited for a lock and a host at the same time on two threads, and
 * then that time is in both. Time that threads spent while they worked for no task is thread time, and ranks after all task
 * time; in a recording without tasks it is all there is.
 */
@NullMarked
package dev.jtracer.viewer.finding;

import org.jspecify.annotations.NullMarked;
