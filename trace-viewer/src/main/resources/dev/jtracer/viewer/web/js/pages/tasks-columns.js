/** The columns of the tables on the Tasks page. */
import { html } from 'lit';
import { axisLabel, sharedAxis, sparkHistogram } from '../components/spark.js';
import { thinBar } from '../components/state-bar.js';
import { rangeText } from '../components/log-histogram-layout.js';
import { countCell, durationCell, durationColumn, lockName, nameText, taskLink, typeName } from '../components/text.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';

/** Every type: counts, distribution, breakdown, percentiles; its name leads to `hrefOf(type)`. */
export function typeColumns(types, recording, hrefOf) {
  const axis = sharedAxis(types.map(type => type.histogram));
  return [
    { key: 'type', label: 'Type', cell: t => html`<a href=${hrefOf(t.type)}>${typeName(t.type)}</a>` },
    { key: 'count', label: 'Count', right: true, cell: t => countCell(t.count) },
    { key: 'perSecond', label: 'Per second', right: true, cell: t => format.rate(t.count, recording.durationNanos) },
    {
      key: 'failed',
      label: 'Failed',
      right: true,
      cell: t => (t.failed > 0 ? html`<b class="bad">${format.count(t.failed)}</b>` : countCell(0)),
    },
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
    { key: 'breakdown', label: 'Where time went', fixed: true, csv: false, className: 'bar-column', cell: t => thinBar(t.breakdown) },
    durationColumn('totalNanos', 'Total'),
    durationColumn('p50Nanos', 'p50'),
    durationColumn('p90Nanos', 'p90'),
    durationColumn('p99Nanos', 'p99'),
    durationColumn('p999Nanos', 'p99.9'),
    durationColumn('maxNanos', 'Max'),
  ];
}

/** Single tasks. */
export function taskColumns(captureId, rows) {
  const longest = Math.max(1, ...rows.map(row => row.durationNanos));
  return [
    {
      key: 'task',
      label: 'Task',
      csv: 'taskId',
      value: row => row.taskId,
      descending: false,
      cell: row => taskLink(captureId, row.taskId),
    },
    {
      key: 'started',
      label: 'Started',
      csv: 'beginNs',
      value: row => row.beginNs,
      className: 't2',
      cell: row => format.moment(row.beginNs),
    },
    {
      key: 'duration',
      label: 'Duration',
      right: true,
      csv: 'durationNanos',
      value: row => row.durationNanos,
      cell: row => durationCell(row.durationNanos),
    },
    {
      key: 'breakdown',
      label: 'Where its time went',
      fixed: true,
      csv: false,
      className: 'wide-bar',
      cell: row => thinBar(row.breakdown, longest),
    },
    {
      key: 'object',
      label: 'Waited most for',
      fixed: true,
      csv: 'waitedMostFor',
      value: row => row.waited?.object ?? row.waited?.state ?? '',
      cell: waitedFor,
    },
    {
      key: 'waited',
      label: 'For',
      right: true,
      csv: 'waitedNanos',
      value: row => row.waited?.nanos ?? 0,
      cell: row => (row.waited ? durationCell(row.waited.nanos) : html`<span class="muted">–</span>`),
    },
    { key: 'outcome', label: 'Outcome', value: row => (row.error ? `failed: ${row.error}` : row.outcome), descending: true, cell: outcome },
  ];
}

/** The histogram as a table; a bucket's bounds are a button that chooses it. */
export function bucketColumns(total, choose, noun = 'Tasks') {
  return [
    {
      key: 'fromNanos',
      label: 'Took',
      cell: b => html`<button class="link-button" type="button"
          @click=${() => choose({ from: b.fromNanos, to: b.toNanos })}>${rangeText({ from: b.fromNanos, to: b.toNanos })}</button>`,
    },
    { key: 'count', label: noun, right: true, cell: b => format.count(b.count) },
    { key: 'share', label: 'Share', right: true, value: b => b.count / total, cell: b => format.share(b.count, total) },
  ];
}

function waitedFor({ waited }) {
  if (!waited) return html`<span class="muted">nothing</span>`;
  return waited.object === null ? html`<span class="t2">${stateOf(waited.state).name.toLowerCase()}</span>` : lockName(waited.object);
}

function outcome({ outcome: how, error, beginUnknown }) {
  if (how === 'failed') return html`<span class="bad">failed${error ? html`: ${nameText(error.split('.').at(-1))}` : ''}</span>`;
  if (how === 'open') return html`<span class="warn">still open</span>`;
  return html`<span class="muted">${how}${beginUnknown ? ', begin unknown' : ''}</span>`;
}
