/**
 * Where lanes lie, from top to bottom: pool heads, folded pools, threads. Pure; free of the DOM.
 *
 * @typedef {object} Entry
 * @property {'pool'|'folded'|'lane'} kind
 * @property {number} y          from the top of the lanes
 * @property {number} height
 * @property {number} pool
 * @property {object} [lane]     of a lane
 * @property {object} [poolInfo] of a pool's head or row
 * @property {number} [hidden]   how many threads of the pool are left out
 * @property {boolean} [filtered] whether a filter left them out, and not that they are idle
 * @property {boolean} [pinned]  whether it stays above those that scroll; `y` is from the top of the pinned ones then
 */
import { isFolded, poolOrder, shownTest, sortedLanes } from './lane-order.js';

export const SIZES = Object.freeze({
  state: 14,
  row: 17,
  box: 15,
  padTop: 5,
  padBottom: 4,
  poolHead: 24,
  poolFolded: 26,
});

/** The taller lanes of a task's own page. */
export const TALL = Object.freeze({ ...SIZES, state: 18, row: 19, box: 17, padTop: 6, padBottom: 8 });

/** What is pinned stands still above the others; more than this goes to the top of them instead. */
const MOST_PINNED_PX = 320;

/**
 * @param {{pools: object[], lanes: object[]}} model  the answer of the query `lanes`
 * @param {{hideIdle: boolean, toggled: Set<number>, order?: string, group?: 'pool'|'none', filter?: string, first?: number[], pins?: Set<number>}} view
 *     toggled: pools that are not as they are at first; first: threads that come before all pools; pins: threads that stay
 * @returns {{pinned: Entry[], pinnedHeight: number, entries: Entry[], height: number, shown: number}}
 */
export function layoutLanes(model, view) {
  const byThread = new Map(model.lanes.map(lane => [lane.thread, lane]));
  const laneEntry = lane => ({ kind: 'lane', pool: lane.pool, lane, height: laneHeight(lane) });
  const pinned = stack();
  const rest = stack();
  const ahead = new Set();
  for (const lane of lanesOf(byThread, view.pins)) {
    if (pinned.height + laneHeight(lane) > MOST_PINNED_PX) continue;
    pinned.add({ ...laneEntry(lane), pinned: true });
    ahead.add(lane.thread);
  }
  for (const lane of lanesOf(byThread, [...(view.pins ?? []), ...(view.first ?? [])])) {
    if (ahead.has(lane.thread)) continue;
    ahead.add(lane.thread);
    rest.add(laneEntry(lane));
  }
  const isShown = shownTest(model, view);
  const left = model.lanes.filter(lane => !ahead.has(lane.thread));
  const shown = left.filter(isShown);
  if (view.group === 'none') for (const lane of sortedLanes(shown, view.order, true)) rest.add(laneEntry(lane));
  else addPools(rest, model, view, left, shown, laneEntry);
  return { pinned: pinned.entries, pinnedHeight: pinned.height, entries: rest.entries, height: rest.height, shown: ahead.size + shown.length };
}

function addPools(rest, model, view, left, shown, laneEntry) {
  const all = byPoolOf(model, left);
  const visible = byPoolOf(model, shown);
  for (const pool of poolOrder(model.pools, view.order, all)) {
    if (visible[pool].length === 0) continue;
    const poolInfo = model.pools[pool];
    const alone = poolInfo.threads === 1;
    const cut = Boolean(view.filter) && visible[pool].length < all[pool].length;
    // A folded pool shows the states of all its threads, so what a filter leaves of one stands open.
    if (!alone && !cut && isFolded(poolInfo) !== view.toggled.has(pool)) {
      rest.add({ kind: 'folded', pool, poolInfo, height: SIZES.poolFolded });
      continue;
    }
    if (!alone) rest.add({ kind: 'pool', pool, poolInfo, hidden: all[pool].length - visible[pool].length, filtered: cut, height: SIZES.poolHead });
    for (const lane of sortedLanes(visible[pool], view.order)) rest.add(laneEntry(lane));
  }
}

function byPoolOf(model, lanes) {
  const byPool = model.pools.map(() => []);
  for (const lane of lanes) byPool[lane.pool].push(lane);
  return byPool;
}

const lanesOf = (byThread, threads = []) => [...new Set(threads)].map(thread => byThread.get(thread)).filter(Boolean);

/** Entries below each other. */
function stack() {
  const result = {
    entries: [],
    height: 0,
    add(entry) {
      result.entries.push({ ...entry, y: result.height });
      result.height += entry.height;
    },
  };
  return result;
}

/** `8 of 12 region rows`: what of the nesting has no row; '' if all of it has one. */
export function depthNote({ scopeRows, scopeDepth, regionRows, regionDepth }) {
  if (regionDepth > regionRows) return `${regionRows} of ${regionDepth} region rows`;
  return scopeDepth > scopeRows ? `${scopeRows} of ${scopeDepth} scope rows` : '';
}

export function laneHeight(lane, sizes = SIZES) {
  return sizes.padTop + sizes.state + 2 + (lane.scopeRows + lane.regionRows) * sizes.row + sizes.padBottom;
}

/** The top of a row inside its lane: kind 0 states, 1 scopes, 2 regions. */
export function rowTop(lane, kind, depth, sizes = SIZES) {
  const first = sizes.padTop + sizes.state + 2;
  if (kind === 0) return sizes.padTop;
  return first + (kind === 1 ? depth : lane.scopeRows + depth) * sizes.row;
}

/** The entries that a part of the height touches: `[from, to)`. */
export function entriesBetween(entries, top, bottom) {
  const from = firstBelow(entries, top);
  let to = from;
  while (to < entries.length && entries[to].y < bottom) to++;
  return { from, to };
}

/** The entry at a height, undefined below the last. */
export function entryAt(entries, y) {
  const entry = entries[firstBelow(entries, y)];
  return entry && entry.y <= y ? entry : undefined;
}

function firstBelow(entries, y) {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].y + entries[middle].height <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}
