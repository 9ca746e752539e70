/**
 * One frame of the Timeline page's canvas, from its view to pixels: lanes below, then what lies over them, then what is
 * above them. Changes nothing but the list of boxes, which says afterwards what lies where.
 */
import { layoutLane } from './box-layout.js';
import { drawBoxes, drawFoldedPool, drawLaneHead, drawOutline, drawPauses, drawPoolHead } from './draw-lanes.js';
import { drawArrows } from './draw-arrows.js';
import { hairline } from './draw-parts.js';
import { placeArrows } from './arrow-layout.js';
import { TOP, drawAxis, drawCounter, drawMinimap, drawRangeBar } from './draw-top.js';
import { palette } from './palette.js';
import { SCOPE } from './tile.js';

export const HEAD = 168;

/** Half the width of the plate with a range's length; axis labels under it are left out. */
const PLATE_PX = 34;

/**
 * @param {import('./timeline-canvas.js').TimelineCanvas} t
 * @param {import('./lane-layout.js').Entry[]} visible
 */
export function drawTimeline(t, g, width, height, visible) {
  g.fillStyle = palette.token('surface');
  g.fillRect(0, 0, width, height);
  g.save();
  clip(g, 0, t.lanesTop, width, height);
  drawGrounds(t, g, width, height, visible);
  drawAllBoxes(t, g, width, height);
  for (const entry of visible) drawHead(t, g, entry, t.lanesTop + entry.y - t.scroll, width);
  const bottom = Math.min(height, t.lanesTop + t.layout.height - t.scroll);
  drawPauses(g, t.data.counters.pauses, { head: HEAD, scale: t.scale, top: t.lanesTop, bottom });
  const arrows = [...(t.task?.arrows ?? []), ...(t.chain?.arrows ?? [])];
  if (arrows.length > 0) drawArrows(g, placeArrows(arrows, { placeOf: thread => t.placeOf(thread), scale: t.scale, top: t.lanesTop, bottom: height, threadName: t.threadName }), { head: HEAD, top: t.lanesTop, width, height });
  g.restore();
  drawTop(t, g, width, height);
  hairline(g, HEAD - 1, 0, height, palette.token('line'));
  drawScrollBar(t, g, width, height);
}

/** Grid, range and the lines between lanes; lays out the boxes on the way. */
function drawGrounds(t, g, width, height, visible) {
  drawAxis(g, { head: HEAD, width, height, y: TOP.minimap, scale: t.scale, label: t.label, marks: [] });
  if (t.range) {
    const from = Math.max(HEAD, HEAD + t.scale.x(t.range.fromNs));
    g.fillStyle = palette.token('range');
    g.fillRect(from, t.lanesTop, Math.max(1, HEAD + t.scale.x(t.range.toNs) - from), height);
  }
  t.boxes.clear();
  g.fillStyle = palette.token('line-soft');
  for (const entry of visible) {
    if (entry.kind !== 'lane') continue;
    const y = t.lanesTop + entry.y - t.scroll;
    layoutLane(t.boxes, entry.lane, y, t.cover(t.tiles, entry.lane.thread), t.scale);
    g.fillRect(0, y + entry.height - 1, width, 1);
  }
}

function drawAllBoxes(t, g, width, height) {
  g.save();
  clip(g, HEAD, t.lanesTop, width - HEAD, height);
  g.translate(HEAD, 0);
  drawBoxes(g, t.boxes, {
    threadName: t.threadName,
    isDim: t.focus ? box => !inFocus(t.focus, box) : undefined,
    isBold: box => isBold(t, box),
    width: t.scale.width,
    dimmed: Boolean(t.focus),
  });
  for (const [thing, colour] of [[t.hover, 'text-3'], [t.selection, 'accent'], [t.cursor, 'focus']]) {
    const box = thing?.row !== undefined && t.boxes.find(b => b.kind === thing.rowKind && b.tile.row[b.piece] === thing.row);
    if (box) drawOutline(g, box, palette.token(colour));
  }
  g.restore();
}

function drawHead(t, g, entry, y, width) {
  if (entry.kind === 'pool') return drawPoolHead(g, entry, y, width);
  if (entry.kind === 'folded') return drawFoldedPool(g, entry, y, { head: HEAD, width, scale: t.scale, segments: t.cover(t.pools, entry.pool), pool: entry.pool });
  const focused = Boolean(t.focus?.clips.has(entry.lane.thread));
  const sub = focused ? t.focus.sub(entry.lane.thread) : entry.lane.virtual ? 'virtual' : '';
  if (t.chain?.path[t.chain.at].thread === entry.lane.thread) {
    g.fillStyle = palette.token('accent');
    g.fillRect(0, y, 2, entry.height - 1);
  }
  return drawLaneHead(g, entry.lane, y, HEAD, { dim: Boolean(t.focus) && !focused, bold: focused || t.selection?.thread === entry.lane.thread, sub });
}

/** A piece is in focus if it lies in the time a lane is there for: scopes of the task, of its children, of who held what. */
function inFocus(focus, { tile, piece, lane }) {
  const clips = focus.clips.get(lane.thread);
  return Boolean(clips?.some(([from, to]) => tile.start[piece] < to && tile.end[piece] > from));
}

function isBold(t, { tile, piece, kind }) {
  const task = kind === SCOPE ? tile.taskId[piece] : 0;
  return task !== 0 && (task === t.focus?.taskId || task === t.selection?.taskId);
}

function drawTop(t, g, width, height) {
  const part = { head: HEAD, width, scale: t.scale, durationNanos: t.data.durationNanos };
  const y = TOP.minimap;
  drawAxis(g, { ...part, height: t.lanesTop, y, label: t.label, startedAt: t.startedAt, marks: t.range ? [plateOf(t)] : [] });
  const at = t.pointer ? t.scale.ns(t.pointer.x - HEAD) : t.scale.endNs;
  t.counters.forEach((counter, i) => drawCounter(g, { ...part, y: y + TOP.axis + i * TOP.counter }, { ...counter, value: counter.text(at) }));
  if (t.range) drawRangeEdges(t, g, part, height);
  drawMinimap(g, { ...part, strip: t.data.strip, pauses: t.data.counters.pauses, preview: t.range });
}

function plateOf({ range, scale }) {
  const middle = HEAD + (scale.x(range.fromNs) + scale.x(range.toNs)) / 2;
  return [middle - PLATE_PX, middle + PLATE_PX];
}

function drawRangeEdges({ range, scale }, g, part, height) {
  if (range.toNs <= scale.startNs || range.fromNs >= scale.endNs) return;
  for (const ns of [range.fromNs, range.toNs]) {
    const x = HEAD + scale.x(ns);
    if (x >= HEAD) hairline(g, x, TOP.minimap + TOP.axis - 6, height, palette.token('accent'));
  }
  drawRangeBar(g, { ...part, y: TOP.minimap }, range);
}

function drawScrollBar(t, g, width, height) {
  const room = height - t.lanesTop;
  if (t.layout.height <= room) return;
  const h = Math.max(24, (room * room) / t.layout.height);
  g.fillStyle = palette.fade('text-3', 0.45);
  g.beginPath();
  g.roundRect(width - 6, t.lanesTop + (t.scroll / t.layout.height) * room + 2, 4, h - 4, 2);
  g.fill();
}

function clip(g, x, y, w, h) {
  g.beginPath();
  g.rect(x, y, w, h);
  g.clip();
}
