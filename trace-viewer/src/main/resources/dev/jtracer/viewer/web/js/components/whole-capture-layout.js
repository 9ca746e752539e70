/**
 * Where everything on the strip of the whole capture goes: pure arithmetic from an answer and a size to rectangles and
 * points in CSS pixels.
 *
 *   18 |  flags: the numbers of the findings
 *   96 |  threads by state, stacked
 *    8 |
 *   32 |  heap
 *    6 |
 *   22 |  open tasks
 *   16 |  axis
 */
import * as format from '../format.js';

export const TOP = 18;
export const THREADS = 96;
export const HEAP_TOP = TOP + THREADS + 8;
export const HEAP = 32;
export const OPEN_TOP = HEAP_TOP + HEAP + 6;
export const OPEN = 22;
export const HEIGHT = OPEN_TOP + OPEN + 16;

/** Width of a bucket in pixels. */
export const STEP = 3;

/** What is drawn, from the ground up; idle, native waits and unknown are left out and the caption says so. */
export const STACKED = ['running', 'runnable', 'socket', 'file', 'sleeping', 'waiting', 'parked', 'blocked'];

/** How many buckets fill a width. */
export function bucketsFor(width) {
  return Math.max(16, Math.min(2048, Math.round(width / STEP)));
}

/**
 * @param {object} answer of the query `whole-capture`
 * @param {number} width
 */
export function layout(answer, width) {
  const { durationNanos, buckets } = answer;
  const x = ns => (durationNanos > 0 ? (ns / durationNanos) * width : 0);
  const edge = i => Math.round((i / buckets) * width);
  return {
    ...stacked(answer, width, { ground: TOP + THREADS, height: THREADS }),
    open: openTasks(answer, edge),
    heap: heap(answer, x),
    pauses: answer.pauses.map(p => ({ x: Math.round(x(p.startNs)), width: Math.max(2, x(p.endNs - p.startNs)), state: p.state })),
    ticks: axis(durationNanos, width),
  };
}

/**
 * The threads of each bucket by state, one state on the other.
 *
 * @param {{ground: number, height: number}} place  where they stand, and how high the most threads are
 */
export function stacked({ states: values, buckets }, width, { ground, height: highest }) {
  const edge = i => Math.round((i / buckets) * width);
  const states = STACKED.filter(key => values[key]?.some(value => value > 0));
  const most = Math.max(1, ...Array.from({ length: buckets }, (_, i) => states.reduce((sum, key) => sum + values[key][i], 0)));
  const bars = [];
  const base = new Array(buckets).fill(ground);
  for (const key of states) {
    for (let i = 0; i < buckets; i++) {
      const height = (values[key][i] / most) * highest;
      if (height <= 0.05) continue;
      base[i] -= height;
      bars.push({ state: key, x: edge(i), y: base[i], width: edge(i + 1) - edge(i), height });
    }
  }
  return { states, most, bars };
}

function openTasks({ openTasks: values, openTasksMax }, edge) {
  const most = Math.max(1, openTasksMax);
  return values.map((value, i) => {
    const height = (value / most) * OPEN;
    return { x: edge(i), y: OPEN_TOP + OPEN - height, width: edge(i + 1) - edge(i), height };
  });
}

/** The heap's line, from zero; flat before the first reading and after the last. */
function heap({ heapUsed, durationNanos }, x) {
  if (heapUsed.length === 0) return { points: [], low: 0, high: 0 };
  const low = Math.min(...heapUsed.map(r => r.value));
  const high = Math.max(...heapUsed.map(r => r.value));
  const y = value => HEAP_TOP + HEAP - (value / (high * 1.08)) * HEAP;
  const points = heapUsed.map(r => [x(r.atNs), y(r.value)]);
  return { points: [[0, points[0][1]], ...points, [x(durationNanos), points.at(-1)[1]]], low, high };
}

function axis(durationNanos, width) {
  const { step, ticks } = format.ticks(0, durationNanos, Math.max(2, Math.floor(width / 110)));
  return ticks.map(ns => ({ x: Math.min(width - 1, Math.round((ns / durationNanos) * width)), label: tickLabel(ns, step) }));
}

function tickLabel(ns, step) {
  return format.axisMoment(ns, step);
}

/** Flags closer than this move apart. */
export const FLAG = 17;

const MOST_APART = 3;

/**
 * Where flags stand: each above its moment (`at`), those that would touch moved apart (`x`); more than three that would are
 * one flag with their count.
 *
 * @param {{ns: number, state: string, number: number, href?: string}[]} flags
 * @returns {{x: number, at: number, label: string, state: string, href?: string, numbers: number[]}[]}
 */
export function placeFlags(flags, durationNanos, width) {
  const sorted = flags
    .map(flag => ({ ...flag, at: durationNanos > 0 ? (flag.ns / durationNanos) * width : 0 }))
    .sort((a, b) => a.at - b.at || a.number - b.number);
  const groups = [];
  for (const flag of sorted) {
    const group = groups.at(-1);
    if (group && flag.at - group.at(-1).at < FLAG) group.push(flag);
    else groups.push([flag]);
  }
  const placed = groups.flatMap(group => (group.length > MOST_APART ? [together(group)] : group.map(alone)));
  let free = FLAG / 2;
  for (const flag of placed) {
    flag.x = Math.max(flag.at, free);
    free = flag.x + FLAG;
  }
  let end = width - FLAG / 2;
  for (const flag of placed.reverse()) {
    flag.x = Math.min(flag.x, end);
    end = flag.x - FLAG;
  }
  return placed.reverse();
}

const alone = ({ at, state, number, href }) => ({ at, label: String(number), state, href, numbers: [number] });

function together(group) {
  const at = group.reduce((sum, flag) => sum + flag.at, 0) / group.length;
  return { at, label: `${group.length}×`, state: undefined, href: undefined, numbers: [...new Set(group.map(flag => flag.number))] };
}

/** The bucket under a place, with what it says in words. */
export function bucketAt(answer, px, width) {
  const i = Math.min(answer.buckets - 1, Math.max(0, Math.floor((px / width) * answer.buckets)));
  const lengthNanos = answer.durationNanos / answer.buckets;
  const parts = Object.entries(answer.states)
    .map(([key, values]) => ({ key, threads: values[i] }))
    .filter(part => part.threads >= 0.05);
  return { index: i, fromNs: i * lengthNanos, toNs: (i + 1) * lengthNanos, parts, openTasks: answer.openTasks[i] };
}
