/** Threads: what each of them was doing over its life in the capture. */
import { html } from 'lit';
import { define } from '../element.js';
import * as format from '../format.js';
import { stateOf, sumOf } from '../states.js';
import { captureHref } from '../url.js';
import { stateBar, stateList, thinBar } from '../components/state-bar.js';
import { IN_A_CELL, durationCell, durationText, nameText } from '../components/text.js';
import { TablePage, lengthOf } from './table-page.js';

const SHOWN = ['running', 'blocked', 'waiting', 'parked', 'socket', 'file', 'sleeping'];

class ThreadsPage extends TablePage {
  static title = () => 'Threads';

  constructor() {
    super({ route: 'threads', heading: 'Threads', parameter: 'thread', sort: { key: 'running', descending: true } });
  }

  rowsOf = ({ threads }) => threads;
  keyOf = row => String(row.threadRow);

  fact({ threads }) {
    const life = threads.reduce((sum, t) => sum + sumOf(t.states), 0);
    const running = threads.reduce((sum, t) => sum + t.states.running, 0);
    const pools = new Set(threads.map(t => t.pool)).size;
    const virtual = threads.filter(t => t.virtual).length;
    return html`<b>${format.counted(threads.length, 'thread')}</b> in ${format.counted(pools, 'pool')}${virtual > 0 ? html`,
        ${format.count(virtual)} of them virtual,` : ''} were running for ${durationText(running)}, ${format.share(running, life)} of their
        lives in these ${lengthOf(this.capture)}.`;
  }

  columns() {
    return [
      {
        key: 'name',
        label: 'Thread',
        value: t => t.name,
        cell: t => html`<span class="name">${nameText(t.name, IN_A_CELL)}</span>${t.virtual ? html` <span class="chip">virtual</span>` : ''}`,
      },
      { key: 'pool', label: 'Pool', cell: t => html`<span class="t2">${nameText(t.pool, IN_A_CELL)}</span>` },
      { key: 'id', label: 'Id', right: true, csv: 'javaThreadId', cell: t => (t.id > 0 ? t.id : html`<span class="muted">–</span>`) },
      { key: 'states', label: 'Its life', fixed: true, csv: false, className: 'bar-column', cell: t => thinBar(t.states) },
      ...SHOWN.map(key => ({
        key,
        label: stateOf(key).name,
        right: true,
        csv: `${key}Nanos`,
        value: t => t.states[key],
        cell: t => (t.states[key] > 0 ? durationCell(t.states[key]) : html`<span class="muted">0</span>`),
      })),
      { key: 'life', label: 'Life', right: true, csv: 'lifeNanos', value: t => sumOf(t.states), cell: t => durationCell(sumOf(t.states)) },
    ];
  }

  details(thread) {
    const life = sumOf(thread.states);
    return html`<section class="card" aria-label="The selected thread">
      <header><h2>${nameText(thread.name)}</h2><span class="cap">its states sum to its ${format.duration(life)} in the
        capture</span><span class="grow"></span>
        <a class="link cap-link"
            href=${captureHref(this.capture.id, 'timeline', undefined, { sel: `thread.${thread.threadRow}` })}>Show in timeline</a></header>
      <div class="pad">${stateBar(thread.states, 1300)}</div>
      ${stateList(thread.states, { className: 'four' })}
    </section>`;
  }

  empty = () => 'This recording names no thread.';
}

define('threads-page', ThreadsPage);
