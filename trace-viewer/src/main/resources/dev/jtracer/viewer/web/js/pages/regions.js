/**
 * Regions: every type, and of one type how long its regions took, what they waited for, and each single one. What of it is in
 * the address: regions-state.js.
 */
import { html, nothing } from 'lit';
import { Answer } from '../answers.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { go, setState, captureHref } from '../url.js';
import { rangeText } from '../components/log-histogram-layout.js';
import { everyRow, fileWord, hasEveryRow, pager } from '../components/paged-list.js';
import { stateList } from '../components/state-bar.js';
import { durationText, nameText, typeDot } from '../components/text.js';
import { waitedForCard } from '../components/waited-for.js';
import * as icons from '../icons.js';
import '../components/data-table.js';
import { awaiting, lookedThrough } from '../components/notes.js';
import { flameState } from './flame-subject.js';
import { otherTypes } from './other-types.js';
import { durationsCard } from './regions-charts.js';
import { around, regionColumns, typeColumns } from './regions-columns.js';
import { PAGE, listRequest, rangeRequest, readState } from './regions-state.js';
import { beganParam, rangeParams } from './tasks-state.js';

class RegionsPage extends PageElement {
  static title = () => 'Regions';
  static keys = [['↑ ↓', 'region'], ['Enter', 'timeline', 'elsewhere'], ['← →', 'chart'], ['T', 'table'], ['Esc', 'clear']];
  static properties = { heatColumns: { state: true } };

  constructor() {
    super();
    this.types = new Answer(this, 'region-types');
    this.heat = new Answer(this, 'region-latency');
    this.whole = new Answer(this, 'region-type');
    this.detail = new Answer(this, 'region-type');
    this.list = new Answer(this, 'regions');
  }

  willUpdate() {
    const { id } = this.capture;
    this.types.for(id);
    Object.assign(this, readState(this.search));
    this.type = this.region ?? this.types.value?.types[0]?.type;
    this.stats = this.types.value?.types.find(t => t.type === this.type);
    if (this.type === undefined) return;
    const { type, heatColumns: columns } = this;
    if (this.chart === 'time' && columns) this.heat.for(id, { type, columns });
    if (this.chart === 'percentiles') this.whole.for(id, { type });
    this.detail.for(id, rangeRequest(this));
    this.list.for(id, listRequest(this, this.offset, PAGE));
    this.selected = this.list.value?.rows.find(r => r.row === this.selectedRow);
  }

  render() {
    const types = this.types.value?.types;
    if (this.types.error) return html`<error-note .error=${this.types.error} @retry=${() => this.types.retry()}></error-note>`;
    if (types?.length === 0) {
      return html`<h1 class="visually-hidden">Regions</h1><section class="card"><empty-note heading="No regions in this recording"
          .text=${html`No region ended or was open in these ${format.duration(this.capture.recording.durationNanos)}. Name a piece of work in
          <code>Region.with</code> or <code>Region.begin</code>; what threads did is on <a class="link"
          href=${captureHref(this.capture.id, 'threads')}>Threads</a>.`}></empty-note></section>`;
    }
    return html`<div class="stack">
      <h1 class="visually-hidden">Regions</h1>
      <section class="card" aria-label="Region types">
        <p class="fact lead">${types ? this.fact(types) : awaiting(this.types)}</p>
        <div class="tools">
          <input class="input filter" type="search" placeholder="Filter by name" aria-label="Filter regions by name" autocomplete="off"
              spellcheck="false" .value=${this.filter} @input=${event => this.set({ filter: event.target.value })}>
          <span class="grow"></span>
          <button class="btn quiet" type="button" ?disabled=${!types}
              @click=${() => this.querySelector('.main-table').download('regions.csv')}>CSV</button>
        </div>
        <data-table class="main-table clickable" caption="Region types" .pageSize=${10} .expected=${6}
            .columns=${typeColumns(types ?? [], this.capture.recording)} .rows=${types} .rowKey=${t => t.type} .selected=${this.type ?? null}
            .sort=${this.typeSort} .filter=${this.filter} .empty=${'No region type has this name.'}
            @sort=${({ detail }) => this.set({ sort: detail.key, order: detail.descending ? undefined : 'up' })}
            @select=${({ detail }) => this.chooseType(detail.row.type)}></data-table>
        ${otherTypes(this.types.value, 'region')}
      </section>
      <div class="two">${durationsCard(this)}${this.states()}</div>
      <div class="two">${this.regions()}${waitedForCard(this.detail.value, {
        owner: this,
        csv: 'regions-waited-for.csv',
        empty: 'No wait inside these regions is in the recording.',
      })}</div>
    </div>`;
  }

  fact(types) {
    const { allTypes, others } = this.types.value;
    const count = types.reduce((sum, t) => sum + t.count, others?.count ?? 0);
    const open = types.reduce((sum, t) => sum + t.open, others?.open ?? 0);
    const [first] = [...types].sort((a, b) => b.totalNanos - a.totalNanos);
    const most = first.count > 0 ? html`; most time was spent in <b>${nameText(first.type)}</b>: ${durationText(first.totalNanos)} in
        ${format.counted(first.count, 'region')}` : '';
    return html`<b>${format.counted(count, 'region')}</b> of ${format.counted(allTypes, 'type')} ended${open > 0 ? html`,
        ${format.count(open)} more ${open === 1 ? 'was' : 'were'} still open` : ''}${most}.`;
  }

  states() {
    const { value, error } = this.detail;
    if (error) return html`<section class="card"><error-note .error=${error} @retry=${() => this.detail.retry()}></error-note></section>`;
    return html`<section class="card" aria-label="Where their time went">
      <header><h2>Where their time went</h2>${value && this.detail.done !== undefined ? lookedThrough(this.detail)
        : html`<span class="cap">${value && (this.range || this.began) ? 'of the chosen ones only' : 'a region inside another counts too'}</span>`}</header>
      ${value ? html`<p class="fact pad">${this.statesFact(value)}</p>${stateList(value.states, { sum: true, className: 'one' })}`
        : html`<div class="pad">${awaiting(this.detail, 'line')}</div>`}
    </section>`;
  }

  statesFact({ regions, totalNanos, threads, tasks }) {
    if (regions === 0) return 'No region of this type and range ended.';
    const inTasks = tasks === regions ? 'all inside tasks' : tasks === 0 ? 'none inside a task' : `${format.count(tasks)} of them inside tasks`;
    return html`${format.counted(regions, 'region')} took ${durationText(totalNanos)} together on ${format.counted(threads, 'thread')},
        ${inTasks}.`;
  }

  regions() {
    const { value, error } = this.list;
    return html`<section class="card list-card" aria-label="Regions">
      <header><h2>${value ? format.counted(value.regions, 'region') : 'Regions'}</h2>
        ${this.open ? nothing : this.chips()}
        <span class="cap">${value ? `${format.duration(value.totalNanos)} together` : ''}</span><span class="grow"></span>
        <select class="chip" aria-label="Which regions"
            @change=${event => this.setList({ which: event.target.value || undefined })}>
          <option value="" .selected=${!this.open}>Ended</option><option value="open" .selected=${this.open}>Still open</option>
        </select>
        ${this.selected ? html`<a class="link cap-link" href=${regionFlames(this.capture, this.selected)}>Flame graph of it</a>`
          : html`<a class="link cap-link" href=${captureHref(this.capture.id, 'flames', undefined, flameState('wall', { region: this.type }))}>Flame graph</a>`}
        ${hasEveryRow ? html`<button class="btn quiet" type="button" ?disabled=${!value?.regions} @click=${() => this.querySelector('.regions-list').download(`regions-${fileWord(this.type)}.csv`)}>CSV</button>` : nothing}</header>
      ${error ? html`<error-note .error=${error} @retry=${() => this.list.retry()}></error-note>` : nothing}
      <data-table class="regions-list clickable" dense sortedByServer caption="Regions" .everyRow=${() => this.allRows()} .pageSize=${PAGE} .expected=${10}
          .columns=${regionColumns(this.capture, value?.rows ?? [])} .rows=${value?.rows} .rowKey=${r => r.row}
          .selected=${this.selected?.row ?? null} .sort=${{ key: this.sort, descending: this.descending }}
          .empty=${this.open ? 'No region of this type was open at the end.' : this.began ? 'No region of this type began then and took that long.' : 'No region of this type took that long.'}
          @sort=${({ detail }) => this.setList({ by: detail.key, dir: detail.descending ? undefined : 'up' })}
          @select=${({ detail }) => setState({ sel: detail.row.row }, { replace: Boolean(detail.byKey) })}></data-table>
      ${value ? pager({ offset: this.offset, size: PAGE, total: value.regions, label: 'regions' }, skip => this.setList({ skip })) : nothing}
    </section>`;
  }

  /** The chosen ranges, each with the way back. */
  chips() {
    const { range, began } = this;
    const chip = (text, what, clear) => html`<button class="chip on" type="button" aria-label="Clear ${what}" @click=${clear}>${text} ${icons.close}</button>`;
    return [
      range ? chip(rangeText(range), `the range ${rangeText(range)}`, () => this.chooseRange(null)) : nothing,
      began ? chip(`began ${format.moment(began.from)} – ${format.moment(Math.min(began.to, this.capture.recording.durationNanos))}`, 'the moments',
        () => this.choose({ began: undefined })) : nothing,
    ];
  }

  chooseType(type) {
    this.choose({ region: type, ...rangeParams(null), began: undefined });
  }

  chooseRange(range) {
    this.choose(rangeParams(range));
  }

  /** A stretch of time and of durations, or neither. */
  chooseCells(cells) {
    this.choose({ ...rangeParams(cells?.range), began: beganParam(cells?.began) });
  }

  /** Other regions: a step that Back takes back. */
  choose(changes) {
    setState({ region: this.type, which: undefined, skip: undefined, sel: undefined, ...changes });
  }

  toggleTable() {
    this.set({ view: this.table ? undefined : 'table' });
  }

  setList(changes) {
    this.set({ skip: undefined, sel: undefined, ...changes });
  }

  set(changes) {
    setState(changes, { replace: true });
  }

  allRows() {
    const state = { ...readState(this.search), type: this.type };
    const requestOf = (offset, limit) => listRequest(state, offset, limit);
    return everyRow(this.capture.id, 'regions', requestOf, page => ({ rows: page.rows, total: page.regions }));
  }

  onKey(name) {
    const list = this.querySelector('.regions-list');
    if (name === '↓' || name === '↑') return list?.step(name === '↓' ? 1 : -1) ?? false;
    if (name === 'Enter' && this.selected) go(around(this.capture, this.selected));
    else if (name === '←' || name === '→') this.querySelector('.chart-card .walker, .chart-card .heat canvas')?.focus();
    else if (name === 'Esc' && this.selected) setState({ sel: undefined });
    else if (name === 'Esc' && (this.range || this.began)) this.chooseCells(null);
    else if (name === 'Esc' && this.filter) this.set({ filter: undefined });
    else if (name === 'T') this.toggleTable();
    else return false;
    return true;
  }
}

/** What the region's thread did in it, by stack. */
function regionFlames({ id }, { threadRow, startNs, durationNanos }) {
  const from = Math.max(0, startNs);
  return captureHref(id, 'flames', undefined, flameState('wall', { thread: threadRow, from, to: Math.max(from + 1, startNs + durationNanos) }));
}

define('regions-page', RegionsPage);
