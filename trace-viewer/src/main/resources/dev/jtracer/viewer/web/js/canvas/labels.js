/**
 * What a piece can be labelled with: its forms from the longest to the shortest, of which the first that fits is drawn.
 * Pure; free of the DOM.
 */
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { SCOPE, STATE } from './tile.js';

/** `running:inferred` is the state running, known by inference. */
export const stateKey = name => (name.endsWith(':inferred') ? name.slice(0, -9) : name);

/** The forms of a piece's label. Kept with the tile, because they are asked for in every frame. */
export function labelsOf(tile, piece, kind, threadName) {
  return (tile.labels[piece] ??= make(tile, piece, kind, threadName));
}

function make(tile, piece, kind, threadName) {
  const name = tile.nameOf(piece);
  if (kind === STATE) return stateLabels(stateKey(name), tile.end[piece] - tile.start[piece], tile.textOf(piece), ownerName(tile, piece, threadName));
  if (kind === SCOPE) return scopeLabels(name, tile.taskId[piece]);
  return [format.name(name)];
}

function ownerName(tile, piece, threadName) {
  if (tile.owner[piece] < 0) return undefined;
  const first = format.cutMiddle(threadName(tile.owner[piece]), 24);
  return tile.owners[piece] > 1 ? `${first} and ${tile.owners[piece] - 1} more` : first;
}

/** Labels of a state: what it waited for, how long, who held it. */
export function stateLabels(key, nanos, text, owner) {
  const duration = format.duration(nanos);
  const object = text && shortObject(text);
  switch (key) {
    case 'blocked':
      return [object && owner && `blocked ${duration} on ${object} by ${owner}`, owner && `blocked ${duration} by ${owner}`, `blocked ${duration}`, duration].filter(Boolean);
    case 'parked':
    case 'waiting':
      return [object && owner && `${key} ${duration} on ${object} by ${owner}`, object && `${key} ${duration} on ${object}`, `${key} ${duration}`, duration].filter(Boolean);
    case 'sleeping':
      return [`sleeps ${duration}`, duration];
    case 'socket':
    case 'file':
      return [object && `${object} ${duration}`, object, duration].filter(Boolean);
    case 'gc':
      return [object && `stopped ${duration} by ${object}`, `stopped ${duration}`, duration, 'stopped'].filter(Boolean);
    case 'safepoint':
      return [`safepoint ${duration}`, duration];
    case 'unknown':
      return ['unknown'];
    case 'nativeWait':
    case 'idle':
      return [];
    default:
      return [stateOf(key).letter];
  }
}

/** Labels of a scope: the task it works for. */
export function scopeLabels(type, taskId) {
  if (!taskId) return [format.name(type)];
  return [`${format.name(type)} #${taskId}`, `#${taskId}`];
}

/** A class without its package, a path without its directories. */
export function shortObject(text) {
  const name = format.name(text);
  if (name.startsWith('/')) return format.cutMiddle(name.slice(name.lastIndexOf('/') + 1) || name, 40);
  return format.cutMiddle(name.replace(/^(?:[a-z_$][\w$]*\.)+(?=[A-Z])/, ''), 40);
}
