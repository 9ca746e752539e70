/**
 * Where the waits for one lock lie: its bursts over the whole capture, one burst enlarged, a row for each wait. Pure; free of
 * the DOM. All of it reads the answer of the query `lock`.
 */

export const HEAD = 222;
export const TAIL = 86;
export const ROW = 23;
export const TOP_SIZES = Object.freeze({ overview: 46, funnel: 12, axis: 18, held: 29 });
export const TOP_HEIGHT = TOP_SIZES.overview + TOP_SIZES.funnel + TOP_SIZES.axis + TOP_SIZES.held;

/** A wait's end and the hold that follows it are the same moment. */
const SAME_NS = 1000;
const MARGIN = 0.06;
const LABEL_PX = 52;

/** The state a thread is in while it waits for a lock of this kind. */
export const waitState = kind => (kind === 'lock' ? 'parked' : 'blocked');

/** The window of a burst: all of it and some room, inside the capture. */
export function windowOf({ fromNs, toNs }, durationNanos) {
  const room = Math.max(1000, (toNs - fromNs) * MARGIN);
  return { fromNs: Math.max(0, fromNs - room), toNs: Math.min(Math.max(durationNanos, toNs), toNs + room) };
}

/**
 * The bursts on the overview, and which of them have room for their number.
 *
 * @returns {{index: number, x: number, w: number, label: string}[]}
 */
export function placeBursts(bursts, durationNanos, width) {
  const placed = bursts.map(({ fromNs, toNs }, index) => {
    const x = (Math.max(0, fromNs) / durationNanos) * width;
    return { index, x, w: Math.max(2, (Math.min(durationNanos, toNs) / durationNanos) * width - x), label: '' };
  });
  let free = -Infinity;
  placed.forEach((burst, i) => {
    const from = burst.x + burst.w + 4;
    const to = placed[i + 1]?.x ?? width;
    if (from < free || to - from < LABEL_PX) return;
    burst.label = `burst ${burst.index + 1}`;
    free = from + LABEL_PX;
  });
  return placed;
}

/** The burst at a place of the overview, or the nearest within a few pixels; -1 if there is none. */
export function burstAt(placed, x, slop = 8) {
  let best = -1;
  let least = slop;
  for (const burst of placed) {
    const away = x < burst.x ? burst.x - x : Math.max(0, x - burst.x - burst.w);
    if (away < least) [best, least] = [burst.index, away];
  }
  return best;
}

/** A wait as bands: the waiting, with collections cut out of it. */
export function bandsOf({ startNs, endNs }, state, pauses) {
  const bands = [];
  let at = startNs;
  for (const pause of pauses) {
    const from = Math.max(at, pause.startNs);
    const to = Math.min(endNs, pause.endNs);
    if (to <= from) continue;
    if (from > at) bands.push({ state, fromNs: at, toNs: from });
    bands.push({ state: 'gc', fromNs: from, toNs: to });
    at = to;
  }
  if (endNs > at || bands.length === 0) bands.push({ state, fromNs: at, toNs: endNs });
  return bands;
}

/** What the thread of a wait did with the lock once it had it, as far as others that waited tell. */
export function holdAfter(wait, holds) {
  return holds.find(hold => hold.thread === wait.thread && Math.abs(hold.fromNs - wait.endNs) <= SAME_NS);
}

/** When the longest hold of a burst ended and somebody got the lock; undefined if nobody did. */
export function releaseOf({ holds, waits }) {
  const longest = holds.filter(hold => hold.thread >= 0).reduce((a, b) => (a && a.toNs - a.fromNs >= b.toNs - b.fromNs ? a : b), undefined);
  const got = longest && waits.some(wait => Math.abs(wait.endNs - longest.toNs) <= SAME_NS && wait.origin === 'event');
  return got ? longest.toNs : undefined;
}

/** The states that a burst shows for more than a fiftieth of it, those seen most first: its legend. */
export function statesOf({ holds, pauses }, kind) {
  const keys = new Set([waitState(kind)]);
  const nanos = new Map();
  for (const hold of holds) {
    if (hold.thread < 0) nanos.set('unknown', (nanos.get('unknown') ?? 0) + hold.toNs - hold.fromNs);
    for (const { state, fromNs, toNs } of hold.doing) nanos.set(state, (nanos.get(state) ?? 0) + toNs - fromNs);
  }
  const least = [...nanos.values()].reduce((a, b) => a + b, 0) / 50;
  for (const [key, sum] of [...nanos].sort((a, b) => b[1] - a[1]).slice(0, 3)) if (sum >= least) keys.add(key);
  if (pauses.length > 0) keys.add('gc');
  return [...keys];
}
