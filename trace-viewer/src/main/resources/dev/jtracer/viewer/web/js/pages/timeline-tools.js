/** The templates around the timeline's canvas: the line of tools above it, its label, its table. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { STATES } from '../states.js';
import { setState } from '../url.js';
import { ORDERS, shownTest } from '../canvas/lane-order.js';
import { legend, nameText } from '../components/text.js';
import '../components/data-table.js';
import { check, choices, dropMenu } from '../components/drop-menu.js';
import { nameOfChain } from './timeline-chain.js';
import { findChip } from './timeline-find.js';
import { listParam } from './timeline-state.js';
import { caption, columns } from './timeline-table.js';

const GROUPS = [['pool', 'by pool'], ['none', 'not at all']];
const ORDER_WORDS = { name: 'by name', activity: 'by activity', start: 'by start', related: 'related first' };

/** The line above the canvas. */
export function tools(page, asTable) {
  const { view } = page;
  const focus = page.canvas?.task;
  const chain = page.canvas?.chain;
  return html`<div class="timeline-tools">
    <span class="where"></span>
    ${page.capture.recording.wallStartEpochMillis > 0 ? html`<span class="seg" role="group" aria-label="Time">
      <button type="button" aria-pressed=${String(view.clock === 'start')} @click=${() => setState({ clock: undefined }, { replace: true })}>From start</button>
      <button type="button" aria-pressed=${String(view.clock === 'wall')} @click=${() => setState({ clock: 'wall' }, { replace: true })}>Wall clock</button></span>` : nothing}
    ${dropMenu({ id: 'group-menu', label: 'Group', value: view.group === 'none' ? 'none' : 'by pool', content: choices('Group', GROUPS, view.group, group => replace({ group: group === 'pool' ? undefined : group })) })}
    ${dropMenu({ id: 'order-menu', label: 'Order', value: ORDER_WORDS[view.order], content: choices('Order', ORDERS.map(order => [order, ORDER_WORDS[order]]), view.order, order => replace({ order: order === ORDERS[0] ? undefined : order })) })}
    ${dropMenu({ id: 'threads-menu', label: 'Threads', value: shownText(page), className: 'threads-menu', content: threadsMenu(page) })}
    <span class="grow"></span>
    ${findChip(page)}
    ${chain ? html`<button class="focus-chip" type="button" @click=${() => page.clearChain()}>Chain <b>${nameText(nameOfChain(chain))}</b> <span class="muted">Esc</span></button>` : nothing}
    ${focus ? html`<button class="focus-chip" type="button" @click=${() => setState({ task: undefined })}>Focus <b>${nameText(focus.type, 40)} #${focus.taskId}</b> <span class="muted">Esc</span></button>` : nothing}
    <button class="btn quiet" type="button" popovertarget="legend">Legend</button>
    <div class="menu legend-menu" id="legend" popover>${legend(STATES.map(s => s.key))}<p class="cap">Lighter with a top edge: running is inferred. Hatched: unknown.</p></div>
    <button class="btn quiet" type="button" aria-pressed=${String(asTable)} @click=${() => page.toggleTable()}><kbd>T</kbd>Table</button>
  </div>`;
}

const replace = changes => setState(changes, { replace: true });

/** `41 of 63, idle hidden`. */
function shownText({ view, data }) {
  const lanes = data?.lanes.lanes ?? [];
  const shown = data ? lanes.filter(shownTest(data.lanes, view)).length : 0;
  if (shown === lanes.length) return format.count(shown);
  return `${format.count(shown)} of ${format.count(lanes.length)}, ${view.filter.trim() ? 'by filter' : 'idle hidden'}`;
}

/** What of the threads is shown, and which counters above them. */
function threadsMenu(page) {
  const { view } = page;
  const hidden = (key, shown) => {
    const keys = new Set(view.hidden);
    if (shown) keys.delete(key);
    else keys.add(key);
    replace({ without: listParam(keys) });
  };
  return html`<label class="filter"><span>Thread or pool</span><input type="text" placeholder="a part of its name" .value=${view.filter} maxlength="100" @input=${event => replace({ filter: event.target.value || undefined })}></label>
    ${check('Hide idle threads', view.hideIdle, hide => replace({ idle: hide ? undefined : 'shown' }))}
    ${view.pins.size > 0 ? html`<button class="btn quiet" type="button" @click=${() => replace({ pin: undefined })}>Unpin ${format.counted(view.pins.size, 'lane')}</button>` : nothing}
    <p class="cap ruled">Counters above the lanes</p>
    ${(page.counters ?? []).map(({ key, name }) => check(name, !view.hidden.has(key), shown => hidden(key, shown)))}`;
}

/** What the canvas is called, with the range in sight. */
export function label(page) {
  const threads = page.data?.lanes.lanes.length ?? 0;
  return `Timeline of ${format.counted(threads, 'thread')} from ${page.moment(page.view.fromNs)} to ${page.moment(page.view.toNs)}. Press T for the same as a table.`;
}

/** The same data as a table. */
export function tableView(page) {
  const threadName = thread => page.data?.lanes.lanes.find(lane => lane.thread === thread)?.name ?? '';
  const table = page.table;
  return html`<div class="timeline-table"><p class="cap">${table ? caption(table.scale, table.rows.length, table.left) : format.NBSP}</p>
    <data-table dense caption="Timeline" file="timeline.csv" .pageSize=${100} .expected=${20} .columns=${columns(ns => format.moment(ns, 1e4), threadName)} .rows=${table?.rows} .rowKey=${row => row.key}
      .selected=${page.view.selection?.key ?? null} .sort=${page.tableSort} @sort=${event => { page.tableSort = event.detail; page.requestUpdate(); }}
      @select=${event => setState({ sel: event.detail.row.key })} .empty=${'Nothing is long enough to be listed in this window.'}></data-table></div>`;
}
