/** Who blocked a task: its longest waits with their chains down to the root; and walking from a wait to its holder. */
import { html, nothing } from 'lit';
import { ask } from '../answers.js';
import { styled } from '../element.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { captureHref, go } from '../url.js';
import { thingOfBox } from '../canvas/things.js';
import { STATE } from '../canvas/tile.js';
import { HEAD } from '../canvas/waterfall-draw.js';
import { durationCell, lockName, nameText } from '../components/text.js';

const SHOWN_WAITS = 4;
const SHOWN_LINKS = 4;
const DEEPEST = 4;
const INDENT_PX = 14;

/** The chains of a task's longest waits, those the card shows. */
export async function chainsOf(captureId, { waits }) {
  const rows = waits.slice(0, SHOWN_WAITS).map(wait => wait.waitRow);
  const answers = await Promise.all(rows.map(wait => ask(captureId, 'chain', { wait }).catch(() => undefined)));
  return new Map(answers.filter(Boolean).map(chain => [chain.waitRow, chain]));
}

/** The card: each wait, below it who held what it waited for, and below these whom those waited for. */
export function blockers(task, chains, captureId) {
  if (task.waits.length === 0) return nothing;
  const shown = task.waits.slice(0, SHOWN_WAITS);
  const left = task.waits.length - shown.length;
  return html`<section class="card" aria-label="Who blocked it"><header><h2>Who blocked it</h2><span class="cap">${left > 0 ? `the ${shown.length} longest waits of ${format.count(task.waits.length)}` : 'down to the root'}</span></header>
    <ul class="blockers">${shown.map(wait => waitRows(wait, task, chains?.get(wait.waitRow), captureId))}</ul></section>`;
}

function waitRows(wait, task, chain, captureId) {
  const own = wait.task?.taskId === task.taskId;
  const href = captureHref(captureId, 'blocking', undefined, { lock: wait.lock, wait: wait.waitRow });
  return html`<li class="blocker wait"><span>${own || !wait.task ? nothing : html`child ${taskLink(wait.task, captureId)} `}<a href=${href} title="This wait on the Blocking page">${lockName(wait.lock)}</a></span>${durationCell(wait.endNs - wait.startNs)}
    <span class="sub">${chain?.deadlock ? html`<b>Deadlock</b>, until the capture ended · ` : nothing}<a class="link away" href=${captureHref(captureId, 'timeline', undefined, { chain: wait.waitRow, ...around(wait) })}>chain in the timeline</a></span></li>
    ${chain ? linkRows(chain.links, 1, captureId) : html`<li class="blocker"><span class="skeleton"></span></li>`}`;
}

function linkRows(links, depth, captureId) {
  const longest = [...links].sort((a, b) => b.toNs - b.fromNs - (a.toNs - a.fromNs)).slice(0, SHOWN_LINKS);
  const shown = links.filter(link => longest.includes(link));
  const left = links.filter(link => !longest.includes(link)).reduce((sum, link) => sum + link.toNs - link.fromNs, 0);
  return html`${shown.map(link => html`${linkRow(link, depth, captureId)}${depth < DEEPEST && link.behind.length > 0 ? linkRows(link.behind, depth + 1, captureId) : nothing}`)}
    ${left > 0 ? html`<li class="blocker" ${styled({ '--indent': `${depth * INDENT_PX}px` })}><span class="muted">${format.counted(links.length - shown.length, 'shorter part')}</span>${durationCell(left)}</li>` : nothing}`;
}

function linkRow({ thread, threadName, task, region, state, stateNanos, object, origin, cycle, lock, behind, fromNs, toNs }, depth, captureId) {
  const who = thread < 0 ? html`<span class="muted">unknown</span>` : task ? taskLink(task, captureId) : html`<b>${nameText(threadName, 32)}</b>`;
  const where = [region && html`in <b>${nameText(region, 24)}</b>`, task && thread >= 0 ? html`on ${nameText(threadName, 24)}` : undefined].filter(Boolean);
  const doing = state ? html`${stateOf(state).name.toLowerCase()}${object ? html` ${lockName(object)}` : nothing} ${format.duration(stateNanos)}` : nothing;
  return html`<li class="blocker" ${styled({ '--indent': `${depth * INDENT_PX}px` })}><span>held by ${who}${where.map(part => html` ${part}`)}</span>${durationCell(toNs - fromNs)}
    <span class="sub">${depth > 1 ? html`${lockName(lock)} · ` : nothing}${doing}${behind.length > 0 ? ', it waited itself:' : nothing}${cycle ? ', in a circle' : nothing}${origin === 'event' || thread < 0 ? nothing : html` · ${origin}`}</span></li>`;
}

function around({ startNs, endNs }) {
  const margin = (endNs - startNs) * 0.15 + 1e5;
  return { from: Math.max(0, Math.round(startNs - margin)), to: Math.round(endNs + margin) };
}

function taskLink({ taskId, type }, captureId) {
  return html`<a class="link" href=${captureHref(captureId, 'tasks', taskId)}>${nameText(type, 24)} #${taskId}</a>`;
}

/**
 * From the wait that is selected or has the keyboard to who held it (1), on its lane here or on its task's own page; and back
 * (-1).
 */
export function walkTask(page, by) {
  const { waterfall } = page;
  if (by < 0) {
    if (!page.cameFrom) return true;
    waterfall.set({ cursor: page.cameFrom });
    page.cameFrom = undefined;
    return true;
  }
  const here = waterfall.cursor ?? waterfall.selection;
  const wait = waitAt(page.task.value, here) ?? page.task.value.waits[0];
  const held = wait?.pieces.filter(piece => piece.thread >= 0).sort((a, b) => b.toNs - b.fromNs - (a.toNs - a.fromNs))[0];
  if (!held) return true;
  const box = longestBox(waterfall.boxes, held);
  if (box) {
    page.cameFrom = here ?? boxOf(waterfall.boxes, wait.thread, wait.startNs, wait.endNs);
    page.pointAt(thingOfBox(box, HEAD));
  } else if (held.task) go(captureHref(page.capture.id, 'tasks', held.task.taskId));
  return true;
}

/** The wait that a place on the waterfall is. */
function waitAt({ waits }, thing) {
  return thing && waits.find(({ thread, startNs, endNs }) => thread === thing.thread && startNs < thing.endNs && endNs > thing.startNs);
}

function boxOf(boxes, thread, fromNs, toNs) {
  const box = boxes.find(b => b.kind === STATE && b.lane.thread === thread && b.tile.start[b.piece] < toNs && b.tile.end[b.piece] > fromNs);
  return box && thingOfBox(box, HEAD);
}

/** What the holder did for the longest part of the wait. */
function longestBox(boxes, { thread, fromNs, toNs }) {
  let best;
  let most = 0;
  for (let i = 0; i < boxes.size; i++) {
    const box = boxes.items[i];
    if (box.kind !== STATE || box.lane.thread !== thread) continue;
    const overlap = Math.min(toNs, box.tile.end[box.piece]) - Math.max(fromNs, box.tile.start[box.piece]);
    if (overlap > most) [best, most] = [{ ...box }, overlap];
  }
  return best;
}
