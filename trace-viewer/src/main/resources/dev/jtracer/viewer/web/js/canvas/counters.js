/** The counters above the lanes: what is drawn and what is written beside it. Pure. */
import * as format from '../format.js';
import { valueAt } from './draw-top.js';

/** @returns {object[]} the counters a recording has, for `drawCounter` */
export function countersOf({ heapUsed, cpuJvm, cores }, strip) {
  const counters = [];
  if (cpuJvm.length > 0) {
    counters.push({
      name: 'CPU',
      colour: 'cat-5',
      points: cpuJvm,
      max: 1,
      step: true,
      text: ns => cpuText(valueAt(cpuJvm, ns), cores),
    });
  }
  if (heapUsed.length > 0) {
    const max = 1.08 * Math.max(...heapUsed.map(p => p.value));
    counters.push({ name: 'Heap', colour: 'cat-1', points: heapUsed, max, text: ns => heapText(valueAt(heapUsed, ns)) });
  }
  const blocked = blockedThreads(strip);
  const most = Math.max(...blocked.map(p => p.value));
  counters.push({
    name: 'Blocked threads',
    colour: 'state-blocked',
    points: blocked,
    max: Math.max(1, most) * 1.05,
    step: true,
    text: ns => countText(valueAt(blocked, ns)),
  });
  return counters;
}

/** Before its first reading a counter has no value. */
const NONE = '–';

const heapText = bytes => (bytes === undefined ? NONE : format.bytes(bytes));

function cpuText(load, cores) {
  if (load === undefined) return NONE;
  if (!(cores > 0)) return format.share(load, 1);
  return `${(load * cores).toFixed(1)} of ${format.counted(cores, 'core')}`;
}

function countText(value = 0) {
  return value > 0 && value < 9.95 && Math.abs(value - Math.round(value)) > 0.05 ? value.toFixed(1) : format.count(Math.round(value));
}

function blockedThreads({ states, buckets, durationNanos }) {
  const values = states.blocked ?? [];
  const points = values.map((value, i) => ({ atNs: (i * durationNanos) / buckets, value }));
  return points.length > 0 ? points : [{ atNs: 0, value: 0 }, { atNs: durationNanos, value: 0 }];
}
