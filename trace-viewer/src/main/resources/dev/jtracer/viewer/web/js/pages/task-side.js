/** The cards beside a task's waterfall: logs, tags, children, the tasks of its type that are like it. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { captureHref } from '../url.js';
import { durationCell, lockName, nameText, typeDot } from '../components/text.js';
import { thinBar } from '../components/state-bar.js';

const SHOWN_LOGS = 40;

export function logs(task) {
  if (task.logCount === 0) return nothing;
  return html`<section class="card" aria-label="Logs"><header><h2>Logs</h2><span class="cap">${format.count(task.logCount)}</span></header>
    <div class="log-list" tabindex="0" role="group" aria-label="Logs of the task">${task.logs.slice(0, SHOWN_LOGS).map(log => html`<p class="log"><span class="t">${format.duration(log.atNs - task.beginNs)}</span><span class="c">${nameText(log.category)}</span><span>${nameText(log.message)}</span></p>`)}</div>
    ${task.logCount > SHOWN_LOGS ? html`<p class="cap more">${format.count(task.logCount - SHOWN_LOGS)} more</p>` : nothing}</section>`;
}

/** Each leads to the tasks of the type that have it. */
export function tags({ tags: all, type }, captureId) {
  const entries = Object.entries(all);
  if (entries.length === 0) return nothing;
  return html`<section class="card" aria-label="Tags"><header><h2>Tags</h2></header>
    <div class="tag-row">${entries.map(([key, value]) => html`<a class="chip" href=${captureHref(captureId, 'tasks', undefined, { type, tag: `${key}=${value}` })}>${nameText(key)} <b>${nameText(value)}</b></a>`)}</div></section>`;
}

export function children(task, captureId) {
  if (task.childCount === 0) return nothing;
  return html`<section class="card" aria-label="Child tasks"><header><h2>Child tasks</h2><span class="cap">${format.count(task.childCount)}</span></header>
    ${task.children.slice(0, 12).map(child => html`<a class="li" href=${captureHref(captureId, 'tasks', child.taskId)}><span>${typeDot(child.type)}<b>${nameText(child.type)}</b> <span class="muted">#${child.taskId}${child.outcome === 'ok' ? '' : `, ${child.outcome}`}</span></span>${durationCell(child.durationNanos)}</a>`)}
    ${task.childCount > 12 ? html`<p class="cap more">${format.count(task.childCount - 12)} more</p>` : nothing}</section>`;
}

/** Those of its type that spent their time as it did, and below them the next ones by duration. */
export function likeIt(task, captureId) {
  const { slower, quicker, alike } = task.likeIt;
  if (alike.tasks.length === 0) return nothing;
  const self = { taskId: task.taskId, durationNanos: task.durationNanos, breakdown: task.breakdown };
  const next = [slower[0], quicker[0]].filter(Boolean);
  const longest = Math.max(...[self, ...alike.tasks, ...next].map(row => row.durationNanos));
  const row = (one, { here = false, same = false } = {}) => html`<a class="sib ${here ? 'sel' : ''}" href=${captureHref(captureId, 'tasks', one.taskId)}
      aria-current=${here ? 'page' : nothing} title=${same ? `Held up by ${format.name(alike.lock)} too` : nothing}>
      <span class=${here ? 'name' : 'link'}>#${one.taskId}</span>${thinBar(one.breakdown, longest)}${durationCell(one.durationNanos)}</a>`;
  return html`<section class="card" aria-label="Like it"><header><h2>Like it</h2><span class="cap">nearest in where the time went</span></header>
    ${alike.sameLock > 0 ? html`<p class="cap sib-head">${sameLock(alike)}</p>` : nothing}
    ${row(self, { here: true })}${alike.tasks.map((one, i) => row(one, { same: i < alike.sameLock }))}
    ${next.length > 0 ? html`<p class="cap sib-head">${slower[0] ? 'Next slower' : ''}${next.length > 1 ? ', next faster' : slower[0] ? '' : 'Next faster'} <bdi>${format.name(task.type)}</bdi></p>${next.map(one => row(one))}` : nothing}</section>`;
}

function sameLock({ lock, sameLock: some, tasks }) {
  return html`${some === tasks.length ? (some === 1 ? 'It' : 'All') : `The first ${some === 1 ? '' : some}`} waited for ${lockName(lock, 30)} too`;
}
