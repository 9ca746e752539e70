/** What the hover card of a flame graph says of one frame. Templates only. */
import { html } from 'lit';
import { changeText, fullName, weightText } from '../canvas/flame-text.js';
import { nameOf, sharesOf, stateOfNode } from '../canvas/flame-tree.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { nameText, swatch } from './text.js';

const WHY = {
  rest: 'there is no room for them in one answer',
  cutOff: 'the recording keeps 64 frames of a stack, or as many as the JVM was told to',
  noStack: 'the recording has no stack of it',
};

/** Its name. */
export function cardHead(tree, node) {
  const name = nameOf(tree, node);
  if (name.kind === 'state') return html`${swatch(name.className)}<b>${stateOf(name.className).name}</b>`;
  return html`<b>${nameText(fullName(name))}</b>`;
}

/** What is known, as term and value. */
export function cardFacts(tree, node) {
  const name = nameOf(tree, node);
  const facts = tree.before ? compared(tree, node) : weighed(tree, node);
  if (tree.line[node] > 0) facts.push(['mostly at', html`line ${tree.line[node]}`]);
  const state = stateOfNode(tree, node);
  if (state !== undefined && name.kind !== 'state') facts.push(['state', html`<span class="on-what">${swatch(state)}${stateOf(state).name}</span>`]);
  if (WHY[name.kind]) facts.push(['note', WHY[name.kind]]);
  return facts;
}

function weighed(tree, node) {
  const { self, total } = tree.after;
  const text = weight => html`<b>${weightText(tree.unit, weight)}</b>, ${format.share(weight, total[0])} of all`;
  return tree.callers ? [['weight', text(total[node])]] : [['with calls', text(total[node])], ['itself', text(self[node])]];
}

function compared(tree, node) {
  const { after, before } = tree;
  const text = side => html`${format.share(side.total[node], side.total[0])}, ${weightText(tree.unit, side.total[node])} of ${weightText(tree.unit, side.total[0])}`;
  const shares = sharesOf(tree, node);
  return [['before', text(before)], ['after', text(after)], ['change', html`<b>${changeText(shares.change)}</b> of all, ${format.growth(shares.before, shares.after)}`]];
}
