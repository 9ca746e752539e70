/** What was waited for most: locks, hosts, files, and kinds of waiting that have no object, with the time of each. */
import { html, nothing, svg } from 'lit';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { tableOrder } from '../table-orders.js';
import { durationCell, lockName, shortClass, swatch } from './text.js';
import './data-table.js';

const BAR = 40;

/** The card is narrow: an object's name is cut in its middle. */
const NAME_CHARS = 20;

/**
 * A card.
 *
 * @param {object | undefined} value  an answer with `waitedFor` and `objects`
 * @param {{empty: unknown, csv: string, owner: object}} options `owner` is the page, whose address holds the order
 */
export function waitedForCard(value, { empty, csv, owner }) {
  const order = tableOrder(owner, 'waited', { key: 'nanos', descending: true });
  const left = value ? value.objects - value.waitedFor.length : 0;
  return html`<section class="card waited-card" aria-label="Waited for">
    <header><h2>Waited for</h2><span class="cap">${left > 0 ? `${format.count(left)} more with less time` : 'the most time first'}</span>
      <span class="grow"></span>
      <button class="btn quiet" type="button" ?disabled=${!value?.waitedFor.length}
          @click=${event => event.target.closest('section').querySelector('data-table').download(csv)}>CSV</button></header>
    <data-table dense caption="What was waited for" .pageSize=${12} .expected=${4} .columns=${columns(value?.waitedFor ?? [])}
        .rows=${value?.waitedFor} .rowKey=${w => `${w.state} ${w.object}`} .empty=${empty}
        .sort=${order.sort} @sort=${order.sorted}></data-table>
  </section>`;
}

function columns(rows) {
  const most = Math.max(1, ...rows.map(row => row.nanos));
  return [
    {
      key: 'object',
      label: 'For',
      csv: 'object',
      value: w => w.object ?? stateOf(w.state).name,
      order: w => (w.object === null ? stateOf(w.state).name : shortClass(w.object)),
      cell: w => html`<span class="on-what">${swatch(w.state)}${w.object === null ? html`<span
          class="t2">${stateOf(w.state).name}</span>` : lockName(w.object, NAME_CHARS)}</span>`,
    },
    { key: 'waits', label: 'Waits', right: true, cell: w => format.count(w.waits) },
    { key: 'bar', label: html`<span class="visually-hidden">Time as a bar</span>`, fixed: true, csv: false, cell: w => bar(w, most) },
    { key: 'nanos', label: 'Time', right: true, cell: w => durationCell(w.nanos) },
    { key: 'longestNanos', label: 'Longest', right: true, cell: w => durationCell(w.longestNanos) },
  ];
}

function bar({ state, nanos }, most) {
  if (nanos <= 0) return nothing;
  const width = Math.max(1, (nanos / most) * BAR);
  return html`<svg class="cell-bar s-${stateOf(state).key}" width=${BAR} height="8" aria-hidden="true">${svg`<rect
      width=${width} height="8" rx="2"></rect>`}</svg>`;
}
