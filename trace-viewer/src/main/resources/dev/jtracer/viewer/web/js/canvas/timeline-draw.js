/**
 * One frame of the Timeline page's canvas, from its view to pixels: lanes below, then what lies over them, then what is
 * above them. Changes nothing but the lists of boxes and chips, which say afterwards what lies where.
 */
import { layoutLane } from './box-layout.js';
import { drawBoxes, drawFoldedPool, drawHoles, drawLaneHead, drawOutline, drawPauses, drawPoolHead } from './draw-lanes.js';
import { drawArrows } from './draw-arrows.js';
import { drawFlags, drawMarkLines, flagWidth } from './draw-marks.js';
import { hairline, hairlineAcross } from './draw-parts.js';
import { layoutMarks, withMark } from './mark-layout.js';
import { placeArrows } from './arrow-layout.js';
import { TOP, drawAxis, drawCounter, drawGrid, drawMinimap, drawRangeBar } from './draw-top.js';
import { palette } from './palette.js';
import { isSame } from './things.js';
import { SCOPE } from './tile.js';

export const HEAD = 168;

/** Half the width of the plate with a range's length; axis labels under it are left out. */
const PLATE_PX = 34;

/**
 * @param {import('./timeline-canvas.js').TimelineCanvas} t
 * @param {import('./lane-layout.js').Entry[]} visible  of those that scroll
 */
export function drawTimeline(t, g, width, height, visible) {
  const bottom = Math.min(height, t.lanesTop + t.layout.height - t.scroll);
  t.flags = layoutMarks(shownMarks(t), t.scale, text => flagWidth(g, text));
  g.fillStyle = palette.token('surface');
  g.fillRect(0, 0, width, height);
  drawLanes(t, g, t.boxes, visible, { top: t.lanesTop, width, height });
  drawLanes(t, g, t.pinnedBoxes, t.layout.pinned, { top: t.pinsTop, width, height: t.lanesTop });
  if (t.layout.pinnedHeight > 0) hairlineAcross(g, t.lanesTop - 1, width, 'line-strong');
  g.save();
  clip(g, 0, t.pinsTop, width, height);
  drawPauses(g, t.data.counters.pauses, { head: HEAD, scale: t.scale, top: t.pinsTop, bottom });
  drawMarkLines(g, t.flags, { head: HEAD, top: t.pinsTop, bottom: height });
  const arrows = [...((t.task ?? t.related)?.arrows ?? []), ...(t.chain?.arrows ?? [])];
  t.chips = arrows.length === 0 ? [] : drawArrows(g, placeArrows(arrows, { placeOf: thread => t.placeOf(thread), scale: t.scale, top: t.pinsTop, bottom: height, threadName: t.threadName }), { head: HEAD, top: t.pinsTop, width, height });
  g.restore();
  drawTop(t, g, width, height);
  hairline(g, HEAD - 1, 0, height, palette.token('line'));
  drawScrollBar(t, g, width, height);
}

/** Lanes of one list inside its part of the canvas: their ground, what they did, their heads. */
function drawLanes(t, g, boxes, entries, { top, width, height }) {
  boxes.clear();
  if (height <= top) return;
  g.save();
  clip(g, 0, top, width, height - top);
  g.fillStyle = palette.token('surface');
  g.fillRect(0, top, width, height - top);
  drawGrounds(t, g, boxes, entries, { top, width, height });
  drawAllBoxes(t, g, boxes, { top, width, height });
  for (const entry of entries) drawHead(t, g, entry, t.topOf(entry), width);
  g.restore();
}

/** Grid, range and the lines between lanes; lays out the boxes on the way. */
function drawGrounds(t, g, boxes, entries, { top, width, height }) {
  drawGrid(g, { head: HEAD, top, height, scale: t.scale, originNs: t.originNs });
  if (t.range) {
    const from = Math.max(HEAD, HEAD + t.scale.x(t.range.fromNs));
    g.fillStyle = palette.token('range');
    g.fillRect(from, top, Math.max(1, HEAD + t.scale.x(t.range.toNs) - from), height);
  }
  g.fillStyle = palette.token('line-soft');
  for (const entry of entries) {
    if (entry.kind !== 'lane') continue;
    const y = t.topOf(entry);
    layoutLane(boxes, entry.lane, y, t.cover(t.tiles, entry.lane.thread), t.scale);
    g.fillRect(0, y + entry.height - 1, width, 1);
  }
}

function drawAllBoxes(t, g, boxes, { top, width, height }) {
  g.save();
  clip(g, HEAD, top, width - HEAD, height - top);
  g.translate(HEAD, 0);
  if (t.isSlow) drawHoles(g, boxes.holes, (fromNs, toNs) => `${t.label(fromNs, t.scale.nsPerPx * 16)} – ${t.label(toNs, t.scale.nsPerPx * 16)}`);
  drawBoxes(g, boxes, {
    threadName: t.threadName,
    isDim: t.focus ? box => !inFocus(t.focus, box) : undefined,
    isBold: box => isBold(t, box),
    width: t.scale.width,
    isDimRow: t.focus ? row => !t.focus.clips.has(row.thread) : undefined,
  });
  if (t.same) boxes.each(box => isSame(t.same, box) && drawOutline(g, box, palette.token('text-2')));
  for (const [thing, colour] of [[t.hover, 'text-3'], [t.selection, 'accent'], [t.cursor, 'focus']]) {
    const box = thing?.row !== undefined && boxes.find(b => b.kind === thing.rowKind && b.tile.row[b.piece] === thing.row);
    if (box) drawOutline(g, box, palette.token(colour));
  }
  g.restore();
}

function drawHead(t, g, entry, y, width) {
  if (entry.kind === 'pool') return drawPoolHead(g, entry, y, width);
  if (entry.kind === 'folded') return drawFoldedPool(g, entry, y, { head: HEAD, width, scale: t.scale, segments: t.cover(t.pools, entry.pool), pool: entry.pool });
  const { thread } = entry.lane;
  const focused = Boolean(t.focus?.clips.has(thread));
  const sub = focused ? t.focus.sub(thread) : entry.lane.virtual ? 'virtual' : '';
  const isPinned = t.view.pins?.has(thread);
  const pin = isPinned ? 'pinned' : t.hover?.kind === 'thread' && t.hover.thread === thread ? 'offered' : '';
  if (t.chain?.path[t.chain.at].thread === thread || t.selection?.key === `thread.${thread}`) {
    g.fillStyle = palette.token('accent');
    g.fillRect(0, y, 2, entry.height - 1);
  }
  return drawLaneHead(g, entry.lane, y, HEAD, { dim: Boolean(t.focus) && !focused, bold: focused || t.selection?.thread === thread, sub, pin });
}

/** A piece is in focus if it lies in the time a lane is there for: scopes of the task, of its children, of who held what. */
function inFocus(focus, { tile, piece, lane }) {
  const clips = focus.clips.get(lane.thread);
  return Boolean(clips?.some(([from, to]) => tile.start[piece] < to && tile.end[piece] > from));
}

/** What belongs to the task in focus or selected, and what has the name that is walked along. */
function isBold(t, { tile, piece, kind }) {
  if (t.wanted !== undefined && tile.nameOf(piece) === t.wanted) return true;
  const task = kind === SCOPE ? tile.taskId[piece] : 0;
  return task !== 0 && (task === t.focus?.taskId || task === t.selection?.taskId);
}

function drawTop(t, g, width, height) {
  const part = { head: HEAD, width, scale: t.scale, durationNanos: t.data.durationNanos };
  const y = TOP.minimap;
  const plates = t.flags.filter(flag => flag.w > 0).map(({ left, w }) => [HEAD + left, HEAD + left + w]);
  drawAxis(g, { ...part, height: t.pinsTop, y, label: (ns, step) => t.label(ns + t.originNs, step), originNs: t.originNs, startedAt: t.startedAt, marks: t.range ? [...plates, plateOf(t)] : plates });
  const at = t.pointer ? t.scale.ns(t.pointer.x - HEAD) : t.scale.endNs;
  t.counters.forEach((counter, i) => drawCounter(g, { ...part, y: y + TOP.axis + i * TOP.counter }, { ...counter, value: counter.text(at) }));
  drawMarkLines(g, t.flags, { head: HEAD, top: y + TOP.axis, bottom: t.pinsTop });
  drawFlags(g, t.flags, { head: HEAD, y: y + TOP.axis / 2 - 1, bottom: y + TOP.axis });
  if (t.range) drawRangeEdges(t, g, part, height);
  drawMinimap(g, { ...part, strip: t.data.strip, pauses: t.data.counters.pauses, preview: t.range });
}

/** What was gone to is shown as a mark until the view moves on. */
function shownMarks(t) {
  return t.here === undefined ? t.marks : withMark(t.marks, t.here, t.label(t.here, t.scale.nsPerPx));
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
