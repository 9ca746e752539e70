/**
 * A table of data: sorted by a click on a head, filtered, in pages, downloaded as CSV, walked with the arrow keys.
 *
 * While `rows` is undefined it shows its head and grey rows of the final height, so that nothing moves when data comes.
 *
 * @typedef {object} Column
 * @property {string} key
 * @property {string | import('lit').TemplateResult} label
 * @property {(row: any) => unknown} cell       what is shown
 * @property {(row: any) => string | number} [value]  what is sorted by, filtered in and written to CSV; default: row[key]
 * @property {boolean} [right]                  numbers
 * @property {boolean} [fixed]                  not sortable
 * @property {boolean} [descending]             largest first on the first click; default for `right`
 * @property {string} [csv]                     the name in CSV, with the unit; false leaves the column out
 * @property {string} [className]
 * @property {string} [hint]                    the head's hover text
 */
import { html, nothing } from 'lit';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';

class DataTable extends LightElement {
  static properties = {
    columns: { attribute: false },
    rows: { attribute: false },
    caption: { type: String },
    sort: { attribute: false, hasChanged: (a, b) => a?.key !== b?.key || a?.descending !== b?.descending },
    sortedByServer: { type: Boolean },
    selected: { attribute: false },
    rowKey: { attribute: false },
    pageSize: { type: Number },
    filter: { type: String },
    expected: { type: Number },
    dense: { type: Boolean },
    empty: { attribute: false },
    page: { state: true },
  };

  constructor() {
    super();
    this.page = 0;
    this.pageSize = 50;
    this.expected = 5;
    this.rowKey = row => row;
  }

  willUpdate(changed) {
    if (changed.has('filter') || changed.has('rows') || changed.has('sort')) this.page = 0;
  }

  render() {
    const shown = this.shownRows();
    const pages = shown ? Math.max(1, Math.ceil(shown.length / this.pageSize)) : 1;
    const rows = shown?.slice(this.page * this.pageSize, (this.page + 1) * this.pageSize);
    return html`
      <div class="table-scroll" tabindex=${shown ? nothing : -1}>
        <table class="data ${this.dense ? 'dense' : ''}">
          <caption class="visually-hidden">${this.caption}</caption>
          <thead><tr>${this.columns.map(column => this.head(column))}</tr></thead>
          <tbody aria-busy=${shown ? 'false' : 'true'}>${rows ? rows.map(row => this.row(row)) : this.skeleton()}</tbody>
        </table>
      </div>
      ${rows?.length === 0 ? html`<empty-note .text=${this.filter ? html`No row has
          “<bdi>${format.name(this.filter)}</bdi>”.` : this.empty}></empty-note>` : nothing}
      ${pages > 1 ? this.pager(pages, shown.length) : nothing}
    `;
  }

  head(column) {
    const { key, label, right, fixed, hint, className } = column;
    const sorted = this.sort?.key === key;
    const direction = sorted ? (this.sort.descending ? 'descending' : 'ascending') : fixed ? nothing : 'none';
    const classes = [right ? 'r' : '', className ?? ''].join(' ');
    if (fixed) return html`<th scope="col" class=${classes} title=${hint ?? nothing}>${label}</th>`;
    return html`<th scope="col" class=${classes} aria-sort=${direction} title=${hint ?? nothing}>
      <button type="button"
          @click=${() => this.sortBy(column)}>${label}${sorted ? html`<span aria-hidden="true">
              ${this.sort.descending ? '↓' : '↑'}</span>` : nothing}</button>
    </th>`;
  }

  row(row) {
    const key = this.rowKey(row);
    const selected = this.selected !== undefined && key === this.selected;
    return html`<tr class=${selected ? 'sel' : ''} aria-selected=${this.selected === undefined ? nothing : String(selected)}
        @click=${event => this.clicked(event, row)}>
      ${this.columns.map(({ cell, right, className }) => html`<td class="${right ? 'r' : ''} ${className ?? ''}">${cell(row)}</td>`)}
    </tr>`;
  }

  skeleton() {
    const cells = this.columns.map(column => html`<td class=${column.className ?? ''}><i></i></td>`);
    return Array.from({ length: this.expected }, () => html`<tr class="grey">${cells}</tr>`);
  }

  pager(pages, rows) {
    const from = this.page * this.pageSize;
    return html`<nav class="pager" aria-label="Pages of ${this.caption}">
      <span class="cap">${format.count(from + 1)} – ${format.count(Math.min(rows, from + this.pageSize))} of ${format.count(rows)}</span>
      <button class="btn quiet" type="button" ?disabled=${this.page === 0} @click=${() => this.page--}>Previous</button>
      <button class="btn quiet" type="button" ?disabled=${this.page >= pages - 1} @click=${() => this.page++}>Next</button>
    </nav>`;
  }

  /** The rows in the order they are shown, all pages; undefined while they are read. */
  shownRows() {
    if (!this.rows) return undefined;
    let rows = this.rows;
    if (this.filter) {
      const wanted = this.filter.toLowerCase();
      rows = rows.filter(row => this.columns.some(c => typeof valueOf(c, row) === 'string' && valueOf(c, row).toLowerCase().includes(wanted)));
    }
    const column = this.sort && !this.sortedByServer ? this.columns.find(c => c.key === this.sort.key) : undefined;
    return column ? sorted(rows, column, this.sort.descending) : rows;
  }

  sortBy(column) {
    const first = column.descending ?? Boolean(column.right);
    const descending = this.sort?.key === column.key ? !this.sort.descending : first;
    this.dispatchEvent(new CustomEvent('sort', { detail: { key: column.key, descending } }));
  }

  clicked(event, row) {
    if (event.target.closest('a, button') || getSelection()?.toString()) return;
    this.dispatchEvent(new CustomEvent('select', { detail: { row } }));
  }

  /** Moves the selection by some rows; for a page's arrow keys. */
  step(by) {
    const rows = this.shownRows();
    if (!rows?.length) return false;
    const at = rows.findIndex(row => this.rowKey(row) === this.selected);
    const next = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by));
    this.page = Math.floor(next / this.pageSize);
    this.dispatchEvent(new CustomEvent('select', { detail: { row: rows[next], byKey: true } }));
    this.updateComplete.then(() => this.querySelector('tr.sel')?.scrollIntoView({ block: 'nearest' }));
    return true;
  }

  /** Everything the table has, in the order shown, or other rows of the same columns, as a file. */
  download(fileName, rows = this.shownRows() ?? []) {
    const columns = this.columns.filter(c => c.csv !== false);
    const lines = [columns.map(c => csvField(c.csv ?? (typeof c.label === 'string' ? c.label : c.key)))];
    for (const row of rows) lines.push(columns.map(c => csvField(valueOf(c, row))));
    const blob = new Blob([lines.map(line => line.join(',')).join('\r\n'), '\r\n'], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

const valueOf = (column, row) => (column.value ? column.value(row) : row[column.key]);

/** Rows sorted by a column, stable; numbers by size, text as people order names ("worker-2" before "worker-10"). */
export function sorted(rows, column, descending) {
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(valueOf(column, a), valueOf(column, b)));
}

const names = new Intl.Collator('en', { numeric: true });
const compare = (a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : names.compare(String(a ?? ''), String(b ?? '')));

/** A field of CSV; one that a spreadsheet would run as a formula is made text. */
export function csvField(value) {
  if (typeof value === 'number') return String(value);
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

define('data-table', DataTable);
