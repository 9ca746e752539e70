/**
 * Threads: what every thread and every pool of them was doing. Pools come folded; of the selected one, or of one thread,
 * the page shows its states over time, what it waited for and what it worked on. The address holds view, selection,
 * filter, order and page.
 */
import { html, nothing } from 'lit';
import { Answer } from '../answers.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { isOfProgram, poolsOfProgram } from '../pools.js';
import { partsOf, sumOf } from '../states.js';
import { oneOf, setState, wholeNumber } from '../url.js';
import { everyRow, fileWord, hasEveryRow, pager } from '../components/paged-list.js';
import { durationText, nameText } from '../components/text.js';
import '../components/data-table.js';
import { awaiting } from '../components/notes.js';
import { THREAD_STATES, poolColumns, serverSort, threadColumns } from './threads-columns.js';
import { overTimeCard, statesCard, waitedCard, workCards } from './threads-detail.js';

const PAGE = { pools: 10, threads: 12 };

class ThreadsPage extends PageElement {
  static title = () => 'Threads';
  static keys = [['↑ ↓', 'row'], ['← →', 'moment'], ['P', 'pools, threads'], ['T', 'table'], ['Esc', 'clear']];
  static properties = { buckets: { state: true } };

  constructor() {
    super();
    this.pools = new Answer(this, 'pools');
    this.list = new Answer(this, 'threads');
    this.detail = new Answer(this, 'thread');
  }

  willUpdate() {
    this.pools.for(this.capture.id);
    this.read();
    const meant = this.thread === undefined ? { pool: this.pool } : { thread: this.thread };
    if (this.buckets && (this.thread !== undefined || this.pool !== undefined)) {
      this.detail.for(this.capture.id, { ...meant, buckets: this.buckets });
    }
    if (this.view === 'threads' || this.shownPool !== undefined) this.list.for(this.capture.id, this.listRequest(this.offset, this.pageSize));
  }

  /** What the address says; the pool is the one that ran most if it says none. */
  read() {
    const { search } = this;
    this.asTable = search.get('as') === 'table';
    this.view = oneOf(search, 'view', ['threads'], 'pools');
    this.thread = wholeNumber(search, 'thread', undefined);
    this.pool = search.get('pool') ?? busiest(this.pools.value?.pools)?.name;
    this.shownPool = this.thread === undefined ? this.pool : (search.get('pool') ?? this.detail.value?.pool);
    this.filter = search.get('filter') ?? '';
    const by = search.get('sort');
    this.poolSort = { key: by ?? 'running', descending: search.get('order') !== 'up' };
    this.sort = oneOf(search, 'by', ['name', 'id', 'life', ...THREAD_STATES], 'running');
    this.descending = oneOf(search, 'dir', ['up', 'down'], this.sort === 'name' ? 'up' : 'down') === 'down';
    this.offset = wholeNumber(search, 'skip', 0, { max: 10_000_000 });
    this.pageSize = PAGE[this.view];
  }

  listRequest(offset, limit) {
    return {
      pool: this.view === 'pools' ? this.shownPool : undefined,
      name: this.view === 'threads' ? this.filter : undefined,
      sort: serverSort(this.sort),
      descending: this.descending,
      offset,
      limit,
    };
  }

  render() {
    const { value, error } = this.pools;
    const detail = this.detail.value;
    return html`<div class="stack">
      <h1 class="visually-hidden">Threads</h1>
      ${error ? html`<section class="card"><error-note .error=${error} @retry=${() => this.pools.retry()}></error-note></section>` : nothing}
      <section class="card" aria-label="Threads">
        <p class="fact lead">${value ? this.fact(value) : awaiting(this.pools)}</p>
        ${this.tools()}
        ${this.view === 'pools' ? this.poolTable(value?.pools) : this.threadTable()}
      </section>
      ${this.detail.error ? html`<section class="card"><error-note .error=${this.detail.error}
          @retry=${() => this.detail.retry()}></error-note></section>` : nothing}
      ${value?.threads === 0 || this.detail.error ? nothing : html`
        <div class="two">${overTimeCard(this, detail, this.thread)}${statesCard(detail)}</div>
        ${this.view === 'pools' ? html`<div class="two">${this.threadsOfPool()}${waitedCard(this, detail)}</div>` : waitedCard(this, detail)}
        ${workCards(this, detail)}`}
    </div>`;
  }

  /** About the program's threads, if there are any; of the JVM's own little is known. */
  fact({ threads, pools }) {
    if (threads === 0) return `No thread is named in these ${format.duration(this.capture.recording.durationNanos)}.`;
    const shown = poolsOfProgram(pools);
    const sum = {};
    for (const { states } of shown) for (const [key, nanos] of Object.entries(states)) sum[key] = (sum[key] ?? 0) + nanos;
    const life = sumOf(sum);
    const all = partsOf(sum, { largestFirst: true });
    const parts = all.filter((part, i) => i < 5 || part.state.key === 'running');
    const first = busiest(pools);
    const ran = first.states.running > 0 ? html` Most of the running was done by <b>${nameText(first.name)}</b>:
        ${durationText(first.states.running)} in ${format.counted(first.threads, 'thread')}.` : ' No sample and no task shows one running.';
    const count = shown.reduce((sum, pool) => sum + pool.threads, 0);
    return html`<b>${format.counted(count, 'thread')}</b>${isOfProgram(shown[0].name) ? ' of the program' : ''} in ${format.counted(shown.length, 'pool')} lived ${durationText(life)} together:
        ${parts.map(({ state, nanos }, i) => html`${i > 0 ? ', ' : ''}${nameInside(state)} ${format.share(nanos, life)}`)}.${ran}`;
  }

  tools() {
    const button = (view, label) => html`<button type="button" aria-pressed=${String(this.view === view)}
        @click=${() => this.show(view)}>${label}</button>`;
    return html`<div class="tools">
      <div class="seg" role="group" aria-label="What is listed">${button('pools', 'Pools')}${button('threads', 'Threads')}</div>
      <input class="input filter" type="search" placeholder="Filter by name" aria-label="Filter ${this.view} by name" autocomplete="off"
          spellcheck="false" .value=${this.filter} @input=${event => this.set({ filter: event.target.value, skip: undefined })}>
      <span class="grow"></span>
      ${hasEveryRow || this.view === 'pools' ? html`<button class="btn quiet" type="button" @click=${this.csv}>CSV</button>` : nothing}
    </div>`;
  }

  poolTable(pools) {
    return html`<data-table class="main-table many clickable" caption="Pools of threads" .pageSize=${PAGE.pools} .expected=${6}
        .columns=${poolColumns(pools ?? [], this.poolSort.key)} .rows=${pools} .rowKey=${p => p.name} .selected=${this.shownPool ?? null} .sort=${this.poolSort}
        .filter=${this.filter} .empty=${'This recording names no thread.'}
        @sort=${({ detail }) => this.set({ sort: detail.key, order: detail.descending ? undefined : 'up' })}
        @select=${({ detail }) => this.choose({ pool: detail.row.name, thread: undefined, skip: undefined }, detail.byKey)}></data-table>`;
  }

  threadTable() {
    const { value, error } = this.list;
    if (error) return html`<error-note .error=${error} @retry=${() => this.list.retry()}></error-note>`;
    const withPool = this.view === 'threads';
    const pools = (this.pools.value?.pools ?? []).filter(p => withPool || p.name === this.shownPool);
    return html`<data-table class="${withPool ? 'main-table' : 'threads-list'} many clickable" dense sortedByServer caption="Threads" .everyRow=${() => this.allRows()}
        .pageSize=${this.pageSize} .expected=${withPool ? 12 : 5} .columns=${threadColumns(pools, this.sort, { withPool })}
        .rows=${value?.threads} .rowKey=${t => t.threadRow} .selected=${this.thread ?? null}
        .sort=${{ key: this.sort, descending: this.descending }} .empty=${'No thread has this name.'}
        @sort=${({ detail }) => this.set({ by: detail.key, dir: detail.descending ? 'down' : 'up', skip: undefined })}
        @select=${({ detail }) => this.chooseThread(detail)}></data-table>
      ${value ? pager({ offset: this.offset, size: this.pageSize, total: value.count, label: 'threads' }, skip => this.set({ skip })) : nothing}`;
  }

  threadsOfPool() {
    return html`<section class="card" aria-label="Threads of the pool">
      <header><h2>Threads</h2><span class="cap">${this.list.value ? html`${format.count(this.list.value.count)} in
        ${nameText(this.shownPool ?? '', 40)}` : ''}</span>
        ${this.thread === undefined ? nothing : html`<button class="chip on" type="button"
            @click=${() => this.choose({ thread: undefined })}>Back to the whole pool</button>`}</header>
      ${this.threadTable()}
    </section>`;
  }

  chooseThread({ row, byKey }) {
    const again = row.threadRow === this.thread && !byKey;
    this.choose(again ? { thread: undefined } : { thread: row.threadRow, pool: row.pool }, byKey);
  }

  show(view) {
    this.set({ view: view === 'pools' ? undefined : view, skip: undefined, filter: undefined });
  }

  choose(changes, byKey = false) {
    setState(changes, { replace: byKey });
  }

  toggleTable() {
    this.set({ as: this.asTable ? undefined : 'table' });
  }

  set(changes) {
    setState(changes, { replace: true });
  }

  csv() {
    const name = this.view === 'pools' ? 'pools.csv' : `threads-${fileWord(this.filter || 'all')}.csv`;
    return this.querySelector('.main-table').download(name);
  }

  allRows() {
    const request = this.listRequest(0, 0);
    return everyRow(this.capture.id, 'threads', (offset, limit) => ({ ...request, offset, limit }), page => ({ rows: page.threads, total: page.count }));
  }

  onKey(name) {
    if (name === '↓' || name === '↑') return this.querySelector('.main-table')?.step(name === '↓' ? 1 : -1) ?? false;
    if (name === '←' || name === '→') this.querySelector('state-strip canvas')?.focus();
    else if (name === 'P') this.show(this.view === 'pools' ? 'threads' : 'pools');
    else if (name === 'T') this.toggleTable();
    else if (name === 'Esc' && this.thread !== undefined) this.choose({ thread: undefined });
    else if (name === 'Esc' && (this.filter || this.search.get('pool'))) this.set({ filter: undefined, pool: undefined });
    else return false;
    return true;
  }
}

/** A state in the middle of a sentence. */
const nameInside = ({ key, name }) => (key === 'gc' ? name : name.toLowerCase());

/** The pool that ran most; one that is not the program's only where there is no other. */
function busiest(pools = []) {
  return [...poolsOfProgram(pools)].sort((a, b) => b.states.running - a.states.running || b.lifeNanos - a.lifeNanos)[0];
}

define('threads-page', ThreadsPage);
