/** A range of the capture's time on a strip: from places to moments and back, and how keys move it. Pure. */

/** What arrow keys move by. */
const STEPS = 50;
/** How far a press has to go to be a range. */
export const SLOP_PX = 4;

/** The range between two places, whichever comes first. */
export function rangeBetween(a, b, width, durationNanos) {
  const ns = x => Math.round((Math.min(width, Math.max(0, x)) / width) * durationNanos);
  const [from, to] = a <= b ? [ns(a), ns(b)] : [ns(b), ns(a)];
  return { from, to: Math.max(to, from + 1) };
}

/**
 * The range after an arrow key: moved as a whole, or its end with `resize`; without a range, the middle tenth.
 *
 * @param {{from: number, to: number} | undefined} range
 * @param {-1 | 1} by
 */
export function moved(range, by, resize, durationNanos) {
  if (!range) return { from: Math.round(durationNanos * 0.45), to: Math.round(durationNanos * 0.55) };
  const step = (by * durationNanos) / STEPS;
  if (resize) return { from: range.from, to: Math.round(Math.min(durationNanos, Math.max(range.from + durationNanos / STEPS, range.to + step))) };
  const length = range.to - range.from;
  const from = Math.round(Math.min(durationNanos - length, Math.max(0, range.from + step)));
  return { from, to: from + length };
}
