/** Walking along everything of a name on the timeline, with n and N: which one is shown, and how many there are. */
import { html, nothing } from 'lit';
import { ask } from '../answers.js';
import * as format from '../format.js';
import { setState } from '../url.js';
import { IN_A_CELL, nameText } from '../components/text.js';
import { keyOfOccurrence, showOccurrence, showThread } from './timeline-moves.js';
import { findParam } from './timeline-state.js';

/** How many are fetched on each side of a moment. */
const AROUND = 200;

const KIND_OF = { taskType: 'task-type', regionType: 'region-type', lock: 'lock', log: 'log' };
const MOST_CHARS = 500;

/** What the search box found, on the timeline: threads and tasks are shown there, everything else is walked along. */
export function findOnTimeline(page, { found: { kind, name, row, taskId } }) {
  if (kind === 'thread') return showThread(page, row);
  if (kind === 'task') return setState({ task: String(taskId), sel: undefined, chain: undefined, find: undefined });
  if (!(kind in KIND_OF) || name.length > MOST_CHARS) return false;
  return setState({ find: findParam({ kind: KIND_OF[kind], name }), sel: undefined });
}

/**
 * Shows the first one from the window's start on when the address names another than before. One that the address selects, as
 * a link does, stays: the walk goes on from there.
 */
export async function loadFind(page) {
  const { find } = page.view;
  const key = findParam(find);
  if (!page.canvas || page.found?.key === key) return;
  page.found = find && { key };
  page.canvas.set({ wanted: find?.name });
  if (find) await step(page, 0).catch(error => page.failed(error));
}

/** The next (1) or the previous one (-1), around the end to the other. */
export async function walkFound(page, by) {
  if (!page.found?.answer) return false;
  await step(page, by).catch(error => page.failed(error));
  return true;
}

async function step(page, by) {
  const { found } = page;
  found.answer ??= await occurrences(page, page.canvas.scale.startNs);
  if (page.found !== found || found.answer.total === 0) return page.requestUpdate();
  const { total, first, list } = found.answer;
  const selected = found.at === undefined ? list.findIndex(each => keyOfOccurrence(each) === page.view.selection?.key) : -1;
  if (selected >= 0 && page.view.selection) {
    found.at = first + selected;
    return page.requestUpdate();
  }
  const at = found.at === undefined ? Math.min(found.answer.before, total - 1) : (((found.at + by) % total) + total) % total;
  const place = await reach(page, found, at);
  if (page.found !== found) return undefined;
  found.at = place;
  page.requestUpdate();
  return showOccurrence(page, found.answer.list[place - found.answer.first]);
}

/** Makes the answer cover a place, of which it has a few hundred around a moment; gives the nearest that it covers then. */
async function reach(page, found, at) {
  const { first, list, total } = found.answer;
  if (at >= first && at < first + list.length) return at;
  const moment = at === 0 ? 0 : at === total - 1 ? page.durationNanos + 1 : at < first ? list[0].startNs : list.at(-1).startNs + 1;
  found.answer = await occurrences(page, moment);
  return Math.max(found.answer.first, Math.min(found.answer.first + found.answer.list.length - 1, at));
}

const occurrences = (page, atNs) => ask(page.capture.id, 'occurrences', { ...page.view.find, at: Math.max(0, Math.round(atNs)), limit: AROUND });

/** What is walked along, with its place. */
export function findChip(page) {
  const { find } = page.view;
  if (!find) return nothing;
  const { answer, at } = page.found ?? {};
  const place = !answer ? '' : answer.total === 0 ? 'none' : `${format.count(at + 1)} of ${format.count(answer.total)}`;
  return html`<span class="focus-chip" role="group" aria-label="Search on the timeline">Find <b>${nameText(find.name, IN_A_CELL)}</b> <span class="muted nowrap">${place}</span>
    <button type="button" class="chip-step" aria-label="Previous" @click=${() => walkFound(page, -1)}>‹</button><button type="button" class="chip-step" aria-label="Next" @click=${() => walkFound(page, 1)}>›</button>
    <button type="button" class="muted" aria-label="End the search" @click=${() => setState({ find: undefined })}>Esc</button></span>`;
}
