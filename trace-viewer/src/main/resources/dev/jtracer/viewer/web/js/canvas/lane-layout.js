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
 */

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

/** A pool larger than this is folded until somebody opens it. */
const FOLD_FROM = 48;

/**
 * @param {{pools: object[], lanes: object[]}} model  the answer of the query `lanes`
 * @param {{hideIdle: boolean, toggled: Set<number>, first?: number[]}} view
 *     toggled: pools that are not as they are at first; first: threads that come before all pools
 * @returns {{entries: Entry[], height: number, shown: number}}
 */
export function layoutLanes(model, view) {
  const first = new Set(view.first ?? []);
  const byPool = model.pools.map(() => []);
  for (const lane of model.lanes) if (!first.has(lane.thread)) byPool[lane.pool].push(lane);
  const entries = [];
  let y = 0;
  let shown = 0;
  const add = entry => {
    entries.push({ ...entry, y });
    y += entry.height;
  };
  for (const thread of first) {
    const lane = model.lanes.find(each => each.thread === thread);
    if (!lane) continue;
    shown++;
    add({ kind: 'lane', pool: lane.pool, lane, height: laneHeight(lane) });
  }
  for (const pool of poolOrder(model.pools)) {
    const visible = byPool[pool].filter(lane => isShown(lane, view));
    if (visible.length === 0) continue;
    shown += visible.length;
    const poolInfo = model.pools[pool];
    const alone = poolInfo.threads === 1;
    const folded = !alone && isFolded(poolInfo) !== view.toggled.has(pool);
    if (folded) {
      add({ kind: 'folded', pool, poolInfo, height: SIZES.poolFolded });
      continue;
    }
    if (!alone) add({ kind: 'pool', pool, poolInfo, hidden: byPool[pool].length - visible.length, height: SIZES.poolHead });
    for (const lane of visible) add({ kind: 'lane', pool, lane, height: laneHeight(lane) });
  }
  return { entries, height: y, shown };
}

/** Pools that work for tasks come first; among them the order of their names stays. */
export function poolOrder(pools) {
  const works = pool => (pools[pool].scopes > 0 ? 0 : pools[pool].name === 'JVM' ? 2 : 1);
  return pools.map((_, pool) => pool).sort((a, b) => works(a) - works(b) || a - b);
}

/** Whether a pool is folded at first: the JVM's own threads, and crowds. */
export function isFolded(pool) {
  return pool.name === 'JVM' || pool.threads > FOLD_FROM;
}

/** A thread is idle if it did nothing but wait, and never for a task. */
export function isIdle(lane) {
  return lane.scopes === 0 && lane.regions === 0 && lane.activeNanos === 0;
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

function isShown(lane, { hideIdle }) {
  return !hideIdle || !isIdle(lane);
}
