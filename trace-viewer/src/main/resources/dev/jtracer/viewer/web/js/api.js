/**
 * The only module that talks to the server; in a saved page it asks nobody, and answers from what the file holds. Every call
 * gives the parsed answer or throws an {@link ApiError} whose message is one line made for people.
 */
import { saved, savedAnswer } from './saved.js';
import { ROOT } from './url.js';

/** What the server refused or could not do. `status` is 0 if it could not be reached at all. */
export class ApiError extends Error {
  /**
   * @param {number} status
   * @param {string} message
   * @param {Record<string, unknown>} [details] the answer's other fields, e.g. `runningId`, `endsInMillis`
   */
  constructor(status, message, details = {}) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.details = details;
  }
}

/** True for the error of a call that was given up on purpose. */
export const isAbort = error => error?.name === 'AbortError';

/** The process that serves this viewer. */
export const process = signal => json('GET', 'api/process', { signal });

/** Live task types and open tasks of the process, counted since its tracer was installed. */
export const liveTasks = signal => json('GET', 'api/live-tasks', { signal });

/** The same, counted since the last capture began. */
export const liveTasksOfCapture = signal => json('GET', `api/live-tasks${params({ since: 'capture' })}`, { signal });

/** What is running, then what is kept, newest first: `{captures}`. */
export const captures = signal => json('GET', 'api/captures', { signal });

const CAPTURE_PARAMS = ['duration', 'seconds', 'profile'];

/**
 * Starts a capture as an address asks for it: `{id}`. What is in the address goes to the server as it is, which alone
 * knows what is allowed. Refused with 409 while another runs: `details.runningId`, `details.endsInMillis`.
 *
 * @param {URLSearchParams} search
 */
export const startCapture = search =>
  json('POST', `api/captures?${new URLSearchParams([...search].filter(([name]) => CAPTURE_PARAMS.includes(name)))}`);

/** How far a capture is: capturing, reading, ready or failed. */
export const captureProgress = (id, signal) => json('GET', `api/captures/${encodeURIComponent(id)}`, { signal });

/** Ends a capture early and keeps what it has. */
export const stopCapture = id => json('POST', `api/captures/${encodeURIComponent(id)}/stop`);

/** Throws a capture away, running or kept. */
export const discardCapture = id => json('POST', `api/captures/${encodeURIComponent(id)}/discard`);

/**
 * One query of a capture, by the name of its route.
 *
 * @param {string} captureId
 * @param {string} route      e.g. `task-types`
 * @param {Record<string, unknown>} [request] what is undefined is left out
 * @param {AbortSignal} [signal]
 */
export const query = (captureId, route, request = {}, signal) =>
  json('GET', `traces/${encodeURIComponent(captureId)}/api/${route}${params(request)}`, { signal });

/** The same, for a route that answers in binary. */
export async function queryBinary(captureId, route, request = {}, signal) {
  const address = `traces/${encodeURIComponent(captureId)}/api/${route}${params(request)}`;
  const response = await send('GET', address, { signal, accept: 'application/octet-stream' });
  return response.arrayBuffer();
}

async function json(method, address, { signal } = {}) {
  const response = await send(method, address, { signal, accept: 'application/json' });
  if (response.status === 204) return undefined;
  try {
    return await response.json();
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError(response.status, `the server's answer to ${ROOT}${address} was not JSON`);
  }
}

async function send(method, address, { signal, accept }) {
  if (saved) return checked(savedAnswer(address));
  let response;
  try {
    response = await fetch(ROOT + address, {
      method,
      signal,
      headers: { Accept: accept },
      credentials: 'same-origin',
      redirect: 'error',
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError(0, `the server at ${location.host} did not answer`);
  }
  return checked(response);
}

async function checked(response) {
  if (!response.ok) throw await refusal(response);
  return response;
}

async function refusal(response) {
  const text = await response.text().catch(() => '');
  try {
    const { error, ...details } = JSON.parse(text);
    return new ApiError(response.status, String(error), details);
  } catch {
    return new ApiError(response.status, text.trim().split('\n', 1)[0] || `the server answered ${response.status}`);
  }
}

function params(request) {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(request)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
