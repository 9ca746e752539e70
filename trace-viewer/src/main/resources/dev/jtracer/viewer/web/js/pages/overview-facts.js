/**
 * What the overview can say as a fact, with the number that ranks it and the place where its evidence is. Past tense,
 * subject first, no advice.
 *
 * @typedef {object} Fact
 * @property {string} state   gives the colour
 * @property {unknown} text   a sentence
 * @property {unknown} meta   what else was counted
 * @property {{href: string, label: string}[]} links  the first is where a number key leads
 * @property {number} nanos   what it is ranked by; 0 for a fact that is no time
 * @property {string} [figure] what stands in its place then
 * @property {string} what    of what these nanoseconds are
 */
import { html } from 'lit';
import { durationText, lockName, nameText } from '../components/text.js';
import * as format from '../format.js';
import { captureHref } from '../url.js';

const MOST_LOCKS = 2;

/** @returns {{list: Fact[], most: number, absent: string[]}} the largest first, and what was looked for and not found */
export function factsOf({ id, recording }, { types, taskTime }, { locks }, gc) {
  const list = [
    ...locks.filter(lock => lock.totalNanos > 0).slice(0, MOST_LOCKS).map(lock => lockFact(id, lock)),
    ...gcFact(id, gc),
    ...queueFact(id, taskTime),
    ...slowestFact(id, types),
    ...failedFact(id, types),
  ].sort((a, b) => b.nanos - a.nanos);
  const absent = [
    locks.length === 0 ? 'a wait for a lock' : '',
    gc.pauses === 0 ? 'a GC pause' : '',
    recording.tasksEnded > 0 && !(taskTime.breakdown.queue > 0) ? 'queue time' : '',
    recording.tasksEnded > 0 && recording.tasksFailed === 0 ? 'a failed task' : '',
    recording.lostEvents === 0 && recording.lostBytes === 0 ? 'lost events' : '',
  ].filter(Boolean);
  return { list, most: Math.max(1, ...list.map(fact => fact.nanos)), absent };
}

function lockFact(id, lock) {
  const waits = lock.waits + lock.crossingWaits;
  const owner = lock.owners.find(o => o.thread !== null);
  const held = owner ? html`, held by ${nameText(owner.thread)} for ${durationText(owner.nanos)} of it` : '';
  return {
    state: 'blocked',
    text: html`${subject(lock.threads, 'thread')} waited ${durationText(waits > 0 ? lock.totalNanos / waits : 0)} on average for
        ${lock.kind} ${lockName(lock.name)}${held}.`,
    meta: `${format.counted(waits, 'wait')} · longest ${format.duration(lock.maxNanos)}`,
    links: [{ href: captureHref(id, 'blocking', undefined, { lock: lock.name }), label: 'Lock' }],
    nanos: lock.totalNanos,
    what: 'waited together',
  };
}

function gcFact(id, gc) {
  if (gc.pauses === 0) return [];
  const causes = [...new Set(gc.list.map(pause => pause.cause ?? pause.name))].slice(0, 2).join(', ');
  return [
    {
      state: 'gc',
      text: gc.pauses === 1
        ? html`<b>1 GC pause</b> stopped all threads for ${durationText(gc.totalNanos)}.`
        : html`<b>${format.count(gc.pauses)} GC pauses</b> stopped all threads for ${durationText(gc.totalNanos)} together; the longest took
            ${durationText(gc.maxNanos)}.`,
      meta: nameText(causes),
      links: [{ href: captureHref(id, 'gc'), label: 'GC' }],
      nanos: gc.totalNanos,
      what: 'all threads stopped',
    },
  ];
}

function queueFact(id, { totalNanos, breakdown, tasks }) {
  if (!(breakdown.queue > 0)) return [];
  return [
    {
      state: 'queue',
      text: html`Work handed to executors was queued for ${durationText(breakdown.queue)}, ${format.share(breakdown.queue, totalNanos)} of
          task time.`,
      meta: `${format.counted(tasks, 'task')}, child tasks counted in their parents`,
      links: [{ href: captureHref(id, 'tasks'), label: 'Tasks' }],
      nanos: breakdown.queue,
      what: 'queued together',
    },
  ];
}

function slowestFact(id, types) {
  const slowest = types.filter(t => t.count > 0).reduce((a, b) => (a && a.maxNanos >= b.maxNanos ? a : b), undefined);
  if (!slowest || slowest.count < 2) return [];
  return [
    {
      state: 'running',
      text: html`The slowest task was a <b>${nameText(slowest.type)}</b> of ${durationText(slowest.maxNanos)}; half of all
          ${format.count(slowest.count)} took at most ${durationText(slowest.p50Nanos)}.`,
      meta: `p99 ${format.duration(slowest.p99Nanos)}`,
      links: [{ href: captureHref(id, 'tasks', undefined, { type: slowest.type }), label: 'Tasks' }],
      nanos: slowest.maxNanos,
      what: 'one task',
    },
  ];
}

function failedFact(id, types) {
  const failed = types.filter(t => t.failed > 0).sort((a, b) => b.failed - a.failed);
  if (failed.length === 0) return [];
  const [first] = failed;
  const others = failed.slice(1).reduce((n, t) => n + t.failed, 0);
  return [
    {
      state: 'unknown',
      text: html`<b>${format.count(first.failed)} of ${format.count(first.count)}</b> tasks <b>${nameText(first.type)}</b> failed.`,
      meta: others > 0 ? `${format.count(others)} of other types failed too` : 'no other type failed',
      links: [{ href: captureHref(id, 'tasks', undefined, { type: first.type, outcome: 'failed' }), label: 'Tasks' }],
      nanos: 0,
      figure: format.count(failed.reduce((n, t) => n + t.failed, 0)),
      what: 'failed',
    },
  ];
}

const subject = (n, one) => html`<b>${format.counted(n, one)}</b>`;
