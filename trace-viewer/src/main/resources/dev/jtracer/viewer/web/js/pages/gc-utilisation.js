/** How much of the worst window of each length pauses left: the curve, its worst windows, and both as sentences. Templates only. */
import { html, nothing } from 'lit';
import { leftOf, pointsOf } from '../components/utilisation-layout.js';
import { durationCell } from '../components/text.js';
import '../components/data-table.js';
import { awaiting } from '../components/notes.js';
import '../components/utilisation-curve.js';
import * as format from '../format.js';
import { tableOrder } from '../table-orders.js';
import { captureHref, go } from '../url.js';

/** The lengths whose worst windows are listed. */
export const WINDOWS = Object.freeze([1e6, 1e7, 1e8, 1e9]);

/** The curve and, beside it, the worst windows of one length. */
export function utilisationCards(page) {
  const { value, error } = page.utilisation;
  if (error) return html`<section class="card"><error-note .error=${error} @retry=${() => page.utilisation.retry()}></error-note></section>`;
  return html`<div class="two">${curveCard(page, value)}${worstCard(page, value)}</div>`;
}

function curveCard(page, value) {
  const order = tableOrder(page, 'mmu', { key: 'windowNanos', descending: false });
  return html`<section class="card chart-card mmu-card ${page.asTable ? 'as-rows' : ''}" aria-label="Minimum mutator utilisation">
    <header><h2>What pauses left of the worst windows</h2><span class="cap">minimum mutator utilisation</span><span class="grow"></span>
      <div class="seg" role="group" aria-label="What stops">${stops(page, false, 'GC pauses')}${stops(page, true, 'All safepoints')}</div>
      <button class="btn quiet" type="button" aria-pressed=${String(Boolean(page.asTable))} @click=${() => page.toggleTable()}><kbd>T</kbd>Table</button></header>
    <p class="fact pad">${value ? fact(value) : awaiting(page.utilisation)}</p>
    ${page.asTable && value ? html`<data-table caption="Minimum mutator utilisation by length of the window" dense .pageSize=${8} .columns=${curveColumns(page.capture)}
          file="mutator-utilisation.csv" .rows=${pointsOf(value.curve)} .rowKey=${point => point.windowNanos} .sort=${order.sort} @sort=${order.sorted}></data-table>`
      : html`<utilisation-curve class="chart" .curve=${value?.curve} .marked=${value ? WINDOWS.filter(window => window < value.extentNanos) : []}
          @window=${({ detail }) => go(windowHref(page.capture, detail.startNs, detail.windowNanos))}></utilisation-curve>`}
  </section>`;
}

function stops(page, all, label) {
  return html`<button type="button" aria-pressed=${String(page.allStops === all)} @click=${() => page.set({ stops: all ? 'all' : undefined })}>${label}</button>`;
}

function fact({ extentNanos, stoppedNanos, stops: count, curve }) {
  if (count === 0) return 'Nothing stopped all threads: 100% of every window is left.';
  const parts = [...WINDOWS].reverse().map(window => ({ window, left: leftOf(curve, window) })).filter(part => part.left !== undefined && part.window < extentNanos);
  const some = parts.filter(part => part.left > 0).map(({ window, left }) => html`<b>${format.share(left, 1)}</b> of the worst ${format.tickDuration(window)}`);
  const none = parts.find(part => part.left === 0);
  const words = none ? [...some, html`<b>nothing</b> of the worst ${format.tickDuration(none.window)}`] : some;
  return html`All pauses together left <b>${format.share(extentNanos - stoppedNanos, extentNanos)}</b> of the capture${words.map((word, i) => html`${i === words.length - 1 ? ' and ' : ', '}${word}`)}.`;
}

function worstCard(page, value) {
  const { window } = page;
  const lists = value?.worst ?? [];
  const shown = lists.find(list => list.windowNanos === window) ?? lists.at(-1);
  const order = tableOrder(page, 'worst', { key: 'stoppedNanos', descending: true });
  return html`<section class="card mmu-worst" aria-label="Worst windows">
    <header><h2>Worst windows</h2><span class="grow"></span>
      <div class="seg" role="group" aria-label="Length of the windows">${lists.map(({ windowNanos }) => html`<button type="button"
          aria-pressed=${String(windowNanos === shown?.windowNanos)} @click=${() => page.set({ window: windowNanos })}>${format.tickDuration(windowNanos)}</button>`)}</div></header>
    <data-table dense caption="Worst windows of ${shown ? format.tickDuration(shown.windowNanos) : ''}" .pageSize=${10} .expected=${8} .columns=${windowColumns(page.capture)}
        .rows=${value ? (shown?.windows ?? []) : undefined} .rowKey=${row => row.startNs} .sort=${order.sort} @sort=${order.sorted} .empty=${lists.length === 0 ? 'The recording is shorter than any of these windows.' : 'No window of this length was touched by a pause.'}></data-table>
    <p class="cap flame-foot">They do not overlap; a moment leads to the timeline there.</p>
  </section>`;
}

const windowColumns = capture => [
  { key: 'startNs', label: 'From', descending: false, cell: row => html`<a class="link" href=${windowHref(capture, row.startNs, row.endNs - row.startNs)}>${format.moment(row.startNs)}</a>` },
  { key: 'stoppedNanos', label: 'Stopped', right: true, cell: row => durationCell(row.stoppedNanos) },
  { key: 'utilisation', label: 'Left', right: true, cell: row => format.share(row.utilisation, 1) },
];

const curveColumns = capture => [
  { key: 'windowNanos', label: 'Window', descending: false, right: true, className: 'narrow', cell: point => format.tickDuration(point.windowNanos) },
  { key: 'utilisation', label: 'Left of the worst one', right: true, cell: point => format.share(point.utilisation, 1) },
  { key: 'startNs', label: 'Which begins at', descending: false, right: true, cell: point => html`<a class="link" href=${windowHref(capture, point.startNs, point.windowNanos)}>${format.moment(point.startNs)}</a>` },
];

/** The timeline around a window, with the window as its range. */
export function windowHref(capture, startNs, windowNanos) {
  const { durationNanos } = capture.recording;
  const margin = windowNanos / 3;
  const to = Math.min(durationNanos, startNs + windowNanos);
  return captureHref(capture.id, 'timeline', undefined, {
    from: Math.max(0, Math.round(startNs - margin)),
    to: Math.min(durationNanos, Math.round(to + margin)),
    range: `${startNs}-${to}`,
  });
}
