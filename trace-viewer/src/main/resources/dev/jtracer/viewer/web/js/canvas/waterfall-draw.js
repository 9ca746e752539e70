/** One frame of a task's waterfall, from its view to pixels. */
import * as format from '../format.js';
import { sinceBegin } from './axis.js';
import { drawBand, view } from './draw-bands.js';
import { drawBoxes, drawHoles, drawOutline, drawPauses } from './draw-lanes.js';
import { arrow, hairline } from './draw-parts.js';
import { TOP, drawAxis } from './draw-top.js';
import { SIZES, TALL } from './lane-layout.js';
import { palette } from './palette.js';
import { isSame } from './things.js';
import { SCOPE } from './tile.js';

export const HEAD = 148;

/** @param {import('./waterfall.js').Waterfall} t */
export function drawWaterfall(t, g, width, height) {
  const { scale } = t;
  g.fillStyle = palette.token('surface');
  g.fillRect(0, 0, width, height);
  drawLaneGrounds(t, g, width);
  drawAxis(g, { head: HEAD, width, height, y: 0, scale, label: sinceBegin, originNs: t.data.detail.beginNs, marks: endMark(t) });
  g.save();
  g.beginPath();
  g.rect(HEAD - 3, TOP.axis, width - HEAD + 3, height);
  g.clip();
  g.translate(HEAD, 0);
  drawHoles(g, t.boxes.holes);
  drawBoxes(g, t.boxes, { threadName: t.data.threadName, isBold: box => isOwn(t, box), width: scale.width, left: 0 });
  drawQueues(t, g);
  drawBefore(t, g);
  drawOutlines(t, g);
  g.restore();
  const last = t.lanes.at(-1);
  const bottom = last ? TOP.axis + 2 + last.y + last.height : height;
  drawPauses(g, t.data.pauses, { head: HEAD, scale, top: TOP.axis, bottom });
  drawArrows(t, g, width, height);
  drawHeads(t, g);
  drawEnds(t, g, height);
  hairline(g, HEAD - 1, 0, height, palette.token('line'));
}

function drawLaneGrounds(t, g, width) {
  for (const { y, height, role } of t.lanes) {
    if (role === 'holder') {
      g.fillStyle = palette.token('sunken');
      g.fillRect(0, TOP.axis + 2 + y, width, height);
    }
    g.fillStyle = palette.token('line-soft');
    g.fillRect(0, TOP.axis + 1 + y + height, width, 1);
  }
}

function isOwn(t, { tile, piece, kind }) {
  return kind === SCOPE && tile.taskId[piece] === t.data.detail.taskId;
}

function drawQueues(t, g) {
  view.left = 0;
  view.right = t.scale.width;
  for (const lane of t.lanes) {
    // In the first lane what lies before the recording is drawn as unknown: the label starts behind that.
    const limit = lane === t.lanes[0] ? Math.max(0, t.limit[0]) : t.limit[0];
    for (const { fromNs, toNs } of lane.queues) {
      const from = Math.max(fromNs, limit);
      const x = t.scale.x(from);
      const w = (toNs - from) / t.scale.nsPerPx;
      if (w < 0.5 || x + w < 0 || x > t.scale.width) continue;
      const duration = format.duration(toNs - fromNs);
      drawBand(g, 'queue', x, TOP.axis + 2 + lane.y + TALL.padTop, w, TALL.state, [`queued ${duration}`, duration]);
    }
  }
}

/** What lies before the recording: nobody knows. */
function drawBefore(t, g) {
  const lane = t.lanes[0];
  if (!lane || t.limit[0] >= 0) return;
  const x = t.scale.x(t.limit[0]);
  const w = t.scale.x(Math.min(0, t.limit[1])) - x;
  if (w >= 1) drawBand(g, 'unknown', x, TOP.axis + 2 + lane.y + TALL.padTop, w, TALL.state, ['before the recording', 'before']);
}

function drawOutlines(t, g) {
  if (t.same) t.boxes.each(box => isSame(t.same, box) && drawOutline(g, box, palette.token('text-2')));
  for (const [thing, colour] of [[t.hover, 'text-3'], [t.selection, 'accent'], [t.cursor, 'focus']]) {
    if (!thing) continue;
    const box = t.boxes.find(b => b.kind === thing.rowKind && b.tile.row[b.piece] === thing.row);
    if (box) drawOutline(g, box, palette.token(colour));
  }
}

function drawArrows(t, g, width, height) {
  g.save();
  g.beginPath();
  g.rect(HEAD, TOP.axis, width - HEAD, height);
  g.clip();
  const colours = { queue: palette.fill('queue'), released: palette.fill('blocked'), ended: palette.token('text-2') };
  for (const { kind, fromNs, fromY, toNs, toY } of t.arrows) {
    if (Math.max(fromNs, toNs) < t.scale.startNs || Math.min(fromNs, toNs) > t.scale.endNs) continue;
    arrow(g, HEAD + t.scale.x(fromNs), TOP.axis + 2 + fromY, HEAD + t.scale.x(toNs), TOP.axis + 2 + toY, colours[kind]);
  }
  g.restore();
}

function drawHeads(t, g) {
  for (const lane of t.lanes) {
    const y = TOP.axis + 2 + lane.y + TALL.padTop;
    const indent = lane.role === 'holder' ? 30 : 16;
    if (lane.role === 'holder') branch(g, y);
    g.font = palette.font(12, lane.role === 'own' ? 600 : 400);
    g.fillStyle = palette.token('text');
    g.fillText(palette.cut(g, format.name(lane.name), HEAD - indent - 8), indent, y + 9);
    g.font = palette.font(11);
    g.fillStyle = palette.token('text-3');
    lane.subs.forEach((sub, i) => g.fillText(palette.cut(g, sub, HEAD - indent - 8), indent, y + 25 + i * 15));
  }
}

function endMark(t) {
  const x = HEAD + t.scale.x(t.data.detail.endNs);
  return [[x - 64, x + 4]];
}

function drawEnds(t, g, height) {
  const { detail } = t.data;
  const x = HEAD + t.scale.x(detail.endNs);
  g.fillStyle = palette.token('accent');
  g.fillRect(x - 1, 4, 1.5, height - 8);
  g.font = palette.font(10, 600);
  g.textAlign = 'right';
  g.fillText(format.duration(detail.durationNanos), x - 5, 12);
  g.textAlign = 'left';
  g.fillStyle = palette.token('text-2');
  for (const { atNs } of detail.logs) logMark(g, HEAD + t.scale.x(atNs));
}

function branch(g, y) {
  g.strokeStyle = palette.token('line-strong');
  g.lineWidth = 1.2;
  g.beginPath();
  g.moveTo(20, y - SIZES.padTop);
  g.lineTo(20, y + 9);
  g.lineTo(26, y + 9);
  g.stroke();
}

function logMark(g, x) {
  if (x < HEAD) return;
  g.beginPath();
  g.moveTo(x, TOP.axis - 1);
  g.lineTo(x - 3, TOP.axis - 6);
  g.lineTo(x + 3, TOP.axis - 6);
  g.fill();
}
