/** The two cards of the selected lock: its waits over time, and who waited for whom. Templates only; the page has the state. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { tableOrder } from '../table-orders.js';
import { captureHref } from '../url.js';
import { statesOf } from '../canvas/lock-waits-layout.js';
import { shortFrame } from '../canvas/hover-card.js';
import '../components/data-table.js';
import '../components/lock-waits.js';
import { durationText, legend, lockName, nameText, shortClass } from '../components/text.js';
import { rootFact, waitTree } from '../components/wait-tree.js';
import { holder, isOfSnapshot, waitColumns } from './blocking-columns.js';
import { convoyFact } from './blocking-convoy.js';
import { flameState } from './flame-subject.js';

const SHOWN_HOLDERS = 2;

export function lockCards(page) {
  const { lock, shown } = page;
  return html`<div class="blocking-two" aria-busy=${String(!shown || Boolean(page.detail.stale))}>
    ${waitsCard(page, lock, shown)}${shown?.detail ? treeCard(page, shown) : html`<section class="card tree-skeleton"></section>`}
  </div>`;
}

function waitsCard(page, lock, shown) {
  return html`<section class="card" aria-label="The selected lock">
    <header><h2 class="mono" title=${format.name(lock.name)}>${nameText(shortClass(lock.name), 44)}</h2>
      <span class="cap">${lock.kind} · ${format.name(lock.className, 60)}${shown?.enteredAt ? html` · entered at <bdi>${shortFrame(shown.enteredAt)}</bdi>` : nothing}</span>
      <span class="grow"></span>${shown?.detail && !page.asTable ? legend(statesOf(shown.detail, lock.kind)) : nothing}
      <button class="btn quiet" type="button" aria-pressed=${String(Boolean(page.asTable))} @click=${() => page.onKey('T')}><kbd>T</kbd>Table</button></header>
    <p class="fact pad">${shown ? fact(shown, page.capture) : html`<span class="skeleton inline"></span>`}</p>
    ${isOfSnapshot(lock) ? html`<p class="fact pad">${ofSnapshot(lock)}</p>` : nothing}
    ${shown?.convoys.convoys > 0 ? html`<p class="fact pad convoys">${convoyFact(shown, page.capture)}</p>` : nothing}
    ${shown?.detail ? waits(page, shown) : html`<div class="waits-skeleton"></div>`}
  </section>`;
}

/** The waits for all locks while threads waited for this one, by stack. */
function burstFlames({ id, recording }, { fromNs, toNs }) {
  const from = Math.max(0, fromNs);
  return captureHref(id, 'flames', undefined, flameState('lock', { from, to: Math.max(from + 1, Math.min(recording.durationNanos, toNs)) }));
}

function waits(page, shown) {
  const { capture } = page;
  if (page.asTable) {
    const order = tableOrder(page, 'waits', undefined);
    return html`<p class="cap lw-caption">Burst ${shown.burst + 1} of ${shown.bursts.length}, ${format.moment(shown.bursts[shown.burst].fromNs)} – ${format.moment(shown.bursts[shown.burst].toNs)}${shown.detail.waitsOmitted > 0 ? `, ${format.counted(shown.detail.waitsOmitted, 'shorter wait')} left out` : ''}</p>
      <data-table dense class="waits-table clickable" caption="Waits of the burst" file="waits.csv" .sort=${order.sort} @sort=${order.sorted} .pageSize=${25} .columns=${waitColumns(capture.id)} .rows=${shown.detail.waits} .rowKey=${wait => wait.row}
        .selected=${page.wait} @select=${event => chooseWait(page, event.detail.row.row)}></data-table>`;
  }
  return html`<lock-waits .lock=${shown} .captureId=${capture.id} .durationNanos=${Math.max(1, capture.recording.durationNanos)} .selected=${page.wait}
      @burst=${event => page.chooseBurst(event.detail)} @wait=${event => chooseWait(page, event.detail)}></lock-waits>`;
}

function chooseWait(page, waitRow) {
  page.chooseRow(waitRow === page.wait ? undefined : { key: `wait.${waitRow}`, kind: 'node', of: { waitRow, ...described(page, waitRow) } });
}

function described(page, waitRow) {
  const { threadName, task, startNs, endNs } = page.shown.detail.waits.find(wait => wait.row === waitRow);
  return { threadName, task, nanos: endNs - startNs };
}

/** When threads waited, how many, and who held it meanwhile. */
function fact({ heldNanos, bursts, mostWaiting, holders, kind }, { recording }) {
  const known = holders.filter(held => held.taskType !== null || held.thread !== null).slice(0, SHOWN_HOLDERS);
  const when = html`Threads waited for it during ${durationText(heldNanos)} of the ${format.duration(recording.durationNanos)}, in ${format.counted(bursts.length, 'burst')}, at most <b>${format.count(mostWaiting)}</b> at once.`;
  if (known.length === 0) return html`${when} The recording does not tell who held the ${kind} meanwhile.`;
  return html`${when} Meanwhile it was held for ${known.map((held, i) => html`${i > 0 ? ', for ' : ''}${durationText(held.nanos)} by ${holder(held)}${held.times > 1 ? `, ${format.count(held.times)} times` : ''}`)}.`;
}

/** The same lock in events has another number in its name, and nothing in this recording told which. */
function ofSnapshot({ kind, crossingWaits }) {
  const waits = crossingWaits === 1 ? 'The wait crossed' : `All ${format.count(crossingWaits)} waits crossed`;
  return `${waits} an end of the recording, where a thread snapshot saw the ${kind} by its identity hash. Waits inside the recording are told by an address: those for the same ${kind}, if any, are in another row.`;
}

function treeCard(page, { detail, burst, bursts, kind, name }) {
  const { tree } = detail;
  const [root] = tree.roots;
  return html`<section class="card" aria-label="Who waited for whom">
    <header><h2>Who waited for whom</h2><span class="cap">burst ${burst + 1} of ${bursts.length}, from the root</span><span class="grow"></span>
      <a class="btn quiet" href=${burstFlames(page.capture, bursts[burst])}>Flame graph</a>
      <a class="btn quiet" href=${timelineHref(page, bursts[burst], detail)}>Show in timeline</a></header>
    <div class="tree-head" aria-hidden="true"><span>Task and thread</span><span>Waited</span><span></span></div>
    ${waitTree(page.tree, { captureId: page.capture.id, lock: name, selected: page.at, choose: key => page.chooseRow(page.tree.find(row => row.key === key)) })}
    <div class="tree-foot"><p class="fact">${root ? rootFact(root, root.lock === name ? kind : html`${lockName(root.lock)}`) : 'Nobody is known to have made others wait.'}</p>
      ${tree.rootsOmitted > 0 ? html`<p class="cap">${format.counted(tree.rootsOmitted, 'more holder')}, ${format.duration(tree.rootsOmittedNanos)} waited behind them</p>` : nothing}
      <p class="cap">Parts under a twentieth of a wait are left out.</p></div>
  </section>`;
}

function timelineHref({ capture, wait }, { fromNs, toNs }, { waits: all }) {
  const margin = (toNs - fromNs) * 0.06;
  const longest = all.reduce((a, b) => (b.endNs - b.startNs > a.endNs - a.startNs ? b : a));
  return captureHref(capture.id, 'timeline', undefined, {
    from: Math.max(0, Math.round(fromNs - margin)),
    to: Math.min(capture.recording.durationNanos, Math.round(toNs + margin)),
    chain: wait >= 0 ? wait : longest.row,
  });
}
