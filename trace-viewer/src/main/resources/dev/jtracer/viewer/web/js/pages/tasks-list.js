/** The tasks behind the charts, a page at a time: title, what narrows them as chips, the table, its CSV. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import * as icons from '../icons.js';
import { rangeText } from '../components/log-histogram-layout.js';
import { everyRow, fileWord, hasEveryRow, pager } from '../components/paged-list.js';
import { nameText } from '../components/text.js';
import { captureHref } from '../url.js';
import { flameState } from './flame-subject.js';
import { taskColumns } from './tasks-columns.js';
import { PAGE, listRequest, readState } from './tasks-state.js';

export function listCard(page) {
  const { value, error } = page.list;
  return html`<section class="card list-card" aria-label="Tasks">
    <header><h2>${titleOf(page, value)}</h2>${chips(page)}
      <span class="cap">${value ? shownOf(page, value) : ''}</span>
      <span class="grow"></span>
      ${page.type === undefined ? nothing : html`<a class="link cap-link" href=${captureHref(page.capture.id, 'flames', undefined, flameState('wall', { type: page.type }))}>Flame graph</a>`}
      <input class="input logged" type="search" placeholder="Logged text" aria-label="Only tasks that logged this" autocomplete="off" spellcheck="false"
          maxlength="200" .value=${page.log ?? ''} @change=${event => page.set({ log: event.target.value || undefined, skip: undefined })}>
      ${hasEveryRow ? html`<button class="btn quiet" type="button" ?disabled=${!value?.tasks} @click=${() => page.querySelector('.tasks-list').download(`tasks-${fileWord(page.type)}.csv`)}>CSV</button>` : nothing}
    </header>
    ${error ? html`<error-note .error=${error} @retry=${() => page.list.retry()}></error-note>` : nothing}
    <data-table class="tasks-list" dense sortedByServer caption="Tasks" .everyRow=${() => allRows(page)} .pageSize=${PAGE} .expected=${10}
        .columns=${taskColumns(page.capture.id, value?.rows ?? [])} .rows=${value?.rows}
      .rowKey=${row => row.taskId} .selected=${page.selected ?? null} .sort=${{ key: page.sort, descending: page.descending }}
      .empty=${empty(page)}
      @sort=${({ detail }) => page.set({ sort: detail.key, order: detail.descending ? undefined : 'up', skip: undefined })}
      @select=${event => page.chooseTask(event.detail)}></data-table>
    ${value ? pager({ offset: page.offset, size: PAGE, total: value.tasks, label: 'tasks' }, skip => page.set({ skip })) : nothing}
  </section>`;
}

function titleOf({ range, began }, value) {
  if (!value) return 'Tasks';
  const tasks = format.counted(value.tasks, 'task');
  return range && !began && range.to < 9e15 ? `${tasks} from ${format.duration(range.from)} to ${format.duration(range.to)}` : tasks;
}

/** What narrows the list beyond type and outcome, each with the way back. */
function chips(page) {
  const { range, began, tag, thread, log } = page;
  return [
    range ? chip(rangeText(range), 'the range', () => page.chooseRange(null)) : nothing,
    began ? chip(`began ${format.moment(began.from)} – ${format.moment(Math.min(began.to, page.capture.recording.durationNanos))}`, 'the moments', () => page.set({ began: undefined, skip: undefined })) : nothing,
    tag !== undefined ? chip(nameText(tag.replace('=', ' = '), 40), `tag ${format.name(tag, 60)}`, () => page.set({ tag: undefined, skip: undefined })) : nothing,
    thread !== undefined ? chip(html`on ${nameText(page.threadName(thread), 40)}`, 'the thread', () => page.set({ thread: undefined, skip: undefined })) : nothing,
    log !== undefined ? chip(html`logged ${nameText(log, 30)}`, 'the log', () => page.set({ log: undefined, skip: undefined })) : nothing,
  ];
}

function chip(text, what, clear) {
  return html`<button class="chip on" type="button" aria-label="Clear ${what}" @click=${clear}>${text} ${icons.close}</button>`;
}

function shownOf({ offset, sort, descending }, { tasks, rows, totalNanos }) {
  const together = `${format.duration(totalNanos)} together`;
  if (rows.length === tasks || offset > 0 || sort !== 'duration') return together;
  return `${together}, ${descending ? 'slowest' : 'fastest'} ${rows.length} shown`;
}

function empty({ type, range, began, tag, thread, log }) {
  if (began || tag || thread !== undefined || log) return html`No task of type ${nameText(type ?? '')} is all of this; a chip above takes one part back.`;
  return range ? html`No task of type ${nameText(type ?? '')} took ${rangeText(range)}.` : html`No task of type ${nameText(type ?? '')} has this outcome.`;
}

function allRows(page) {
  const state = { ...readState(page.search), type: page.type };
  const requestOf = (offset, limit) => listRequest(state, offset, limit);
  return everyRow(page.capture.id, 'tasks', requestOf, answer => ({ rows: answer.rows, total: answer.tasks }));
}
