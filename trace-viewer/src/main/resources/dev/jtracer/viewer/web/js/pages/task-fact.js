/** The sentence a task's page opens with: what it spent most of its time on, and who made it wait. Pure templates. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { partsOf, stateOf } from '../states.js';
import { captureHref } from '../url.js';
import { durationText, lockName, nameText } from '../components/text.js';

/** Below this share of the duration a wait for a lock is not what the sentence is about. */
const WORTH_TELLING = 0.1;

const WAITED_FOR = { monitor: 'blocked on monitor', lock: 'parked for lock', 'class init': 'blocked on class' };

/** How a state reads after "it was". */
const VERBS = {
  running: 'running', blocked: 'blocked', waiting: 'waiting', parked: 'parked', sleeping: 'sleeping', socket: 'reading from or writing to', file: 'reading or writing',
  queue: 'queued', nativeWait: 'waiting in native code', gc: 'stopped by GC', unknown: 'in a state the recording cannot tell',
};

/**
 * @param {object} task  the answer of the query `task`
 * @param {Map<number, object>} [chains]  answers of the query `chain` by wait, once they are there
 */
export function taskFact(task, captureId, chains = undefined) {
  const wait = worstWait(task);
  return wait && wait.nanos >= task.durationNanos * WORTH_TELLING ? waitFact(task, wait, captureId, chains) : partFact(task, captureId);
}

/** All waits of one task for one lock, added up, what is parallel once; the largest sum. */
function worstWait(task) {
  const sums = new Map();
  for (const wait of [...task.waits].sort((a, b) => a.startNs - b.startNs)) {
    const key = `${wait.task?.taskId} ${wait.lock}`;
    const sum = sums.get(key) ?? { ...wait, nanos: 0, pieces: [], countedNs: task.beginNs };
    count(sum, wait.startNs, wait.endNs, task);
    if (wait.endNs - wait.startNs > sum.endNs - sum.startNs) Object.assign(sum, { waitRow: wait.waitRow, startNs: wait.startNs, endNs: wait.endNs });
    sum.pieces = [...sum.pieces, ...wait.pieces];
    sums.set(key, sum);
  }
  return [...sums.values()].sort((a, b) => b.nanos - a.nanos)[0];
}

/** Adds what of an interval lies in the task and is not counted yet, and returns it; intervals come in order of start. */
function count(sum, fromNs, toNs, { beginNs, durationNanos }) {
  const untilNs = Math.min(toNs, beginNs + durationNanos);
  const nanos = Math.max(0, untilNs - Math.max(fromNs, sum.countedNs));
  sum.nanos += nanos;
  sum.countedNs = Math.max(sum.countedNs, untilNs);
  return nanos;
}

function waitFact(task, wait, captureId, chains) {
  const child = wait.task && wait.task.taskId !== task.taskId;
  const who = child ? html`its child ${taskLink(wait.task, captureId)}` : 'it';
  const open = task.outcome === 'open' ? ' so far' : '';
  const holders = [...byHolder(wait.pieces, task).values()].filter(h => h.threadName).sort((a, b) => b.nanos - a.nanos).slice(0, 2);
  return html`For ${durationText(wait.nanos)} of its ${format.duration(task.durationNanos)}${open} ${who} was ${WAITED_FOR[wait.kind] ?? 'blocked on'} ${lockName(wait.lock)}${holders.map((h, i) => html`${i === 0 ? ': ' : ', then '}${durationText(h.nanos)}${i === 0 ? ' held' : ''} by ${holder(h, captureId)}${h.region ? html` in region <b>${nameText(h.region)}</b>` : nothing}${doing(h)}`)}.${furtherDown(chains?.get(wait.waitRow), captureId)}`;
}

/** Whom the holder waited for itself, down to the root. */
function furtherDown(chain, captureId) {
  if (!chain) return nothing;
  if (chain.deadlock) return html` The threads waited for each other until the capture ended.`;
  const longest = chain.links.reduce((a, b) => (b.toNs - b.fromNs > a.toNs - a.fromNs ? b : a));
  const root = chain.roots.find(({ thread }) => thread >= 0);
  if (longest.behind.length === 0 || !root || root.thread === longest.thread) return nothing;
  const did = root.state ? html`, which was ${VERBS[root.state] ?? root.state}${root.object ? html`${root.state === 'socket' || root.state === 'file' ? '' : ' on'} ${lockName(root.object)}` : nothing}` : nothing;
  return html` That one waited for a lock itself: at the root ${holder(root, captureId)}${root.region ? html` in region <b>${nameText(root.region)}</b>` : nothing} held it${did}.`;
}

function byHolder(pieces, task) {
  const holders = new Map();
  for (const piece of [...pieces].sort((a, b) => a.fromNs - b.fromNs)) {
    const key = piece.task ? `task ${piece.task.taskId}` : `thread ${piece.thread}`;
    const sum = holders.get(key) ?? { ...piece, nanos: 0, stateNanos: 0, countedNs: task.beginNs };
    const nanos = count(sum, piece.fromNs, piece.toNs, task);
    if (piece.state === sum.state && piece.object === sum.object) sum.stateNanos += Math.min(piece.stateNanos, nanos);
    holders.set(key, sum);
  }
  return holders;
}

function doing({ state, object, stateNanos, nanos }) {
  if (!state || !object || stateNanos < nanos * WORTH_TELLING) return nothing;
  return html`, which was ${VERBS[state] ?? state}${state === 'socket' || state === 'file' ? '' : ' on'} ${lockName(object)} for ${format.duration(stateNanos)} of that`;
}

function partFact(task, captureId) {
  const [first, second] = partsOf(task.breakdown, { largestFirst: true });
  const so = task.outcome === 'open' ? ' so far' : '';
  if (!first) return html`It took no time that the recording could measure.`;
  const object = longestObject(task.path, first.state.key);
  const child = childDuring(task, first.state.key);
  return html`For ${durationText(first.nanos)} of its ${format.duration(task.durationNanos)}${so} it was ${VERBS[first.state.key] ?? stateOf(first.state.key).verb}${object ? html`${first.state.key === 'socket' || first.state.key === 'file' ? ' ' : ' on '}${lockName(object)}` : nothing}${child ? html`, while its child ${taskLink(child, captureId)} ran for ${format.duration(child.durationNanos)}` : nothing}${second ? html`; ${durationText(second.nanos)} ${VERBS[second.state.key]}${second.state.key === 'socket' || second.state.key === 'file' ? objectOf(task, second.state.key) : nothing}` : nothing}.`;
}

function objectOf(task, key) {
  const object = longestObject(task.path, key);
  return object ? html` ${lockName(object)}` : html` ${key === 'socket' ? 'a socket' : 'a file'}`;
}

/** What the pieces of a state are about for the longest time. */
function longestObject(path, key) {
  const sums = new Map();
  for (const { state, object, fromNs, toNs } of path) if (state === key && object) sums.set(object, (sums.get(object) ?? 0) + toNs - fromNs);
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The child that ran longest within the longest wait of the task. */
function childDuring({ path, children }, key) {
  if (key !== 'parked' && key !== 'waiting') return undefined;
  const longest = path.filter(p => p.state === key).sort((a, b) => b.toNs - b.fromNs - (a.toNs - a.fromNs))[0];
  if (!longest) return undefined;
  const overlap = ({ beginNs, durationNanos }) => Math.min(longest.toNs, beginNs + durationNanos) - Math.max(longest.fromNs, beginNs);
  return children.filter(child => overlap(child) > (longest.toNs - longest.fromNs) / 2).sort((a, b) => overlap(b) - overlap(a))[0];
}

function holder({ task, threadName }, captureId) {
  return task ? taskLink(task, captureId) : html`<b>${nameText(threadName)}</b>`;
}

function taskLink({ taskId, type }, captureId) {
  return html`<a class="link" href=${captureHref(captureId, 'tasks', taskId)}><b>${nameText(type)} #${taskId}</b></a>`;
}
