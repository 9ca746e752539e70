/** The columns of the tables on the Threads page. */
import { html } from 'lit';
import { thinBar } from '../components/state-bar.js';
import { IN_A_CELL, countCell, durationCell, durationColumn, nameText, typeName } from '../components/text.js';
import * as format from '../format.js';
import { STATES, stateOf } from '../states.js';
import { captureHref } from '../url.js';

/** The states a thread can be in, in the order of every legend. */
export const THREAD_STATES = STATES.map(s => s.key).filter(key => !['runnable', 'queue', 'pinned', 'safepoint'].includes(key));

/** Pools: how many threads, and how long these together were in which state; states that never occur have no column. */
export function poolColumns(pools) {
  const longest = Math.max(1, ...pools.map(p => p.lifeNanos));
  return [
    { key: 'name', label: 'Pool', cell: p => html`<span class="name">${nameText(p.name, IN_A_CELL)}</span>` },
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
    ...stateColumns(pools),
  ];
}

/** Threads, sorted by the server; `shown` are the states that get a column. */
export function threadColumns(rows, { withPool, shown }) {
  const pool = { key: 'pool', label: 'Pool', fixed: true, cell: t => html`<span class="t2">${nameText(t.pool, IN_A_CELL)}</span>` };
  return [
    {
      key: 'name',
      label: 'Thread',
      descending: false,
      cell: t => html`<span class="name">${nameText(t.name, IN_A_CELL)}</span>${t.virtual ? html` <span class="chip">virtual</span>` : ''}`,
    },
    ...(withPool ? [pool] : []),
    { key: 'id', label: 'Id', right: true, csv: 'javaThreadId', cell: t => (t.id > 0 ? t.id : html`<span class="muted">–</span>`) },
    {
      key: 'life',
      label: 'Life',
      right: true,
      csv: 'lifeNanos',
      value: t => t.endNs - t.startNs,
      cell: t => html`${durationCell(t.endNs - t.startNs)}`,
    },
    { key: 'inside', label: 'Inside', fixed: true, value: insideText, cell: t => html`<span class="t2">${insideText(t)}</span>` },
    { key: 'states', label: 'By state', fixed: true, csv: false, className: 'bar-column', cell: t => thinBar(t.states) },
    ...stateColumns(rows, shown),
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

function stateColumns(rows, shown = THREAD_STATES.filter(key => rows.some(row => row.states[key] > 0))) {
  return shown.map(key => ({
    key,
    label: stateOf(key).name,
    right: true,
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
