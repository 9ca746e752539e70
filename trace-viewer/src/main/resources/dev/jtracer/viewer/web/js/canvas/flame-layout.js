/**
 * Where the nodes of a flame graph lie: the one that is zoomed to fills the first row, below each node is what is below it. What
 * is narrower than a pixel is left out with all below it, and counted. Work is proportional to what is drawn. Pure.
 *
 * @typedef {object} Box
 * @property {number} node
 * @property {number} x
 * @property {number} w
 *
 * @typedef {object} Layout
 * @property {Box[][]} rows       from the zoomed node down, each from left to right
 * @property {number} leftOut     how many nodes are not drawn
 * @property {number} deeper      how many of these are below the last row
 */

export const ROW = 19;
const LEAST_PX = 1;

/** As high as a canvas may get on a dense screen. */
export const MOST_ROWS = 400;

/**
 * @param {import('./flame-tree.js').FlameTree} tree
 * @param {number} zoom   the node that fills the width
 * @param {number} width
 * @returns {Layout}
 */
export function layout(tree, zoom, width) {
  const layout = { rows: [], leftOut: 0, deeper: 0 };
  if (tree.size === 0 || !(tree.weight[zoom] > 0)) return layout;
  const pxPerWeight = width / tree.weight[zoom];
  const open = [{ node: zoom, x: 0, w: width }];
  const top = tree.depth[zoom];
  while (open.length > 0) {
    const box = open.pop();
    const row = tree.depth[box.node] - top;
    (layout.rows[row] ??= []).push(box);
    if (row + 1 >= MOST_ROWS) {
      layout.deeper += tree.end[box.node] - box.node - 1;
      continue;
    }
    pushChildren(tree, box, pxPerWeight, open, layout);
  }
  layout.leftOut += layout.deeper;
  return layout;
}

/** Opens the children that are wide enough, the leftmost last, so that it comes first. */
function pushChildren(tree, { node, x }, pxPerWeight, open, layout) {
  const first = open.length;
  let at = x;
  for (let child = node + 1; child < tree.end[node]; child = tree.end[child]) {
    const w = tree.weight[child] * pxPerWeight;
    if (w >= LEAST_PX) open.push({ node: child, x: at, w });
    else layout.leftOut += tree.end[child] - child;
    at += w;
  }
  for (let a = first, b = open.length - 1; a < b; a++, b--) [open[a], open[b]] = [open[b], open[a]];
}

/** The box at a place; undefined where there is none. */
export function boxAt({ rows }, x, y) {
  const row = rows[Math.floor(y / ROW)];
  if (!row || y < 0) return undefined;
  const at = lastFrom(row, x);
  return at >= 0 && x < row[at].x + row[at].w ? row[at] : undefined;
}

/** The box of a node; undefined if it is not drawn. */
export function boxOf(tree, { rows }, zoom, node) {
  return rows[tree.depth[node] - tree.depth[zoom]]?.find(box => box.node === node);
}

/**
 * Where an arrow key leads: down to the heaviest child, up to the parent, left and right along the row. The same node where
 * there is no way.
 *
 * @param {'up'|'down'|'left'|'right'} way
 */
export function step(tree, layout, zoom, node, way) {
  if (way === 'up') return node === zoom ? node : tree.parent[node];
  const row = layout.rows[tree.depth[node] - tree.depth[zoom]] ?? [];
  if (way === 'down') {
    const below = layout.rows[tree.depth[node] - tree.depth[zoom] + 1] ?? [];
    return below.find(box => tree.parent[box.node] === node)?.node ?? node;
  }
  const at = row.findIndex(box => box.node === node);
  return row[at + (way === 'left' ? -1 : 1)]?.node ?? node;
}

/** The last box that begins at or before x, -1 if all begin after it. */
function lastFrom(row, x) {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (row[middle].x <= x) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
