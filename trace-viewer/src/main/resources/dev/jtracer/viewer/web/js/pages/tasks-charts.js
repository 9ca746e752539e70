/** How long the tasks of a type took: histogram or heat map over time, and the percentile curve; each also as a table. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { captureHref, go } from '../url.js';
import { nameOf, namedOf } from '../components/percentile-curve-layout.js';
import { durationCell, nameText, taskLink, typeDot } from '../components/text.js';
import { tableOrder } from '../table-orders.js';
import { heatTable } from './heat-table.js';
import { groupParam } from './tasks-state.js';
import { groupings } from './tasks-groups.js';
import { bucketColumns } from './tasks-columns.js';
import '../components/data-table.js';
import '../components/latency-heatmap.js';
import '../components/log-histogram.js';
import '../components/percentile-curve.js';

const NONE = { ok: 'ended without error', failed: 'failed', open: 'was still open at the end' };
const OUTCOMES = [['', 'Any outcome'], ['ok', 'Ended without error'], ['failed', 'Failed'], ['open', 'Still open']];

export function distributionCard(page) {
  const { type, detail, overTime, table } = page;
  const { value, error } = detail;
  const stats = value?.stats;
  return html`<section class="card chart-card durations-card" aria-label="How long tasks took">
    <header>
      ${type === undefined ? nothing : html`${typeDot(type)}<h2 class="tight">${nameText(type)}</h2>`}
      <span class="cap">${stats ? captionOf(page, stats) : ''}</span>
      <span class="grow"></span>
      ${choice('Outcome', OUTCOMES, page.outcome, outcome => page.set({ outcome, skip: undefined }))}
      ${choice('Group by', groupings(value?.tagKeys, page.group), groupParam(page.group) ?? '', by => page.set({ by }))}
      <span class="seg" role="group" aria-label="Chart">
        <button type="button" aria-pressed=${String(!overTime)} @click=${() => page.set({ chart: undefined })}>Histogram</button>
        <button type="button" aria-pressed=${String(overTime)} @click=${() => page.set({ chart: 'time' })}>Over time</button></span>
      <button class="btn quiet" type="button" aria-pressed=${String(table)} @click=${() => page.toggleTable()}><kbd>T</kbd>Table</button>
    </header>
    ${error ? html`<error-note .error=${error} @retry=${() => detail.retry()}></error-note>` : nothing}
    ${overTime ? heat(page) : histogram(page, stats)}
  </section>`;
}

function choice(label, options, chosen, choose) {
  return html`<select class="chip" aria-label=${label} @change=${event => choose(event.target.value || undefined)}>
    ${options.map(([key, text]) => html`<option value=${key} .selected=${key === chosen}>${text}</option>`)}</select>`;
}

function captionOf({ types, type, against, overTime }, { count }) {
  const all = types.value?.types.find(t => t.type === type)?.count;
  const tasks = all !== undefined && count < all ? `${format.count(count)} of ${format.counted(all, 'task')}` : format.counted(count, 'task');
  if (overTime) return `how long ${tasks} took, by when they began`;
  return against ? `${tasks}; dashed is what it is compared with` : `how long ${tasks} took, log scale`;
}

function histogram(page, stats) {
  if (stats?.count === 0) return html`<empty-note .text=${noneCounted(page)}></empty-note>`;
  const choose = range => page.chooseRange(range);
  if (page.table && stats) {
    const order = tableOrder(page, 'buckets', { key: 'fromNanos', descending: false });
    return html`<data-table caption="Buckets of the histogram" dense .pageSize=${6} file="task-durations.csv" .columns=${bucketColumns(stats.count, choose)}
        .rows=${stats.histogram.buckets.filter(b => b.count > 0)} .rowKey=${b => b.fromNanos} .sort=${order.sort} @sort=${order.sorted}></data-table>`;
  }
  return html`<log-histogram class="chart" .stats=${stats} .other=${page.otherStats} .range=${page.range}
      @range=${event => choose(event.detail)}></log-histogram>`;
}

/** Why no task counts: none ended so, or none of those that are looked at. */
export function noneCounted({ outcome, tag, thread, log, against, began }, alsoOpen = false) {
  if (outcome === 'open' && !alsoOpen) return 'Tasks that are still open have no duration yet; they are listed below.';
  const some = tag !== undefined || thread !== undefined || log !== undefined || (against?.began && began);
  const which = some ? 'No task that the chips below choose' : 'No task of this type';
  if (outcome !== '') return `${which} ${NONE[outcome]}.`;
  return `${which} ended inside the recording${some ? '' : '; those still open are listed below'}.`;
}

function heat(page) {
  const { value, error } = page.heat;
  if (error) return html`<error-note .error=${error} @retry=${() => page.heat.retry()}></error-note>`;
  if (value?.count === 0) return html`<empty-note .text=${noneCounted(page, true)}></empty-note>`;
  if (page.table && value) {
    return heatTable(value, {
      label: 'Tasks',
      outcomes: true,
      choose: cell => page.chooseCells(cell),
      order: tableOrder(page, 'heat', undefined),
    });
  }
  return html`<latency-heatmap class="chart" .heat=${value} .type=${page.type ?? ''} .range=${page.range} .began=${page.began}
      @columns=${event => (page.heatColumns = event.detail)} @cells=${event => page.chooseCells(event.detail)}></latency-heatmap>`;
}

export function percentilesCard(page) {
  const curve = page.detail.value?.curve;
  return html`<section class="card chart-card durations-card" aria-label="Percentiles">
    <header><h2>Percentiles</h2><span class="cap">each step right is ten times rarer; a click opens the task there</span></header>
    ${page.table && curve?.length > 0 ? percentileTable(page, curve) : html`<percentile-curve class="chart" .curve=${curve} .other=${page.otherCurve}
        .type=${page.type ?? ''} .range=${page.range} @point=${event => go(captureHref(page.capture.id, 'tasks', event.detail.taskId))}></percentile-curve>`}
  </section>`;
}

function percentileTable(page, curve) {
  const columns = [
    { key: 'percentile', label: 'Percentile', cell: p => nameOf(p.percentile) },
    { key: 'nanos', label: 'Took', right: true, csv: 'durationNanos', cell: p => durationCell(p.nanos) },
    ...(page.otherCurve ? [{ key: 'other', label: 'Compared', right: true, csv: 'comparedNanos', value: p => behind(page, p), cell: p => durationCell(behind(page, p)) }] : []),
    { key: 'taskId', label: 'Task', right: true, cell: p => taskLink(page.capture.id, p.taskId) },
  ];
  const order = tableOrder(page, 'percentiles', { key: 'percentile', descending: false });
  return html`<data-table caption="Percentiles" dense .pageSize=${6} file="task-percentiles.csv" .columns=${columns} .rows=${namedOf(curve)} .rowKey=${p => p.percentile}
      .sort=${order.sort} @sort=${order.sorted}></data-table>`;
}

const behind = (page, { percentile }) => page.otherCurve.find(p => p.percentile === percentile)?.nanos ?? 0;
