/**
 * Tasks: every type, and of one type how long its tasks took, the slowest of them, and what makes those slow. The
 * address holds type, outcome, range, order and page.
 */
import { html, nothing } from 'lit';
import { Answer } from '../answers.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { captureHref, go, oneOf, setState, wholeNumber } from '../url.js';
import { rangeText } from '../components/log-histogram-layout.js';
import { everyRow, fileWord, pager } from '../components/paged-list.js';
import { nameText, typeDot } from '../components/text.js';
import * as icons from '../icons.js';
import '../components/data-table.js';
import '../components/log-histogram.js';
import '../components/notes.js';
import '../components/percentile-curve.js';
import { otherTypes } from './other-types.js';
import { bucketColumns, taskColumns, typeColumns } from './tasks-columns.js';
import { slowCompare } from './tasks-slow.js';

const PAGE = 50;
const OUTCOMES = [['', 'Any outcome'], ['ok', 'Ended without error'], ['failed', 'Failed'], ['open', 'Still open']];
const SORTS = ['task', 'started', 'duration', 'waited', 'outcome'];

class TasksPage extends PageElement {
  static title = page => `Tasks: ${format.name(page.type ?? page.capture.recording.name)}`;
  static keys = [['↑ ↓', 'task'], ['Enter', 'open'], ['← →', 'bucket'], ['Esc', 'clear range'], ['T', 'table']];
  static properties = { typeSort: { state: true }, selected: { state: true }, asTable: { state: true } };

  constructor() {
    super();
    this.types = new Answer(this, 'task-types');
    this.detail = new Answer(this, 'task-type');
    this.list = new Answer(this, 'tasks');
    this.slow = new Answer(this, 'slow-tasks');
    this.typeSort = { key: 'totalNanos', descending: true };
  }

  willUpdate() {
    const { id } = this.capture;
    this.types.for(id);
    this.read();
    if (this.type === undefined) return;
    const outcome = this.outcome === 'open' ? undefined : this.outcome || undefined;
    this.detail.for(id, { type: this.type, outcome });
    this.slow.for(id, { type: this.type, outcome });
    this.list.for(id, this.listRequest(this.offset, PAGE));
  }

  /** What the address says; the type is the one with the most time if it says none. */
  read() {
    const { search } = this;
    this.type = search.get('type') ?? this.types.value?.types[0]?.type;
    this.outcome = oneOf(search, 'outcome', ['ok', 'failed', 'open'], '');
    const from = wholeNumber(search, 'from', undefined);
    const to = wholeNumber(search, 'to', undefined);
    this.range = from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
    this.sort = oneOf(search, 'sort', SORTS, 'duration');
    this.descending = oneOf(search, 'order', ['up', 'down'], 'down') === 'down';
    this.offset = wholeNumber(search, 'skip', 0, { max: 10_000_000 });
  }

  listRequest(offset, limit) {
    return {
      type: this.type,
      fromNanos: this.range?.from,
      toNanos: this.range && this.range.to < 9e15 ? this.range.to : undefined,
      outcome: this.outcome || undefined,
      sort: this.sort,
      descending: this.descending,
      offset,
      limit,
    };
  }

  render() {
    const types = this.types.value?.types;
    if (this.types.error) return html`<error-note .error=${this.types.error} @retry=${() => this.types.retry()}></error-note>`;
    if (types?.length === 0) {
      return html`<h1 class="visually-hidden">Tasks</h1><section class="card"><empty-note heading="No tasks in this recording"
          .text=${html`Wrap work in <code>Task.create</code>; threads, GC and I/O are on the <a class="link"
          href=${captureHref(this.capture.id, 'timeline')}>Timeline</a>.`}></empty-note></section>`;
    }
    return html`<div class="tasks-page">
      <h1 class="visually-hidden">Tasks</h1>
      <section class="card" aria-label="Task types">
        <data-table class="clickable" caption="Task types" .pageSize=${12}
            .columns=${typeColumns(types ?? [], this.capture.recording, type => captureHref(this.capture.id, 'tasks', undefined, { type }))}
            .rows=${types} .rowKey=${t => t.type}
          .selected=${this.type} .sort=${this.typeSort} @sort=${event => (this.typeSort = event.detail)}
          @select=${event => this.chooseType(event.detail.row.type)}></data-table>
        ${otherTypes(this.types.value, 'task')}
      </section>
      <div class="two">${this.histogram()}${this.percentiles()}</div>
      <div class="two">${this.tasks()}${slowCompare(this.slow, this.type)}</div>
    </div>`;
  }

  histogram() {
    const { value, error } = this.detail;
    const stats = value?.stats;
    return html`<section class="card chart-card" aria-label="How long tasks took">
      <header>
        ${this.type === undefined ? nothing : html`${typeDot(this.type)}<h2 class="tight">${nameText(this.type)}</h2>`}
        <span class="cap">${stats ? `how long ${format.counted(stats.count, 'task')} took, log scale` : ''}</span>
        <span class="grow"></span>
        <select class="chip" aria-label="Outcome" @change=${event => this.set({ outcome: event.target.value, skip: undefined })}>
          ${OUTCOMES.map(([key, label]) => html`<option value=${key} .selected=${key === this.outcome}>${label}</option>`)}
        </select>
        <button class="btn quiet" type="button" aria-pressed=${String(Boolean(this.asTable))}
            @click=${() => (this.asTable = !this.asTable)}><kbd>T</kbd>Table</button>
      </header>
      ${error ? html`<error-note .error=${error} @retry=${() => this.detail.retry()}></error-note>` : nothing}
      ${stats && stats.count === 0 ? html`<empty-note .text=${this.noneCounted()}></empty-note>` : nothing}
      ${this.asTable && stats?.count > 0
        ? html`<data-table caption="Buckets of the histogram" dense .pageSize=${7}
            .columns=${bucketColumns(stats.count, range => this.chooseRange(range))}
            .rows=${stats.histogram.buckets.filter(b => b.count > 0)} .rowKey=${b => b.fromNanos}></data-table>`
        : html`<log-histogram class="chart ${stats?.count === 0 ? 'gone' : ''}" .stats=${stats} .range=${this.range}
            @range=${event => this.chooseRange(event.detail)}></log-histogram>`}
    </section>`;
  }

  noneCounted() {
    if (this.outcome === 'failed') return 'No task of this type failed.';
    return 'No task of this type ended inside the recording; those still open are listed below.';
  }

  percentiles() {
    return html`<section class="card chart-card" aria-label="Percentiles">
      <header><h2>Percentiles</h2><span class="cap">each step right is ten times rarer</span></header>
      <percentile-curve class="chart" .curve=${this.detail.value?.curve} .type=${this.type ?? ''} .range=${this.range}></percentile-curve>
    </section>`;
  }

  tasks() {
    const { value, error } = this.list;
    return html`<section class="card" aria-label="Tasks">
      <header><h2>${this.listTitle(value)}</h2>
        ${this.range ? html`<button class="chip on" type="button" aria-label="Clear the range ${rangeText(this.range)}"
            @click=${() => this.chooseRange(null)}>${rangeText(this.range)} ${icons.close}</button>` : nothing}
        <span class="cap">${value ? this.shownOf(value) : ''}</span>
        <span class="grow"></span>
        <button class="btn quiet" type="button" ?disabled=${!value?.tasks} @click=${this.csv}>CSV</button>
      </header>
      ${error ? html`<error-note .error=${error} @retry=${() => this.list.retry()}></error-note>` : nothing}
      <data-table class="tasks-list" dense sortedByServer caption="Tasks" .pageSize=${PAGE} .expected=${10}
          .columns=${taskColumns(this.capture.id, value?.rows ?? [])} .rows=${value?.rows}
        .rowKey=${row => row.taskId} .selected=${this.selected ?? null} .sort=${{ key: this.sort, descending: this.descending }}
        .empty=${this.emptyList()}
        @sort=${event => this.set({ sort: event.detail.key, order: event.detail.descending ? undefined : 'up', skip: undefined })}
        @select=${event => this.chooseTask(event.detail)}></data-table>
      ${value ? pager({ offset: this.offset, size: PAGE, total: value.tasks, label: 'tasks' }, skip => this.set({ skip })) : nothing}
    </section>`;
  }

  listTitle(value) {
    if (!value) return 'Tasks';
    const tasks = format.counted(value.tasks, 'task');
    return this.range && this.range.to < 9e15 ? `${tasks} from ${format.duration(this.range.from)} to ${format.duration(this.range.to)}` : tasks;
  }

  shownOf({ tasks, rows, totalNanos }) {
    const together = `${format.duration(totalNanos)} together`;
    if (rows.length === tasks || this.offset > 0 || this.sort !== 'duration') return together;
    return `${together}, ${this.descending ? 'slowest' : 'fastest'} ${rows.length} shown`;
  }

  emptyList() {
    return this.range ? html`No task of type ${nameText(this.type)} took ${rangeText(this.range)}.` : html`No task of type
        ${nameText(this.type ?? '')} has this outcome.`;
  }

  chooseType(type) {
    this.selected = undefined;
    go(captureHref(this.capture.id, 'tasks', undefined, { type }));
  }

  chooseRange(range) {
    this.set({ from: range?.from, to: range ? Math.min(range.to, Number.MAX_SAFE_INTEGER) : undefined, skip: undefined });
  }

  /** The first choice selects, the second opens. */
  chooseTask({ row, byKey }) {
    if (!byKey && this.selected === row.taskId) go(captureHref(this.capture.id, 'tasks', row.taskId));
    this.selected = row.taskId;
  }

  set(changes) {
    this.selected = undefined;
    setState({ type: this.type, ...changes });
  }

  async csv() {
    const requestOf = (offset, limit) => this.listRequest(offset, limit);
    const rows = await everyRow(this.capture.id, 'tasks', requestOf, page => ({ rows: page.rows, total: page.tasks }));
    this.querySelector('.tasks-list').download(`tasks-${fileWord(this.type)}.csv`, rows);
  }

  onKey(name) {
    const list = this.querySelector('.tasks-list');
    if (name === '↓' || name === '↑') return list?.step(name === '↓' ? 1 : -1) ?? false;
    if (name === 'Enter' && this.selected !== undefined) go(captureHref(this.capture.id, 'tasks', this.selected));
    else if (name === '←' || name === '→') this.querySelector('.walker')?.focus();
    else if (name === 'Esc' && this.range) this.chooseRange(null);
    else if (name === 'Esc' && this.selected !== undefined) this.selected = undefined;
    else if (name === 'T') this.asTable = !this.asTable;
    else return false;
    return true;
  }
}

define('tasks-page', TasksPage);
