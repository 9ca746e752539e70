/** The sentences of the Flame graphs page, and its methods side by side. The first half is free of the DOM. */
import { html, nothing } from 'lit';
import { fullName, isPlumbing, weightText } from '../canvas/flame-text.js';
import { nameOf } from '../canvas/flame-tree.js';
import { durationText, lockName } from '../components/text.js';
import * as format from '../format.js';
import { partsOf, stateOf } from '../states.js';

/**
 * What each method weighs itself and with what it calls of the JDK: the innermost frame of a
 * stack that is not the JDK's, nor jtracer's, is what has its weight.
 *
 * @returns {{name: string, after: number, before: number}[]} shares, largest first
 */
export function ownCode(tree) {
  const sums = new Map();
  const own = new Int32Array(tree.size).fill(-1);
  const sides = [tree.after, tree.before].filter(Boolean);
  for (let node = 1; node < tree.size; node++) {
    const name = nameOf(tree, node);
    own[node] = name.kind === 'method' && !isPlumbing(name) ? tree.name[node] : own[tree.parent[node]];
    if (own[node] < 0) continue;
    const sum = sums.get(own[node]) ?? [0, 0];
    sides.forEach((side, i) => (sum[i] += side.total[0] > 0 ? side.self[node] / side.total[0] : 0));
    sums.set(own[node], sum);
  }
  return [...sums].map(([place, [after, before]]) => ({ name: fullName(tree.names[place]), after, before })).sort((a, b) => b.after - a.after);
}

/** Rows of two answers of `flame-methods`, joined by method; shares are of each side's own total. */
export function joinMethods(after, before) {
  const rows = new Map();
  const add = (answer, key) => {
    for (const row of answer.rows) {
      const name = fullName({ kind: 'method', ...row });
      const joined = rows.get(name) ?? { name, className: row.className, method: row.method, after: 0, before: 0, line: row.line };
      joined[key] = answer.total > 0 ? row.total / answer.total : 0;
      rows.set(name, joined);
    }
  };
  add(after, 'after');
  add(before, 'before');
  return [...rows.values()].map(row => ({ ...row, change: row.after - row.before })).sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}

/** The fact of one graph. */
export function fact(answer, tree, { kind, callers }) {
  const total = tree.after.total[0] ?? 0;
  if (total === 0) return html`<b>${weightText(answer.unit, 0)}</b> here.`;
  const [first] = callers ? [] : ownCode(tree);
  const most = first ? html` ${share(first.after)} of it was in ${lockName(first.name)} and what it calls of the JDK.` : nothing;
  const native = answer.leftOutNative > 0 ? html` ${format.counted(answer.leftOutNative, 'sample')} in native code ${answer.leftOutNative === 1 ? 'is' : 'are'} left out: they do
      not tell working from waiting.` : nothing;
  switch (kind) {
    case 'cpu':
      return html`Threads that ran Java code were sampled <b>${format.counted(total, 'time')}</b>${answer.periodNanos > 0 ? html`, each of them every
          ${durationText(answer.periodNanos)}: ${durationText(total * answer.periodNanos)} of CPU time` : nothing}.${most}${native}`;
    case 'allocation':
      return html`<b>${format.bytes(total)}</b> were allocated, as ${format.counted(answer.counted, 'sample')} weigh them.${most}`;
    case 'lock':
      return html`Threads waited ${durationText(total)} together for monitors and locks, in ${format.counted(answer.counted, 'wait')}.${most}`;
    default:
      return html`Threads spent ${durationText(total)} together in the states shown${largest(tree)}.${most}`;
  }
}

function largest(tree) {
  const shown = Object.fromEntries(Object.keys(tree.states).map(key => [key, 0]));
  for (let node = 1; node < tree.size; node = tree.end[node]) shown[nameOf(tree, node).className] = tree.after.total[node];
  const parts = partsOf(shown, { largestFirst: true }).slice(0, 3);
  return parts.map(({ state, nanos }, i) => html`${i === 0 ? ': ' : ', '}${state.key === 'gc' ? state.name : stateOf(state.key).name.toLowerCase()} ${durationText(nanos)}`);
}

/** The fact of a comparison: both sides, and what changed most. */
export function comparedFact(tree, words) {
  const { after, before } = tree;
  const changes = ownCode(tree).map(row => ({ ...row, change: row.after - row.before })).sort((a, b) => b.change - a.change);
  const [grew] = changes;
  const shrank = changes.at(-1);
  return html`Before, ${words.before}: <b>${weightText(tree.unit, before.total[0])}</b>. After, ${words.after}: <b>${weightText(tree.unit,
    after.total[0])}</b>. Shares are of each side's own sum.
    ${mostChanged(grew, shrank)}`;
}

function mostChanged(grew, shrank) {
  const change = row => html`${lockName(row.name)} from ${share(row.before)} to ${share(row.after)} (${format.growth(row.before, row.after)})`;
  const up = grew?.change > 0;
  const down = shrank?.change < 0;
  if (!up && !down) return 'No code has another share than before.';
  const of = ' with what it calls of the JDK';
  return html`${up ? html`Most grew ${change(grew)}${of}` : nothing}${up && down ? '; most shrank ' : down ? 'Most shrank ' : nothing}${down ? html`${change(shrank)}${up ? nothing : of}` : nothing}.`;
}

const share = part => html`<b>${format.share(part, 1)}</b>`;

const LOOKED_FOR = {
  cpu: 'No thread was sampled while it ran Java code here. Looked for jdk.ExecutionSample.',
  wall: 'No thread was in any of the states that are shown here.',
  allocation: 'No allocation was sampled here. Looked for jdk.ObjectAllocationSample.',
  lock: 'No thread waited for a monitor or a lock here.',
};

/** What an empty graph says. */
export const emptyText = kind => LOOKED_FOR[kind];
