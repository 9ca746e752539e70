/** What mouse and touch do on the timeline: where a point lies, and what follows. */
import { TOP } from './draw-top.js';
import { markAt } from './mark-layout.js';
import { thingOf } from './things.js';
import { HEAD } from './timeline-draw.js';

const EDGE_PX = 4;

/** The right end of a lane's head is its pin. */
const PIN_PX = 28;
const PIN_HIGH_PX = 24;

/**
 * @param {import('./timeline-canvas.js').TimelineCanvas} t
 * @returns {import('./input.js').Commands}
 */
export const pointerCommands = t => ({
  zone: (x, y) => zone(t, x, y),
  zoom: (factor, x) => t.zoom(factor, x),
  pan: px => t.pan(px),
  scroll: px => t.scrollTo(t.scroll + px),
  hover: (x, y) => hoverAt(t, x, y),
  leave: () => hoverAt(t, -1, -1),
  click: (x, y, twice) => clickAt(t, x, y, twice),
  range: (fromX, toX, done) => t.rangeTo(t.scale.ns(Math.min(fromX, toX) - HEAD), t.scale.ns(Math.max(fromX, toX) - HEAD), done),
  edge: (edge, x, done) => edgeTo(t, edge, t.scale.ns(x - HEAD), done),
  minimap: (x, grab) => minimapTo(t, x, grab),
});

function zone(t, x, y) {
  if (y < TOP.minimap) return 'minimap';
  if (x < HEAD) return 'head';
  if (t.range) {
    if (Math.abs(x - HEAD - t.scale.x(t.range.fromNs)) <= EDGE_PX) return 'edge-from';
    if (Math.abs(x - HEAD - t.scale.x(t.range.toNs)) <= EDGE_PX) return 'edge-to';
  }
  if (chipAt(t, x, y)) return 'chip';
  return y < TOP.minimap + TOP.axis ? (flagAt(t, x, y) ? 'mark' : 'axis') : 'lanes';
}

/** The mark whose flag is at a point of the axis. */
function flagAt(t, x, y) {
  return y > TOP.minimap && y < TOP.minimap + TOP.axis && x >= HEAD ? markAt(t.flags ?? [], x - HEAD) : undefined;
}

/** The chip at a point, which leads to an end of an arrow that is out of sight. */
function chipAt(t, x, y) {
  return t.chips?.find(chip => x >= chip.x && x < chip.x + chip.w && y >= chip.y && y < chip.y + chip.h);
}

function hoverAt(t, x, y) {
  t.pointer = x < HEAD ? undefined : { x, y };
  const thing = x < 0 || chipAt(t, x, y) ? undefined : thingOf(t, x, y);
  if (thing?.key !== t.hover?.key) t.hovers(thing);
}

function clickAt(t, x, y, twice) {
  const mark = flagAt(t, x, y);
  if (mark) return t.events.marked(mark);
  const chip = chipAt(t, x, y);
  if (chip) return t.goTo(chip.to);
  const thing = thingOf(t, x, y);
  if (thing?.kind === 'pool') return t.toggle(thing.pool);
  if (thing?.kind === 'thread' && onPin(t, x, y)) return t.events.pinned(thing.thread);
  const again = thing && t.selection?.key === thing.key;
  if (thing && (again || twice)) return t.events.opened(thing);
  return t.events.selected(thing);
}

function edgeTo(t, edge, ns, done) {
  const { fromNs, toNs } = t.range;
  const fixed = edge === 'edge-from' ? toNs : fromNs;
  t.rangeTo(Math.min(fixed, ns), Math.max(fixed, ns), false);
  if (done) t.events.ranged(t.range, true);
}

function minimapTo(t, x, grab) {
  const ns = ((x - HEAD) / t.scale.width) * t.data.durationNanos;
  if (grab) t.grabbed = ns >= t.scale.startNs && ns <= t.scale.endNs ? ns - t.scale.startNs : t.scale.spanNs / 2;
  t.pan((ns - t.grabbed - t.scale.startNs) / t.scale.nsPerPx);
}

/** Whether a point of a lane's head is on its pin. */
function onPin(t, x, y) {
  const entry = t.entryAt(y);
  return x >= HEAD - PIN_PX && x < HEAD && Boolean(entry) && y < t.topOf(entry) + PIN_HIGH_PX;
}
