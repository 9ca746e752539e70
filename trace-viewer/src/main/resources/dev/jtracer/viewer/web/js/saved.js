/**
 * What a saved page holds. Somebody who saves a view gets one file with the modules of its page, the answers that the page shows,
 * and facts about itself; the script of the file (saved-boot.js) unpacks them. On pages that a server sends `saved` is undefined.
 *
 * @typedef {object} Saved
 * @property {string} captureId
 * @property {string} view      the address of the view below the capture's: `timeline?from=0&to=5000000`
 * @property {string} page      the page of it, '' for the overview
 * @property {string} [row]
 * @property {string} version   of the viewer that saved it; '' if it does not know
 * @property {number} savedAtEpochMillis
 * @property {Record<string, [number, number]>} [tiles]  the first and the last tile of each level of the timeline that it has
 * @property {number[]} [threads]  the lanes that it has, if it has not all
 */

/** @type {Map<string, Uint8Array> | undefined} */
const parts = globalThis.jtracerSaved;

/** @type {Saved | undefined} */
export const saved = parts && JSON.parse(new TextDecoder().decode(parts.get('about')));

/** What is asked more or less finely depending on the window, or of many things at once: there is one answer for all. */
const ONE_FOR_ALL = ['buckets', 'columns', 'threads', 'pools'];

/** What a page says of what its file has not. */
export const NOT_SAVED = 'this file holds one view; the rest is in the recording';

/** The answer to an address below the root, as a server would give it. */
export function savedAnswer(address) {
  const part = parts.get(partOf(address));
  if (part) return new Response(part);
  return new Response(JSON.stringify({ error: NOT_SAVED }), { status: 410 });
}

/** True for an error that says that the file has not what was asked for: to try again is no use. */
export const isNotSaved = error => saved !== undefined && error?.status === 410;

/** The name of the part that answers an address: the query of the capture with its parameters in order. */
function partOf(address) {
  const [path, search = ''] = address.split('?', 2);
  const own = `traces/${encodeURIComponent(saved.captureId)}/api/`;
  const route = path.startsWith(own) ? path.slice(own.length) : path;
  const params = [...new URLSearchParams(search)].filter(([name]) => !ONE_FOR_ALL.includes(name));
  params.sort(([a, x], [b, y]) => compare(a, b) || compare(x, y));
  return [route, ...params.map(([name, value]) => `${name}=${value}`)].join('&');
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
