/** The heat map of durations over time as a table: a row for each cell that holds any; the duration is a button that chooses it. */
import { html } from 'lit';
import { cellBounds } from '../components/latency-heatmap-layout.js';
import { momentsText } from '../components/latency-heatmap.js';
import { rangeText } from '../components/log-histogram-layout.js';
import { countCell } from '../components/text.js';
import * as format from '../format.js';
import '../components/data-table.js';

/**
 * @param {import('../components/latency-heatmap-layout.js').Heat} heat
 * @param {object} of
 * @param {string} of.label       what the cells count: `Tasks`
 * @param {boolean} [of.outcomes]  these can fail
 * @param {(cell: object) => void} of.choose
 * @param {{sort: object, sorted: (event: CustomEvent) => void}} of.order
 */
export function heatTable(heat, { label, outcomes = false, choose, order }) {
  const { column, row, count, failed } = heat.cells;
  const rows = column.map((c, i) => ({ i, count: count[i], failed: failed[i], ...cellBounds(heat, c, row[i]) }));
  const columns = [
    { key: 'began', label: 'Began', descending: false, csv: 'beganFromNs', value: r => r.began.from, cell: r => momentsText(r.began, heat) },
    {
      key: 'took',
      label: 'Took',
      descending: false,
      csv: 'fromNanos',
      value: r => r.range.from,
      cell: r => html`<button class="link-button" type="button" @click=${() => choose(r)}>${rangeText(r.range)}</button>`,
    },
    { key: 'count', label, right: true, cell: r => format.count(r.count) },
    ...(outcomes ? [{ key: 'failed', label: 'Failed', right: true, cell: r => countCell(r.failed) }] : []),
  ];
  return html`<data-table caption="Durations over time" file="${label.toLowerCase()}-over-time.csv" dense .pageSize=${6} .columns=${columns} .rows=${rows} .rowKey=${r => r.i}
      .sort=${order.sort} @sort=${order.sorted}></data-table>`;
}
