/**
 * The geometry of a histogram of durations on a logarithmic axis: pure arithmetic, in CSS pixels.
 *
 * @typedef {{fromNanos: number, toNanos: number, count: number}} Bucket
 */
import * as format from '../format.js';

export const LEFT = 46;
export const RIGHT = 18;
export const TOP = 40;
export const BOTTOM = 28;

/** The last bucket ends at infinity; on an axis it ends a step further on. */
const endOf = bucket => (bucket.toNanos < 1e17 ? bucket.toNanos : bucket.fromNanos * 1.12);

/** The axis around all buckets with a margin of one bucket, at least a third of a decade wide. */
export function domainOf(buckets) {
  if (buckets.length === 0) return { from: 1e5, to: 1e9 };
  const low = Math.max(1, buckets[0].fromNanos);
  const high = Math.max(low * 1.12, endOf(buckets.at(-1)));
  const widen = Math.max(1.13, Math.sqrt(2.2 / (high / low)));
  return { from: low / widen, to: high * widen };
}

/** The buckets of one histogram and, empty, those that only the other has; all histograms have the same bounds. */
export function onOneAxis(own, others) {
  const known = new Set(own.map(b => b.fromNanos));
  return [...own, ...others.filter(b => !known.has(b.fromNanos)).map(b => ({ ...b, count: 0 }))].sort((a, b) => a.fromNanos - b.fromNanos);
}

/** Pixels of a duration. */
export function xOf(nanos, domain, width) {
  const share = Math.log(Math.max(1, nanos) / domain.from) / Math.log(domain.to / domain.from);
  return LEFT + share * (width - LEFT - RIGHT);
}

/** The bucket under a place, -1 outside all. */
export function bucketAt(px, buckets, domain, width) {
  return buckets.findIndex(b => px >= xOf(b.fromNanos, domain, width) && px < xOf(endOf(b), domain, width));
}

/** The bucket nearest to a place: for the ends of a brush. */
export function nearestBucket(px, buckets, domain, width) {
  let best = 0;
  let distance = Infinity;
  buckets.forEach((bucket, i) => {
    const middle = (xOf(bucket.fromNanos, domain, width) + xOf(endOf(bucket), domain, width)) / 2;
    if (Math.abs(px - middle) < distance) {
      distance = Math.abs(px - middle);
      best = i;
    }
  });
  return best;
}

/** The range of two buckets, either way round. */
export function rangeOf(buckets, a, b) {
  return { from: buckets[Math.min(a, b)].fromNanos, to: buckets[Math.max(a, b)].toNanos };
}

/** The buckets inside a range, as [first, last]; undefined if it has none. */
export function bucketsIn(buckets, range) {
  if (!range) return undefined;
  const inside = buckets.map((b, i) => (b.fromNanos >= range.from && b.toNanos <= range.to ? i : -1)).filter(i => i >= 0);
  return inside.length > 0 ? [inside[0], inside.at(-1)] : undefined;
}

/** How many tasks a range holds. */
export function countIn(buckets, range) {
  const inside = bucketsIn(buckets, range);
  return inside ? buckets.slice(inside[0], inside[1] + 1).reduce((sum, b) => sum + b.count, 0) : 0;
}

/**
 * Plates over the chart (a name at a duration) without overlap: each keeps its place and drops a row where it would
 * touch another; what finds no room in two rows is left out.
 *
 * @param {{nanos: number, text: string}[]} plates the most important first
 */
export function placePlates(plates, domain, width, charPx = 6.3) {
  const rows = [[], []];
  const result = [];
  for (const plate of plates) {
    const wide = plate.text.length * charPx + 14;
    const left = Math.min(Math.max(xOf(plate.nanos, domain, width) - wide / 2, LEFT - 30), width - RIGHT + 14 - wide);
    const row = rows.findIndex(taken => taken.every(([from, to]) => left > to + 4 || left + wide < from - 4));
    if (row < 0) continue;
    rows[row].push([left, left + wide]);
    result.push({ ...plate, left, row });
  }
  return result;
}

/** The ticks of the axis: 1, 2, 5 of each decade, at least 56 px apart, the ends of a decade with their unit. */
export function axisTicks(domain, width) {
  const ticks = format.logTicks(domain.from, domain.to, Math.max(3, Math.floor((width - LEFT - RIGHT) / 56)));
  let unit = '';
  return ticks.map(nanos => {
    const [value, itsUnit] = format.tickDuration(nanos).split(format.NBSP);
    const label = itsUnit === unit && !/^10*$/.test(value) ? value : `${value}${format.NBSP}${itsUnit}`;
    unit = itsUnit;
    return { nanos, label };
  });
}

/** `112 – 214 ms`, `980 µs – 1.12 ms`: the bounds of a bucket or a range. */
export function rangeText({ from, to }) {
  if (to >= 1e17) return `from ${format.duration(from)}`;
  const [low, lowUnit] = format.durationParts(from);
  const [high, highUnit] = format.durationParts(to);
  return lowUnit === highUnit || from === 0
    ? `${low} – ${high}${format.NBSP}${highUnit}`
    : `${low}${format.NBSP}${lowUnit} – ${high}${format.NBSP}${highUnit}`;
}
