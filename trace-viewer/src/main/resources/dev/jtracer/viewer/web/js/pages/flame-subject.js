/**
 * What a flame graph is of, in the address and as requests. Pure; free of the DOM.
 *
 *   kind=wall states=blocked,parked     what stacks weigh
 *   from= to= thread= pool= type= task= region=   the part of the capture, as the queries name it
 *   vsFrom= vsTo=                       compared with another range of the same part
 *   vsCapture=                          compared with another capture, of the range of it, if one is given, and the same names
 *   callers=1 at=17 q=lock              how it is looked at
 */
import * as format from '../format.js';
import { STATES } from '../states.js';
import { oneOf, wholeNumber } from '../url.js';

export const KINDS = Object.freeze([
  { key: 'cpu', label: 'CPU', hint: 'Samples of threads that ran Java code' },
  { key: 'wall', label: 'Wall clock', hint: 'Time in thread states, at the stack that waited or ran' },
  { key: 'allocation', label: 'Allocation', hint: 'Bytes allocated, from samples' },
  { key: 'lock', label: 'Locks', hint: 'Time spent waiting for monitors and locks' },
]);

/** States that are no work and no wait for something: left out of wall clock graphs until asked for. */
export const QUIET = Object.freeze(['idle', 'nativeWait', 'unknown']);

/** The most nodes to ask for: a graph of more has its smaller ones summed by the server. */
const NODES = 20_000;
const SUBJECT = ['from', 'to', 'thread', 'pool', 'type', 'task', 'region'];

/** @param {URLSearchParams} search */
export function readSubject(search, kind = 'cpu') {
  const range = rangeOf(search, 'from', 'to');
  const task = search.get('task');
  return {
    kind: oneOf(search, 'kind', KINDS.map(each => each.key), kind),
    states: statesOf(search.get('states')),
    range,
    thread: wholeNumber(search, 'thread', undefined),
    pool: search.get('pool') || undefined,
    type: search.get('type') || undefined,
    region: search.get('region') || undefined,
    task: task !== null && /^-?\d{1,19}$/.test(task) ? task : undefined,
    vsRange: rangeOf(search, 'vsFrom', 'vsTo'),
    vsCapture: search.get('vsCapture') || undefined,
    callers: search.get('callers') === '1',
    at: wholeNumber(search, 'at', 0),
    query: search.get('q') ?? '',
    asTable: search.get('view') === 'table',
  };
}

function rangeOf(search, fromKey, toKey) {
  const from = wholeNumber(search, fromKey, undefined);
  const to = wholeNumber(search, toKey, undefined);
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}

/** The states that an address names; undefined for those that are shown unless it says otherwise. */
function statesOf(text) {
  if (text === null) return undefined;
  const known = STATES.map(state => state.key);
  return new Set(text.split(',').filter(key => known.includes(key)));
}

/** Whether a state counts. */
export const showsState = ({ states }, key) => (states ? states.has(key) : !QUIET.includes(key));

/** What to ask for the graph: all states, so that those left out can be named and shown at once. */
export function graphRequest(subject) {
  return { kind: subject.kind, ...part(subject, subject.range), inverted: subject.callers || undefined, nodes: NODES };
}

/** What to ask for its methods. */
export function methodsRequest(subject, graph, { sort, descending, limit }) {
  const state = subject.kind === 'wall' ? Object.keys(graph?.states ?? {}).filter(key => showsState(subject, key)) : undefined;
  return { kind: subject.kind, ...part(subject, subject.range), state, sort, descending, limit };
}

/** The side it is compared with: `{captureId, subject}`; undefined if it is not compared. */
export function otherSide(captureId, subject) {
  const { vsRange, vsCapture } = subject;
  if (vsCapture) return { captureId: vsCapture, subject: { ...subject, range: vsRange, thread: undefined, task: undefined } };
  return vsRange ? { captureId, subject: { ...subject, range: vsRange } } : undefined;
}

function part({ thread, pool, type, task, region }, range) {
  return { from: range?.from, to: range?.to, thread, pool, type, task, region };
}

/** What of the address has to go when another part is chosen: a place in the graph. */
export const ELSEWHERE = Object.freeze({ at: undefined });

/** The state of an address that shows the flame graph of a part: for links from other pages. */
export const flameState = (kind, of) => ({ kind: kind === 'cpu' ? undefined : kind, ...Object.fromEntries(SUBJECT.map(key => [key, of[key]])) });

/** The part in words, as a caption: `task type checkout, 2.000 s – 3.000 s`. */
export function partWords(subject, { threadName = thread => `thread ${thread}` } = {}) {
  const words = [];
  if (subject.task !== undefined) words.push(`task #${subject.task}`);
  if (subject.type !== undefined) words.push(`tasks of type ${format.name(subject.type, 60)}`);
  if (subject.region !== undefined) words.push(`regions of type ${format.name(subject.region, 60)}`);
  if (subject.pool !== undefined) words.push(`pool ${format.name(subject.pool, 60)}`);
  if (subject.thread !== undefined) words.push(format.name(threadName(subject.thread), 60));
  if (subject.range) words.push(`${format.moment(subject.range.from)} – ${format.moment(subject.range.to)}`);
  return words.length > 0 ? words.join(', ') : 'the whole capture';
}
