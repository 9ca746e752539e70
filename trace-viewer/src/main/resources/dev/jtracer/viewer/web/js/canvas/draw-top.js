/** Draws what is above the lanes: the whole capture as a minimap, the axis, the counters. Pure but for one kept image. */
import * as format from '../format.js';
import { STATES } from '../states.js';
import { axisTicks } from './axis.js';
import { hairline, hairlineAcross, plate } from './draw-parts.js';
import { palette } from './palette.js';

export const TOP = Object.freeze({ minimap: 44, axis: 24, counter: 28 });

/** Left out of the minimap: they fill it and say nothing. */
const QUIET = new Set(['idle', 'nativeWait', 'unknown', 'sleeping', 'waiting']);

/** The minimap's picture, kept until its size, its data or the theme changes. */
let kept = {};

/**
 * @param {{head: number, width: number, strip: object, durationNanos: number, scale: object, pauses: object[]}} part
 */
export function drawMinimap(g, { head, width, strip, durationNanos, scale, pauses, preview }) {
  const area = width - head;
  g.fillStyle = palette.token('sunken');
  g.fillRect(0, 0, width, TOP.minimap);
  if (strip) g.drawImage(minimapImage(strip, pauses, durationNanos, area), head, 0, area, TOP.minimap);
  const x = ns => head + (ns / durationNanos) * area;
  const left = x(scale.startNs);
  const w = Math.max(4, x(scale.endNs) - left);
  // High contrast has no transparency: a veil would hide what is not in sight, so the frame alone says what is.
  if (!palette.highContrast) {
    g.fillStyle = palette.token('veil');
    g.fillRect(head, 0, left - head, TOP.minimap);
    g.fillRect(left + w, 0, width - left - w, TOP.minimap);
  }
  if (preview) {
    g.fillStyle = palette.token('range');
    g.fillRect(x(preview.fromNs), 0, Math.max(1, x(preview.toNs) - x(preview.fromNs)), TOP.minimap);
  }
  g.strokeStyle = palette.token('accent');
  g.lineWidth = 2;
  g.beginPath();
  g.roundRect(Math.min(left + 1, width - 5), 1, Math.max(3, w - 2), TOP.minimap - 2, 3);
  g.stroke();
  heading(g, 'Whole capture', `0 – ${format.duration(durationNanos)}`);
  hairlineAcross(g, TOP.minimap, width);
}

function heading(g, title, below) {
  g.font = palette.font(11);
  g.fillStyle = palette.token('text-2');
  g.fillText(title, 16, 15);
  g.fillStyle = palette.token('text-3');
  g.fillText(below, 16, 30);
}

function minimapImage(strip, pauses, durationNanos, area) {
  const width = Math.max(1, Math.round(area));
  if (kept.strip === strip && kept.width === width && kept.version === palette.version) return kept.image;
  const density = Math.min(2, devicePixelRatio || 1);
  const image = document.createElement('canvas');
  image.width = width * density;
  image.height = TOP.minimap * density;
  const g = image.getContext('2d');
  g.scale(density, density);
  drawStack(g, strip, width, TOP.minimap - 4, TOP.minimap - 8);
  g.fillStyle = palette.fill('gc');
  for (const pause of pauses) {
    if (pause.state !== 'gc') continue;
    const w = Math.max(1, ((pause.endNs - pause.startNs) / durationNanos) * width);
    g.fillRect((pause.startNs / durationNanos) * width, 4, w, TOP.minimap - 8);
  }
  kept = { strip, width, version: palette.version, image };
  return image;
}

/** How many threads were in which state, stacked, two pixels at a time. */
function drawStack(g, strip, width, bottom, height) {
  const keys = STATES.map(s => s.key).filter(key => strip.states[key] && !QUIET.has(key));
  const columns = Math.ceil(width / 2);
  const sums = keys.map(key => resample(strip.states[key], columns));
  let most = 1;
  for (let i = 0; i < columns; i++) most = Math.max(most, sums.reduce((sum, column) => sum + column[i], 0));
  keys.reverse().forEach((key, k) => sums[keys.length - 1 - k].key = key);
  const bases = new Float64Array(columns).fill(bottom);
  for (const column of sums) {
    g.fillStyle = palette.fill(column.key);
    for (let i = 0; i < columns; i++) {
      const h = (column[i] / most) * height;
      if (h <= 0) continue;
      g.fillRect(i * 2, bases[i] - h, 2, h);
      bases[i] -= h;
    }
  }
}

function resample(values, columns) {
  const result = new Float64Array(columns);
  for (let i = 0; i < columns; i++) {
    const from = Math.floor((i * values.length) / columns);
    const to = Math.max(from + 1, Math.floor(((i + 1) * values.length) / columns));
    for (let k = from; k < to; k++) result[i] += values[k] / (to - from);
  }
  return result;
}

/** The lines of the axis through what lies below it. */
export function drawGrid(g, { head, top, height, scale, originNs }) {
  for (const { x } of axisTicks(scale, () => '', originNs).major) hairline(g, head + x, top, height - top, palette.token('line-soft'));
}

/** The axis. Labels that meet a mark are left out. */
export function drawAxis(g, { head, width, height, y, scale, label, startedAt, marks, originNs = 0 }) {
  const { major, minor } = axisTicks(scale, label, originNs);
  g.fillStyle = palette.token('surface');
  g.fillRect(0, y + 1, width, TOP.axis - 1);
  for (const x of minor) hairline(g, head + x, y + TOP.axis - 6, 5, palette.token('line-strong'));
  g.font = palette.font(10, 500);
  for (const { x, text } of major) {
    hairline(g, head + x, y + TOP.axis, height - y - TOP.axis, palette.token('line-soft'));
    hairline(g, head + x, y + 5, TOP.axis - 5, palette.token('line-strong'));
    const end = head + x + 6 + palette.width(g, text);
    if (end > width - 2 || marks.some(([from, to]) => head + x < to && end > from)) continue;
    g.fillStyle = palette.token('text-3');
    g.fillText(text, head + x + 4, y + 12);
  }
  if (startedAt) {
    g.fillStyle = palette.token('text-3');
    g.fillText(startedAt, 16, y + 12);
  }
  hairlineAcross(g, y + TOP.axis - 1, width);
}

/**
 * One counter as a line with a light area below.
 *
 * @param {{name: string, value: string, colour: string, points: {atNs: number, value: number}[], max: number, step?: boolean}} counter
 */
export function drawCounter(g, { head, width, y, scale }, { name, value, colour, points, max, step }) {
  g.fillStyle = palette.token('surface');
  g.fillRect(0, y, head, TOP.counter);
  g.font = palette.font(11);
  g.fillStyle = palette.token('text-2');
  g.fillText(name, 16, y + 14);
  g.fillStyle = palette.token('text-3');
  g.textAlign = 'right';
  g.fillText(value, head - 10, y + 14);
  g.textAlign = 'left';
  g.save();
  g.beginPath();
  g.rect(head, y, width - head, TOP.counter);
  g.clip();
  drawLine(g, { head, y, scale }, points, max, colour, step);
  g.restore();
  hairlineAcross(g, y + TOP.counter - 1, width, 'line-soft');
}

function drawLine(g, { head, y, scale }, points, max, colour, step) {
  const from = Math.max(0, firstAfter(points, scale.startNs) - 1);
  const bottom = y + TOP.counter - 2;
  const height = (value) => bottom - Math.min(1, value / max) * (TOP.counter - 7);
  g.beginPath();
  let first;
  let x = 0;
  let previous;
  for (let i = from; i < points.length; i++) {
    x = head + scale.x(points[i].atNs);
    const level = height(points[i].value);
    if (first === undefined) g.moveTo((first = x), level);
    else if (step) {
      g.lineTo(x, previous);
      g.lineTo(x, level);
    } else g.lineTo(x, level);
    previous = level;
    if (points[i].atNs > scale.endNs) break;
  }
  if (first === undefined) return;
  g.strokeStyle = palette.token(colour);
  g.lineWidth = 1.3;
  g.stroke();
  g.lineTo(x, bottom);
  g.lineTo(first, bottom);
  g.fillStyle = palette.fade(colour, 0.12);
  g.fill();
}

/** The value of a counter at a moment: the last reading before it; undefined if there is none. */
export function valueAt(points, ns) {
  return points[firstAfter(points, ns) - 1]?.value;
}

function firstAfter(points, ns) {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle].atNs <= ns) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The selected range on the axis, with its length. */
export function drawRangeBar(g, { head, width, y, scale }, { fromNs, toNs }) {
  const a = head + scale.x(fromNs);
  const b = head + scale.x(toNs);
  g.fillStyle = palette.token('accent');
  g.fillRect(Math.max(head, a), y + TOP.axis - 6, Math.min(width, b) - Math.max(head, a), 5);
  const middle = (Math.max(head, a) + Math.min(width, b)) / 2;
  plate(g, format.duration(toNs - fromNs), middle, y + 10, { align: 'center', bold: true, line: 'accent', within: [head + 2, width - 2] });
}
