/** The cards beside a task's waterfall: logs, tags, children, the tasks of its type next to it. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { captureHref } from '../url.js';
import { durationCell, nameText, typeDot } from '../components/text.js';
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

/** The tasks next to it by duration: three slower, itself, three faster. */
export function likeIt(task, captureId) {
  const { slower, quicker } = task.likeIt;
  if (slower.length + quicker.length === 0) return nothing;
  const self = { taskId: task.taskId, durationNanos: task.durationNanos, breakdown: task.breakdown, self: true };
  const above = slower.slice(0, Math.max(3, 6 - quicker.length)).reverse();
  const rows = [...above, self, ...quicker.slice(0, 6 - above.length)];
  const longest = Math.max(...rows.map(row => row.durationNanos));
  return html`<section class="card" aria-label="Like it"><header><h2>Like it</h2><span class="cap">next slower and faster <bdi>${format.name(task.type)}</bdi></span></header>
    ${rows.map(row => html`<a class="sib ${row.self ? 'sel' : ''}" href=${captureHref(captureId, 'tasks', row.taskId)} aria-current=${row.self ? 'page' : nothing}>
      <span class=${row.self ? 'name' : 'link'}>#${row.taskId}</span>${thinBar(row.breakdown, longest)}${durationCell(row.durationNanos)}</a>`)}</section>`;
}
