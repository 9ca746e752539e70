/**
 * A flame graph as columns, made of one answer of the query `flame`, or of two that are compared. Pure; free of the DOM.
 *
 * Nodes are in preorder, the root first, siblings by weight with the rest last: what is below a node are those up to its
 * `end`. In a comparison a node is there if either side has it, and weighs the mean of its shares of both sides, so that what
 * came and what went away are both seen, and children never weigh more than their parent.
 *
 * @typedef {object} FlameTree
 * @property {string} unit        `samples`, `nanos` or `bytes`
 * @property {number} size
 * @property {{kind: string, className: string, method: string}[]} names
 * @property {Int32Array} name    a place in `names`
 * @property {Int32Array} depth
 * @property {Int32Array} parent  -1 for the root
 * @property {Int32Array} end     the node after the last below it
 * @property {Int32Array} line    where in the method most of it was, -1 if unknown
 * @property {Float64Array} weight  what decides widths
 * @property {Side} after         the graph, in a comparison the later one
 * @property {Side} [before]      what it is compared with
 * @property {boolean} callers  whether a method's children are its callers
 * @property {Record<string, number>} states  what each thread state weighs, those that are left out too
 *
 * @typedef {{self: Float64Array, total: Float64Array}} Side
 */

const ORDER = { rest: 2, noStack: 1, cutOff: 1 };

/**
 * @param {object} after
 * @param {object} [before]
 * @param {{shows?: (state: string) => boolean, callers?: boolean}} [options]  which thread states count, where stacks are by
 *     state; whether callers were asked for
 * @returns {FlameTree}
 */
export function treeOf(after, before = undefined, { shows = () => true, callers = false } = {}) {
  const sides = before ? [after, before] : [after];
  const raw = new Growing(sides.length);
  sides.forEach((answer, side) => raw.add(answer, side, shows));
  return { ...raw.finish(), unit: after.unit, callers };
}

/** What a node stands for. */
export const nameOf = (tree, node) => tree.names[tree.name[node]];

/** The thread state a node belongs to; undefined where stacks are not by state. */
export function stateOfNode(tree, node) {
  let at = node;
  while (tree.depth[at] > 1) at = tree.parent[at];
  const { kind, className } = nameOf(tree, at);
  return kind === 'state' ? className : undefined;
}

/** The nodes from the root to a node. */
export function pathTo(tree, node) {
  const path = [];
  for (let at = node; at >= 0; at = tree.parent[at]) path.push(at);
  return path.reverse();
}

/** What share of everything a node is, on either side; the change of it in a comparison. */
export function sharesOf(tree, node) {
  const after = share(tree.after, node);
  if (!tree.before) return { after };
  const before = share(tree.before, node);
  return { after, before, change: after - before };
}

const share = ({ total }, node) => (total[0] > 0 ? total[node] / total[0] : 0);

/** Collects nodes of one or two answers by what leads to them; used once. */
class Growing {
  constructor(sides) {
    this.names = [];
    this.places = new Map();
    this.nodes = new Map();
    this.name = [];
    this.parent = [];
    this.line = [];
    this.sides = Array.from({ length: sides }, () => ({ self: [], total: [] }));
    this.states = {};
  }

  add(answer, side, shows) {
    const { names, nodes } = answer;
    const places = names.kind.map((kind, i) => this.place(kind, names.className[i], names.method[i]));
    const path = [];
    let leftOut = 0;
    let skip = Infinity;
    for (let i = 0; i < nodes.name.length; i++) {
      const depth = nodes.depth[i];
      if (depth > skip) continue;
      skip = Infinity;
      const name = places[nodes.name[i]];
      const { kind, className } = this.names[name];
      if (kind === 'state') {
        this.states[className] = (this.states[className] ?? 0) + nodes.total[i];
        if (!shows(className)) {
          leftOut += nodes.total[i];
          skip = depth;
          continue;
        }
      }
      const node = this.node(depth === 0 ? -1 : path[depth - 1], name, nodes.line?.[i] ?? -1);
      path[depth] = node;
      this.sides[side].self[node] += nodes.self[i];
      this.sides[side].total[node] += nodes.total[i];
    }
    if (nodes.name.length > 0) this.sides[side].total[0] -= leftOut;
  }

  place(kind, className, method) {
    const key = `${kind}\n${className}\n${method}`;
    let place = this.places.get(key);
    if (place === undefined) {
      this.places.set(key, (place = this.names.length));
      this.names.push({ kind, className, method });
    }
    return place;
  }

  node(parent, name, line) {
    const key = (parent + 1) * 2 ** 24 + name;
    let node = this.nodes.get(key);
    if (node === undefined) {
      this.nodes.set(key, (node = this.name.length));
      this.name.push(name);
      this.parent.push(parent);
      this.line.push(line);
      for (const { self, total } of this.sides) {
        self.push(0);
        total.push(0);
      }
    }
    return node;
  }

  /** Sorts siblings and writes columns in preorder. */
  finish() {
    const size = this.name.length;
    const weights = this.name.map((_, node) => this.weight(node));
    const children = this.childrenOf(weights);
    const tree = columns(size, this.sides.length);
    const placed = new Int32Array(size);
    const open = size > 0 ? [0] : [];
    for (let at = 0; open.length > 0; at++) {
      const node = open.pop();
      placed[node] = at;
      const parent = this.parent[node] < 0 ? -1 : placed[this.parent[node]];
      tree.name[at] = this.name[node];
      tree.parent[at] = parent;
      tree.depth[at] = parent < 0 ? 0 : tree.depth[parent] + 1;
      tree.line[at] = this.line[node];
      tree.weight[at] = weights[node];
      [tree.after, tree.before].slice(0, this.sides.length).forEach((side, i) => {
        side.self[at] = this.sides[i].self[node];
        side.total[at] = this.sides[i].total[node];
      });
      const below = children[node] ?? [];
      for (let i = below.length - 1; i >= 0; i--) open.push(below[i]);
    }
    for (let at = size - 1; at >= 0; at--) {
      tree.end[at] = Math.max(tree.end[at], at + 1);
      if (at > 0) tree.end[tree.parent[at]] = Math.max(tree.end[tree.parent[at]], tree.end[at]);
    }
    return { ...tree, names: this.names, states: this.states };
  }

  weight(node) {
    const [after, before] = this.sides;
    if (!before) return after.total[node];
    return (share(after, node) + share(before, node)) / 2;
  }

  childrenOf(weights) {
    const children = [];
    for (let node = 1; node < this.name.length; node++) (children[this.parent[node]] ??= []).push(node);
    const order = node => ORDER[this.names[this.name[node]].kind] ?? 0;
    for (const below of children) below?.sort((a, b) => order(a) - order(b) || weights[b] - weights[a]);
    return children;
  }
}

function columns(size, sides) {
  const side = () => ({ self: new Float64Array(size), total: new Float64Array(size) });
  return {
    size,
    name: new Int32Array(size),
    depth: new Int32Array(size),
    parent: new Int32Array(size),
    end: new Int32Array(size),
    line: new Int32Array(size),
    weight: new Float64Array(size),
    after: side(),
    before: sides > 1 ? side() : undefined,
  };
}
