/** The columns of the tables on the GC page. */
import { html } from 'lit';
import { heapText } from '../components/pause-chart-layout.js';
import { countCell, durationCell, durationText, nameText } from '../components/text.js';
import * as format from '../format.js';
import { captureHref } from '../url.js';

/** What the address calls a name and cause. */
export const causeKey = ({ name, cause }) => (cause === null ? name : `${name}: ${cause}`);

/** The timeline, five times as long as a pause on both sides. */
export function around(capture, startNs, durationNanos) {
  const margin = Math.max(1e6, 5 * durationNanos);
  const from = Math.max(0, Math.round(startNs - margin));
  const to = Math.min(capture.recording.durationNanos, Math.round(startNs + durationNanos + margin));
  return captureHref(capture.id, 'timeline', undefined, { from, to });
}

/** Pauses by name and cause; `operations` are other safepoints, of which a cause is known only if jtracer asked for them. */
export function causeColumns(capture, rows, { operations = false } = {}) {
  const total = rows.reduce((sum, row) => sum + row.totalNanos, 0);
  return [
    { key: 'name', label: operations ? 'Safepoint operation' : 'Pause', cell: c => html`<span class="name">${nameText(c.name, 60)}</span>` },
    ...(operations && rows.every(row => row.cause === null) ? [] : [{ key: 'cause', label: 'Cause', value: c => c.cause ?? '', cell: causeCell }]),
    { key: 'pauses', label: operations ? 'Count' : 'Pauses', right: true, cell: c => format.count(c.pauses) },
    duration('totalNanos', 'Total'),
    { key: 'share', label: 'Share', right: true, csv: false, value: c => c.totalNanos, cell: c => html`<span
        class="t2">${format.share(c.totalNanos, total)}</span>` },
    duration('meanNanos', 'Mean'),
    {
      key: 'maxNanos',
      label: 'Max',
      right: true,
      cell: c => html`<a class="link" href=${around(capture, c.maxStartNs, c.maxNanos)}>${durationCell(c.maxNanos)}</a>`,
    },
    { key: 'tasksStopped', label: 'Tasks stopped', right: true, hint: 'How many times one of them stopped a task that was running', cell: c =>
        countCell(c.tasksStopped) },
    duration('taskNanos', 'They lost'),
  ];
}

/** Single pauses. */
export function pauseColumns(capture) {
  return [
    {
      key: 'startNs',
      label: 'Started',
      descending: false,
      cell: p => html`<a class="link" href=${around(capture, p.startNs, p.durationNanos)}>${format.moment(p.startNs)}</a>`,
    },
    duration('durationNanos', 'Pause'),
    { key: 'name', label: 'Name', cell: p => html`<span class="t2">${nameText(p.name, 32)}</span>` },
    { key: 'cause', label: 'Cause', value: p => p.cause ?? '', cell: causeCell },
    ...heapColumns(),
    { key: 'threads', label: 'Threads', right: true, hint: 'Threads that would have run', cell: p => countCell(p.threads) },
    { key: 'tasks', label: 'Tasks', right: true, hint: 'Tasks that it stopped', cell: p => countCell(p.tasks) },
    { key: 'taskNanos', label: 'They lost', right: true, cell: p => quiet(p.taskNanos) },
  ];
}

/** Collections: what the JVM sums of their pauses beside the pauses in the recording. */
export function collectionColumns(capture) {
  const known = nanos => (nanos === null ? html`<span class="muted">–</span>` : durationCell(nanos));
  return [
    { key: 'gcId', label: 'Collection', right: true, descending: false, className: 'narrow', cell: c => c.gcId },
    {
      key: 'startNs',
      label: 'Started',
      descending: false,
      cell: c => html`<a class="link" href=${around(capture, c.startNs, c.durationNanos)}>${format.moment(c.startNs)}</a>`,
    },
    { key: 'name', label: 'Collector', value: c => c.name ?? '', cell: c => (c.name === null ? unknown : nameText(c.name, 32)) },
    { key: 'cause', label: 'Cause', value: c => c.cause ?? '', cell: causeCell },
    duration('durationNanos', 'Took'),
    { key: 'pauses', label: 'Pauses', right: true, cell: c => countCell(c.pauses) },
    duration('pauseNanos', 'Together'),
    {
      key: 'sumOfPausesNanos',
      label: 'As the JVM sums',
      right: true,
      csv: 'sumOfPausesNanos',
      cell: c => known(c.sumOfPausesNanos),
    },
    { key: 'longestPauseNanos', label: 'Longest', right: true, csv: 'longestPauseNanos', cell: c => known(c.longestPauseNanos) },
    ...heapColumns(),
  ];
}

/** Tasks that one pause stopped. */
export function stoppedColumns(capture, startNs, durationNanos) {
  const { from, to } = Object.fromEntries(new URLSearchParams(around(capture, startNs, durationNanos).split('?')[1]));
  return [
    { key: 'taskId', label: 'Task', descending: false, cell: t => html`<a class="link" href=${captureHref(capture.id, 'tasks',
      t.taskId)}>#${t.taskId} ${nameText(t.type, 22)}</a>` },
    { key: 'region', label: 'In region', value: t => t.region ?? '', cell: t => (t.region === null ? html`<span
        class="muted">none</span>` : nameText(t.region, 20)) },
    { key: 'thread', label: 'On', cell: t => html`<a class="link" href=${captureHref(capture.id, 'timeline', undefined, {
      from, to, sel: `thread.${t.threadRow}` })}>${nameText(t.thread, 22)}</a>` },
    duration('stoppedNanos', 'Lost'),
  ];
}

/** The heap, as a table. */
export const heapReadingColumns = () => [
  { key: 'atNs', label: 'At', descending: false, cell: r => format.moment(r.atNs) },
  { key: 'value', label: 'Used heap', right: true, csv: 'usedBytes', cell: r => format.bytes(r.value) },
];

/** `GC Pause (G1New)` of 11.4 ms, in a sentence. */
export const pauseText = p => html`<b>${nameText(p.name, 60)}</b> of ${durationText(p.durationNanos)}`;

function heapColumns() {
  return [
    { key: 'heap', label: 'Heap before and after', value: row => row.heapBeforeBytes, csv: false, right: true, cell: heapCell },
    {
      key: 'freed',
      label: 'Freed',
      right: true,
      csv: 'freedBytes',
      value: freed,
      cell: row => (freed(row) === undefined ? html`<span class="muted">–</span>`
        : html`<span class="t2">${freed(row) < 0 ? `−${format.bytes(-freed(row))}` : format.bytes(freed(row))}</span>`),
    },
  ];
}

const freed = ({ heapBeforeBytes, heapAfterBytes }) =>
  heapBeforeBytes === null || heapAfterBytes === null ? undefined : heapBeforeBytes - heapAfterBytes;

const heapCell = row => (row.heapBeforeBytes === null && row.heapAfterBytes === null ? html`<span class="muted">–</span>` : heapText(row));

const unknown = html`<span class="muted">not recorded</span>`;

const causeCell = ({ cause }) => (cause === null ? unknown : nameText(cause, 40));

const duration = (key, label) => ({ key, label, right: true, csv: key, cell: row => quiet(row[key]) });

const quiet = nanos => (nanos > 0 ? durationCell(nanos) : html`<span class="muted">0</span>`);
