/** What a flame graph says in words: names of frames, weights in their unit, what a search found. Pure; free of the DOM. */
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { nameOf } from './flame-tree.js';

const OTHER = { all: 'all', noStack: 'no stack', cutOff: 'outer frames cut off', rest: 'smaller frames' };

/** A frame's whole name: `com.shop.PriceTable.rate`; of what is no method, what it is. */
export function fullName({ kind, className, method }) {
  if (kind === 'method') return className === '' ? method : `${className}.${method}`;
  return kind === 'state' ? stateOf(className).name : (OTHER[kind] ?? kind);
}

/** The same without the package, and without the number of a lambda: `PriceTable.rate`. */
export function shortName(name) {
  if (name.kind !== 'method') return fullName(name);
  return format.name(`${shortClassName(name.className)}${name.className === '' ? '' : '.'}${name.method}`);
}

function shortClassName(className) {
  return className.replace(/^(?:[a-z_$][\w$]*\.)+(?=[A-Z])/, '').replace(/\$\$Lambda.*$/, '$$$$Lambda');
}

/**
 * True for a frame of the JDK or of jtracer's own API: most stacks begin and end in these, and they are seldom what is
 * looked for.
 */
export const isPlumbing = ({ kind, className }) => kind === 'method' && /^(?:(?:java|javax|jdk|sun|com\.sun)\.|dev\.jtracer\.[A-Z])/.test(className);

/** What a frame can be labelled with, from the longest to the shortest. */
export function labelsOf(name) {
  const whole = shortName(name);
  return name.kind === 'method' && name.className !== '' ? [whole, format.name(name.method)] : [whole];
}

/** A weight with its unit: `412 samples`, `1.25 s`, `24.6 MB`. */
export function weightText(unit, weight) {
  if (unit === 'samples') return format.counted(weight, 'sample');
  return unit === 'bytes' ? format.bytes(weight) : format.duration(weight);
}

/** By how many percentage points a share changed: `+12.3 pp`, `−4.0 pp`, `±0 pp`. */
export function changeText(change) {
  if (Math.abs(change) < 0.0005) return `±0${format.NBSP}pp`;
  return `${change > 0 ? '+' : '−'}${(Math.abs(change) * 100).toFixed(1)}${format.NBSP}pp`;
}

/**
 * The nodes whose name has a text in it, in any case.
 *
 * @returns {{marks: Uint8Array, count: number, share: number} | undefined} share: of everything, what has one of them in its
 *     stack, each stack once; undefined if nothing is looked for
 */
export function search(tree, text) {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const found = tree.names.map(name => (name.kind === 'all' || name.kind === 'rest' ? 0 : Number(fullName(name).toLowerCase().includes(wanted))));
  const marks = new Uint8Array(tree.size);
  let count = 0;
  let weight = 0;
  let coveredTo = 0;
  for (let node = 0; node < tree.size; node++) {
    if (found[tree.name[node]] === 0) continue;
    marks[node] = 1;
    count++;
    if (node < coveredTo) continue;
    weight += tree.after.total[node];
    coveredTo = tree.end[node];
  }
  return { marks, count, share: tree.size > 0 && tree.after.total[0] > 0 ? weight / tree.after.total[0] : 0 };
}

/** A node in a sentence, for those who do not see it. */
export function spoken(tree, node) {
  const share = tree.after.total[0] > 0 ? format.share(tree.after.total[node], tree.after.total[0]) : '0%';
  return `${shortName(nameOf(tree, node))}, ${weightText(tree.unit, tree.after.total[node])}, ${share} of all`;
}
