/** Which lanes are shown, and in what order: filter, idle threads, pools, and by what they are sorted. Pure; free of the DOM. */
import { isOfProgram, side } from '../pools.js';

/** A pool larger than this is folded until somebody opens it. */
const FOLD_FROM = 48;

/** By what lanes can be sorted; the first is what holds when nothing is said. */
export const ORDERS = Object.freeze(['name', 'activity', 'start', 'related']);

const BY_NAME = new Intl.Collator('en', { numeric: true });

/** A thread is idle if it did nothing but wait, and never for a task. */
export function isIdle(lane) {
  return lane.scopes === 0 && lane.regions === 0 && lane.activeNanos === 0;
}

/** Whether a pool is folded at first: threads that are not the program's, and crowds. */
export function isFolded(pool) {
  return !isOfProgram(pool.name) || pool.threads > FOLD_FROM;
}

/**
 * The test whether a lane is shown. A filter looks at the names of threads and pools, in any case; it finds idle threads too,
 * because whoever names a thread wants to see it.
 *
 * @param {{pools: object[]}} model
 * @param {{hideIdle: boolean, filter?: string}} view
 */
export function shownTest(model, { hideIdle, filter = '' }) {
  const wanted = filter.trim().toLowerCase();
  if (!wanted) return lane => !hideIdle || !isIdle(lane);
  const pools = model.pools.map(pool => pool.name.toLowerCase().includes(wanted));
  return lane => pools[lane.pool] || lane.name.toLowerCase().includes(wanted);
}

/** Lanes of one pool in an order; the server's own is by name. */
export function sortedLanes(lanes, order, acrossPools = false) {
  if (order === 'activity') return [...lanes].sort((a, b) => b.activeNanos - a.activeNanos || a.thread - b.thread);
  if (order === 'start') return [...lanes].sort((a, b) => a.startNs - b.startNs || a.thread - b.thread);
  return acrossPools ? [...lanes].sort((a, b) => BY_NAME.compare(a.name, b.name) || a.thread - b.thread) : lanes;
}

/**
 * The places of pools in the order of their lanes. By name, those that work for tasks come first; jtracer's and the JVM's are
 * always last.
 *
 * @param {object[]} pools
 * @param {string} [order]
 * @param {object[][]} [byPool]  the lanes of each
 */
export function poolOrder(pools, order = 'name', byPool = []) {
  const last = pool => side(pools[pool].name);
  const rank = pool => {
    const lanes = byPool[pool] ?? [];
    if (order === 'activity') return -lanes.reduce((sum, lane) => sum + lane.activeNanos, 0);
    if (order === 'start') return lanes.reduce((first, lane) => Math.min(first, lane.startNs), Infinity);
    return pools[pool].scopes > 0 ? 0 : 1;
  };
  const ranks = pools.map((_, pool) => rank(pool));
  return pools.map((_, pool) => pool).sort((a, b) => last(a) - last(b) || (ranks[a] < ranks[b] ? -1 : ranks[a] > ranks[b] ? 1 : a - b));
}
