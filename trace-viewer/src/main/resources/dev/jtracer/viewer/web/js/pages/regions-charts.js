/** How long the regions of a type took: histogram, heat map over time, or percentile curve; each also as a table. */
import { html, nothing } from 'lit';
import { nameOf, namedOf } from '../components/percentile-curve-layout.js';
import { durationCell, nameText, typeDot } from '../components/text.js';
import * as format from '../format.js';
import { tableOrder } from '../table-orders.js';
import { heatTable } from './heat-table.js';
import { bucketColumns } from './tasks-columns.js';
import '../components/data-table.js';
import '../components/latency-heatmap.js';
import '../components/log-histogram.js';
import '../components/percentile-curve.js';

const CHARTS = [
  ['', 'Histogram', regions => `how long ${regions} took, log scale`],
  ['time', 'Over time', regions => `how long ${regions} took, by when they began`],
  ['percentiles', 'Percentiles', () => 'each step right is ten times rarer'],
];

export function durationsCard(page) {
  const { stats, type, chart, table } = page;
  return html`<section class="card chart-card durations-card" aria-label="How long regions took">
    <header>${stats ? html`${typeDot(type)}<h2 class="tight">${nameText(type)}</h2><span class="cap">${CHARTS.find(([key]) => key === chart)[2](
      format.counted(stats.count, 'region'))}</span>` : nothing}
      <span class="grow"></span>
      <span class="seg" role="group" aria-label="Chart">${CHARTS.map(([key, label]) => html`<button type="button"
          aria-pressed=${String(key === chart)} @click=${() => page.set({ chart: key || undefined })}>${label}</button>`)}</span>
      <button class="btn quiet" type="button" aria-pressed=${String(table)} @click=${() => page.toggleTable()}><kbd>T</kbd>Table</button></header>
    ${body(page)}
  </section>`;
}

function body(page) {
  const { stats, type, chart, types } = page;
  if (type !== undefined && types.value && !stats) {
    if (types.value.others) {
      return html`<empty-note .text=${html`The ${format.count(types.value.types.length)} types with the most time have charts; what there is of type
          ${nameText(type)} is listed below.`}></empty-note>`;
    }
    return html`<empty-note .text=${html`No region of type ${nameText(type)} is in this recording.`}></empty-note>`;
  }
  if (stats?.count === 0) return html`<empty-note .text=${'No region of this type ended inside the recording.'}></empty-note>`;
  return chart === 'time' ? heat(page) : chart === 'percentiles' ? percentiles(page) : histogram(page);
}

function histogram(page) {
  const { stats } = page;
  if (page.table && stats) {
    const order = tableOrder(page, 'buckets', { key: 'fromNanos', descending: false });
    return html`<data-table caption="Buckets of the histogram" dense .pageSize=${6} file="region-durations.csv" .sort=${order.sort} @sort=${order.sorted}
        .columns=${bucketColumns(stats.count, found => page.chooseRange(found), 'Regions')}
        .rows=${stats.histogram.buckets.filter(b => b.count > 0)} .rowKey=${b => b.fromNanos}></data-table>`;
  }
  return html`<log-histogram class="chart" noun="region" .stats=${stats} .range=${page.range}
      @range=${event => page.chooseRange(event.detail)}></log-histogram>`;
}

function heat(page) {
  const { value, error } = page.heat;
  if (error) return html`<error-note .error=${error} @retry=${() => page.heat.retry()}></error-note>`;
  if (page.table && value) {
    return heatTable(value, {
      label: 'Regions',
      choose: cell => page.chooseCells(cell),
      order: tableOrder(page, 'heat', undefined),
    });
  }
  return html`<latency-heatmap class="chart" noun="region" .heat=${value} .type=${page.type ?? ''} .range=${page.range} .began=${page.began}
      @columns=${event => (page.heatColumns = event.detail)} @cells=${event => page.chooseCells(event.detail)}></latency-heatmap>`;
}

function percentiles(page) {
  const { value, error } = page.whole;
  if (error) return html`<error-note .error=${error} @retry=${() => page.whole.retry()}></error-note>`;
  const atLeast = point => page.chooseRange({ from: Math.min(point.nanos, page.stats.maxNanos), to: Infinity });
  if (page.table && value) {
    const columns = [
      { key: 'percentile', label: 'Percentile', cell: p => nameOf(p.percentile) },
      {
        key: 'nanos',
        label: 'Took',
        right: true,
        csv: 'durationNanos',
        cell: p => html`<button class="link-button" type="button" @click=${() => atLeast(p)}>${durationCell(p.nanos)}</button>`,
      },
    ];
    const order = tableOrder(page, 'percentiles', { key: 'percentile', descending: false });
    return html`<data-table caption="Percentiles" dense .pageSize=${6} file="region-percentiles.csv" .columns=${columns} .rows=${namedOf(value.curve)}
        .sort=${order.sort} @sort=${order.sorted} .rowKey=${p => p.percentile}></data-table>`;
  }
  return html`<percentile-curve class="chart" .curve=${page.stats && value?.curve} .type=${page.type ?? ''} .range=${page.range}
      .leads=${{ all: 'lists those as long or longer', to: () => 'click lists those as long or longer' }}
      @point=${event => atLeast(event.detail)}></percentile-curve>`;
}
