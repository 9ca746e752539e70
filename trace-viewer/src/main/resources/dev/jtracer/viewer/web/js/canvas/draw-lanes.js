/** Draws the lanes: heads, folded pools, boxes and strips, and what lies over all of them. Pure: layout in, pixels out. */
import * as format from '../format.js';
import { STATES } from '../states.js';
import { drawBand, drawBox, outline, view } from './draw-bands.js';
import { hairline, hatch, plate } from './draw-parts.js';
import { labelsOf, stateKey } from './labels.js';
import { SIZES, depthNote, laneHeight } from './lane-layout.js';
import { palette } from './palette.js';
import { drawStrips } from './strips.js';
import { tileNs } from './time-scale.js';
import { FLAG, ORIGINS, SCOPE, STATE } from './tile.js';

/**
 * Boxes and strips of all lanes.
 *
 * @param {import('./box-layout.js').Boxes} boxes
 * @param {{threadName: (thread: number) => string, isDim?: (box: object) => boolean, isBold?: (box: object) => boolean, width: number, left: number, isDimRow?: (row: object) => boolean}} options
 */
export function drawBoxes(g, boxes, { threadName, isDim = () => false, isBold = () => false, width, left = 0, isDimRow }) {
  view.left = left;
  view.right = width;
  drawStrips(g, boxes, isDimRow);
  for (let i = 0; i < boxes.size; i++) {
    const box = boxes.items[i];
    const { tile, piece, kind } = box;
    const flags = tile.flags[piece];
    const labels = box.w < 13 ? NO_LABELS : labelsOf(tile, piece, kind, threadName);
    if (kind === STATE) {
      const key = stateKey(tile.nameOf(piece));
      drawBand(g, key, box.x, box.y, box.w, box.h, labels, {
        inferred: key === 'running' && ORIGINS[flags & 3] === 'inferred',
        dim: isDim(box),
        pinned: (flags & FLAG.PINNED) !== 0,
      });
    } else {
      drawBox(g, tile.nameOf(piece), box.x, box.y, box.w, box.h, labels, {
        solid: kind === SCOPE,
        bold: isBold(box),
        dim: isDim(box),
        openLeft: (flags & FLAG.OPEN_AT_START) !== 0 && tile.start[piece] <= 0,
        openRight: (flags & FLAG.OPEN_AT_END) !== 0,
      });
    }
  }
}

/**
 * What is still being read: hatched, and told once for each stretch of time.
 *
 * @param {(fromNs: number, toNs: number) => string} [momentsOf]  a stretch as text; without it nothing is told
 */
export function drawHoles(g, holes, momentsOf) {
  const told = new Set();
  for (const { fromNs, toNs, x, y, w, h } of holes) {
    hatch(g, x, y, w, h);
    if (!momentsOf || w < READING_PX) continue;
    const text = `reading ${momentsOf(fromNs, toNs)}`;
    if (!told.has(text)) plate(g, text, x + 8, y + h / 2, { within: [x, x + w] });
    told.add(text);
  }
}

/** A stretch that is narrower is hatched alone. */
const READING_PX = 180;

const NO_LABELS = Object.freeze([]);

/** The head of a thread's lane: its name, what it has to do with what is in focus, what of it has no row, and its pin. */
export function drawLaneHead(g, lane, y, head, { dim = false, bold = false, sub = '', pin = '' }) {
  g.font = palette.font(11.5, bold ? 600 : 400);
  g.fillStyle = palette.token(dim ? 'text-3' : 'text');
  g.fillText(palette.cut(g, format.name(lane.name), head - (pin ? 50 : 30)), 20, y + SIZES.padTop + 7);
  if (pin) drawPin(g, head - 16, y + SIZES.padTop + 7, pin === 'pinned');
  g.font = palette.font(11);
  g.fillStyle = palette.token('text-3');
  const note = depthNote(lane);
  const below = y + SIZES.padTop + 23;
  if (sub) g.fillText(palette.cut(g, sub, head - 30), 20, below);
  if (note) g.fillText(note, 20, Math.max(sub ? below + 15 : below, y + laneHeight(lane) - SIZES.padBottom - SIZES.row / 2));
}

/** A pin: filled if the lane stays above the others. */
function drawPin(g, x, y, pinned) {
  g.strokeStyle = g.fillStyle = palette.token(pinned ? 'accent' : 'text-3');
  g.lineWidth = 1.3;
  g.beginPath();
  g.roundRect(x - 3, y - 5, 6, 6, 1.5);
  if (pinned) g.fill();
  g.stroke();
  g.beginPath();
  g.moveTo(x - 5, y + 1.5);
  g.lineTo(x + 5, y + 1.5);
  g.moveTo(x, y + 1.5);
  g.lineTo(x, y + 6);
  g.stroke();
}

/** The head of an open pool, over the whole width. */
export function drawPoolHead(g, { poolInfo, hidden, filtered, height }, y, width) {
  bar(g, y, width, height);
  chevron(g, 10, y + height / 2, true);
  const end = poolName(g, poolInfo.name, y + height / 2, 160);
  g.font = palette.font(11);
  g.fillStyle = palette.token('text-3');
  const left = hidden === 0 ? '' : filtered ? `, ${format.count(poolInfo.threads - hidden)} shown by filter` : `, ${format.count(hidden)} idle hidden`;
  g.fillText(`${format.counted(poolInfo.threads, 'thread')}${left}`, end + 8, y + height / 2 + 0.5);
}

/** A folded pool: how many of its threads were in which state. */
export function drawFoldedPool(g, { poolInfo, height }, y, { head, width, scale, segments, pool }) {
  bar(g, y, width, height);
  g.save();
  g.beginPath();
  g.rect(head, y + 1, width - head, height - 2);
  g.clip();
  for (const segment of segments) drawStack(g, segment, pool, y + height - 3, height - 6, poolInfo.threads, head, scale);
  g.restore();
  chevron(g, 10, y + height / 2, false);
  const end = poolName(g, poolInfo.name, y + height / 2, head - 56);
  g.font = palette.font(11);
  g.fillStyle = palette.token('text-3');
  g.fillText(format.count(poolInfo.threads), end + 8, y + height / 2 + 0.5);
}

function drawStack(g, { tile, fromNs, toNs }, pool, bottom, height, threads, head, scale) {
  const row = tile?.rowOf(pool);
  if (!row) {
    if (!tile) hatch(g, head + scale.x(fromNs), bottom - height, (toNs - fromNs) / scale.nsPerPx, height);
    return;
  }
  const bucketNs = 2 ** tile.level;
  const tileStart = tile.number * tileNs(tile.level);
  const from = Math.max(0, Math.floor((Math.max(fromNs, scale.startNs) - tileStart) / bucketNs));
  const to = Math.min(row.buckets, Math.ceil((Math.min(toNs, scale.endNs) - tileStart) / bucketNs));
  const bases = new Float64Array(Math.max(0, to - from)).fill(bottom);
  const w = Math.max(1, bucketNs / scale.nsPerPx);
  for (const { key } of STATES) {
    const values = row.states.get(key);
    if (!values) continue;
    g.fillStyle = palette.fill(key);
    for (let bucket = from; bucket < to; bucket++) {
      const h = (values[bucket] / 100 / threads) * height;
      if (h < 0.05) continue;
      const x = head + scale.x(tileStart + bucket * bucketNs);
      g.fillRect(x, bases[bucket - from] - h, w + 0.4, h);
      bases[bucket - from] -= h;
    }
  }
}

/** What stopped all threads: a column over everything, its edges in full colour. */
export function drawPauses(g, pauses, { head, scale, top, bottom }) {
  for (let i = firstPause(pauses, scale.startNs); i < pauses.length && pauses[i].startNs < scale.endNs; i++) {
    const { startNs, endNs, state } = pauses[i];
    if (endNs <= scale.startNs) continue;
    const x = head + scale.x(startNs);
    const w = (endNs - startNs) / scale.nsPerPx;
    if (state !== 'gc' && w < 1) continue;
    const left = Math.max(head, x);
    g.fillStyle = state === 'gc' ? palette.token('gc-band') : palette.fade('state-safepoint', 0.12);
    g.fillRect(left, top, Math.max(1, x + w - left), bottom - top);
    if (w < 3) continue;
    if (x >= head) hairline(g, x, top, bottom - top, palette.fill(state));
    hairline(g, x + w - 1, top, bottom - top, palette.fill(state));
  }
}

/** Pauses may overlap at different ends, so a few are looked at before the first that can be in sight. */
function firstPause(pauses, ns) {
  let low = 0;
  let high = pauses.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pauses[middle].startNs < ns) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 16);
}

/** The outline of a box that is selected, hovered or has the keyboard. */
export function drawOutline(g, box, colour) {
  outline(g, box.x - 1, box.y - 1, Math.max(4, box.w + 1), box.h + 2, colour, 2);
}

function bar(g, y, width, height) {
  g.fillStyle = palette.token('sunken');
  g.fillRect(0, y, width, height);
  g.fillStyle = palette.token('line');
  g.fillRect(0, y, width, 1);
  g.fillRect(0, y + height - 1, width, 1);
}

function poolName(g, name, y, room) {
  g.font = palette.font(11.5, 600);
  g.fillStyle = palette.token('text');
  const text = palette.cut(g, format.name(name), room);
  g.fillText(text, 20, y + 0.5);
  return 20 + palette.width(g, text);
}

function chevron(g, x, y, open) {
  g.strokeStyle = palette.token('text-3');
  g.lineWidth = 1.4;
  g.beginPath();
  if (open) {
    g.moveTo(x - 4, y - 2);
    g.lineTo(x, y + 2);
    g.lineTo(x + 4, y - 2);
  } else {
    g.moveTo(x - 2, y - 4);
    g.lineTo(x + 2, y);
    g.lineTo(x - 2, y + 4);
  }
  g.stroke();
}
