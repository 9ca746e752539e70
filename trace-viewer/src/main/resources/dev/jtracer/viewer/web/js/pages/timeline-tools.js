/** The templates around the timeline's canvas: the line of tools above it, its label, its table. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { STATES } from '../states.js';
import { setState } from '../url.js';
import { isIdle } from '../canvas/lane-layout.js';
import { legend, nameText } from '../components/text.js';
import '../components/data-table.js';
import { nameOfChain } from './timeline-chain.js';
import { caption, columns } from './timeline-table.js';

/** The line above the canvas. */
export function tools(page, asTable) {
  const { view, data } = page;
  const lanes = data?.lanes.lanes ?? [];
  const shown = view.hideIdle ? lanes.filter(lane => !isIdle(lane)).length : lanes.length;
  const focus = page.canvas?.task;
  const chain = page.canvas?.chain;
  return html`<div class="timeline-tools">
    <span class="where"></span>
    ${page.capture.recording.wallStartEpochMillis > 0 ? html`<span class="seg" role="group" aria-label="Time">
      <button type="button" aria-pressed=${String(view.clock === 'start')} @click=${() => setState({ clock: undefined }, { replace: true })}>From start</button>
      <button type="button" aria-pressed=${String(view.clock === 'wall')} @click=${() => setState({ clock: 'wall' }, { replace: true })}>Wall clock</button></span>` : nothing}
    <button class="btn quiet" type="button" aria-pressed=${String(view.hideIdle)} @click=${() => setState({ idle: view.hideIdle ? 'shown' : undefined }, { replace: true })}>
      Threads <b>${shown === lanes.length ? format.count(shown) : `${format.count(shown)} of ${format.count(lanes.length)}, idle hidden`}</b></button>
    <span class="grow"></span>
    ${chain ? html`<button class="focus-chip" type="button" @click=${() => page.clearChain()}>Chain <b>${nameText(nameOfChain(chain))}</b> <span class="muted">Esc</span></button>` : nothing}
    ${focus ? html`<button class="focus-chip" type="button" @click=${() => setState({ task: undefined })}>Focus <b>${nameText(focus.type)} #${focus.taskId}</b> <span class="muted">Esc</span></button>` : nothing}
    <button class="btn quiet" type="button" popovertarget="legend">Legend</button>
    <div class="menu legend-menu" id="legend" popover>${legend(STATES.map(s => s.key))}<p class="cap">Lighter with a top edge: running is inferred. Hatched: unknown.</p></div>
    <button class="btn quiet" type="button" aria-pressed=${String(asTable)} @click=${() => page.toggleTable()}><kbd>T</kbd>Table</button>
  </div>`;
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
    <data-table dense caption="Timeline" .pageSize=${100} .expected=${20} .columns=${columns(ns => format.moment(ns, 1e4), threadName)} .rows=${table?.rows} .rowKey=${row => row.key}
      .selected=${page.view.selection?.key ?? null} .sort=${page.tableSort} @sort=${event => { page.tableSort = event.detail; page.requestUpdate(); }}
      @select=${event => setState({ sel: event.detail.row.key })} .empty=${'Nothing is long enough to be listed in this window.'}></data-table></div>`;
}
