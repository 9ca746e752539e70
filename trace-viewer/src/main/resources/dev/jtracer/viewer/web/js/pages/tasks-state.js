/** What of the Tasks page is in its address, read in one place, and what that asks the server. Free of the DOM. */
import { oneOf, wholeNumber } from '../url.js';

export const PAGE = 50;
const SORTS = ['task', 'started', 'duration', 'waited', 'outcome'];

/** A range up to here has no upper end. */
export const ENDLESS = 9e15;

/**
 * @typedef {object} TasksState
 * @property {string | undefined} type
 * @property {'' | 'ok' | 'failed' | 'open'} outcome
 * @property {string | undefined} tag     `key` or `key=value`
 * @property {number | undefined} thread  a row
 * @property {string | undefined} log     what a log has in it
 * @property {{from: number, to: number} | undefined} range  of durations, nanoseconds
 * @property {{from: number, to: number} | undefined} began  of moments, nanoseconds from the capture's start
 * @property {{by: 'outcome' | 'thread' | 'tag', key?: string} | undefined} group
 * @property {boolean} overTime  the heat map instead of the histogram
 * @property {boolean} table
 * @property {number | undefined} selected  a task's id
 * @property {{type: string, capture: string | undefined, began: {from: number, to: number} | undefined} | undefined} against
 *     what it is compared with; with `began`, what began then is compared with what began in the state's own
 */

/** @returns {TasksState & {sort: string, descending: boolean, offset: number}} */
export function readState(search) {
  return {
    type: search.get('type') || undefined,
    outcome: oneOf(search, 'outcome', ['ok', 'failed', 'open'], ''),
    tag: search.get('tag') || undefined,
    thread: wholeNumber(search, 'thread', undefined),
    log: search.get('log') || undefined,
    ...rangesOf(search),
    group: groupOf(search.get('by')),
    overTime: search.get('chart') === 'time',
    table: search.get('view') === 'table',
    against: againstOf(search),
    selected: wholeNumber(search, 'sel', undefined, { min: Number.MIN_SAFE_INTEGER }),
    sort: oneOf(search, 'sort', SORTS, 'duration'),
    descending: oneOf(search, 'order', ['up', 'down'], 'down') === 'down',
    offset: wholeNumber(search, 'skip', 0, { max: 10_000_000 }),
  };
}

/** The chosen ranges: of durations, and of the moments things began. */
export const rangesOf = search => ({
  range: rangeOf(wholeNumber(search, 'from', undefined), wholeNumber(search, 'to', undefined)),
  began: rangeOf(...beganOf(search.get('began'))),
});

const rangeOf = (from, to) => (from !== undefined && to !== undefined && from < to ? { from, to } : undefined);

function againstOf(search) {
  const type = search.get('vs');
  if (!type) return undefined;
  const capture = search.get('with') || undefined;
  return { type, capture, began: capture === undefined ? rangeOf(...beganOf(search.get('vsBegan'))) : undefined };
}

function beganOf(text) {
  const match = /^(\d{1,16})-(\d{1,16})$/.exec(text ?? '');
  return match ? [Number(match[1]), Number(match[2])] : [undefined, undefined];
}

function groupOf(text) {
  if (text === 'outcome' || text === 'thread') return { by: text };
  return text?.startsWith('tag:') && text.length > 4 ? { by: 'tag', key: text.slice(4) } : undefined;
}

export const groupParam = group => (group?.by === 'tag' ? `tag:${group.key}` : group?.by);

export const beganParam = range => (range ? `${range.from}-${range.to}` : undefined);

/** The range of durations as parameters. */
export const rangeParams = range => ({ from: range?.from, to: range ? Math.min(range.to, Number.MAX_SAFE_INTEGER) : undefined });

/** The tasks that the charts are about. Those still open are in no chart unless they alone are asked for. */
export function chartRequest({ type, outcome, tag, thread, log }) {
  return { type, outcome: outcome || undefined, tag, thread, log };
}

/** When they began. The first moment has those that began before it, too. */
export const beganRequest = began => ({ beganFrom: began?.from || undefined, beganTo: began?.to });

/** The larger part of a capture on one side of a range; nothing if there is none. */
export function restOf({ from, to }, durationNanos) {
  const before = from > 0 ? { from: 0, to: from } : undefined;
  const after = to < durationNanos ? { from: to, to: durationNanos } : undefined;
  return !after || (before && from >= durationNanos - to) ? before : after;
}

/** Whether a tag, `key` or `key=value`, is of a key; a key may have a `=` of its own. */
const isOfKey = (tag, key) => tag === key || Boolean(tag?.startsWith(`${key}=`));

/** The same tasks as groups: what they are grouped by narrows nothing, so that the other groups stay to be chosen. */
export function groupRequest(state) {
  const { by, key } = state.group;
  const without = by === 'outcome' ? { outcome: 'any' } : by === 'thread' ? { thread: undefined } : isOfKey(state.tag, key) ? { tag: undefined } : {};
  return { ...chartRequest(state), ...without, by, key };
}

/** The tasks of the list: those of the charts in the chosen ranges. */
export function listRequest(state, offset, limit) {
  const { range, began } = state;
  return {
    ...chartRequest(state),
    fromNanos: range?.from,
    toNanos: range && range.to < ENDLESS ? range.to : undefined,
    ...beganRequest(began),
    sort: state.sort,
    descending: state.descending,
    offset,
    limit,
  };
}
