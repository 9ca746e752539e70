/** What commands do to the timeline: where it goes, what it shows, how it goes back. */
import { shownTest } from '../canvas/lane-order.js';
import { KINDS } from '../canvas/things.js';
import { HEAD } from '../canvas/timeline-draw.js';
import { setState } from '../url.js';
import { listParam, windowParams } from './timeline-state.js';

/** What is found is shown at least this wide, and with this much around it. */
const FOUND_PX = 3;
const AROUND_FOUND = 40;

/** A moment comes to the middle, closer if all of the capture is in sight; a stretch of time fills the window. */
export function goTo(page, { fromNs, toNs }) {
  const span = Math.min(page.canvas.scale.spanNs, page.durationNanos / 20);
  if (toNs > fromNs) page.canvas.fit(fromNs, toNs, 0);
  else page.canvas.fit(fromNs - span / 2, fromNs + span / 2, 0);
  page.canvas.set({ here: toNs > fromNs ? undefined : fromNs });
  page.say(`${page.moment(page.canvas.scale.startNs)} to ${page.moment(page.canvas.scale.endNs)}`);
}

/** One of what is walked along: selected, and its lane and its time in sight. */
export function showOccurrence(page, occurrence) {
  const { startNs, endNs, thread } = occurrence;
  const { scale } = page.canvas;
  const inSight = startNs >= scale.startNs && startNs <= scale.endNs - scale.spanNs / 10;
  const nanos = endNs - startNs;
  const tiny = nanos > 0 && nanos / scale.nsPerPx < FOUND_PX;
  const span = tiny ? nanos * AROUND_FOUND : Math.max(scale.spanNs, nanos * 1.2);
  if (!inSight || tiny || nanos > scale.spanNs) page.canvas.fit((startNs + endNs - span) / 2, (startNs + endNs + span) / 2, 0);
  page.canvas.reveal(thread);
  page.canvas.set({ here: keyOfOccurrence(occurrence) ? undefined : startNs });
  setState({ sel: keyOfOccurrence(occurrence), ...windowParams(page.canvas.scale, page.durationNanos) }, { replace: true });
}

/** The name of an occurrence in the address; a log has none. */
export const keyOfOccurrence = ({ kind, row }) => (KINDS.includes(kind) && row >= 0 ? `${kind}.${row}` : undefined);

/** A thread's lane comes into sight and is selected; one that is idle is shown with the others. */
export function showThread(page, thread) {
  const lane = page.canvas.lanes.get(thread);
  const hidden = lane && !shownTest(page.data.lanes, page.view)(lane);
  setState({ sel: `thread.${thread}`, idle: hidden ? 'shown' : page.view.hideIdle ? undefined : 'shown', filter: hidden ? undefined : page.view.filter });
}

/** Pins a thread's lane above the others, or lets it go. */
export function pin(page, thread) {
  const pins = new Set(page.view.pins);
  if (!pins.delete(thread)) pins.add(thread);
  setState({ pin: listParam(pins) }, { replace: true });
}

/** The lane the pointer is on, else the keyboard, else the selection. */
export function laneAtHand(page) {
  const { canvas } = page;
  const under = canvas.hover ?? canvas.cursor ?? canvas.selection;
  return under?.thread ?? (under?.kind === 'thread' ? under.row : undefined);
}

/**
 * Begins or ends the range here: at the event that has the keyboard, if it is in sight, else at the pointer, else at what is
 * selected or was gone to, else at the edge of what is in sight. An end that would come before the begin goes to that edge.
 *
 * @param {'from'|'to'} side
 */
export function rangeHere(page, side) {
  const { canvas, view } = page;
  const { startNs, endNs } = canvas.scale;
  const ns = momentAt(page, side);
  const { fromNs = startNs, toNs = endNs } = view.range ?? {};
  const range = side === 'from' ? { fromNs: ns, toNs: toNs > ns ? toNs : Math.max(endNs, ns + 1) } : { fromNs: fromNs < ns ? fromNs : Math.min(startNs, ns - 1), toNs: ns };
  canvas.rangeTo(range.fromNs, range.toNs, true);
  page.say(`Range from ${page.moment(canvas.range.fromNs)} to ${page.moment(canvas.range.toNs)}`);
}

function momentAt({ canvas, piece, view }, side) {
  const { scale, cursor, pointer, here } = canvas;
  const inSight = cursor && cursor.startNs < scale.endNs && cursor.endNs > scale.startNs;
  const thing = inSight ? cursor : pointer ? undefined : view.selection && piece;
  if (thing?.startNs !== undefined) return side === 'from' ? thing.startNs : thing.endNs;
  if (pointer) return scale.ns(pointer.x - HEAD);
  return here ?? (side === 'from' ? scale.startNs : scale.endNs);
}

/** Zooms to what is selected, else to the range, else to what is in focus, else out. */
export function fit(page) {
  const { selection, range } = page.view;
  const focus = page.canvas.focus;
  if (selection && page.piece) page.canvas.fit(page.piece.startNs, page.piece.endNs);
  else if (range) page.canvas.fit(range.fromNs, range.toNs);
  else if (focus) {
    const clips = [...focus.clips.values()].flat();
    page.canvas.fit(Math.min(...clips.map(c => c[0])), Math.max(...clips.map(c => c[1])));
  } else page.whole();
}

/** Esc: one step back. */
export function back(page) {
  if (page.canvas?.cursor) page.canvas.set({ cursor: undefined });
  else if (page.canvas?.here !== undefined) page.canvas.set({ here: undefined });
  else if (page.view.find) setState({ find: undefined, sel: undefined });
  else if (page.view.selection) setState({ sel: undefined });
  else if (page.view.chain !== undefined) page.clearChain();
  else if (page.view.range) setState({ range: undefined });
  else if (page.view.task) setState({ task: undefined });
  else if (page.view.table) setState({ view: undefined });
  else return false;
  return true;
}
