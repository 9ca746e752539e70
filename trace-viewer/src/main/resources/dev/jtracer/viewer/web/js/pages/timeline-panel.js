/** The details beside the timeline: of the selected piece, else of the selected range, else of what is in sight. */
import { html, nothing } from 'lit';
import { styled } from '../element.js';
import * as format from '../format.js';
import { parkedFor, partsOf, stateOf } from '../states.js';
import { captureHref } from '../url.js';
import { sentence } from '../components/notes.js';
import { durationCell, durationText, lockName, nameText, swatch, typeDot } from '../components/text.js';
import { shortFrame } from '../canvas/hover-card.js';
import { flameState } from './flame-subject.js';
import { windowParams } from './timeline-state.js';
import { locksOf, tabsOf, taskRow } from './timeline-range.js';

/** States that are no work and no wait for something: they would drown the rest. */
const LEFT_OUT = ['idle', 'nativeWait'];

/**
 * @param {object | undefined} value  the answer of the query `range`
 * @param {{captureId: string, title: string, moment: Function, focus?: number, side: string, show: (side: string) => void}} about
 */
export function rangePanel(value, about) {
  const { title, moment, side, show } = about;
  if (!value) return html`<div class="ph"><h2>${title}</h2><p class="cap">${format.NBSP}</p></div>${skeleton()}`;
  const idle = LEFT_OUT.some(key => value.states[key] > 0) ? ', idle left out' : '';
  return html`
    <div class="ph tabbed">
      <h2>${title}<span>${format.duration(value.toNs - value.fromNs)}</span></h2>
      <p class="cap"><span>${moment(value.fromNs)} – ${moment(value.toNs)}</span><span>${format.counted(value.threads, 'thread')} of the program${idle}</span></p>
      <div class="side-tabs" role="tablist" aria-label="What the range consists of" @keydown=${walkTabs}>${tabsOf(value).map(([key, label, count]) => html`<button type="button" role="tab"
          id="side-${key}" aria-selected=${String(key === side)} aria-controls="side-panel" tabindex=${key === side ? 0 : -1} @click=${() => show(key)}>${label}${count === undefined ? nothing : html` <span class="muted">${format.count(count)}</span>`}</button>`)}</div>
    </div>
    <div class="scrolls" id="side-panel" role="tabpanel" aria-labelledby="side-${side}" tabindex="0">${sideOf(value, about)}</div>`;
}

function sideOf(value, about) {
  const { captureId, side, focus } = about;
  const range = about.range ?? value;
  switch (side) {
    case 'tasks': return html`<range-tasks .captureId=${captureId} .range=${range} .focus=${focus}></range-tasks>`;
    case 'locks': return locksOf(value, captureId);
    case 'flame': return html`<range-flames .captureId=${captureId} .range=${range}></range-flames>`;
    default: return breakdownSide(value, about);
  }
}

function breakdownSide(value, { captureId, focus }) {
  return html`<p class="fact">${fact(value, captureId)}</p>
    ${breakdown(partsOf(value.states, { largestFirst: true, without: LEFT_OUT }))}
    ${value.slowest.length > 0 ? html`<h3>Slowest of ${format.counted(value.tasks, 'task')}</h3>${value.slowest.slice(0, 6).map(task => taskRow(task, captureId, focus))}` : nothing}
    ${value.locks.length > 0 ? html`<h3>Waited for</h3>${value.locks.slice(0, 5).map(lockRow)}` : nothing}
    ${value.pauses.length > 0 ? html`<h3>Pauses</h3>${value.pauses.slice(0, 6).map(pauseRow)}${value.pauseCount > 6 ? html`<p class="li muted">${format.count(value.pauseCount - 6)} more</p>` : nothing}` : nothing}`;
}

/** Left and right go along the tabs, as everywhere. */
function walkTabs(event) {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const tabs = [...event.currentTarget.querySelectorAll('[role=tab]')];
  const to = tabs[(tabs.indexOf(event.target) + by + tabs.length) % tabs.length];
  if (!by || !to) return;
  event.preventDefault();
  event.stopPropagation();
  to.click();
  to.focus();
}

function fact({ blockedThreads, states, locks, fromNs, toNs }, captureId) {
  if (blockedThreads === 0) return html`No thread was blocked in these ${format.duration(toNs - fromNs)}.`;
  const [lock] = locks.filter(each => each.kind === 'monitor');
  const blocked = html`<b>${format.counted(blockedThreads, 'thread')}</b> ${blockedThreads === 1 ? 'was' : 'were'} blocked for ${durationText(states.blocked)}${blockedThreads > 1 ? ' together' : ''}`;
  if (!lock || lock.nanos === 0) return html`${blocked}.`;
  const held = lock.owner ? html`, ${durationText(lock.ownerNanos)} of that held by ${ownerText(lock, captureId)}` : nothing;
  return html`${blocked}. ${format.counted(lock.waiters, 'thread')} waited ${durationText(lock.nanos)} for ${lockName(lock.name)}${held}.`;
}

function ownerText({ owner, ownerTask }, captureId) {
  if (!ownerTask) return html`<b>${nameText(owner)}</b>`;
  return html`<a class="link" href=${captureHref(captureId, 'tasks', ownerTask.taskId)}><b>${nameText(ownerTask.type)} #${ownerTask.taskId}</b></a>`;
}

function breakdown(parts) {
  const sum = parts.reduce((a, b) => a + b.nanos, 0);
  const shares = format.shares(parts.map(p => p.nanos));
  return html`<table class="parts"><caption class="visually-hidden">What threads did, idle left out</caption><thead class="visually-hidden"><tr><th scope="col">State</th><th scope="col">Bar</th><th scope="col">Time</th><th scope="col">Share</th></tr></thead><tbody>
    ${parts.map(({ state, nanos }, i) => html`<tr>
      <th scope="row">${swatch(state.key)}${state.name}</th>
      <td class="track"><span><i class="s-${state.key}" ${styled({ width: `${(nanos / parts[0].nanos) * 100}%` })}></i></span></td>
      <td class="r">${durationCell(nanos)}</td><td class="r muted">${shares[i]}</td></tr>`)}
    </tbody>${parts.length > 1 ? html`<tfoot><tr><th scope="row" colspan="2">Sum</th><td class="r">${durationCell(sum)}</td><td class="r muted">100%</td></tr></tfoot>` : nothing}</table>`;
}

function lockRow({ name, waiters, nanos }) {
  return html`<p class="li"><span>${lockName(name)} <span class="muted">${format.counted(waiters, 'waiter')}</span></span>${durationCell(nanos)}</p>`;
}

function pauseRow({ state, name, cause, startNs, endNs }) {
  return html`<p class="li"><span>${swatch(state)} ${nameText(cause ?? name)}</span>${durationCell(endNs - startNs)}</p>`;
}

/** The flame graph of the selected range, else of what is in sight. */
export function flamesLink({ id, recording }, { range, fromNs, toNs }) {
  const of = range ? { from: range.fromNs, to: range.toNs } : windowParams({ startNs: fromNs, endNs: toNs }, recording.durationNanos);
  return html`<a class="btn" href=${captureHref(id, 'flames', undefined, flameState('wall', of))}>Flame graph</a>`;
}

/**
 * @param {object | undefined} value   the answer of the query `piece`
 * @param {{captureId: string, moment: Function, exact: boolean}} about
 * @param {Error | undefined} leftOut  why it is not there: a saved page has not the details of everything
 */
export function piecePanel(value, { captureId, moment }, leftOut) {
  if (!value && leftOut) return html`<div class="ph"><h2>Details</h2></div><div class="scrolls"><p class="fact">${sentence(leftOut.message)}</p></div>`;
  if (!value) return html`<div class="ph"><h2>${format.NBSP}</h2><p class="cap">${format.NBSP}</p></div>${skeleton()}`;
  const nanos = value.endNs - value.startNs;
  return html`
    <div class="ph">
      <h2><span class="piece-name">${pieceTitle(value)}</span><span title=${format.exactNanos(nanos)}>${format.duration(nanos)}</span></h2>
      <p class="cap"><span>${moment(value.startNs)} – ${moment(value.endNs)}</span><span>${nameText(value.threadName)}</span></p>
    </div>
    <div class="scrolls">
      <dl class="facts">${pieceFacts(value, captureId).map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>
      ${value.owners.length > 0 ? html`<h3>Held by</h3>${value.owners.map(owner => ownerRow(owner, captureId))}` : nothing}
      ${value.frames.length > 0 ? html`<h3>Stack</h3><ol class="stack-list">${value.frames.map(frame => html`<li title=${format.name(frame)}><code><bdi>${shortFrame(frame)}</bdi></code></li>`)}</ol>` : nothing}
    </div>`;
}

function pieceTitle({ kind, name, task }) {
  if (kind === 'state') return html`${swatch(name)} ${stateOf(name).name}`;
  return html`${typeDot(name)}${nameText(name)}${kind === 'scope' && task ? html` <span class="muted">#${task.taskId}</span>` : nothing}`;
}

function pieceFacts(value, captureId) {
  const list = [];
  if (value.object) list.push(['on', lockName(value.object)]);
  if (value.notifiedBy) list.push(['notified by', nameText(value.notifiedBy)]);
  if (parkedFor(value.parkedFor)) list.push(['for', parkedFor(value.parkedFor)]);
  if (value.bytes >= 0) list.push(['bytes', format.bytes(value.bytes)]);
  if (value.task) list.push(['task', taskLink(value.task, captureId)]);
  if (value.region) list.push([value.kind === 'region' ? 'inside' : 'region', nameText(value.region)]);
  if (value.queuedNanos >= 0) list.push(['queued', html`${format.duration(value.queuedNanos)} before it began`]);
  if (value.handedOverBy) list.push(['from', nameText(value.handedOverBy)]);
  if (value.origin) list.push(['origin', value.origin === 'inferred' ? 'inferred: running or waits under the threshold' : value.origin]);
  if (value.pinned) list.push(['pinned', 'the wait kept its carrier thread']);
  const open = [value.openAtStart && 'open when the capture began', value.openAtEnd && 'open when it ended', value.late && 'outlived its task'].filter(Boolean);
  if (open.length > 0) list.push(['note', open.join(', ')]);
  list.push(['exactly', format.exactNanos(value.endNs - value.startNs)]);
  return list;
}

function ownerRow({ fromNs, toNs, threadName, task, region, state, stateNanos, object, origin }, captureId) {
  const doing = state ? html`<span class="sub">${stateOf(state).name.toLowerCase()}${object ? html` on ${lockName(object)}` : nothing} for ${format.duration(stateNanos)} of that</span>` : nothing;
  const who = threadName ? (task ? taskLink(task, captureId) : nameText(threadName)) : html`<span class="muted">unknown</span>`;
  return html`<div class="li owner"><span>${who}${region ? html` in <b>${nameText(region)}</b>` : nothing}${origin === 'inferred' ? html` <span class="muted">inferred</span>` : nothing}
    ${threadName && task ? html`<span class="sub">on ${nameText(threadName)}</span>` : nothing}${doing}</span>${durationCell(toNs - fromNs)}</div>`;
}

function taskLink({ taskId, type }, captureId) {
  return html`<a class="link" href=${captureHref(captureId, 'tasks', taskId)}>${nameText(type)} #${taskId}</a>`;
}

function skeleton() {
  return html`<div class="scrolls">${[1, 2, 3, 4, 5].map(() => html`<p class="li"><span class="skeleton"></span></p>`)}</div>`;
}

