/**
 * GC: what stopped all threads. Pauses by cause, over time with the heap, how long they took; each pause with the tasks it
 * stopped; each collection; what pauses left of the worst windows; and the other safepoints. The address holds cause, range,
 * selection, list and order.
 */
import { html, nothing } from 'lit';
import { Answer } from '../answers.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { tableOrder } from '../table-orders.js';
import { oneOf, setState, wholeNumber } from '../url.js';
import { rangeText } from '../components/log-histogram-layout.js';
import { neighbour } from '../components/pause-chart-layout.js';
import { durationText, nameText } from '../components/text.js';
import * as icons from '../icons.js';
import '../components/data-table.js';
import '../components/log-histogram.js';
import { awaiting } from '../components/notes.js';
import '../components/pause-chart.js';
import { causeColumns, causeKey, collectionColumns, heapReadingColumns, pauseColumns } from './gc-columns.js';
import { pauseCard } from './gc-detail.js';
import { WINDOWS, utilisationCards } from './gc-utilisation.js';
import { bucketColumns } from './tasks-columns.js';

const BUCKETS = 600;
const PAGE = 15;

class GcPage extends PageElement {
  static title = () => 'GC';
  static keys = [['↑ ↓', 'row'], ['← →', 'pause'], ['T', 'tables'], ['Esc', 'clear']];

  constructor() {
    super();
    this.gc = new Answer(this, 'gc');
    this.whole = new Answer(this, 'whole-capture');
    this.pause = new Answer(this, 'gc-pause');
    this.utilisation = new Answer(this, 'mmu');
  }

  willUpdate() {
    const { id } = this.capture;
    this.gc.for(id);
    this.whole.for(id, { buckets: BUCKETS });
    this.read();
    this.utilisation.for(id, { window: WINDOWS, safepoints: this.allStops || undefined });
    if (this.chosen !== undefined) this.pause.for(id, { row: this.chosen });
  }

  /** What the address says; the pause is the one that cost tasks most, else the longest, if it says none. */
  read() {
    const { search } = this;
    this.asTable = search.get('view') === 'table';
    this.cause = search.get('cause') ?? undefined;
    const from = wholeNumber(search, 'from', undefined);
    const to = wholeNumber(search, 'to', undefined);
    this.range = from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
    this.collections = oneOf(search, 'list', ['collections'], '') === 'collections';
    this.sort = { key: search.get('by') ?? 'startNs', descending: search.get('dir') === 'down' };
    this.selected = wholeNumber(search, 'pause', undefined);
    this.allStops = search.get('stops') === 'all';
    this.window = wholeNumber(search, 'window', WINDOWS[2]);
    this.shown = this.filtered(this.gc.value?.list);
    this.first = costliest(this.shown ?? []);
    this.chosen = this.selected ?? this.first?.row;
  }

  /** The pauses of the cause and range; the same array as long as nothing changes, so that the list keeps its page. */
  filtered(all) {
    const key = JSON.stringify([all?.length, this.cause, this.range]);
    if (key === this.filterKey) return this.shown;
    this.filterKey = key;
    return all?.filter(p => (this.cause === undefined || causeKey(p) === this.cause) && inRange(p.durationNanos, this.range));
  }

  render() {
    const { value, error } = this.gc;
    if (error) return html`<error-note .error=${error} @retry=${() => this.gc.retry()}></error-note>`;
    return html`<div class="stack">
      <h1 class="visually-hidden">GC</h1>
      <section class="card" aria-label="GC pauses by cause">
        <p class="fact lead">${value ? this.fact(value) : awaiting(this.gc)}</p>
        ${value?.pauses === 0 ? nothing : this.causes(value)}
      </section>
      ${value?.pauses === 0 ? this.heapOnly() : html`
        <div class="two">${this.overTime(value)}${this.histogram(value)}</div>
        ${this.collections || this.chosen === undefined ? this.list(value) : html`<div class="two">${this.list(value)}${pauseCard(this,
          this.pause, this.heading())}</div>`}
        ${utilisationCards(this)}`}
      ${value?.safepoints > 0 ? this.operations(value) : nothing}
    </div>`;
  }

  fact(gc) {
    const { recording } = this.capture;
    const others = gc.safepoints > 0 ? html` ${format.counted(gc.safepoints, 'other safepoint')} took ${durationText(gc.safepointNanos)}
        together, at most ${durationText(gc.safepointMaxNanos)}.` : nothing;
    const collector = recording.gcName ? html`${nameText(recording.gcName)}: ` : nothing;
    if (gc.pauses === 0) return html`${collector}No GC pause stopped threads in these ${format.duration(recording.durationNanos)}. Looked at
        ${format.counted(recording.events, 'event')} for <code>jdk.GCPhasePause</code> and <code>jdk.GarbageCollection</code>;
        ${gc.collections === 0 ? 'no collection is among them' : format.counted(gc.collections, 'collection')}.${others}`;
    const longest = gc.list.reduce((a, b) => (b.durationNanos > a.durationNanos ? b : a));
    const tasks = gc.tasksStopped > 0 ? html` Tasks were stopped <b>${format.counted(gc.tasksStopped, 'time')}</b> and lost
        ${durationText(gc.taskNanos)} together.` : recording.tasksEnded + recording.tasksOpen > 0 ? ' No task was running in any of them.' : nothing;
    return html`${collector}<b>${format.counted(gc.pauses, 'pause')}</b> in ${format.counted(gc.collections, 'collection')} stopped all
        threads for ${durationText(gc.totalNanos)} together, ${format.share(gc.totalNanos, recording.durationNanos)} of the capture; the
        longest took ${durationText(gc.maxNanos)}${longest.cause === null ? '' : html`, cause ${nameText(longest.cause)}`}.${tasks}${others}`;
  }

  causes(value) {
    const order = tableOrder(this, 'causes', { key: 'totalNanos', descending: true });
    return html`<data-table class="causes clickable" caption="GC pauses by cause" .pageSize=${8} .expected=${2}
        .columns=${causeColumns(this.capture, value?.causes ?? [])} .rows=${value?.causes} .rowKey=${causeKey}
        .selected=${this.cause ?? null} .sort=${order.sort} @sort=${order.sorted}
        @select=${({ detail }) => this.chooseCause(causeKey(detail.row))}></data-table>`;
  }

  overTime(value) {
    const heap = this.whole.value?.heapUsed;
    const order = tableOrder(this, 'heap', { key: 'atNs', descending: false });
    return html`<section class="card chart-card tall" aria-label="Pauses over time">
      <header><h2>Pauses over time</h2><span class="cap">${heap?.length === 0 ? 'no heap reading is in this recording'
        : 'and the used heap, read before and after collections'}</span><span class="grow"></span>
        <button class="btn quiet" type="button" aria-pressed=${String(Boolean(this.asTable))}
            @click=${() => this.toggleTable()}><kbd>T</kbd>Table</button></header>
      ${this.asTable ? html`<data-table caption="Used heap over time" dense .pageSize=${8} .columns=${heapReadingColumns()} .rows=${heap}
            file="used-heap.csv" .rowKey=${r => r.atNs} .sort=${order.sort} @sort=${order.sorted} .empty=${'No heap reading is in this recording.'}></data-table>`
        : html`<pause-chart class="chart" .pauses=${value?.list} .shown=${this.shown} .selected=${this.chosen} .heapUsed=${heap}
            .durationNanos=${this.capture.recording.durationNanos} @pause=${({ detail }) => this.choose(detail)}></pause-chart>`}
    </section>`;
  }

  histogram(value) {
    const stats = value && { ...value, count: value.pauses };
    const order = tableOrder(this, 'buckets', { key: 'fromNanos', descending: false });
    return html`<section class="card chart-card tall" aria-label="How long pauses took">
      <header><h2>How long they took</h2><span class="cap">log scale</span></header>
      ${this.asTable && stats ? html`<data-table caption="Buckets of the histogram" dense .pageSize=${8}
            .columns=${bucketColumns(stats.count, range => this.chooseRange(range), 'Pauses')}
            .rows=${stats.histogram.buckets.filter(b => b.count > 0)} .rowKey=${b => b.fromNanos} file="pause-durations.csv"
            .sort=${order.sort} @sort=${order.sorted}></data-table>`
        : html`<log-histogram class="chart" noun="pause" tone="state-gc" .stats=${stats} .range=${this.range}
            @range=${event => this.chooseRange(event.detail)}></log-histogram>`}
    </section>`;
  }

  list(value) {
    const rows = this.collections ? value?.collectionList : this.shown;
    const left = value ? (this.collections ? value.collections - value.collectionList.length : value.pauses - value.list.length) : 0;
    const button = (list, label, on) => html`<button type="button" aria-pressed=${String(on)}
        @click=${() => this.set({ list, by: undefined, dir: undefined })}>${label}</button>`;
    return html`<section class="card" aria-label=${this.collections ? 'Collections' : 'Pauses'}>
      <header><div class="seg" role="group" aria-label="What is listed">${button(undefined, 'Pauses', !this.collections)}${button('collections',
        'Collections', this.collections)}</div>
        ${this.collections ? nothing : this.chips()}
        <span class="cap">${left > 0 ? `the ${format.count(rows.length)} longest; ${format.count(left)} shorter left out` : rows
          ? format.counted(rows.length, this.collections ? 'collection' : 'pause') : ''}</span><span class="grow"></span>
        <button class="btn quiet" type="button" ?disabled=${!rows?.length}
            @click=${() => this.querySelector('.pause-list').download(this.collections ? 'collections.csv' : 'pauses.csv')}>CSV</button></header>
      <data-table class="pause-list many ${this.collections ? '' : 'clickable'}" dense caption=${this.collections ? 'Collections' : 'GC pauses'}
          .pageSize=${PAGE} .expected=${10} .columns=${this.collections ? collectionColumns(this.capture) : pauseColumns(this.capture)}
          .rows=${rows} .rowKey=${r => (this.collections ? r.gcId : r.row)} .selected=${this.collections ? undefined : (this.chosen ?? null)}
          .sort=${this.sort} .empty=${'No pause of this cause took that long.'}
          @sort=${({ detail }) => this.set({ by: detail.key, dir: detail.descending ? 'down' : undefined })}
          @select=${({ detail }) => (this.collections ? undefined : this.choose(detail.row.row, detail.byKey))}></data-table>
    </section>`;
  }

  heading() {
    if (this.selected !== undefined) return 'The selected pause';
    return this.first.taskNanos > 0 ? 'The pause that cost tasks most' : 'The longest pause';
  }

  chips() {
    const chip = (text, label, clear) => html`<button class="chip on" type="button" aria-label="Clear ${label}"
        @click=${clear}>${text} ${icons.close}</button>`;
    return html`${this.cause === undefined ? nothing : chip(format.name(this.cause, 40), 'the cause', () => this.chooseCause(this.cause))}
      ${this.range ? chip(rangeText(this.range), 'the range', () => this.chooseRange(null)) : nothing}`;
  }

  operations(value) {
    const order = tableOrder(this, 'operations', { key: 'totalNanos', descending: true });
    return html`<section class="card" aria-label="Other safepoints">
      <header><h2>Other safepoints</h2><span class="cap">all threads stopped, and no collection was the reason</span><span class="grow"></span>
        <button class="btn quiet" type="button" @click=${() => this.querySelector('.operations').download('safepoints.csv')}>CSV</button></header>
      <data-table class="operations" dense caption="Other safepoints by operation" .pageSize=${8}
          .columns=${causeColumns(this.capture, value.operations, { operations: true })} .rows=${value.operations} .rowKey=${causeKey}
          .sort=${order.sort} @sort=${order.sorted}></data-table>
    </section>`;
  }

  /** Without a pause the heap may still have been read. */
  heapOnly() {
    const heap = this.whole.value?.heapUsed ?? [];
    if (heap.length === 0) return nothing;
    return html`<section class="card chart-card" aria-label="Used heap"><header><h2>Used heap</h2></header>
      <pause-chart class="chart" .pauses=${[]} .heapUsed=${heap} .durationNanos=${this.capture.recording.durationNanos}></pause-chart></section>`;
  }

  choose(row, byKey = false) {
    setState({ pause: row === this.selected && !byKey ? undefined : row }, { replace: byKey });
  }

  chooseCause(cause) {
    setState({ cause: cause === this.cause ? undefined : cause, pause: undefined });
  }

  chooseRange(range) {
    setState({ from: range?.from, to: range ? Math.min(range.to, Number.MAX_SAFE_INTEGER) : undefined, pause: undefined });
  }

  toggleTable() {
    this.set({ view: this.asTable ? undefined : 'table' });
  }

  set(changes) {
    setState(changes, { replace: true });
  }

  onKey(name) {
    if (name === '↓' || name === '↑') return this.collections ? false : (this.querySelector('.pause-list')?.step(name === '↓' ? 1 : -1) ?? false);
    if (name === '←' || name === '→') {
      const next = neighbour(this.shown ?? [], this.chosen, name === '→' ? 1 : -1);
      if (next) this.choose(next.row, true);
    } else if (name === 'T') this.toggleTable();
    else if (name === 'Esc' && this.selected !== undefined) this.choose(undefined, true);
    else if (name === 'Esc' && this.range) this.chooseRange(null);
    else if (name === 'Esc' && this.cause !== undefined) this.chooseCause(this.cause);
    else return false;
    return true;
  }
}

/** The pause that stopped tasks for the most time, the longest where none did. */
const costliest = pauses => pauses.reduce((a, b) => (a && (a.taskNanos - b.taskNanos || a.durationNanos - b.durationNanos) >= 0 ? a : b), undefined);

const inRange = (nanos, range) => !range || (nanos >= range.from && (nanos < range.to || range.to >= 9e15));

define('gc-page', GcPage);
