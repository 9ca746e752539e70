/**
 * Addresses, parsed and written in one place. What matters about a view (window, selection, range, filter, sort) is
 * in its address, so that a link shows what its sender saw.
 *
 *   /debug/                          what is here
 *   /debug/trace?duration=5s         one capture being taken
 *   /debug/traces/                   captures kept
 *   /debug/traces/ID/                a capture: its overview
 *   /debug/traces/ID/PAGE[/ROW]?...  another page of it
 *
 * What addresses mean has a version, `v`; one without is of version 1, and that is what this viewer reads and writes. Keys and
 * values that it does not know it ignores, so a new key is no new version: that is one in which an old key means something else.
 *
 * In a saved page the part below ID follows the `#` of the file's address, which is all of it that can change.
 *
 * The first half is free of the DOM; `go` and what follows move the browser.
 */

import { saved } from './saved.js';

export const ROOT = '/debug/';

/**
 * @typedef {object} Address
 * @property {'index'|'capturing'|'captures'|'capture'|'nowhere'} kind
 * @property {string} [captureId]
 * @property {string} page     '' is the overview
 * @property {string} [row]    what follows the page, decoded: a task's id
 * @property {URLSearchParams} search
 */

/**
 * @param {{pathname: string, search: string}} location
 * @returns {Address}
 */
export function parse({ pathname, search }) {
  const params = new URLSearchParams(search);
  const parts = pathname.split('/').slice(1);
  const at = (kind, rest = {}) => ({ kind, page: '', search: params, ...rest });
  if (parts[0] !== 'debug') return at('nowhere');
  const path = parts.slice(1);
  if (path.length === 0 || (path.length === 1 && path[0] === '')) return at('index');
  if (path[0] === 'trace' && path.slice(1).every(p => p === '')) return at('capturing');
  if (path[0] !== 'traces') return at('nowhere');
  const captureId = decode(path[1] ?? '');
  if (!captureId) return path.length <= 2 ? at('captures') : at('nowhere');
  const [page = '', row, ...rest] = path.slice(2);
  if (rest.some(p => p !== '')) return at('nowhere');
  return at('capture', { captureId, page: decode(page), row: row ? decode(row) : undefined });
}

/** The address of a page of a capture: `captureHref('7f31', 'tasks', '4812', {sort: 'begin'})`. */
export function captureHref(captureId, page = '', row = undefined, state = {}) {
  const path = [page, row].filter(p => p !== undefined && p !== '').map(p => encodeURIComponent(String(p)));
  return `${ROOT}traces/${encodeURIComponent(captureId)}/${path.join('/')}${searchOf(state)}`;
}

/** The address that starts a capture in a browser. */
export function capturingHref(state = {}) {
  return `${ROOT}trace${searchOf(state)}`;
}

/** The view that an address shows, as a page of its own. */
export function saveHref({ captureId, page, row, search }) {
  return `${ROOT}traces/${encodeURIComponent(captureId)}/export.html${searchOf({ view: viewOf(page, row, search) })}`;
}

/** `timeline?from=0`: an address below its capture's. */
function viewOf(page, row, search) {
  const path = [page, row].filter(Boolean).map(encodeURIComponent).join('/');
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

/** The recording of a capture, as a file. */
export function recordingHref(captureId) {
  return `${ROOT}traces/${encodeURIComponent(captureId)}/recording.jfr`;
}

/** The version of what addresses mean that this viewer knows. */
export const VERSION = 1;

/** The version that an address says it is of, if that is a later one than this viewer knows; else undefined. */
export function laterVersion(search) {
  const version = wholeNumber(search, 'v', VERSION);
  return version > VERSION ? version : undefined;
}

/** `?a=1&b=2` of what is set; undefined, null and '' are left out; keys in their own order. */
export function searchOf(state) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** A whole number from the address inside its bounds, else the fallback: an address is user input. */
export function wholeNumber(search, key, fallback, { min = 0, max = Number.MAX_SAFE_INTEGER } = {}) {
  const text = search.get(key);
  if (text === null || !/^-?\d{1,16}$/.test(text)) return fallback;
  const value = Number(text);
  return value >= min && value <= max ? value : fallback;
}

/** One of the allowed words, else the fallback. */
export function oneOf(search, key, allowed, fallback) {
  const text = search.get(key);
  return text !== null && allowed.includes(text) ? text : fallback;
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Fired on `window` after the address has changed, whoever changed it. */
export const MOVED = 'jtracer-moved';

/** Fired on `window` when somebody wants to go where a saved page cannot. */
export const LEFT_OUT = 'jtracer-left-out';

const savedRoot = saved && captureHref(saved.captureId);

/** The address that is shown: the browser's own, in a saved page what it stands for. */
export function here() {
  if (!saved) return location;
  const [path, ...search] = (location.hash.slice(1) || saved.view).split('?');
  return { pathname: savedRoot + path, search: search.some(Boolean) ? `?${search.join('?')}` : '' };
}

/** What an address of the viewer is called in a saved page, never nothing but `#`; undefined for what is not in it. */
export function insideHref(href) {
  const at = href.indexOf('?');
  const pathname = at < 0 ? href : href.slice(0, at);
  const { captureId, page, row } = parse({ pathname, search: '' });
  const inside = captureId === saved.captureId && page === saved.page && row === saved.row;
  return inside ? `#${href.slice(savedRoot.length) || '?'}` : undefined;
}

let arrival = globalThis.performance?.getEntriesByType?.('navigation')[0]?.type ?? 'navigate';

/**
 * How the browser came to the address it shows: `navigate` (typed, a link), `go` (a link or a command inside the
 * viewer), `reload`, or `back_forward`. Only the first two are somebody asking for something new.
 */
export const arrivedBy = () => (globalThis.document?.wasDiscarded && arrival === 'navigate' ? 'reload' : arrival);

/**
 * An address of this viewer with the clock of the one that is shown: whether moments are on the wall clock is the same on
 * all pages, and yet a link shows what its sender saw.
 */
function withClock(href) {
  const to = new URL(href, 'http://here');
  const shown = new URLSearchParams(here().search).get('clock');
  if (shown === null || to.searchParams.has('clock') || !to.pathname.startsWith(`${ROOT}traces/`)) return href;
  to.searchParams.set('clock', shown);
  return to.pathname + to.search;
}

/**
 * Goes to another address of this viewer. `replace` while something moves, a history entry for a selection, a zoom
 * command or a page.
 */
export function go(address, { replace = false, exact = false } = {}) {
  const href = exact ? address : withClock(address);
  const { pathname, search } = here();
  if (href === pathname + search) return;
  const shown = saved ? insideHref(href) : href;
  if (shown === undefined) return void dispatchEvent(new CustomEvent(LEFT_OUT));
  history[replace ? 'replaceState' : 'pushState'](null, '', shown);
  arrival = 'go';
  dispatchEvent(new CustomEvent(MOVED));
}

/**
 * Changes some of the state in the address and keeps the rest: `setState({sort: 'begin', at: undefined})`.
 */
export function setState(changes, options) {
  const { pathname, search } = here();
  const state = Object.fromEntries(new URLSearchParams(search));
  go(pathname + searchOf({ ...state, ...changes }), { ...options, exact: true });
}

globalThis.addEventListener?.('popstate', () => {
  arrival = 'back_forward';
  dispatchEvent(new CustomEvent(MOVED));
});
