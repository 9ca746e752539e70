/** A task's time in order, as a table: what its waterfall shows, and who held what it waited for. */
import { html } from 'lit';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { durationCell, lockName, nameText, swatch } from '../components/text.js';

const none = html`<span class="muted">–</span>`;

/** The pieces of the task, each with a key of its own. */
export function pieces(task) {
  return task.path.map((piece, i) => ({ ...piece, key: piece.stateRow >= 0 ? `state.${piece.stateRow}` : `part.${i}`, nanos: piece.toNs - piece.fromNs }));
}

export const columns = (task, threadName) => [
  { key: 'fromNs', label: 'From', right: true, descending: false, csv: 'fromNs', cell: row => format.duration(row.fromNs - task.beginNs) },
  { key: 'state', label: 'State', value: row => stateOf(row.state).name, cell: row => html`${swatch(row.state)} ${stateOf(row.state).name}` },
  { key: 'nanos', label: 'Duration', right: true, csv: 'durationNanos', cell: row => durationCell(row.nanos) },
  { key: 'share', label: 'Share', right: true, value: row => row.nanos, csv: false, cell: row => format.share(row.nanos, task.durationNanos) },
  { key: 'object', label: 'On', value: row => row.object ?? '', cell: row => (row.object ? lockName(row.object) : none) },
  { key: 'owner', label: 'Held by', value: row => (row.owner >= 0 ? threadName(row.owner) : ''), cell: row => (row.owner >= 0 ? nameText(threadName(row.owner)) : none) },
  { key: 'thread', label: 'Thread', value: row => (row.thread >= 0 ? threadName(row.thread) : ''), cell: row => (row.thread >= 0 ? nameText(threadName(row.thread)) : none) },
];
