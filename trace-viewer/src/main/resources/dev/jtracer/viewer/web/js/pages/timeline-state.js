/** What of the timeline is in its address, read and written in one place. Free of the DOM. */
import { ORDERS } from '../canvas/lane-order.js';
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
 * @property {'name'|'activity'|'start'|'related'} order  of the lanes
 * @property {'pool'|'none'} group
 * @property {string} filter       what shown threads or their pools have in their names; '' for all
 * @property {Set<number>} pins    threads that stay above the others
 * @property {Set<string>} hidden  counters that are not shown
 * @property {'breakdown'|'tasks'|'locks'|'flame'} side  what the panel shows of a range
 * @property {{kind: string, name: string} | undefined} find  what is walked along with n
 * @property {{ns: number, note: string}[]} marks  in order of time
 */

/** Marks beyond this would make an address that nobody can send. */
export const MOST_MARKS = 24;
export const MOST_NOTE_CHARS = 60;
const MOST_FILTER_CHARS = 100;
const MOST_FIND_CHARS = 500;

export const SIDES = Object.freeze(['breakdown', 'tasks', 'locks', 'flame']);
export const FIND_KINDS = Object.freeze(['task-type', 'region-type', 'lock', 'log']);

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
    toggled: rows(search.get('pools')),
    clock: oneOf(search, 'clock', ['wall'], 'start'),
    task: /^-?\d{1,19}$/.test(search.get('task') ?? '') ? search.get('task') : undefined,
    chain: /^\d{1,9}$/.test(search.get('chain') ?? '') ? Number(search.get('chain')) : undefined,
    table: search.get('view') === 'table',
    order: oneOf(search, 'order', ORDERS, ORDERS[0]),
    group: oneOf(search, 'group', ['none'], 'pool'),
    filter: (search.get('filter') ?? '').slice(0, MOST_FILTER_CHARS),
    pins: rows(search.get('pin')),
    hidden: new Set((search.get('without') ?? '').split(',').filter(word => /^[a-z]{1,12}$/.test(word))),
    side: oneOf(search, 'side', SIDES, SIDES[0]),
    find: readFind(search.get('find')),
    marks: readMarks(search.get('marks'), end),
  };
}

/** `5000000 first wait|7000000`: a moment, a blank and its note; a bar would end a note and becomes a slash. */
export function marksParam(marks) {
  const text = marks.slice(0, MOST_MARKS).map(({ ns, note }) => [ns, note.slice(0, MOST_NOTE_CHARS).replaceAll('|', '/')].join(' ').trim());
  return text.length > 0 ? text.join('|') : undefined;
}

/** `region-type lookup`. */
export const findParam = find => (find ? `${find.kind} ${find.name}` : undefined);

/** Rows or words in one parameter; undefined for none. */
export const listParam = set => (set.size > 0 ? [...set].join(',') : undefined);

function readMarks(text, end) {
  const marks = [];
  for (const part of (text ?? '').split('|').slice(0, MOST_MARKS)) {
    const match = /^(\d{1,16})(?: (.*))?$/s.exec(part);
    if (!match || Number(match[1]) > end) continue;
    marks.push({ ns: Number(match[1]), note: (match[2] ?? '').slice(0, MOST_NOTE_CHARS) });
  }
  return marks.sort((a, b) => a.ns - b.ns);
}

function readFind(text) {
  const at = (text ?? '').indexOf(' ');
  const [kind, name] = [text?.slice(0, at), text?.slice(at + 1)];
  return at > 0 && FIND_KINDS.includes(kind) && name.length <= MOST_FIND_CHARS ? { kind, name } : undefined;
}

const rows = text => new Set((text ?? '').split(',').filter(word => /^\d{1,9}$/.test(word)).map(Number));

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
