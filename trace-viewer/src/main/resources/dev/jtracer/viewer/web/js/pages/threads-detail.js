/** What the selected thread or pool consists of: its states over time, their sum, what it waited for and worked on. */
import { html, nothing } from 'lit';
import { stateList } from '../components/state-bar.js';
import { legend, nameText } from '../components/text.js';
import { stackOf, threadsText } from '../components/state-strip-layout.js';
import { waitedForCard } from '../components/waited-for.js';
import * as format from '../format.js';
import { sumOf, stateOf } from '../states.js';
import { tableOrder } from '../table-orders.js';
import { captureHref, go } from '../url.js';
import '../components/data-table.js';
import '../components/notes.js';
import '../components/state-strip.js';
import { flameState } from './flame-subject.js';
import { workColumns } from './threads-columns.js';

/** The chart of its states over time, or the same as a table. */
export function overTimeCard(page, value, threadRow) {
  const { id } = page.capture;
  const lane = threadRow === undefined ? {} : { sel: `thread.${threadRow}` };
  return html`<section class="card" aria-label="States over time">
    <header><h2 class="tight-name">${value ? nameText(value.name, 60) : nothing}</h2>
      <span class="cap">${value ? caption(value) : ''}</span><span class="grow"></span>
      <a class="link cap-link" href=${captureHref(id, 'flames', undefined, flameState('wall', threadRow === undefined ? { pool: page.pool }
        : { thread: threadRow }))}>Flame graph</a>
      ${threadRow === undefined ? nothing : html`<a class="link cap-link" href=${captureHref(id, 'timeline', undefined, lane)}>Show in timeline</a>`}
      <button class="btn quiet" type="button" aria-pressed=${String(Boolean(page.asTable))}
          @click=${() => page.toggleTable()}><kbd>T</kbd>Table</button></header>
    ${page.asTable && value ? bucketTable(page, value) : html`<state-strip .answer=${value}
        @buckets=${event => (page.buckets = event.detail)}
        @open=${({ detail }) => go(captureHref(id, 'timeline', undefined, { from: detail.fromNs, to: detail.toNs, ...lane }))}></state-strip>`}
    ${value ? html`<div class="pad strip-legend">${legend(stackOf(value.overTime))}</div>` : nothing}
  </section>`;
}

/** Its states as parts that sum. */
export function statesCard(value) {
  return html`<section class="card" aria-label="Time by state">
    <header><h2>Time by state</h2><span class="cap">${value ? `sums to ${lives(value)}` : ''}</span></header>
    ${value ? stateList(value.states, { sum: true, className: 'one' }) : html`<div class="pad"><div class="skeleton line"></div></div>`}
  </section>`;
}

/** What it waited for, and the types of tasks and regions it worked on. */
export function waitedCard(page, value) {
  return waitedForCard(value, {
    owner: page,
    csv: 'threads-waited-for.csv',
    empty: 'No wait of these threads is in the recording.',
  });
}

/** What it worked on; nothing for threads that knew no task and no region. */
export function workCards(page, value) {
  if (!value || (value.tasks.length === 0 && value.regions.length === 0)) return nothing;
  return html`<div class="halves">${workCard(page, value.tasks, 'tasks', 'type', 'Tasks worked for')}${workCard(page, value.regions,
    'regions', 'region', 'Regions run')}</div>`;
}

function workCard(page, rows, target, parameter, heading) {
  const order = tableOrder(page, target, { key: 'nanos', descending: true });
  return html`<section class="card" aria-label=${heading}>
    <header><h2>${heading}</h2><span class="cap">what they enclose is included</span></header>
    <data-table dense caption=${heading} .pageSize=${10} .columns=${workColumns(page.capture.id, target, parameter)} .rows=${rows}
        .rowKey=${w => w.type} .empty=${target === 'tasks' ? 'They worked for no task.' : 'They ran no region.'}
        .sort=${order.sort} @sort=${order.sorted}></data-table>
  </section>`;
}

function bucketTable(page, value) {
  const rows = Array.from({ length: value.buckets }, (_, i) => ({ i, fromNs: (i * value.durationNanos) / value.buckets }));
  const order = tableOrder(page, 'moments', undefined);
  const columns = [
    { key: 'fromNs', label: 'From', right: true, descending: false, csv: 'fromNs', cell: row => format.moment(row.fromNs) },
    ...stackOf(value.overTime).map(key => ({
      key,
      label: stateOf(key).name,
      right: true,
      value: row => value.overTime[key][row.i],
      cell: row => threadsText(value.overTime[key][row.i], value.threads),
    })),
  ];
  return html`<data-table caption="States over time" file="thread-states.csv" dense .pageSize=${6} .columns=${columns} .rows=${rows} .rowKey=${row => row.i}
      .sort=${order.sort} @sort=${order.sorted}></data-table>`;
}

function caption({ name, pool, threads, lifeNanos, durationNanos }) {
  if (threads > 1 || name === pool) return `${format.counted(threads, 'thread')}, by state over time`;
  return `lived ${format.duration(lifeNanos)} of the ${format.duration(durationNanos)}`;
}

const lives = ({ threads, states }) =>
  threads > 1 ? `the ${format.duration(sumOf(states))} its threads lived together` : `its ${format.duration(sumOf(states))} in the capture`;
