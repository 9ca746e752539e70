/** The findings of a capture: a numbered list, below it what was looked for and not found, and what could not be. */
import { html, nothing } from 'lit';
import { costOf, findingRow } from '../components/finding-row.js';
import { lookedThrough } from '../components/notes.js';
import * as format from '../format.js';

/** Each of them has a key; the rest comes when asked for. */
export const NUMBERED = 9;

/**
 * @param {{id: string, recording: object}} capture
 * @param {import('../answers.js').Answer} answer  of the query `findings`
 * @param {{all: boolean, showAll: () => void}} list  whether the whole list is shown
 */
export function findingsCard(capture, answer, { all, showAll }) {
  const found = answer.value;
  const tasks = found?.ranking !== 'thread';
  return html`<section class="card findings-card" aria-label=${heading(tasks)}>
    <header><h2>${heading(tasks)}</h2><span class="cap">${tasks ? 'ranked by task time lost' : 'ranked by thread time'}</span>
      <span class="grow"></span><span class="cap when">when it happened</span><span
      class="cap cost">${tasks ? 'task time lost' : 'thread time'}</span></header>
    ${answer.error ? html`<error-note .error=${answer.error} @retry=${() => answer.retry()}></error-note>` : nothing}
    ${!found && !answer.error ? waiting(answer) : nothing}
    ${found ? list(capture, found, all, showAll) : nothing}
  </section>`;
}

const heading = tasks => (tasks ? 'What made tasks slow' : 'What threads waited for');

function waiting(answer) {
  const rows = [lookedThrough(answer), nothing, nothing];
  return rows.map(text => html`<div class="finding grey"><i class="skeleton"></i><i class="skeleton">${text}</i></div>`);
}

function list(capture, found, all, showAll) {
  const shown = all ? found.list : found.list.slice(0, NUMBERED);
  const place = { most: Math.max(1, ...found.list.map(costOf)), wholeNanos: found.taskNanos };
  return html`
    ${found.ranking === 'thread' ? html`<empty-note .text=${html`No tasks in this recording. Wrap work in <code>Task.create</code> to
        see what made it slow; threads, locks, GC and I/O are here.`}></empty-note>` : nothing}
    ${found.list.length === 0 ? html`<empty-note .text=${nothingFound(capture, found)}></empty-note>` : nothing}
    <ol>${shown.map((finding, i) => findingRow(capture.id, finding, { ...place, number: i + 1 }))}</ol>
    ${shown.length < found.list.length ? html`<p class="none"><button class="btn quiet"
        @click=${showAll}>Show ${format.count(found.list.length - shown.length)} more</button></p>` : nothing}
    ${besides(found)}`;
}

function nothingFound({ recording }, { ranking, leastNanos }) {
  const whose = ranking === 'task' ? 'of task time' : 'of thread time';
  return `Nothing that was looked for cost ${format.duration(leastNanos)} ${whose} in these ${format.duration(recording.durationNanos)}.`;
}

/** What was looked for besides, and what could not be. */
function besides({ ranking, notFound, below, leastNanos, notApplicable }) {
  const of = ranking === 'task' ? 'of task time' : 'of thread time';
  return html`<div class="none">
    ${notFound.length ? html`<p>Also looked for, and not found: ${notFound.join(', ')}.</p>` : nothing}
    ${below.length ? html`<p>None, or less than ${format.duration(leastNanos)} ${of}: ${below.join(', ')}.</p>` : nothing}
    ${notApplicable.length ? html`<p>Not looked for: ${notApplicable.map(({ what, why }) => `${what} (${why})`).join(', ')}.</p>` : nothing}
  </div>`;
}
