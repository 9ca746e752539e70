/**
 * A table of data: sorted by a click on a head, filtered, in pages, downloaded as CSV, walked with the arrow keys.
 *
 * While `rows` is undefined it shows its head and grey rows of the final height, so that nothing moves when data comes.
 * The row that is selected from outside, by a link or by Back, is on the page that is shown.
 *
 * With a `file` it has a button for its CSV below it, for tables that stand where a picture stood; others have one in the head of
 * their card. Of a list that the server cuts, `everyRow` gives all rows for it.
 *
 * @typedef {object} Column
 * @property {string} key
 * @property {string | import('lit').TemplateResult} label
 * @property {(row: any) => unknown} cell       what is shown
 * @property {(row: any) => string | number | null | undefined} [value]  what is sorted by, filtered in and written to CSV; default:
 *     row[key]. A row without one is last, whichever way the table is sorted, and has an empty field in CSV
 * @property {(row: any) => string} [order]     what is sorted by, if that is not the value: the part of a name that is shown
 * @property {boolean} [right]                  numbers
 * @property {boolean} [fixed]                  not sortable
 * @property {boolean} [descending]             largest first on the first click; default for `right`
 * @property {string} [csv]                     the name in CSV, with the unit; default: the key if that names the unit, as `maxNanos`, else
 *     the label; false leaves the column out
 * @property {string} [className]
 * @property {boolean} [hidden]                 only in CSV
 * @property {string} [hint]                    the head's hover text
 */
import { html, nothing } from 'lit';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';
import { saved } from '../saved.js';

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
    file: { type: String },
    everyRow: { attribute: false },
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
    const others = changed.has('rows') && changed.get('rows')?.length !== this.rows?.length;
    if (changed.has('filter') || changed.has('sort')) this.page = 0;
    if (others || changed.has('selected')) this.page = this.pageOf(this.selected) ?? (others ? 0 : this.page);
  }

  /** The page that a row is on; undefined for none. */
  pageOf(key) {
    const at = key === undefined || key === null ? -1 : (this.shownRows() ?? []).findIndex(row => this.rowKey(row) === key);
    return at < 0 ? undefined : Math.floor(at / this.pageSize);
  }

  render() {
    const shown = this.shownRows();
    const pages = shown ? Math.max(1, Math.ceil(shown.length / this.pageSize)) : 1;
    const rows = shown?.slice(this.page * this.pageSize, (this.page + 1) * this.pageSize);
    return html`
      <div class="table-scroll" tabindex=${shown ? nothing : -1}>
        <table class="data ${this.dense ? 'dense' : ''}">
          <caption class="visually-hidden">${this.caption}</caption>
          <thead><tr>${this.shownColumns.map(column => this.head(column))}</tr></thead>
          <tbody aria-busy=${shown ? 'false' : 'true'}>${rows ? rows.map(row => this.row(row)) : this.skeleton()}</tbody>
        </table>
      </div>
      ${rows?.length === 0 ? html`<empty-note .text=${this.filter ? html`No row has
          “<bdi>${format.name(this.filter)}</bdi>”.` : this.empty}></empty-note>` : nothing}
      ${pages > 1 || (this.file && rows?.length > 0) ? this.foot(pages, shown.length) : nothing}
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
      ${this.shownColumns.map(({ cell, right, className }) => html`<td class="${right ? 'r' : ''} ${className ?? ''}">${cell(row)}</td>`)}
    </tr>`;
  }

  skeleton() {
    const cells = this.shownColumns.map(column => html`<td class=${column.className ?? ''}><i></i></td>`);
    return Array.from({ length: this.expected }, () => html`<tr class="grey">${cells}</tr>`);
  }

  foot(pages, rows) {
    const from = this.page * this.pageSize;
    const shown = `${format.count(from + 1)} – ${format.count(Math.min(rows, from + this.pageSize))} of ${format.count(rows)}`;
    const csv = this.file ? html`<button class="btn quiet" type="button" @click=${() => this.download(this.file)}>CSV</button>` : nothing;
    if (pages === 1) return html`<div class="pager"><span class="cap">${format.counted(rows, 'row')}</span>${csv}</div>`;
    return html`<nav class="pager" aria-label="Pages of ${this.caption}">
      <span class="cap">${shown}</span>
      <button class="btn quiet" type="button" ?disabled=${this.page === 0} @click=${() => this.page--}>Previous</button>
      <button class="btn quiet" type="button" ?disabled=${this.page >= pages - 1} @click=${() => this.page++}>Next</button>${csv}
    </nav>`;
  }

  get shownColumns() {
    return this.columns.filter(column => !column.hidden);
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
    this.dispatchEvent(new CustomEvent('select', { detail: { row: rows[next], byKey: true } }));
    this.updateComplete.then(() => this.querySelector('tr.sel')?.scrollIntoView({ block: 'nearest' }));
    return true;
  }

  /** Everything the table has, in the order shown, as a file. The rows and columns are those of when it was asked for. */
  async download(fileName = fileNameOf(this.caption)) {
    const columns = this.columns.filter(c => c.csv !== false);
    const rows = this.everyRow ? await this.everyRow() : (this.shownRows() ?? []);
    const lines = [columns.map(c => csvField(csvName(c)))];
    for (const row of rows) lines.push(columns.map(c => csvField(valueOf(c, row))));
    const blob = new Blob([lines.map(line => line.join(',')).join('\r\n'), '\r\n'], { type: 'text/csv' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
}

/**
 * A command for each table that is shown: its CSV.
 *
 * @returns {import('../commands.js').Command[]}
 */
export function tableCommands() {
  const tables = [...document.querySelectorAll('data-table')].filter(table => table.rows?.length > 0 && !(saved && table.everyRow));
  return tables.map(table => ({ group: 'Tables', name: `Save “${table.caption}” as CSV`, run: () => table.download() }));
}

const valueOf = (column, row) => (column.value ? column.value(row) : row[column.key]);

const csvName = ({ csv, key, label }) => csv ?? (typeof label !== 'string' || /(?:[nN]anos|Ns|[bB]ytes|Millis)$/.test(key) ? key : label);

/** Rows sorted by a column, stable; numbers by size, text as people order names ("worker-2" before "worker-10"). */
export function sorted(rows, column, descending) {
  const sign = descending ? -1 : 1;
  const keyOf = row => (column.order ? column.order(row) : valueOf(column, row));
  return [...rows].sort((a, b) => compare(keyOf(a), keyOf(b), sign));
}

const names = new Intl.Collator('en', { numeric: true });
const isMissing = value => value === undefined || value === null || value === '' || Number.isNaN(value);

function compare(a, b, sign) {
  if (isMissing(a) || isMissing(b)) return Number(isMissing(a)) - Number(isMissing(b));
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b || 0 : names.compare(String(a), String(b)));
}

/** What the CSV of a table is called if nobody says: `Threads by pool` is `threads-by-pool.csv`. */
const fileNameOf = caption => `${caption.toLowerCase().replace(/[^\w]+/g, '-').slice(0, 60)}.csv`;

/** A field of CSV; one that a spreadsheet would run as a formula is made text. */
export function csvField(value) {
  if (typeof value === 'number') return String(value);
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

define('data-table', DataTable);
