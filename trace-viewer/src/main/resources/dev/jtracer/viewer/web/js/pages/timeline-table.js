/** The timeline as a table: what the canvas would show between two moments, one row for each piece. */
import { html } from 'lit';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { durationCell, lockName, nameText, swatch, typeDot } from '../components/text.js';
import { KINDS } from '../canvas/things.js';
import { stateKey } from '../canvas/labels.js';

const MAX_THREADS = 256;
export const MAX_ROWS = 2000;

/** The pieces of the lanes in a window; of very many, the longest. */
export async function tableRows({ lanes, scale, durationNanos, fetchTile, signal }) {
  const { first, last } = scale.tiles(undefined, durationNanos);
  const ids = lanes.slice(0, MAX_THREADS).map(lane => lane.thread);
  const rows = new Map();
  if (ids.length === 0) return { rows: [], left: 0 };
  for (let tile = first; tile <= last; tile++) collect(await fetchTile({ level: scale.level, tile, ids }, signal), lanes, scale, rows);
  const all = [...rows.values()].sort((a, b) => b.nanos - a.nanos);
  return { rows: all.slice(0, MAX_ROWS).sort((a, b) => a.startNs - b.startNs), left: Math.max(0, all.length - MAX_ROWS) };
}

function collect(tile, lanes, scale, rows) {
  for (const lane of lanes) {
    for (const row of tile.rows(lane.thread)) {
      for (let piece = row.firstPiece; piece < row.endPiece; piece++) {
        if (tile.start[piece] >= scale.endNs || tile.end[piece] <= scale.startNs) continue;
        const key = `${KINDS[row.kind]}.${tile.row[piece]}`;
        rows.set(key, rowOf(key, lane, row.kind, tile, piece));
      }
    }
  }
}

function rowOf(key, lane, kind, tile, piece) {
  const name = kind === 0 ? stateKey(tile.nameOf(piece)) : tile.nameOf(piece);
  return {
    key,
    kind: KINDS[kind],
    thread: lane.name,
    threadRow: lane.thread,
    name,
    what: kind === 0 ? stateOf(name).name : kind === 1 ? `${name} #${tile.taskId[piece]}` : name,
    on: tile.textOf(piece) ?? '',
    startNs: tile.start[piece],
    endNs: tile.end[piece],
    nanos: tile.end[piece] - tile.start[piece],
    origin: kind === 0 ? tile.originOf(piece) : '',
    owner: kind === 0 && tile.owner[piece] >= 0 ? tile.owner[piece] : undefined,
  };
}

export const columns = (moment, threadName) => [
  { key: 'startNs', label: 'From', right: true, descending: false, csv: 'fromNs', cell: row => moment(row.startNs) },
  { key: 'thread', label: 'Thread', cell: row => nameText(row.thread) },
  { key: 'kind', label: 'Kind', cell: row => row.kind },
  { key: 'what', label: 'What', cell: row => html`${row.kind === 'state' ? html`${swatch(row.name)} ` : typeDot(row.name)}${nameText(row.what)}` },
  { key: 'on', label: 'On', cell: row => (row.on ? lockName(row.on) : html`<span class="muted">–</span>`) },
  { key: 'owner', label: 'Held by', value: row => (row.owner === undefined ? '' : threadName(row.owner)), cell: row => (row.owner === undefined ? html`<span class="muted">–</span>` : nameText(threadName(row.owner))) },
  { key: 'nanos', label: 'Duration', right: true, csv: 'durationNanos', cell: row => durationCell(row.nanos) },
  { key: 'origin', label: 'Origin', cell: row => row.origin || html`<span class="muted">event</span>`, value: row => row.origin || 'event' },
];

export const caption = (scale, rows, left) =>
  `${format.counted(rows, 'piece')} from ${format.moment(scale.startNs)} to ${format.moment(scale.endNs)}${left > 0 ? `; ${format.count(left)} shorter ones left out` : ''}`;
