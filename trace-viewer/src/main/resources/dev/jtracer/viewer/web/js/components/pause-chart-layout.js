/** The scales of the chart of pauses and heap: pure arithmetic. */
import * as format from '../format.js';

/** From this ratio of the longest to the shortest pause on, a linear axis hides the short ones. */
const LOG_FROM = 30;

/**
 * The axis of durations: logarithmic where pauses differ much, else from zero.
 *
 * @param {{durationNanos: number}[]} pauses
 * @returns {{log: boolean, min: number, max: number}}
 */
export function durationAxis(pauses) {
  if (pauses.length === 0) return { log: false, min: 0, max: 1e6 };
  const lengths = pauses.map(p => Math.max(1, p.durationNanos));
  const max = Math.max(...lengths);
  const min = Math.min(...lengths);
  if (max / min < LOG_FROM) return { log: false, min: 0, max: max * 1.08 };
  return { log: true, min: 10 ** Math.floor(Math.log10(min)), max: max * 1.25 };
}

/** The pause that a step in time leads to: the next or the one before, in order of begin. */
export function neighbour(pauses, row, by) {
  if (pauses.length === 0) return undefined;
  const sorted = [...pauses].sort((a, b) => a.startNs - b.startNs);
  const at = sorted.findIndex(p => p.row === row);
  if (at < 0) return by > 0 ? sorted[0] : sorted.at(-1);
  return sorted[Math.min(sorted.length - 1, Math.max(0, at + by))];
}

/** `24.6 MB → 8.20 MB`, or what of it is known. */
export function heapText({ heapBeforeBytes, heapAfterBytes }) {
  const text = bytes => (bytes === null ? 'not recorded' : format.bytes(bytes));
  return heapBeforeBytes === null && heapAfterBytes === null ? 'not recorded' : `${text(heapBeforeBytes)} → ${text(heapAfterBytes)}`;
}
