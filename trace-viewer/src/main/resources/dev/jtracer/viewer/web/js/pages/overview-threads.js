/** The overview's side column of a recording without tasks: where the time of its threads went, and the pools they are of. */
import { html } from 'lit';
import * as format from '../format.js';
import { poolsOfProgram } from '../pools.js';
import { stateBar, stateList, thinBar } from '../components/state-bar.js';
import { IN_A_CELL, countCell, durationCell, nameText } from '../components/text.js';
import { captureHref, go } from '../url.js';
import '../components/data-table.js';

const MOST_POOLS = 8;

/** @param {{pools: object[], threads: number} | undefined} answer of the query `pools` */
export function threadSide(captureId, answer, order) {
  return html`${threadTime(answer)}${poolTable(captureId, answer?.pools, order)}`;
}

function threadTime(answer) {
  const header = cap => html`<header><h2>Where thread time went</h2><span class="cap">${cap}</span></header>`;
  if (!answer) return html`<section class="card">${header('')}<div class="pad"><div class="skeleton line"></div></div></section>`;
  const states = {};
  let lives = 0;
  let threads = 0;
  for (const pool of poolsOfProgram(answer.pools)) {
    threads += pool.threads;
    lives += pool.lifeNanos;
    for (const [state, nanos] of Object.entries(pool.states)) states[state] = (states[state] ?? 0) + nanos;
  }
  return html`<section class="card">
    ${header(`${format.duration(lives)} of ${format.counted(threads, 'thread')} of the program`)}
    <div class="pad">${stateBar(states, 440)}</div>
    ${stateList(states, { sum: true })}
  </section>`;
}

function poolTable(captureId, pools, order) {
  const href = pool => captureHref(captureId, 'threads', undefined, { pool: pool.name });
  const most = Math.max(1, ...(pools ?? []).map(pool => pool.lifeNanos));
  const columns = [
    { key: 'name', label: 'Pool', cell: pool => html`<a href=${href(pool)}>${nameText(pool.name, IN_A_CELL)}</a>` },
    { key: 'threads', label: 'Threads', right: true, cell: pool => countCell(pool.threads) },
    { key: 'states', label: 'Their lives', fixed: true, csv: false, cell: pool => thinBar(pool.states, most) },
    { key: 'running', label: 'Running', right: true, csv: 'runningNanos', value: pool => pool.states.running, cell: pool => durationCell(pool.states.running) },
    { key: 'blocked', label: 'Blocked', right: true, csv: 'blockedNanos', value: pool => pool.states.blocked, cell: pool => durationCell(pool.states.blocked) },
  ];
  return html`<section class="card">
    <header><h2>Threads by pool</h2><span class="grow"></span><a class="link cap-link"
        href=${captureHref(captureId, 'threads')}>All threads</a></header>
    <data-table class="clickable" caption="Threads by pool" .pageSize=${MOST_POOLS} .columns=${columns} .rows=${pools} .rowKey=${pool => pool.name}
        .sort=${order.sort} .empty=${'No thread is in this recording.'}
      @sort=${order.sorted} @select=${event => go(href(event.detail.row))}></data-table>
  </section>`;
}
