/**
 * Tasks: every type, and of one type how long its tasks took, in which groups, the slowest of them, and what makes those
 * slow or another type or capture different. What of it is in the address: tasks-state.js.
 */
import { html } from 'lit';
import * as api from '../api.js';
import { Answer, ask } from '../answers.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { tableOrder } from '../table-orders.js';
import { captureHref, go, setState } from '../url.js';
import '../components/data-table.js';
import '../components/notes.js';
import { mayHave, otherTypes } from './other-types.js';
import { distributionCard, percentilesCard } from './tasks-charts.js';
import { typeColumns } from './tasks-columns.js';
import { groupCard } from './tasks-groups.js';
import { listCard } from './tasks-list.js';
import { difference, pairCard } from './tasks-pair.js';
import { slowCompare } from './tasks-slow.js';
import { PAGE, beganParam, beganRequest, chartRequest, groupRequest, listRequest, rangeParams, readState, restOf } from './tasks-state.js';

/** How finely the strips show what threads did. */
const BUCKETS = 600;

class TasksPage extends PageElement {
  static title = page => `Tasks: ${format.name(page.type ?? page.capture.recording.name)}`;
  static keys = [['↑ ↓', 'task'], ['Enter', 'open', 'elsewhere'], ['← →', 'bucket'], ['Esc', 'clear'], ['C', 'compare'], ['T', 'table']];
  static properties = {
    heatColumns: { state: true },
    captures: { state: true },
    threadNames: { state: true },
  };

  constructor() {
    super();
    this.types = new Answer(this, 'task-types');
    this.detail = new Answer(this, 'task-type');
    this.heat = new Answer(this, 'task-latency');
    this.groups = new Answer(this, 'task-groups');
    this.list = new Answer(this, 'tasks');
    this.slow = new Answer(this, 'slow-tasks');
    this.whole = new Answer(this, 'whole-capture');
    this.otherTypes = new Answer(this, 'task-types');
    this.otherDetail = new Answer(this, 'task-type');
    this.pairWaits = new Answer(this, 'task-waits');
  }

  willUpdate() {
    const { id } = this.capture;
    this.types.for(id);
    Object.assign(this, readState(this.search));
    this.type ??= this.types.value?.types[0]?.type;
    if (this.type === undefined) return;
    const all = chartRequest(this);
    const charts = this.against?.began ? { ...all, ...beganRequest(this.began) } : all;
    this.detail.for(id, charts);
    this.list.for(id, listRequest(this, this.offset, PAGE));
    if (this.overTime && this.heatColumns) this.heat.for(id, { ...all, columns: this.heatColumns });
    if (this.group) this.groups.for(id, groupRequest(this));
    if (this.thread !== undefined && !this.threadNames) this.loadThreads();
    if (this.against) this.askPair(charts);
    else this.slow.for(id, charts);
  }

  /** Both sides of a comparison, then what the longer one waited for in the state that differs most. */
  askPair(charts) {
    const { id } = this.capture;
    const otherId = this.against.capture ?? id;
    const { thread, ...elsewhere } = charts;
    const { type, began } = this.against;
    const request = { ...(otherId === id ? charts : elsewhere), type, ...(began ? beganRequest(began) : {}) };
    if (began) this.whole.for(id, { buckets: BUCKETS });
    this.otherTypes.for(otherId);
    if (!this.captures) this.loadCaptures();
    if (this.otherTypes.value && mayHave(this.otherTypes.value, type)) this.otherDetail.for(otherId, request);
    const found = this.otherDetail.stale ? undefined : difference(this.detail.value?.stats, this.otherStats);
    if (!found || this.detail.stale) return;
    const [captureId, of] = found.ownLonger ? [id, charts] : [otherId, request];
    this.pairWaits.for(captureId, { ...of, state: found.first.state.key });
  }

  /** The statistics compared with, once they are those of the address. */
  get otherStats() {
    const { value } = this.otherDetail;
    return this.against && value?.stats.type === this.against.type ? value.stats : undefined;
  }

  get otherCurve() {
    return this.otherStats ? this.otherDetail.value.curve : undefined;
  }

  async loadCaptures() {
    this.captures = [];
    this.captures = await api.captures(this.signal).then(answer => answer.captures.filter(c => c.state === 'ready' || c.state === 'reading'), () => []);
  }

  async loadThreads() {
    this.threadNames = new Map();
    const { lanes } = await ask(this.capture.id, 'lanes').catch(() => ({ lanes: [] }));
    this.threadNames = new Map(lanes.map(lane => [lane.thread, lane.name]));
  }

  threadName(thread) {
    return this.threadNames?.get(thread) ?? `thread ${thread}`;
  }

  render() {
    const types = this.types.value?.types;
    const order = tableOrder(this, 'types', { key: 'totalNanos', descending: true });
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
          .selected=${this.type} .sort=${order.sort} @sort=${order.sorted}
          @select=${event => this.chooseType(event.detail.row.type)}></data-table>
        ${otherTypes(this.types.value, 'task')}
      </section>
      ${groupCard(this)}
      <div class="two">${distributionCard(this)}${percentilesCard(this)}</div>
      <div class="two">${listCard(this)}${this.comparison()}</div>
    </div>`;
  }

  comparison() {
    if (!this.against) {
      const tools = html`<button class="btn quiet" type="button" @click=${() => this.toggleCompare()}><kbd>C</kbd>Compare…</button>`;
      return slowCompare(this.slow, this.type, tools);
    }
    return pairCard(this, {
      own: this.detail.value?.stats,
      other: this.otherStats,
      waits: this.pairWaits.stale ? undefined : this.pairWaits.value,
      error: this.otherTypes.error ?? this.otherDetail.error,
      types: this.otherTypes.value,
      captures: this.captures,
    });
  }

  /** What the two sides are called: by their types, or by their captures if they are of one type. */
  pairNames() {
    const { against, type } = this;
    if (against.began) return [this.began, against.began].map(began => this.momentsName(began));
    const other = this.captures?.find(c => c.id === against.capture);
    const capture = format.name(other?.name ?? against.capture ?? '', 24);
    if (against.type !== type) return [format.name(type, 24), against.capture ? `${format.name(against.type, 24)} in ${capture}` : format.name(against.type, 24)];
    return against.capture ? ['this capture', capture] : [format.name(type, 24), format.name(type, 24)];
  }

  momentsName(began) {
    if (!began) return 'the whole capture';
    const { durationNanos } = this.capture.recording;
    return `${format.moment(began.from)} – ${format.moment(Math.min(began.to, durationNanos))}`;
  }

  /** With the rest of the capture if moments are chosen, with another type, else with this one in another capture. */
  async toggleCompare() {
    if (this.against) return this.compareWith(undefined);
    if (this.began) return this.compareRanges();
    const other = this.types.value?.types.find(t => t.type !== this.type);
    if (!other && !this.captures) await this.loadCaptures();
    const elsewhere = this.captures?.find(c => c.id !== this.capture.id);
    this.choosing = true;
    return this.compareWith(other ? { type: other.type } : { type: this.type, capture: elsewhere?.id });
  }

  /** Whoever began a comparison goes on by choosing with what. */
  updated() {
    const choice = this.choosing && this.against ? this.querySelector('.pair-type') : undefined;
    if (!choice) return;
    this.choosing = false;
    choice.focus();
  }

  /** In another capture the same type is what one wants to see beside this one; here, another. */
  inCapture(capture) {
    const other = this.types.value?.types.find(t => t.type !== this.type)?.type ?? this.type;
    return capture ? { type: this.type, capture } : { type: other };
  }

  compareWith(against) {
    this.set({ vs: against?.type, with: against?.capture, vsBegan: beganParam(against?.began), skip: undefined });
  }

  /** What began in a stretch of time against what began in another: to begin with, the second half, and the larger rest. */
  compareRanges() {
    const { durationNanos } = this.capture.recording;
    const own = this.began ?? { from: Math.round(durationNanos / 2), to: durationNanos };
    this.chooseBegan({ own, other: restOf(own, durationNanos) ?? { from: 0, to: Math.ceil(durationNanos / 2) } });
  }

  /** Either side of a comparison of ranges. */
  chooseBegan({ own = this.began, other = this.against?.began }) {
    this.set({ began: beganParam(own), vs: this.type, with: undefined, vsBegan: beganParam(other), skip: undefined });
  }

  retryPair() {
    if (this.otherTypes.error) this.otherTypes.retry();
    if (this.otherDetail.error) this.otherDetail.retry();
  }

  chooseType(type) {
    go(captureHref(this.capture.id, 'tasks', undefined, { type, chart: this.overTime ? 'time' : undefined }));
  }

  chooseRange(range) {
    this.set({ ...rangeParams(range), skip: undefined });
  }

  /** A stretch of time and of durations, or neither. */
  chooseCells(cells) {
    this.set({ ...rangeParams(cells?.range), began: beganParam(cells?.began), skip: undefined });
  }

  /** The first choice selects, the second opens. */
  chooseTask({ row, byKey }) {
    if (!byKey && this.selected === row.taskId) go(captureHref(this.capture.id, 'tasks', row.taskId));
    else setState({ sel: row.taskId }, { replace: byKey });
  }

  set(changes) {
    setState({ type: this.type, sel: undefined, ...changes });
  }

  toggleTable() {
    setState({ view: this.table ? undefined : 'table' }, { replace: true });
  }

  onKey(name) {
    const list = this.querySelector('.tasks-list');
    if (name === '↓' || name === '↑') return list?.step(name === '↓' ? 1 : -1) ?? false;
    if (name === 'Enter' && this.selected !== undefined) go(captureHref(this.capture.id, 'tasks', this.selected));
    else if (name === '←' || name === '→') this.querySelector('.chart-card .walker, .chart-card .heat canvas')?.focus();
    else if (name === 'Esc' && this.selected !== undefined) setState({ sel: undefined });
    else if (name === 'Esc' && (this.range || this.began)) this.chooseCells(null);
    else if (name === 'Esc' && this.against) this.compareWith(undefined);
    else if (name === 'C') this.toggleCompare();
    else if (name === 'T') this.toggleTable();
    else return false;
    return true;
  }
}

define('tasks-page', TasksPage);
