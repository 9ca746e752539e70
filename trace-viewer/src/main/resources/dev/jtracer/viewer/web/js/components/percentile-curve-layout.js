/**
 * The geometry of a percentile curve: pure arithmetic, in CSS pixels.
 *
 * @typedef {{percentile: number, nanos: number, taskId?: number}} Point
 */
import * as format from '../format.js';

export const LEFT = 52;
export const RIGHT = 28;
export const TOP = 14;
export const BOTTOM = 28;

/** The percentiles that have a name on the axis. */
export const NAMED = [[0, 'min'], [50, 'p50'], [90, 'p90'], [99, 'p99'], [99.9, 'p99.9'], [99.99, 'p99.99']];

/** The axis ends a little behind the last of them. */
export const MOST = 4.03;

/** Rarity as a power of ten: p90 is 1, p99 is 2. */
export const rarity = percentile => -Math.log10(1 - Math.min(99.999, percentile) / 100);

/** `p50`, `p99.74`, `min` */
export const nameOf = percentile => (percentile === 0 ? 'min' : `p${Number(percentile.toFixed(percentile < 99 ? 1 : percentile < 99.9 ? 2 : 3))}`);

export const xOf = (percentile, width) => LEFT + (rarity(percentile) / MOST) * (width - LEFT - RIGHT);

/** The place of the point nearest to a place. */
export function nearest(curve, px, width) {
  let best = 0;
  curve.forEach((point, i) => {
    if (Math.abs(xOf(point.percentile, width) - px) < Math.abs(xOf(curve[best].percentile, width) - px)) best = i;
  });
  return best;
}

/** The next point that stands for another task, or without tasks for another duration; the same place at the end. */
export function step(curve, at, by) {
  let next = at + by;
  const of = point => point.taskId ?? point.nanos;
  while (curve[next] && curve[at] && of(curve[next]) === of(curve[at])) next += by;
  return curve[next] ? next : at;
}

/** The bounds of the duration axis around all curves, as powers of ten. */
export function rangeOf(curves) {
  const nanos = curves.flatMap(curve => [curve[0].nanos, curve.at(-1).nanos]);
  const low = Math.max(1, Math.min(...nanos));
  const high = Math.max(low * 1.2, ...nanos);
  return { from: Math.log10(low) - 0.06, to: Math.log10(high) + 0.1 };
}

export function yOf(nanos, { from, to }, height) {
  return TOP + ((to - Math.log10(Math.max(1, nanos))) / (to - from)) * (height - TOP - BOTTOM);
}

export const durationTicks = ({ from, to }) => format.logTicks(10 ** from, 10 ** to, 8).map(Math.log10);

/** The named points of a curve. */
export const namedOf = curve => NAMED.map(([percentile]) => curve.find(p => Math.abs(p.percentile - percentile) < 1e-6)).filter(Boolean);
