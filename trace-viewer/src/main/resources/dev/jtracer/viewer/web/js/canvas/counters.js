/** The counters above the lanes: what is drawn and what is written beside it. Pure. */
import * as format from '../format.js';
import { valueAt } from './draw-top.js';

/** @returns {object[]} the counters a recording has, for `drawCounter` */
export function countersOf({ heapUsed, cpuJvm, cores }, strip) {
  const counters = [];
  if (cpuJvm.length > 0) {
    counters.push({
      key: 'cpu',
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
    counters.push({ key: 'heap', name: 'Heap', colour: 'cat-1', points: heapUsed, max, text: ns => heapText(valueAt(heapUsed, ns)) });
  }
  for (const { key, name, colour, values } of counted(strip)) {
    const points = values.map((value, i) => ({ atNs: (i * strip.durationNanos) / strip.buckets, value }));
    const most = values.reduce((a, b) => Math.max(a, b), 1);
    counters.push({ key, name, colour, points, max: most * 1.05, step: true, text: ns => countText(valueAt(points, ns)) });
  }
  return counters;
}

/** What is counted in each bucket of the whole capture. Without tasks there is nothing to say about open ones. */
function counted({ states, openTasks, openTasksMax, buckets }) {
  const none = new Array(buckets).fill(0);
  const list = [
    { key: 'running', name: 'Running threads', colour: 'state-running', values: states.running ?? none },
    { key: 'blocked', name: 'Blocked threads', colour: 'state-blocked', values: states.blocked ?? none },
  ];
  if (openTasksMax > 0) list.push({ key: 'tasks', name: 'Open tasks', colour: 'cat-2', values: openTasks });
  return list;
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
