/** The columns of the tables on the Threads page. */
import { html } from 'lit';
import { thinBar } from '../components/state-bar.js';
import { countCell, durationCell, durationColumn, nameText, typeName } from '../components/text.js';
import * as format from '../format.js';
import { STATES, stateOf } from '../states.js';
import { captureHref } from '../url.js';

/** The states a thread can be in, in the order of every legend. */
export const THREAD_STATES = STATES.map(s => s.key).filter(key => !['runnable', 'queue', 'pinned', 'safepoint'].includes(key));

/** How many states there is room for in a window under 1440 px. */
const ROOM = { pools: 8, threads: 7, list: 5 };

/** How much of a name there is room for beside the states. */
const NAME = 28;

/** Pools: how many threads, and how long these together were in which state; states that never occur have no column. */
export function poolColumns(pools, sortedBy) {
  const longest = Math.max(1, ...pools.map(p => p.lifeNanos));
  return [
    { key: 'name', label: 'Pool', cell: p => html`<span class="name">${nameText(p.name, NAME)}</span>` },
    {
      key: 'threads',
      label: 'Threads',
      right: true,
      hint: 'All that lived in the capture',
      cell: p => html`${format.count(p.threads)}${p.virtual > 0 ? html` <span class="chip">${p.virtual === p.threads ? ''
        : `${format.count(p.virtual)} `}virtual</span>` : ''}`,
    },
    { key: 'most', label: 'At once', right: true, hint: 'The most alive at one moment', cell: p => format.count(p.most) },
    { key: 'started', label: 'Started', right: true, hint: 'Seen to start inside the capture', cell: p => countCell(p.started) },
    { key: 'ended', label: 'Ended', right: true, hint: 'Seen to end inside the capture', cell: p => countCell(p.ended) },
    {
      key: 'lifeNanos',
      label: 'Their lives',
      descending: true,
      className: 'bar-column',
      hint: 'All lives together, by state; the longest bar is the most time',
      cell: p => thinBar(p.states, longest),
    },
    ...stateColumns(timesOf(pools), sortedBy, ROOM.pools),
  ];
}

/**
 * Threads, sorted by the server; by name they come by pool and then by name. The states are those of all of `pools`, so that a page of
 * the list has the columns of every other; a list within a pool is narrow.
 */
export function threadColumns(pools, sortedBy, { withPool }) {
  const name = t => html`<span class="name">${nameText(t.name, NAME)}</span>${t.virtual ? html` <span class="chip">virtual</span>` : ''}`;
  return [
    ...(withPool ? [
      { key: 'thread', label: 'Thread', fixed: true, value: t => t.name, cell: name },
      { key: 'name', label: 'Pool', descending: false, value: t => t.pool, cell: t => html`<span class="t2">${nameText(t.pool, NAME)}</span>` },
    ] : [{ key: 'name', label: 'Thread', descending: false, cell: name }]),
    { key: 'id', label: 'Id', right: true, csv: 'javaThreadId', cell: t => (t.id > 0 ? t.id : html`<span class="muted">–</span>`) },
    {
      key: 'life',
      label: 'Life',
      right: true,
      csv: 'lifeNanos',
      value: t => t.endNs - t.startNs,
      cell: t => durationCell(t.endNs - t.startNs),
    },
    { key: 'inside', label: 'Inside', fixed: true, className: 'wide-only', hidden: !withPool, value: insideText, cell: t => html`<span class="t2">${insideText(t)}</span>` },
    { key: 'states', label: 'By state', fixed: true, csv: false, className: 'bar-column', cell: t => thinBar(t.states) },
    ...stateColumns(timesOf(pools), sortedBy, withPool ? ROOM.threads : ROOM.list).map(column => ({ ...column, hidden: !withPool && column.className !== undefined })),
  ];
}

/** Types of tasks or regions that threads worked on; each leads to its page, the longest to the timeline. */
export function workColumns(captureId, page, parameter) {
  return [
    {
      key: 'type',
      label: 'Type',
      cell: w => html`<a href=${captureHref(captureId, page, undefined, { [parameter]: w.type })}>${typeName(w.type)}</a>`,
    },
    { key: 'count', label: page === 'tasks' ? 'Scopes' : 'Regions', right: true, cell: w => format.count(w.count) },
    durationColumn('nanos', 'Time'),
    {
      key: 'maxNanos',
      label: 'Longest',
      right: true,
      cell: w => html`<a class="link" href=${around(captureId, w)}>${durationCell(w.maxNanos)}</a>`,
    },
  ];
}

/** The timeline around the longest, with its lane selected. */
function around(captureId, { maxStartNs, maxNanos, maxThreadRow }) {
  const margin = Math.max(1e6, maxNanos / 2);
  const state = { from: Math.max(0, Math.round(maxStartNs - margin)), to: Math.round(maxStartNs + maxNanos + margin) };
  return captureHref(captureId, 'timeline', undefined, { ...state, sel: `thread.${maxThreadRow}` });
}

/** What the server sorts by: `native-wait` for `nativeWait`. */
export const serverSort = key => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

/** The time of all rows together in each state. */
const timesOf = rows => Object.fromEntries(THREAD_STATES.map(key => [key, rows.reduce((sum, row) => sum + row.states[key], 0)]));

/** The states that occur, in the order of every legend; those with less time than there is room for only where the window is wide. */
function stateColumns(times, sortedBy, room) {
  const occurring = THREAD_STATES.filter(key => times[key] > 0);
  const kept = new Set(['running', ...[...occurring].sort((a, b) => times[b] - times[a]).filter(key => key !== 'running')].slice(0, room));
  return occurring.map(key => ({
    key,
    label: stateOf(key).name,
    right: true,
    className: kept.has(key) || key === sortedBy ? undefined : 'wide-only',
    csv: `${key}Nanos`,
    value: row => row.states[key],
    cell: row => (row.states[key] > 0 ? durationCell(row.states[key]) : html`<span class="muted">0</span>`),
  }));
}

function insideText({ startedInside, endedInside }) {
  if (startedInside && endedInside) return 'started, ended';
  if (startedInside) return 'started';
  return endedInside ? 'ended' : 'all the while';
}
