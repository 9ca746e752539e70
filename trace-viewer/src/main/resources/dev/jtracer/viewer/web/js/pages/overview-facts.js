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
import { IN_A_CELL, durationText, lockName, nameText } from '../components/text.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { captureHref } from '../url.js';

const MOST_LOCKS = 2;

/** @returns {{list: Fact[], most: number, absent: string[]}} the largest first, and what was looked for and not found */
export function factsOf({ id, recording }, { types, taskTime }, { locks }, gc, { rows: slowest }) {
  const list = [
    ...locks.filter(lock => lock.totalNanos > 0).slice(0, MOST_LOCKS).map(lock => lockFact(id, lock)),
    ...gcFact(id, recording, gc),
    ...queueFact(id, taskTime),
    ...slowestFact(id, types, slowest),
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

function gcFact(id, recording, gc) {
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
      links: [{ href: captureHref(id, 'gc'), label: 'GC' }, { href: longestPause(id, recording, gc), label: 'Timeline' }],
      nanos: gc.totalNanos,
      what: 'all threads stopped',
    },
  ];
}

/** The timeline around the longest pause. */
function longestPause(id, recording, { list }) {
  const { startNs, durationNanos } = list.reduce((a, b) => (b.durationNanos > a.durationNanos ? b : a));
  const from = Math.max(0, Math.round(startNs - 5 * durationNanos));
  const to = Math.min(recording.durationNanos, Math.round(startNs + 6 * durationNanos));
  return captureHref(id, 'timeline', undefined, { from, to });
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

function slowestFact(id, types, [task]) {
  const type = types.find(t => t.type === task?.type);
  if (!type || type.count < 2) return [];
  const { waited } = task;
  const waiting = waited ? waitedText(waited, task.durationNanos) : '';
  return [
    {
      state: waited?.state ?? 'running',
      text: html`The slowest task was <b>${nameText(task.type, IN_A_CELL)} #${task.taskId}</b>: ${durationText(task.durationNanos)}${waiting}.`,
      meta: `median of its type ${format.duration(type.p50Nanos)} · p99 ${format.duration(type.p99Nanos)}`,
      links: [
        { href: captureHref(id, 'tasks', task.taskId), label: 'Task' },
        { href: captureHref(id, 'tasks', undefined, { type: task.type }), label: 'All of its type' },
      ],
      nanos: task.durationNanos,
      what: 'one task',
    },
  ];
}

/** A task that worked on several threads may have waited longer than it took. */
function waitedText({ state, object, nanos }, durationNanos) {
  const what = object === null ? `in state ${stateOf(state).name.toLowerCase()}` : html`waiting for ${lockName(object)}`;
  if (nanos <= durationNanos) return html`, ${durationText(nanos)} of it ${what}`;
  return html`; its threads spent ${durationText(nanos)} together ${what}`;
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
