/** What of the Regions page is in its address, read in one place, and what that asks the server. Free of the DOM. */
import { oneOf, wholeNumber } from '../url.js';
import { ENDLESS, beganRequest, rangesOf } from './tasks-state.js';

export const PAGE = 20;
const SORTS = ['started', 'duration', 'thread', 'task'];

/**
 * @typedef {object} RegionsState
 * @property {string | undefined} region  the type
 * @property {{from: number, to: number} | undefined} range  of durations, nanoseconds
 * @property {{from: number, to: number} | undefined} began  of moments, nanoseconds from the capture's start
 * @property {'' | 'time' | 'percentiles'} chart  '' is the histogram
 * @property {boolean} table
 * @property {number | undefined} selectedRow  of a region
 * @property {boolean} open  those still open instead of those that ended
 */

/** @returns {RegionsState & {typeSort: object, sort: string, descending: boolean, offset: number, filter: string}} */
export function readState(search) {
  return {
    region: search.get('region') || undefined,
    ...rangesOf(search),
    chart: oneOf(search, 'chart', ['time', 'percentiles'], ''),
    table: search.get('view') === 'table',
    open: oneOf(search, 'which', ['open'], '') === 'open',
    selectedRow: wholeNumber(search, 'sel', undefined),
    typeSort: { key: search.get('sort') ?? 'totalNanos', descending: search.get('order') !== 'up' },
    sort: oneOf(search, 'by', SORTS, 'duration'),
    descending: oneOf(search, 'dir', ['up', 'down'], 'down') === 'down',
    offset: wholeNumber(search, 'skip', 0, { max: 10_000_000 }),
    filter: search.get('filter') ?? '',
  };
}

/** The regions in the chosen ranges. */
export function rangeRequest({ type, range, began }) {
  return {
    type,
    fromNanos: range?.from,
    toNanos: range && range.to < ENDLESS ? range.to : undefined,
    ...beganRequest(began),
  };
}

/** The regions of the list; those still open have no duration that a range could be about. */
export function listRequest(state, offset, limit) {
  const { type, open, sort, descending } = state;
  return { ...(open ? { type, open } : rangeRequest(state)), sort, descending, offset, limit };
}
