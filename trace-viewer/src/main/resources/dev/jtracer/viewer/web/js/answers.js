/**
 * Answers of a capture's queries. A trace never changes, so an answer is kept and serves every page that asks the same.
 */
import * as api from './api.js';

const MOST = 60;
const kept = new Map();

/** Asks once for each capture, route and request; a failure is not kept. */
export function ask(captureId, route, request = {}) {
  const key = `${captureId} ${route} ${JSON.stringify(request)}`;
  let answer = kept.get(key);
  if (!answer) {
    answer = api.query(captureId, route, request);
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
 */
export async function whenRead(captureId, wanted) {
  let progress = await api.captureProgress(captureId);
  while (progress.state === 'reading' && wanted()) {
    await new Promise(resume => setTimeout(resume, READING_POLL_MILLIS));
    progress = await api.captureProgress(captureId);
  }
  if (progress.state === 'failed') throw new api.ApiError(422, progress.reason ?? 'the recording could not be read', progress);
  return progress;
}

/**
 * One answer that a page shows, as a controller of the page: `value` is undefined until it is there, and stays the last
 * one while a changed request is answered (`stale`), so that nothing jumps.
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
    try {
      const value = await ask(this.captureId, this.route, this.request);
      if (key !== this.key) return;
      this.value = value;
    } catch (error) {
      if (key !== this.key) return;
      this.error = error;
    }
    this.stale = false;
    this.host.requestUpdate();
  }
}
