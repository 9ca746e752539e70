/** What one pause did: whom it stopped, and what everybody else was in meanwhile. */
import { html, nothing } from 'lit';
import { stateList } from '../components/state-bar.js';
import { tableOrder } from '../table-orders.js';
import { durationText } from '../components/text.js';
import * as format from '../format.js';
import '../components/data-table.js';
import '../components/notes.js';
import { around, pauseText, stoppedColumns } from './gc-columns.js';

/** The card of a pause. */
export function pauseCard(page, answer, heading) {
  const { value, error } = answer;
  return html`<section class="card" aria-label="The selected pause">
    <header><h2>${heading}</h2><span class="cap">${value ? `at ${format.moment(value.startNs)}`
      : ''}</span><span class="grow"></span>
      ${value ? html`<a class="link cap-link" href=${around(page.capture, value.startNs, value.durationNanos)}>Show in timeline</a>`
        : nothing}</header>
    ${error ? html`<error-note .error=${error} @retry=${() => answer.retry()}></error-note>` : nothing}
    ${value ? body(page, value) : html`<div class="pad"><div class="skeleton line"></div></div>`}
  </section>`;
}

function body(page, value) {
  const order = tableOrder(page, 'stopped', { key: 'stoppedNanos', descending: true });
  const lost = value.list.reduce((sum, task) => sum + task.stoppedNanos, 0);
  const tasks = value.tasks === 0 ? 'No task was running.' : html`${format.counted(value.tasks, 'task')} lost ${durationText(lost)}
      together${value.list.length < value.tasks ? `, the ${format.count(value.list.length)} that lost most` : ''}.`;
  return html`
    <p class="fact pad">${pauseText(value)} stopped ${format.count(value.threads)} of ${format.counted(value.threadsAlive, 'thread')}; the
      others were waiting anyway or are unknown. ${tasks}</p>
    <h3 class="pad sub">All threads meanwhile</h3>
    ${stateList(value.states, { sum: true, className: 'one' })}
    ${value.tasks === 0 ? nothing : html`<data-table class="stopped" dense caption="Tasks that the pause stopped" .pageSize=${8}
        .columns=${stoppedColumns(page.capture, value.startNs, value.durationNanos)} .rows=${value.list} .rowKey=${t => t.taskId}
        .sort=${order.sort} @sort=${order.sorted}></data-table>`}`;
}
