/**
 * Answers of a capture's queries. A trace never changes, so an answer is kept and serves every page that asks the same.
 */
import * as api from './api.js';

const MOST = 60;
const kept = new Map();

/** What takes less than this shows nothing at all while it lasts. */
export const SILENT_MILLIS = 120;

/** How often to ask how far answers are. */
const RUNNING_MILLIS = 250;
/** The answers that somebody waits for longer than that. */
const awaited = new Set();
let looking = false;

/** What becomes of answers that come as columns, because there may be ten thousand rows. */
const REARRANGED = {
  lanes: answer => ({ ...answer, lanes: rowsOf(answer.lanes, 'thread') }),
};

/**
 * Rows made of columns of equal length.
 *
 * @param {Record<string, unknown[]>} columns
 * @param {string} place  the property that holds a row's place in them
 */
export function rowsOf(columns, place) {
  const keys = Object.keys(columns);
  return columns[keys[0]].map((_, i) => Object.fromEntries([[place, i], ...keys.map(key => [key, columns[key][i]])]));
}

/** Asks once for each capture, route and request; a failure is not kept. */
export function ask(captureId, route, request = {}) {
  const key = `${captureId} ${route} ${JSON.stringify(request)}`;
  let answer = kept.get(key);
  if (!answer) {
    answer = api.query(captureId, route, request).then(REARRANGED[route] ?? (value => value));
    answer.catch(() => kept.delete(key));
    kept.set(key, answer);
    if (kept.size > MOST) kept.delete(kept.keys().next().value);
  }
  return answer;
}

let process;

/** The process that serves this viewer, asked once; `live` is false where it only shows files. */
export function theProcess() {
  process ??= api.process().catch(error => {
    process = undefined;
    throw error;
  });
  return process;
}

/** How often to ask whether a recording is read. */
const READING_POLL_MILLIS = 150;

/**
 * The progress of a capture once nothing of it is being read any more, or `wanted` says that nobody waits for it. Throws if
 * it could not be read.
 *
 * @param {() => boolean} wanted
 * @param {(progress: object) => void} [tell]  called with the progress while it is being read
 */
export async function whenRead(captureId, wanted, tell = () => undefined) {
  let progress = await api.captureProgress(captureId);
  while (progress.state === 'reading' && wanted()) {
    tell(progress);
    await new Promise(resume => setTimeout(resume, READING_POLL_MILLIS));
    progress = await api.captureProgress(captureId);
  }
  if (progress.state === 'failed') throw new api.ApiError(422, progress.reason ?? 'the recording could not be read', progress);
  return progress;
}

/** Tells the answers that are awaited how far they are, as long as there are any: one question for all of a capture. */
async function lookAtRunning() {
  if (looking) return;
  looking = true;
  while (awaited.size > 0) {
    for (const captureId of new Set([...awaited].map(answer => answer.captureId))) {
      const { running } = await api.query(captureId, 'running').catch(() => ({ running: [] }));
      for (const answer of awaited) if (answer.captureId === captureId) answer.look(running);
    }
    await new Promise(resume => setTimeout(resume, RUNNING_MILLIS));
  }
  looking = false;
}

/**
 * One answer that a page shows, as a controller of the page: `value` is undefined until it is there, and stays the last
 * one while a changed request is answered (`stale`), so that nothing jumps. `done` is how much of what has to be looked at
 * was, from 0 to 1, once that takes long; undefined before, and where it is not known.
 */
export class Answer {
  constructor(host, route) {
    this.host = host;
    this.route = route;
    host.addController(this);
  }

  hostConnected() {}

  /** Asks if the request is another than the last; call it in `willUpdate` with what the page shows. */
  for(captureId, request = {}) {
    const key = `${captureId} ${JSON.stringify(request)}`;
    if (key === this.key) return;
    const other = this.key !== undefined && this.captureId !== captureId;
    this.key = key;
    this.captureId = captureId;
    this.request = request;
    this.error = undefined;
    this.stale = true;
    if (other) this.value = undefined;
    this.load();
  }

  /** Asks again after an error. */
  retry() {
    this.error = undefined;
    this.host.requestUpdate();
    this.load();
  }

  async load() {
    const { key } = this;
    clearTimeout(this.slow);
    this.slow = setTimeout(() => this.wait(), SILENT_MILLIS);
    try {
      const value = await ask(this.captureId, this.route, this.request);
      if (key !== this.key) return;
      this.value = value;
    } catch (error) {
      if (key !== this.key) return;
      this.error = error;
    }
    clearTimeout(this.slow);
    awaited.delete(this);
    this.done = undefined;
    this.stale = false;
    this.host.requestUpdate();
  }

  hostDisconnected() {
    clearTimeout(this.slow);
    awaited.delete(this);
  }

  wait() {
    awaited.add(this);
    lookAtRunning();
  }

  look(running) {
    const made = running.find(({ request }) => request.startsWith(`${this.route}{`));
    const done = made?.total > 0 ? made.done / made.total : undefined;
    if (done === this.done) return;
    this.done = done;
    this.host.requestUpdate();
  }
}
