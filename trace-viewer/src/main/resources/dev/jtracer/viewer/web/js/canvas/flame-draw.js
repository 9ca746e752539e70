/**
 * Draws the boxes of a flame graph. Pure: what is given decides every pixel.
 *
 * A thread state is a full band; what is below it is tinted by it. Where stacks are not by state, code is one quiet tint and
 * the JDK's own and jtracer's is grey, so that the eye finds the boundary. In a comparison the tint is how much a share grew or shrank, in
 * three steps, and the label says so with a sign.
 */
import { stateOf } from '../states.js';
import { drawBand, outline } from './draw-bands.js';
import { hatch } from './draw-parts.js';
import { ROW } from './flame-layout.js';
import { changeText, isPlumbing, labelsOf } from './flame-text.js';
import { nameOf, sharesOf, stateOfNode } from './flame-tree.js';
import { palette } from './palette.js';

const H = ROW - 1;
const PAD = 5;
/** The narrowest label that says anything. */
const TEXT_PX = 26;
/** Quiet states have no fill that could tint anything. */
const QUIET_STATES = ['idle', 'nativeWait'];

/** How much of a tint each step has: a change of half a percent of everything, of two, of five. */
const STEPS = [[0.05, 0.5], [0.02, 0.32], [0.005, 0.16]];
export const GREW = 'cat-7';
export const SHRANK = 'cat-8';

/**
 * @param {{tree: import('./flame-tree.js').FlameTree, layout: import('./flame-layout.js').Layout,
 *     found?: {marks: Uint8Array}}} t
 */
export function drawFlames(t, g, width, height) {
  g.clearRect(0, 0, width, height);
  t.layout.rows.forEach((row, i) => {
    for (const box of row) drawBox(t, g, box, i * ROW);
  });
}

function drawBox({ tree, found }, g, { node, x, w }, y) {
  const name = nameOf(tree, node);
  const dim = found !== undefined && found.marks[node] === 0;
  const boxWidth = w > 3 ? w - 1 : w;
  if (name.kind === 'state' && !tree.before) {
    drawBand(g, name.className, x, y, w, H, [stateOf(name.className).name], { dim });
    return;
  }
  g.globalAlpha = dim ? 0.42 : 1;
  g.fillStyle = fillOf(tree, node, name);
  g.fillRect(x, y, boxWidth, H);
  if (name.kind === 'rest' || name.kind === 'cutOff' || name.kind === 'noStack') hatch(g, x, y, boxWidth, H);
  if (palette.highContrast) outline(g, x, y, boxWidth, H, palette.token('line-strong'), 1);
  g.globalAlpha = 1;
  if (boxWidth >= TEXT_PX) label(tree, g, node, x, y, boxWidth, dim, found !== undefined && !dim);
}

function label(tree, g, node, x, y, w, dim, bold) {
  const room = w - 2 * PAD;
  g.font = palette.font(11, bold ? 600 : 400);
  g.fillStyle = palette.token(dim ? 'text-3' : 'text');
  const forms = labelsOf(nameOf(tree, node));
  const change = tree.before && node > 0 ? ` ${changeText(sharesOf(tree, node).change)}` : '';
  const text = fitting(g, forms, change, room);
  if (text) g.fillText(text, x + PAD, y + H / 2 + 0.5);
}

/** The longest form that fits, else the shortest cut in the middle. The sign of a change stays whole: it is what is looked for. */
function fitting(g, forms, change, room) {
  const left = room - (change === '' ? 0 : palette.width(g, change));
  const name = forms.find(form => palette.width(g, form) <= left) ?? palette.cut(g, forms.at(-1), left);
  if (name) return name + change;
  return left >= 0 ? change.trim() : '';
}

function fillOf(tree, node, name) {
  if (name.kind === 'all') return palette.token('sunken');
  if (tree.before) return changeFill(sharesOf(tree, node).change);
  const state = stateOfNode(tree, node);
  if (state !== undefined) return QUIET_STATES.includes(state) ? palette.token('code-bg') : palette.fade(`state-${state}`, isPlumbing(name) ? 0.16 : 0.3);
  return palette.token(isPlumbing(name) ? 'code-bg' : 'cat-1-soft');
}

/** The tint of a change: none up to half a percent of everything. */
export function changeFill(change) {
  const step = STEPS.find(([least]) => Math.abs(change) >= least);
  return step ? palette.fade(change > 0 ? GREW : SHRANK, step[1]) : palette.token('code-bg');
}
