/** What of the timeline is in its address, read and written in one place. Free of the DOM. */
import { parseAddress } from '../canvas/things.js';
import { oneOf, wholeNumber } from '../url.js';

/**
 * @typedef {object} TimelineState
 * @property {number} fromNs
 * @property {number} toNs
 * @property {object | undefined} selection
 * @property {{fromNs: number, toNs: number} | undefined} range
 * @property {boolean} hideIdle
 * @property {Set<number>} toggled  pools that are not folded or open as at first
 * @property {'start'|'wall'} clock
 * @property {string | undefined} task  the task in focus
 * @property {number | undefined} chain  the wait whose chain is in focus
 * @property {boolean} table
 */

/** @returns {TimelineState} */
export function readState(search, durationNanos) {
  const end = Math.max(1, durationNanos);
  const from = wholeNumber(search, 'from', 0, { max: end });
  const to = wholeNumber(search, 'to', end, { max: end });
  const valid = to - from >= 1000;
  return {
    fromNs: valid ? from : 0,
    toNs: valid ? to : end,
    selection: parseAddress(search.get('sel')),
    range: readRange(search.get('range'), end),
    hideIdle: oneOf(search, 'idle', ['shown'], 'hidden') === 'hidden',
    toggled: new Set((search.get('pools') ?? '').split(',').filter(word => /^\d{1,6}$/.test(word)).map(Number)),
    clock: oneOf(search, 'clock', ['wall'], 'start'),
    task: /^-?\d{1,19}$/.test(search.get('task') ?? '') ? search.get('task') : undefined,
    chain: /^\d{1,9}$/.test(search.get('chain') ?? '') ? Number(search.get('chain')) : undefined,
    table: search.get('view') === 'table',
  };
}

/** The window as parameters; the whole capture needs none. */
export function windowParams({ startNs, endNs }, durationNanos) {
  const whole = startNs <= 0 && endNs >= durationNanos;
  return { from: whole ? undefined : Math.round(startNs), to: whole ? undefined : Math.round(endNs) };
}

export const rangeParam = range => (range ? `${range.fromNs}-${range.toNs}` : undefined);

export const poolsParam = toggled => (toggled.size > 0 ? [...toggled].sort((a, b) => a - b).join(',') : undefined);

function readRange(text, end) {
  const match = /^(\d{1,16})-(\d{1,16})$/.exec(text ?? '');
  if (!match) return undefined;
  const [fromNs, toNs] = [Number(match[1]), Math.min(end, Number(match[2]))];
  return toNs > fromNs ? { fromNs, toNs } : undefined;
}
