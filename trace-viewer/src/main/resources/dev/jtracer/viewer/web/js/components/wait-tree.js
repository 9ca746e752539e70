/** Who waited for whom in one burst of a lock: the holder with what it did, below it who waited for it, and for those in turn. */
import { html, nothing } from 'lit';
import { styled } from '../element.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { captureHref } from '../url.js';
import { durationCell, durationText, lockName, nameText, typeDot } from './text.js';
import { didOf, pathOf } from './wait-tree-walk.js';

const BAR_PX = 480;
const TEXT_PX = 6;
const SENTENCES = 2;

/**
 * @param {import('./wait-tree-walk.js').Row[]} rows
 * @param {{captureId: string, lock: string, selected?: string, choose: (row: object) => void}} about
 */
export function waitTree(rows, about) {
  const longest = Math.max(1, ...rows.map(row => (row.kind === 'node' ? row.of.nanos : 0)));
  const path = pathOf(rows, about.selected);
  return html`<ul class="tree" aria-label="Who waited for whom">${rows.map(row => {
    const state = row.key === about.selected ? 'sel' : path.has(row.key) ? 'on-path' : '';
    if (row.kind === 'root') return rootRow(row, state, about);
    return row.kind === 'more' ? moreRow(row) : nodeRow(row, state, longest, about);
  })}</ul>`;
}

function rootRow({ of: root, key }, state, { captureId, lock, choose }) {
  const { threadName, task, region, heldNanos, doing, doingComplete } = root;
  const who = threadName === null
    ? html`<b>Holder unknown</b>`
    : task ? html`${typeDot(task.type)}<b>${nameText(task.type, 28)}</b> ${taskLink(task, captureId)}` : html`<b>${nameText(threadName, 28)}</b>`;
  const where = threadName === null ? nothing : html`<span class="t2">${region ? html`in ${nameText(region, 24)}` : nothing}${task ? html` on ${nameText(threadName, 24)}` : nothing}</span>`;
  const what = root.lock === lock ? 'held it' : html`held ${lockName(root.lock)}`;
  return html`<li class="tr root ${state}" aria-current=${state === 'sel' ? 'true' : nothing} @click=${event => clicked(event, choose, key)}>
    <div class="root-line"><span class="nm">${who} ${where}</span>${threadName === null ? nothing : html`<span class="t2 nowrap">${what}</span>${durationCell(heldNanos)}`}</div>
    ${doing.length > 0 ? doingBar(doing, doingComplete) : nothing}</li>`;
}

function nodeRow({ of: node, key, last }, state, longest, { captureId, choose }) {
  const { why, task, threadName, nanos, again, state: waited } = node;
  const notes = [why === 'child' ? 'for its child' : '', again ? 'again' : ''].filter(Boolean).map(note => `, ${note}`).join('');
  const name = task ? html`${typeDot(task.type)}<b>${nameText(task.type, 24)}</b>${taskLink(task, captureId)}<span class="muted">${nameText(threadName, 24)}${notes}</span>` : html`<b>${nameText(threadName, 32)}</b><span class="muted">${notes.replace(/^, /, '')}</span>`;
  return html`<li class="tr ${state}" aria-current=${state === 'sel' ? 'true' : nothing} @click=${event => clicked(event, choose, key)}>
    <span class="nm">${elbows(last)}<span class="visually-hidden">level ${last.length}: </span>${name}</span>
    <span class="w s-${waited}" title=${stateOf(waited).name} ${styled({ width: `${Math.max(2, (nanos / longest) * 100)}%` })}></span>${durationCell(nanos)}</li>`;
}

function moreRow({ of: { more, moreNanos }, last }) {
  return html`<li class="tr"><span class="nm">${elbows(last)}<span class="muted">${format.counted(more, 'more')
      .replace(/s$/, '')} that waited for it</span></span><span class="t2">mean</span>${durationCell(moreNanos / more)}</li>`;
}

const elbows = last => last.map((end, i) => html`<span class="elb ${i < last.length - 1 ? (end ? 'blank' : 'pass') : end ? 'last' : ''}"></span>`);

function clicked(event, choose, key) {
  if (!event.target.closest('a') && !getSelection()?.toString()) choose(key);
}

function taskLink({ taskId }, captureId) {
  return html`<a class="link" href=${captureHref(captureId, 'tasks', taskId)}>#${taskId}</a>`;
}

/** What the holder did, in order of time. */
function doingBar(doing, complete) {
  const sum = doing.reduce((all, { fromNs, toNs }) => all + toNs - fromNs, 0);
  const parts = didOf({ doing }).map(part => `${stateOf(part.state).name} ${part.object ? `${part.object} ` : ''}${format.duration(part.nanos)}`);
  return html`<div class="bar" role="img" aria-label="What it did: ${format.name(parts.slice(0, 8).join(', '))}">${doing.map(({ state, fromNs, toNs, object }) => {
    const nanos = toNs - fromNs;
    const room = (nanos / sum) * BAR_PX - 12;
    const forms = [object && `${format.name(object, 40)} ${format.duration(nanos)}`, `${stateOf(state).name} ${format.duration(nanos)}`, stateOf(state).name, stateOf(state).letter].filter(Boolean);
    const label = forms.find(form => form.length * TEXT_PX <= room);
    return html`<span class="s-${state}" title="${stateOf(state).name}${object ? ` ${format.name(object)}` : ''} ${format.duration(nanos)}" ${styled({ '--n': nanos / sum })}>${label ? html`<b>${label}</b>` : nothing}</span>`;
  })}</div>${complete ? nothing : html`<span class="cap">the first ${format.counted(doing.length, 'piece')}</span>`}`;
}

const DID = { running: 'ran', sleeping: 'slept', unknown: 'was in an unknown state', nativeWait: 'waited in native code' };

/** What the root did, as a sentence; a deadlock as such. */
export function rootFact(root, kind) {
  if (root.cycle.length > 0) return deadlock(root.cycle);
  if (root.threadName === null) return html`The recording does not tell who held it.`;
  const did = didOf(root).filter(({ state }) => state !== 'gc');
  const gc = didOf(root).filter(({ state }) => state === 'gc').reduce((sum, part) => sum + part.nanos, 0);
  if (did.length === 0) return html`The recording does not tell what the root did while it held the ${kind}.`;
  const waited = did.some(({ state, nanos }) => state === 'blocked' && nanos > 0);
  const shown = did.slice(0, SENTENCES);
  const rest = did.slice(SENTENCES).reduce((sum, part) => sum + part.nanos, 0);
  return html`${waited ? 'The root' : 'The root was not waiting for a lock: it'} ${shown.map((part, i) => html`${i > 0 ? ' and ' : ''}${didText(part)}`)} while it held the ${kind}.${rest > 0 ? html` ${durationText(rest)} ${rest > 0 && gc > 0 ? 'went' : 'of it went'} to other states.` : nothing}${gc > 0 ? html` A GC or another safepoint took ${durationText(gc)}.` : nothing}`;
}

function didText({ state, object, nanos }) {
  if (DID[state]) return html`${DID[state]} for ${durationText(nanos)}`;
  const verb = state === 'socket' ? 'read from or wrote to' : state === 'file' ? 'read or wrote' : `was ${stateOf(state).verb} on`;
  return object ? html`${verb} ${lockName(object)} for ${durationText(nanos)}` : html`${state === 'socket' ? 'used a socket' : state === 'file' ? 'used a file' : `was ${stateOf(state).verb}`} for ${durationText(nanos)}`;
}

function deadlock(cycle) {
  const untilEnd = cycle.every(each => each.untilEnd);
  const next = i => cycle[(i + 1) % cycle.length];
  return html`<b>Deadlock.</b> ${cycle.map((stuck, i) => html`${i > 0 ? ', ' : 'Thread '}<b>${nameText(stuck.threadName)}</b>${i > 0 ? '' : ' waited'} for <b>${nameText(next(i).threadName)}</b> (${lockName(stuck.lock)})`)}${untilEnd ? ', until the capture ended' : nothing}.`;
}
