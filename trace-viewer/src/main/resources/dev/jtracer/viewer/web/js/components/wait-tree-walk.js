/**
 * Who waited for whom as rows, and steps from one to its holder or its waiter. Pure; free of the DOM.
 *
 * @typedef {object} Row
 * @property {'root'|'node'|'more'} kind
 * @property {string} key        equal for the same row of the same burst
 * @property {object} [of]       the root or node
 * @property {number} parent     the row above it in the tree, -1 for a root
 * @property {boolean[]} last    for each level from the outermost: whether nothing follows on it
 */

/** @returns {Row[]} */
export function rowsOf({ roots }) {
  const rows = [];
  roots.forEach((root, i) => {
    const key = `root.${i}`;
    rows.push({ kind: 'root', key, of: root, parent: -1, last: [] });
    addWaiters(rows, root, rows.length - 1, key, []);
  });
  return rows;
}

function addWaiters(rows, above, parent, key, levels) {
  above.waiters.forEach((node, i) => {
    const last = [...levels, i === above.waiters.length - 1 && above.more === 0];
    const own = node.waitRow >= 0 && !node.again ? `wait.${node.waitRow}` : `${key}.${i}`;
    rows.push({ kind: 'node', key: own, of: node, parent, last });
    addWaiters(rows, node, rows.length - 1, own, last);
  });
  if (above.more > 0) rows.push({ kind: 'more', key: `${key}.more`, of: above, parent, last: [...levels, true] });
}

/** The key of a wait's row. */
export const keyOfWait = waitRow => `wait.${waitRow}`;

/** The row of the one that a row waited for; the row itself if it is a root; the first root if there is no row. */
export function toHolder(rows, key) {
  const at = rows.findIndex(row => row.key === key);
  return at < 0 ? rows[0] : rows[Math.max(0, rows[at].parent < 0 ? at : rows[at].parent)];
}

/** The row of the first that waited for a row's thread; the first waiter of all if there is no row. */
export function toWaiter(rows, key) {
  const at = Math.max(0, rows.findIndex(row => row.key === key));
  return rows.find(row => row.parent === at && row.kind === 'node') ?? rows[at];
}

/** The keys of the rows from a row up to its root. */
export function pathOf(rows, key) {
  const path = new Set();
  let at = rows.findIndex(row => row.key === key);
  while (at >= 0) {
    path.add(rows[at].key);
    at = rows[at].parent;
  }
  return path;
}

/**
 * What a root did while it held the lock, summed: `{state, object, nanos}`, the longest first; collections last.
 */
export function didOf({ doing }) {
  const sums = new Map();
  for (const { state, object, fromNs, toNs } of doing) {
    const key = `${state} ${object ?? ''}`;
    const sum = sums.get(key) ?? { state, object, nanos: 0 };
    sum.nanos += toNs - fromNs;
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => (a.state === 'gc') - (b.state === 'gc') || b.nanos - a.nanos);
}
