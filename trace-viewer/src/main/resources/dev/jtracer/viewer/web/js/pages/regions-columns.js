/** The columns of the tables on the Regions page. */
import { html } from 'lit';
import { axisLabel, sharedAxis, sparkHistogram } from '../components/spark.js';
import { thinBar } from '../components/state-bar.js';
import { countCell, durationCell, durationColumn, lockName, nameText, typeName } from '../components/text.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { captureHref } from '../url.js';

/** Every type: counts, distribution, percentiles. */
export function typeColumns(types, recording) {
  const axis = sharedAxis(types.map(type => type.histogram));
  return [
    { key: 'type', label: 'Type', cell: t => typeName(t.type) },
    { key: 'count', label: 'Count', right: true, cell: t => countCell(t.count) },
    { key: 'perSecond', label: 'Per second', right: true, cell: t => format.rate(t.count, recording.durationNanos) },
    { key: 'open', label: 'Open', right: true, hint: 'Still open at the end; in no other column', cell: t => countCell(t.open) },
    {
      key: 'histogram',
      label: axisLabel(axis),
      fixed: true,
      className: 'spark-column',
      csv: false,
      hint: 'How many took how long, log scale; the height is the square root of the count',
      cell: t => sparkHistogram(t.histogram, axis, t.type),
    },
    durationColumn('totalNanos', 'Total'),
    durationColumn('meanNanos', 'Mean'),
    durationColumn('p50Nanos', 'p50'),
    durationColumn('p90Nanos', 'p90'),
    durationColumn('p99Nanos', 'p99'),
    durationColumn('maxNanos', 'Max'),
  ];
}

/** Single regions; the begin leads to the timeline, the task to its page. */
export function regionColumns(capture, rows) {
  const longest = Math.max(1, ...rows.map(row => row.durationNanos));
  return [
    {
      key: 'started',
      label: 'Started',
      csv: 'startNs',
      descending: false,
      value: r => r.startNs,
      cell: r => html`<a class="link" href=${around(capture, r)}>${format.moment(r.startNs)}${r.beginUnknown ? ' or before' : ''}</a>`,
    },
    {
      key: 'duration',
      label: 'Duration',
      right: true,
      csv: 'durationNanos',
      value: r => r.durationNanos,
      cell: r => durationCell(r.durationNanos),
    },
    {
      key: 'states',
      label: 'Where its time went',
      fixed: true,
      csv: false,
      className: 'region-bar',
      cell: r => thinBar(r.states, longest),
    },
    {
      key: 'waited',
      label: 'Waited most for',
      fixed: true,
      csv: 'waitedMostFor',
      value: r => r.waited?.object ?? r.waited?.state ?? '',
      cell: waitedFor,
    },
    {
      key: 'for',
      label: 'For',
      right: true,
      fixed: true,
      csv: 'waitedNanos',
      value: r => r.waited?.nanos ?? 0,
      cell: r => (r.waited ? durationCell(r.waited.nanos) : html`<span class="muted">–</span>`),
    },
    {
      key: 'task',
      label: 'Task',
      csv: 'taskId',
      value: r => r.task?.taskId ?? '',
      cell: r => (r.task ? html`<a class="link" href=${captureHref(capture.id, 'tasks', r.task.taskId)}>#${r.task.taskId} ${nameText(r.task.type, 20)}</a>`
        : html`<span class="muted">none</span>`),
    },
    { key: 'thread', label: 'Thread', descending: false, cell: r => html`<span class="t2">${nameText(r.thread, 24)}</span>` },
  ];
}

/** The timeline around a region, with the region selected. */
export function around(capture, { row, startNs, durationNanos }) {
  const margin = Math.max(1e5, durationNanos / 2);
  const end = capture.recording.durationNanos;
  const from = Math.min(Math.max(0, Math.round(startNs - margin)), Math.max(0, end - 1000));
  const to = Math.max(from + 1000, Math.min(end, Math.round(startNs + durationNanos + margin)));
  return captureHref(capture.id, 'timeline', undefined, { from, to, sel: `region.${row}` });
}

function waitedFor({ waited }) {
  if (!waited) return html`<span class="muted">nothing</span>`;
  return waited.object === null ? html`<span class="t2">${stateOf(waited.state).name.toLowerCase()}</span>` : lockName(waited.object);
}
