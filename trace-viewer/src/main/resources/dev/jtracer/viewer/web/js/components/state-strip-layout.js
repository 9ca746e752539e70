/**
 * Where everything on a strip of states over time goes: pure arithmetic from an answer and a size to rectangles, in CSS
 * pixels. The states of a bucket are stacked in the order of every legend, running at the ground; what quiet states there
 * are comes on top, so that the busy part of a pool keeps its ground line.
 *
 *    6 |  room above
 *  196 |  threads by state, stacked
 *   18 |  axis
 */
import * as format from '../format.js';
import { STATES } from '../states.js';

export const TOP = 6;
export const THREADS = 196;
export const LEFT = 46;
export const RIGHT = 16;
export const HEIGHT = TOP + THREADS + 18;

const QUIET = ['idle', 'nativeWait', 'unknown'];

/** Width of a bucket in pixels. */
const STEP = 3;

/** How many buckets fill a width. */
export function bucketsFor(width) {
  return Math.max(16, Math.min(1024, Math.round((width - LEFT - RIGHT) / STEP)));
}

/** The states that occur, from the ground up. */
export function stackOf(overTime) {
  const occurs = STATES.map(s => s.key).filter(key => overTime[key]?.some(value => value > 0));
  return [...occurs.filter(key => !QUIET.includes(key)), ...occurs.filter(key => QUIET.includes(key))];
}

/**
 * @param {{durationNanos: number, buckets: number, threads: number, overTime: Record<string, number[]>}} answer
 * @param {number} width
 */
export function layout(answer, width) {
  const { durationNanos, buckets, overTime } = answer;
  const plot = Math.max(1, width - LEFT - RIGHT);
  const states = stackOf(overTime);
  const sums = Array.from({ length: buckets }, (_, i) => states.reduce((sum, key) => sum + overTime[key][i], 0));
  const most = Math.max(1, ...sums);
  const edge = i => LEFT + Math.round((i / buckets) * plot);
  const bars = [];
  const base = new Array(buckets).fill(TOP + THREADS);
  for (const key of states) {
    for (let i = 0; i < buckets; i++) {
      const height = (overTime[key][i] / most) * THREADS;
      if (height <= 0.02) continue;
      base[i] -= height;
      bars.push({ state: key, x: edge(i), y: base[i], width: edge(i + 1) - edge(i), height });
    }
  }
  return { states, most, bars, ticks: timeTicks(durationNanos, plot), levels: levels(most) };
}

/** The bucket under a place, with what it says. */
export function bucketAt(answer, px, width) {
  const share = (px - LEFT) / Math.max(1, width - LEFT - RIGHT);
  const index = Math.min(answer.buckets - 1, Math.max(0, Math.floor(share * answer.buckets)));
  const lengthNanos = answer.durationNanos / answer.buckets;
  const parts = stackOf(answer.overTime)
    .map(key => ({ key, threads: answer.overTime[key][index] }))
    .filter(part => part.threads >= 0.005);
  return { index, fromNs: index * lengthNanos, toNs: (index + 1) * lengthNanos, parts };
}

/** The middle of a bucket. */
export function middleOf(index, buckets, width) {
  return LEFT + ((index + 0.5) / buckets) * (width - LEFT - RIGHT);
}

/** `3.25` threads; a share for one thread. */
export function threadsText(threads, most) {
  return most <= 1 ? format.share(threads, 1) : threads < 10 ? threads.toFixed(2) : threads.toFixed(1);
}

function timeTicks(durationNanos, plot) {
  const { step, ticks } = format.ticks(0, durationNanos, Math.max(2, Math.floor(plot / 110)));
  return ticks.map(ns => ({
    x: LEFT + Math.round((ns / Math.max(1, durationNanos)) * plot),
    label: format.axisMoment(ns, step),
  }));
}

/** The horizontal lines: whole threads. */
function levels(most) {
  const { ticks } = format.ticks(0, most, 3);
  return ticks.filter(Number.isInteger).map(value => ({ y: TOP + THREADS - (value / most) * THREADS, label: format.count(value) }));
}
