/**
 * The thread states: one table that every page, legend and canvas reads. The key is the one of the JSON answers;
 * fill, ink, edge and mark are the custom properties `--state-KEY`, `--state-KEY-ink`, `-edge` and `-mark`,
 * the pattern is `--pattern-KEY`, the CSS class `s-KEY` brings all of them.
 *
 * A thread stopped by a GC pause and one stopped by another safepoint, such as a thread dump's, are in one state, `gc`; which it was
 * says the list of pauses, whose entries are `gc` or `safepoint`.
 *
 * A native wait (a selector in epoll, an acceptor) is quiet like idle: it takes idle's fill and edge and has a letter
 * and a pattern of its own (components.css).
 */

/**
 * @typedef {object} State
 * @property {string} key     the key in JSON
 * @property {string} letter  drawn from 13 px width and in every swatch
 * @property {string} name    as a label
 * @property {string} verb    in a sentence: "3 threads were blocked"
 */

/** @type {readonly State[]} */
export const STATES = Object.freeze([
  state('running', 'R', 'Running', 'running'),
  state('runnable', 'Y', 'Runnable', 'runnable'),
  state('blocked', 'B', 'Blocked', 'blocked'),
  state('waiting', 'W', 'Waiting', 'waiting'),
  state('parked', 'P', 'Parked', 'parked'),
  state('idle', 'I', 'Idle', 'idle'),
  state('sleeping', 'Z', 'Sleeping', 'sleeping'),
  state('socket', 'N', 'Socket', 'reading from or writing to a socket'),
  state('file', 'F', 'File', 'reading or writing a file'),
  state('queue', 'Q', 'Queue', 'queued'),
  state('nativeWait', 'E', 'Native wait', 'waiting in native code'),
  state('pinned', 'V', 'Pinned', 'pinned'),
  state('gc', 'G', 'GC or safepoint', 'stopped by a GC or another safepoint'),
  state('safepoint', 'S', 'Safepoint', 'stopped at a safepoint'),
  state('unknown', '?', 'Unknown', 'in an unknown state'),
]);

const PARKED_FOR = {
  lock: 'a lock',
  condition: 'the signal of a condition',
  queue: 'a queue',
  future: 'the result of a future',
  worker: 'something to do',
};

/** For what a thread parked, in words; undefined where the recording does not tell. */
export const parkedFor = reason => PARKED_FOR[reason];

const BY_KEY = new Map(STATES.map(s => [s.key, s]));

/** The state of a key; a key this viewer does not know is shown as unknown, never left out. */
export function stateOf(key) {
  return BY_KEY.get(key) ?? BY_KEY.get('unknown');
}

/**
 * The parts of a breakdown `{running: nanos, ...}` that are not zero, in the table's order or largest first.
 *
 * @param {Record<string, number>} breakdown
 * @param {{largestFirst?: boolean, without?: string[]}} [options]
 * @returns {{state: State, nanos: number}[]}
 */
export function partsOf(breakdown, { largestFirst = false, without = [] } = {}) {
  const parts = STATES.filter(s => breakdown[s.key] > 0 && !without.includes(s.key)).map(s => ({
    state: s,
    nanos: breakdown[s.key],
  }));
  return largestFirst ? parts.sort((a, b) => b.nanos - a.nanos) : parts;
}

/** Sum of a breakdown's parts. */
export function sumOf(breakdown) {
  return Object.values(breakdown).reduce((a, b) => a + b, 0);
}

const CATEGORIES = 8;

/** Chosen so that the names everybody meets first, those of the example, get colours of their own. */
const SEED = 0x4ee0f;

/**
 * The colour category, 1 to 8, of a task type or region: a pure function of its name (FNV-1a, mixed so that short
 * names spread). The CSS class `c-N` brings `--cat` and `--cat-soft`.
 */
export function category(name) {
  let hash = SEED;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return ((Math.imul(hash, 0x2c1b3c6d) >>> 13) % CATEGORIES) + 1;
}

function state(key, letter, name, verb) {
  return Object.freeze({ key, letter, name, verb });
}
