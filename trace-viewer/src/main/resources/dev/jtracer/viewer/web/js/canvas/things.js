/**
 * What a time canvas shows, as things that can be hovered, selected, walked to and named in an address. Pure.
 *
 * @typedef {object} Thing
 * @property {'state'|'scope'|'region'|'run'|'pool'|'thread'} kind
 * @property {string} key       equal for the same thing
 * @property {number} [rowKind] 0 state, 1 scope, 2 region
 * @property {number} [row]     its row in the trace
 * @property {number} [thread]
 * @property {string} [name]    state key, task type or region type
 * @property {number} [startNs]
 * @property {number} [endNs]
 * @property {number} [taskId]
 * @property {{x: number, y: number, w: number, h: number}} [box]  in pixels of the canvas
 */
import { stateKey } from './labels.js';
import { rowTop, SIZES } from './lane-layout.js';
import { REGION, SCOPE, STATE } from './tile.js';

export const KINDS = Object.freeze(['state', 'scope', 'region']);

/** The thing of a box of the layout. */
export function thingOfBox({ tile, piece, kind, lane, x, y, w, h }, left) {
  const row = tile.row[piece];
  return {
    kind: KINDS[kind],
    key: `${KINDS[kind]}.${row}`,
    rowKind: kind,
    row,
    thread: lane.thread,
    name: kind === STATE ? stateKey(tile.nameOf(piece)) : tile.nameOf(piece),
    startNs: tile.start[piece],
    endNs: tile.end[piece],
    taskId: tile.taskId[piece],
    text: tile.textOf(piece),
    owner: tile.owner[piece] < 0 ? undefined : tile.owner[piece],
    owners: tile.owners[piece],
    origin: tile.originOf(piece),
    flags: tile.flags[piece],
    box: { x: x + left, y, w, h },
  };
}

/** The thing at a point of a timeline; undefined if there is none. */
export function thingOf(timeline, x, y) {
  const entry = timeline.entryAt(y);
  if (!entry) return undefined;
  const head = timeline.frame.width - timeline.scale.width;
  if (entry.kind !== 'lane') return { kind: 'pool', key: `pool.${entry.pool}`, pool: entry.pool, name: entry.poolInfo.name };
  if (x < head) return { kind: 'thread', key: `thread.${entry.lane.thread}`, thread: entry.lane.thread, name: entry.lane.name, lane: entry.lane };
  const box = (entry.pinned ? timeline.pinnedBoxes : timeline.boxes).at(x - head, y);
  if (box) return thingOfBox(box, head);
  return runAt(timeline, entry, x, y, head);
}

/** The summary of short intervals at a point. */
function runAt(timeline, entry, x, y, head) {
  const { lane } = entry;
  const laneTop = timeline.topOf(entry);
  const { level } = timeline.scale;
  const ns = timeline.scale.ns(x - head);
  const inLane = y - laneTop;
  const tileNumber = Math.floor(ns / (512 * 2 ** level));
  const tile = timeline.tiles.get(level, tileNumber, lane.thread);
  for (const row of tile?.rows(lane.thread) ?? []) {
    const top = rowTop(lane, row.kind, row.depth);
    if (inLane < top || inLane >= top + (row.kind === STATE ? SIZES.state : SIZES.box)) continue;
    const run = tile.runAt(row, ns);
    if (run < 0) continue;
    const startNs = tile.startNs + tile.runFrom[run] * tile.bucketNs;
    const endNs = tile.startNs + tile.runTo[run] * tile.bucketNs;
    return {
      kind: 'run',
      key: `run.${level}.${tileNumber}.${lane.thread}.${run}`,
      rowKind: row.kind,
      thread: lane.thread,
      name: row.kind === STATE ? stateKey(tile.names[tile.runKey[run]]) : tile.names[tile.runKey[run]],
      startNs,
      endNs,
      count: tile.runCount[run],
      share: tile.runShare[run] / 255,
      box: { x: head + timeline.scale.x(startNs), y: laneTop + top, w: (endNs - startNs) / timeline.scale.nsPerPx, h: SIZES.state },
    };
  }
  return undefined;
}

/**
 * What a thing has in common with others on the page, as `same.js` tells it; undefined if nothing.
 *
 * @param {Thing} [thing]
 * @returns {{state?: string, task?: number, name?: string} | undefined}
 */
export function sameOf(thing) {
  if (!KINDS.includes(thing?.kind)) return undefined;
  if (thing.rowKind === STATE) return { state: thing.name };
  return thing.taskId ? { task: thing.taskId } : { name: thing.name };
}

/** Whether a box of the layout is the same as what is hovered elsewhere. A state has its lock's name, too. */
export function isSame({ state, task, name }, { tile, piece, kind }) {
  if (kind !== STATE) return task !== undefined ? kind === SCOPE && tile.taskId[piece] === task : tile.nameOf(piece) === name;
  return state !== undefined ? stateKey(tile.nameOf(piece)) === state : name !== undefined && tile.textOf(piece) === name;
}

/** A thing as an address holds it, `scope.4812`; undefined for what has no row of its own. */
export function addressOf(thing) {
  return thing?.row === undefined && thing?.kind !== 'thread' ? undefined : thing.key;
}

/** What an address names: `{kind, rowKind, row}`; undefined if it names nothing. */
export function parseAddress(text) {
  const match = /^(state|scope|region|thread)\.(\d{1,9})$/.exec(text ?? '');
  if (!match) return undefined;
  const row = Number(match[2]);
  if (match[1] === 'thread') return { kind: 'thread', key: text, thread: row };
  return { kind: match[1], key: text, rowKind: KINDS.indexOf(match[1]), row };
}

/** A thing as a sentence for those who do not see it. */
export function describe(thing, format, threadName, stateName) {
  const what = { [STATE]: () => stateName(thing.name), [SCOPE]: () => `${thing.name} #${thing.taskId}`, [REGION]: () => `region ${thing.name}` }[thing.rowKind]?.() ?? thing.name;
  const on = thing.text ? ` on ${thing.text}` : '';
  const held = thing.owner === undefined ? '' : `, ${thing.rowKind === SCOPE ? 'handed over' : 'held'} by ${threadName(thing.owner)}`;
  return `${what}${on}, ${format.duration(thing.endNs - thing.startNs)} from ${format.moment(thing.startNs)}${held}, on ${threadName(thing.thread)}`;
}
