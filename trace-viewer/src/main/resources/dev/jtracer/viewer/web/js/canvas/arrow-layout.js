/**
 * Arrows from lane to lane on the timeline: where they begin and end, and what is said at the edge where an end lies outside.
 * Pure; free of the DOM.
 *
 * @typedef {object} Place   of a lane or a folded pool: `{top, bottom}` of its row of states, in pixels of the canvas
 * @typedef {object} Placed
 * @property {{kind: string, x1: number, y1: number, x2: number, y2: number}[]} arrows
 * @property {{x: number, y: number, text: string, align: 'left'}[]} labels  what arrows say; none covers another or a chip
 * @property {{x: number, y: number, text: string, align: 'left'|'right'|'center', to: {thread: number, ns: number}}[]} chips  with the
 *     end that lies outside
 */
import * as format from '../format.js';

const EDGE_PX = 14;
const MOST_CHIPS = 6;
const CHIP_PX = 20;
const LETTER_PX = 6.5;

/** What an arrow says stands so far right of its middle. */
const LABEL_PX = 12;

/** From this width on a hand-off says how long it queued. */
const SAID_FROM_PX = 24;

/**
 * @param {{kind: string, fromThread: number, toThread: number, fromNs: number, toNs: number, last?: boolean}[]} arrows
 * @param {{placeOf: (thread: number) => Place | undefined, scale: import('./time-scale.js').TimeScale, top: number, bottom: number, threadName: (thread: number) => string}} view
 * @returns {Placed}
 */
export function placeArrows(arrows, view) {
  const placed = { arrows: [], labels: [], chips: [] };
  for (const arrow of arrows) {
    const from = place(arrow.fromThread, view);
    const to = place(arrow.toThread, view);
    if (!from.seen && !to.seen) continue;
    const x1 = view.scale.x(arrow.fromNs);
    const x2 = view.scale.x(arrow.toNs);
    const { width } = view.scale;
    if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > width) beside(placed, arrow, from.seen ? from : to, x2 > width, view);
    else join(placed, arrow, from, to, x1, x2, view);
  }
  placed.chips = apart(placed.chips).slice(0, MOST_CHIPS);
  placed.labels = apart(placed.labels).filter(label => !placed.chips.some(chip => cover(chip, label)));
  return placed;
}

/** Plates that would cover each other become one with a count. */
function apart(plates) {
  const kept = [];
  for (const plate of plates) {
    const under = kept.find(other => cover(other, plate));
    if (under) under.more++;
    else kept.push({ ...plate, more: 0 });
  }
  return kept.map(({ x, y, text, align, to, more }) => ({ x, y, align, to, text: more > 0 ? `${text}, ${more} more` : text }));
}

/** Whether two plates lie over each other. */
function cover(one, other) {
  const [left, right] = edges(one);
  const [from, to] = edges(other);
  return Math.abs(one.y - other.y) < CHIP_PX && from < right && to > left;
}

/** Where a plate begins and ends, roughly: the text is not measured here. */
function edges({ x, text, align }) {
  const w = text.length * LETTER_PX + CHIP_PX;
  const left = align === 'center' ? x - w / 2 : align === 'right' ? x - w : x;
  return [left, left + w];
}

function join(placed, arrow, from, to, x1, x2, view) {
  const down = to.y > from.y;
  const y1 = from.seen ? (down ? from.bottom : from.top) : from.y;
  const y2 = to.seen ? (down ? to.top : to.bottom) : to.y;
  const text = to.seen ? textOf(arrow, x2 - x1, view) : '';
  placed.arrows.push({ kind: arrow.kind, x1, y1, x2, y2 });
  if (text) placed.labels.push({ x: (x1 + x2) / 2 + LABEL_PX, y: (y1 + y2) / 2, align: 'left', text });
  const away = from.seen ? (to.seen ? undefined : { end: to, thread: arrow.toThread, ns: arrow.toNs, x: x2 }) : { end: from, thread: arrow.fromThread, ns: arrow.fromNs, x: x1 };
  if (!away) return;
  const later = arrow.toNs > arrow.fromNs && away.end === to ? ` ${format.duration(arrow.toNs - arrow.fromNs)} later` : '';
  placed.chips.push({ x: away.x, y: away.end.y, align: 'center', to: { thread: away.thread, ns: away.ns }, text: `${name(away.thread, view)} ${away.end.above ? '↑' : '↓'}${later}` });
}

/** What an arrow says of itself, where there is room: one that says little needs some length for it. */
function textOf({ kind, last, fromNs, toNs, toThread }, px, view) {
  if (kind === 'ended') return 'child ended';
  if (kind === 'queue') return px >= SAID_FROM_PX ? `queued ${format.duration(toNs - fromNs)}` : '';
  return last ? `released to ${name(toThread, view)}` : '';
}

/** An arrow before or after the window. */
function beside(placed, arrow, end, right, { scale, ...view }) {
  const nanos = right ? arrow.toNs - scale.endNs : scale.startNs - arrow.toNs;
  const to = right ? { thread: arrow.toThread, ns: arrow.toNs } : { thread: arrow.fromThread, ns: arrow.fromNs };
  const text = right ? `${name(arrow.toThread, view)} → ${format.duration(nanos)} later` : `← ${name(arrow.fromThread, view)} ${format.duration(nanos)} earlier`;
  placed.chips.push({ x: right ? scale.width - 4 : 4, y: (end.top + end.bottom) / 2, align: right ? 'right' : 'left', to, text });
}

/** Where a thread's row is, or at which edge it would be. A thread that is hidden lies below. */
function place(thread, { placeOf, top, bottom }) {
  const row = placeOf(thread);
  if (row && row.bottom > top && row.top < bottom) return { ...row, y: (row.top + row.bottom) / 2, seen: true };
  const above = Boolean(row) && row.bottom <= top;
  return { top: above ? top : bottom, bottom: above ? top : bottom, y: above ? top + EDGE_PX : bottom - EDGE_PX, above, seen: false };
}

const name = (thread, { threadName }) => format.cutMiddle(format.name(threadName(thread)), 28);
