/** The table of locks: its columns, and those of the waits of one burst. */
import { html, svg } from 'lit';
import * as format from '../format.js';
import { captureHref } from '../url.js';
import { sparkSeries } from '../components/spark.js';
import { IN_A_CELL, durationCell, lockName, nameText, shortClass, typeDot } from '../components/text.js';

const BAR = 104;

export const KINDS = Object.freeze([{ key: 'monitor', label: 'Monitors' }, { key: 'lock', label: 'Locks' }]);

export function columns(locks, { recording }) {
  const most = Math.max(1, ...locks.map(lock => lock.totalNanos));
  return [
    { key: 'name', label: 'Lock', order: lock => shortClass(lock.name), cell: lock => lockName(lock.name) },
    { key: 'kind', label: 'Kind', value: kindOf, cell: lock => html`<span class="t2">${nameText(kindOf(lock), IN_A_CELL)}</span>` },
    { key: 'waits', label: 'Waits', right: true, cell: waitsCell },
    { key: 'threads', label: 'Threads', right: true, cell: lock => format.count(lock.threads) },
    { key: 'totalNanos', label: 'Total wait', descending: true, csv: 'totalNanos', className: 'total', cell: lock => html`<div class="tw">${bar(lock.totalNanos, most)}${durationCell(lock.totalNanos)}</div>` },
    { key: 'meanNanos', label: 'Mean', right: true, csv: 'meanNanos', cell: lock => durationCell(lock.meanNanos) },
    { key: 'maxNanos', label: 'Max', right: true, csv: 'maxNanos', cell: lock => durationCell(lock.maxNanos) },
    { key: 'when', label: `Over ${format.duration(recording.durationNanos)}`, fixed: true, csv: false, hint: 'Threads waiting at once', cell: lock => when(lock) },
    { key: 'owner', label: 'Mostly held by', value: lock => heldBy(lock.mostlyHeldBy), cell: lock => holder(lock.mostlyHeldBy) },
  ];
}

/** Whether all that is known of a lock is from thread snapshots, which name it otherwise than events do. */
export const isOfSnapshot = ({ waits, crossingWaits }) => waits === 0 && crossingWaits > 0;

function waitsCell({ waits, crossingWaits }) {
  if (crossingWaits === 0) return format.count(waits);
  return html`${format.count(waits)}<span class="muted" title="Waits that crossed an end of the capture: seen in a thread snapshot"> + ${crossingWaits}</span>`;
}

/** `monitor`, `class init`, or the class of a lock without the part nobody writes. */
export function kindOf({ kind, className }) {
  return kind !== 'lock' ? kind : className.replace(/^.*\.(?=[A-Z])/, '').replace(/\$(?:Fair|Nonfair)?Sync$/, '');
}

const bar = (nanos, most) => html`<svg class="cell-bar s-blocked" width=${BAR} height="8"
    aria-hidden="true">${svg`<rect width=${Math.max(1, (nanos / most) * BAR)} height="8" rx="2"></rect>`}</svg>`;

function when({ waiting }) {
  if (waiting.length === 0) return html`<span class="muted">–</span>`;
  return sparkSeries(waiting, 's-blocked', `Threads waiting over the capture, at most ${Math.max(...waiting)}`, { width: 120, height: 18 });
}

/** A holder in words, for CSV and sorting. */
export function heldBy(held) {
  if (!held) return '';
  const who = held.taskType ?? held.thread ?? 'unknown';
  return held.region ? `${who} in ${held.region}` : who;
}

/** A holder as people name it: task type and region, else the thread. */
export function holder(held) {
  if (!held || (held.taskType === null && held.thread === null)) return html`<span class="muted">unknown</span>`;
  const who = held.taskType !== null ? html`${typeDot(held.taskType)}<b>${nameText(held.taskType, 32)}</b>` : html`<b class="t2">${nameText(held.thread, 32)}</b>`;
  return html`${who}${held.region !== null ? html` <span class="muted">in</span> ${nameText(held.region, 32)}` : ''}`;
}

/** The waits of a burst as a table. */
export const waitColumns = captureId => [
  { key: 'task', label: 'Task', value: ({ task }) => (task ? `${task.type} #${task.taskId}` : ''), cell: ({ task }) => (task ? html`<a class="link" href=${captureHref(captureId, 'tasks', task.taskId)}>${nameText(task.type, 32)} #${task.taskId}</a>` : html`<span class="muted">no task</span>`) },
  { key: 'threadName', label: 'Thread', cell: ({ threadName }) => nameText(threadName, 32) },
  { key: 'startNs', label: 'From', right: true, descending: false, csv: 'startNs', cell: ({ startNs }) => format.moment(startNs, 1e5) },
  { key: 'nanos', label: 'Waited', right: true, csv: 'waitedNanos', value: ({ startNs, endNs }) => endNs - startNs, cell: ({ startNs, endNs }) => durationCell(endNs - startNs) },
  { key: 'owner', label: 'Longest behind', value: ({ owner }) => owner ?? '', cell: ({ owner }) => (owner === null ? html`<span class="muted">unknown</span>` : nameText(owner, 32)) },
  { key: 'owners', label: 'Holders', right: true, cell: ({ owners }) => format.count(owners) },
  { key: 'origin', label: 'Origin', cell: ({ origin }) => html`<span class="t2">${origin}</span>` },
];
