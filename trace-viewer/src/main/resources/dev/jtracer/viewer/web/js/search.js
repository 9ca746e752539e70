/** What the search box finds: names of a capture that have what was typed. Free of the DOM. */

/**
 * @typedef {object} Entry
 * @property {'task'|'task type'|'thread'|'lock'|'region'} kind
 * @property {string} name
 * @property {string} detail   what tells it from others of its name
 * @property {string} page     where it leads
 * @property {string} [row]
 * @property {Record<string, unknown>} state
 */

const MOST = 12;

/** Everything of a capture that has a name. @returns {Entry[]} */
export function entriesOf({ types }, { threads }, { locks }, { types: regions }) {
  return [
    ...types.map(t => ({ kind: 'task type', name: t.type, detail: `${t.count} ended`, page: 'tasks', state: { type: t.type } })),
    ...threads.map(t => ({ kind: 'thread', name: t.name, detail: t.pool === t.name ? '' : t.pool, page: 'threads', state: { thread: t.threadRow } })),
    ...locks.map(l => ({ kind: 'lock', name: l.name, detail: `${l.waits} waits`, page: 'blocking', state: { lock: l.name } })),
    ...regions.map(r => ({ kind: 'region', name: r.type, detail: `${r.count} ended`, page: 'regions', state: { region: r.type } })),
  ];
}

/**
 * The best matches: names that begin with what was typed, then those where a part does, then those that contain it.
 * `#4812` or `4812` is a task's id.
 *
 * @param {Entry[]} entries
 * @returns {Entry[]}
 */
export function find(entries, typed) {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return [];
  const ranked = entries
    .map(entry => ({ entry, rank: rankOf(entry.name.toLowerCase(), wanted) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank);
  const id = /^#?(\d{1,19})$/.exec(wanted)?.[1];
  const task = id ? [{ kind: 'task', name: `#${id}`, detail: 'by its id', page: 'tasks', row: id, state: {} }] : [];
  return [...task, ...ranked.slice(0, MOST).map(({ entry }) => entry)];
}

function rankOf(name, wanted) {
  const at = name.indexOf(wanted);
  if (at < 0) return Infinity;
  if (at === 0) return 0;
  return /[^a-z0-9]/.test(name[at - 1]) ? 1 : 2;
}
