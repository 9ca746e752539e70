/**
 * What the pages that are a fact and a table share: order, selection and filter in the address, arrow keys, CSV. A
 * subclass gives the route, the fact, the columns and what is shown of the selected row.
 */
import { html, nothing } from 'lit';
import { Answer } from '../answers.js';
import { PageElement } from '../element.js';
import * as format from '../format.js';
import { setState } from '../url.js';
import '../components/data-table.js';
import { awaiting } from '../components/notes.js';

export class TablePage extends PageElement {
  static keys = [['↑ ↓', 'row'], ['Esc', 'clear']];

  /**
   * @param {object} page
   * @param {string} page.route       the query
   * @param {string} page.heading     the page in a word
   * @param {string} page.parameter   of the address, holds the selected row's key
   * @param {{key: string, descending: boolean}} page.sort  the order nobody asked for
   */
  constructor({ route, heading, parameter, sort }) {
    super();
    this.answer = new Answer(this, route);
    this.heading = heading;
    this.parameter = parameter;
    this.defaultSort = sort;
  }

  willUpdate() {
    this.answer.for(this.capture.id);
    const key = this.search.get('sort');
    this.sort = key ? { key, descending: this.search.get('order') !== 'up' } : this.defaultSort;
    this.filter = this.search.get('filter') ?? '';
    this.selected = this.search.get(this.parameter) ?? undefined;
  }

  /** The rows of an answer; the key of a row, as the address has it; the columns. */
  rowsOf(_value) {
    throw new Error('not given');
  }

  keyOf(row) {
    return row.name;
  }

  columns(_rows) {
    return [];
  }

  /** One or two sentences about all rows. */
  fact(_value) {
    return nothing;
  }

  empty() {
    return 'There are none in this recording.';
  }

  /** What the selected row consists of. */
  details(_row) {
    return nothing;
  }

  /** Anything under the table that is about all rows. */
  below(_value) {
    return nothing;
  }

  render() {
    const { value, error } = this.answer;
    const rows = value ? this.rowsOf(value) : undefined;
    const row = rows?.find(r => this.keyOf(r) === this.selected);
    return html`<div class="stack">
      <h1 class="visually-hidden">${this.heading}</h1>
      ${error ? html`<section class="card"><error-note .error=${error}
          @retry=${() => this.answer.retry()}></error-note></section>` : nothing}
      <section class="card" aria-label=${this.heading}>
        <p class="fact lead">${value ? this.fact(value) : awaiting(this.answer)}</p>
        ${rows?.length === 0 ? nothing : this.tools(rows)}
        <data-table class="main-table clickable" caption=${this.heading} .expected=${12} .pageSize=${20}
            .columns=${this.columns(rows ?? [])} .rows=${rows} .rowKey=${r => this.keyOf(r)} .selected=${this.selected ?? null}
          .sort=${this.sort} .filter=${this.filter} .empty=${this.empty()} @sort=${this.sorted}
          @select=${event => this.choose(this.keyOf(event.detail.row), event.detail.byKey)}></data-table>
      </section>
      ${row ? this.details(row) : nothing}
      ${value ? this.below(value) : nothing}
    </div>`;
  }

  tools(rows) {
    return html`<div class="tools">
      <input class="input filter" type="search" placeholder="Filter by name" aria-label="Filter ${this.heading.toLowerCase()} by name"
          autocomplete="off" spellcheck="false" .value=${this.filter} @input=${event => this.set({ filter: event.target.value })}>
      <span class="grow"></span>
      <button class="btn quiet" type="button" ?disabled=${!rows}
          @click=${() => this.querySelector('.main-table').download(`${this.heading.toLowerCase()}.csv`)}>CSV</button>
    </div>`;
  }

  sorted({ detail }) {
    this.set({ sort: detail.key, order: detail.descending ? undefined : 'up' });
  }

  choose(key, byKey = false) {
    setState({ [this.parameter]: key === this.selected && !byKey ? undefined : key }, { replace: byKey });
  }

  set(changes) {
    setState(changes, { replace: true });
  }

  onKey(name) {
    if (name === '↓' || name === '↑') return this.querySelector('.main-table').step(name === '↓' ? 1 : -1);
    if (name === 'Esc' && (this.selected !== undefined || this.filter)) this.set({ [this.parameter]: undefined, filter: undefined });
    else return false;
    return true;
  }
}

/** `5.00 s`, in the words of an empty page. */
export const lengthOf = capture => format.duration(capture.recording.durationNanos);
