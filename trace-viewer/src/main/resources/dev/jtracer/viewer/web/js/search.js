/** What the search box shows of what the server found, and where it leads. Free of the DOM. */
import { counted } from './format.js';

/** What the box looks for. */
export const KINDS = ['taskType', 'regionType', 'thread', 'lock', 'log', 'method'];

const WORDS = { task: 'task', taskType: 'task type', regionType: 'region', thread: 'thread', lock: 'lock', log: 'log', method: 'method' };

/**
 * One line of the box.
 *
 * @param {{kind: string, name: string, detail: string, count: number, row: number, taskId?: number}} found
 * @returns {{kind: string, name: string, detail: string, page: string, row?: string, state: Record<string, unknown>, found: object}}
 */
export function entryOf(found) {
  const { kind, name, detail, count, row, taskId } = found;
  const entry = { kind: WORDS[kind] ?? kind, name, detail, found };
  switch (kind) {
    case 'task': return { ...entry, page: 'tasks', row: String(taskId), state: {} };
    case 'taskType': return { ...entry, detail: counted(count, 'task'), page: 'tasks', state: { type: name } };
    case 'regionType': return { ...entry, detail: counted(count, 'region'), page: 'regions', state: { region: name } };
    case 'thread': return { ...entry, detail: detail === name ? '' : detail, page: 'threads', state: { thread: row } };
    case 'lock': return { ...entry, detail: counted(count, 'wait'), page: 'blocking', state: { lock: name } };
    case 'method': return { ...entry, page: 'flames', state: { kind: 'wall', q: name } };
    default: return taskId === null || taskId === undefined
      ? { ...entry, detail: counted(count, 'time'), page: 'tasks', state: {} }
      : { ...entry, detail: `${counted(count, 'time')}, first in #${taskId}`, page: 'tasks', row: String(taskId), state: {} };
  }
}
