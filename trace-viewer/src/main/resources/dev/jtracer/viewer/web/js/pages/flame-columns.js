/** The tables of the Flame graphs page: methods, and the graph itself. */
import { html } from 'lit';
import { changeText, fullName, shortName, weightText } from '../canvas/flame-text.js';
import { nameOf, sharesOf } from '../canvas/flame-tree.js';
import { styled } from '../element.js';
import * as format from '../format.js';
import { durationCell, nameText } from '../components/text.js';

/** How much of a name there is room for. */
const NAME = 27;
const FRAME = 38;
/** Deeper frames are not moved further to the right. */
const MOST_INDENT = 24;

const POINTS = 'By how many percentage points its share changed';
const GROWTH = 'The change as a share of what it was before';

/** By what factor a share changed, for sorting and CSV; what is new has no end. */
const grown = ({ before, after }) => (before > 0 ? after / before - 1 : after > 0 ? Infinity : 0);

const csvName = { samples: 'Samples', nanos: 'Nanos', bytes: 'Bytes' };

/** Methods of one graph; a name calls `choose` with it. */
export function methodColumns(unit, total, choose) {
  const weight = (key, label) => ({ key, label, right: true, csv: `${key}${csvName[unit]}`, cell: row => weightCell(unit, row[key]) });
  return [
    { key: 'method', label: 'Method', descending: false, value: row => fullName({ kind: 'method', ...row }), cell: row => methodCell(row, choose) },
    lineColumn(),
    weight('self', 'Self'),
    { key: 'share', label: 'Share', fixed: true, right: true, csv: false, cell: row => html`<span class="t2">${format.share(row.self, total)}</span>` },
    weight('total', 'With calls'),
  ];
}

/** Methods of two graphs: their shares of everything with what they call. */
export function comparedColumns(choose) {
  const share = (key, label) => ({ key, label, right: true, csv: key, cell: row => format.share(row[key], 1) });
  return [
    { key: 'name', label: 'Method', descending: false, cell: row => methodCell(row, choose) },
    share('before', 'Before'),
    share('after', 'After'),
    { key: 'change', label: 'Change', right: true, csv: 'change', hint: POINTS, cell: row => html`<b>${changeText(row.change)}</b>` },
    { key: 'growth', label: 'Growth', right: true, csv: 'growth', hint: GROWTH, value: grown, cell: row => html`<span class="t2">${format.growth(row.before, row.after)}</span>` },
  ];
}

/** The graph as a table: its nodes, each as far to the right as it is deep; a name calls `choose` with its node. */
export function nodeColumns(tree, zoom, choose) {
  const { after, before } = tree;
  const common = [
    { key: 'frame', label: 'Frame', fixed: true, value: node => fullName(nameOf(tree, node)), cell: node => frameCell(tree, node, zoom, choose) },
    { key: 'depth', label: 'Depth', fixed: true, right: true, value: node => tree.depth[node], cell: node => tree.depth[node] },
    { ...lineColumn(node => tree.line[node]), fixed: true },
  ];
  if (!before) {
    return [
      ...common,
      ...(tree.callers ? [] : [selfColumn(tree)]),
      { key: 'total', label: tree.callers ? 'Weight' : 'With calls', fixed: true, right: true, csv: `total${csvName[tree.unit]}`, value: node => after.total[node], cell: node => weightCell(tree.unit, after.total[node]) },
      { key: 'share', label: 'Of all', fixed: true, right: true, csv: false, cell: node => format.share(after.total[node], after.total[0]) },
    ];
  }
  const side = (key, label, of) => ({ key, label, fixed: true, right: true, value: node => sharesOf(tree, node)[of], cell: node => format.share(sharesOf(tree, node)[of], 1) });
  return [...common, side('before', 'Before', 'before'), side('after', 'After', 'after'),
    { key: 'change', label: 'Change', fixed: true, right: true, hint: POINTS, value: node => sharesOf(tree, node).change, cell: node => html`<b>${changeText(sharesOf(tree, node).change)}</b>` },
    { key: 'growth', label: 'Growth', fixed: true, right: true, hint: GROWTH, value: node => grown(sharesOf(tree, node)), cell: node => html`<span class="t2">${format.growth(sharesOf(tree, node).before, sharesOf(tree, node).after)}</span>` }];
}

const selfColumn = tree => ({ key: 'self', label: 'Self', fixed: true, right: true, csv: `self${csvName[tree.unit]}`, value: node => tree.after.self[node], cell: node => weightCell(tree.unit, tree.after.self[node]) });

/** The nodes of the graph from the one that is zoomed to, in the order they are drawn. */
export const nodesFrom = (tree, zoom) => Array.from({ length: Math.max(0, tree.end[zoom] - zoom) }, (_, i) => zoom + i);

function lineColumn(lineOf = row => row.line) {
  return {
    key: 'line',
    label: 'Line',
    fixed: true,
    right: true,
    hint: 'The line of the method where most of its weight was',
    value: row => (lineOf(row) > 0 ? lineOf(row) : ''),
    cell: row => (lineOf(row) > 0 ? html`<span class="t2">${lineOf(row)}</span>` : html`<span class="muted">–</span>`),
  };
}

function methodCell(row, choose) {
  const name = { kind: 'method', className: row.className, method: row.method };
  return html`<button class="code" type="button" title=${format.name(fullName(name))} @click=${() => choose(fullName(name))}>${nameText(shortName(name), NAME)}</button>`;
}

function frameCell(tree, node, zoom, choose) {
  const name = nameOf(tree, node);
  const depth = Math.min(MOST_INDENT, tree.depth[node] - tree.depth[zoom]);
  return html`<button class=${name.kind === 'method' ? 'code' : 'muted'} type="button" title=${format.name(fullName(name))} @click=${() => choose(node)} ${styled({
    'margin-left': `${depth * 6}px` })}>${nameText(shortName(name), FRAME)}</button>`;
}

function weightCell(unit, weight) {
  if (weight === 0) return html`<span class="muted">0</span>`;
  return unit === 'nanos' ? durationCell(weight) : unit === 'samples' ? format.count(weight) : weightText(unit, weight);
}
