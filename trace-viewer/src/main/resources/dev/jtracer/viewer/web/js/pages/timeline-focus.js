/** A task in focus on the timeline: on which threads and when somebody worked for it, for its children, or held what they waited for. */
import { ask } from '../answers.js';
import * as format from '../format.js';
import { childEnds } from '../canvas/waterfall-arrows.js';

/** @returns {Promise<{id: string, taskId: number, type: string, clips: Map<number, [number, number][]>, arrows: object[], sub: (thread: number) => string}>} */
export async function focusOf(captureId, id) {
  const detail = await ask(captureId, 'task', { id });
  const clips = new Map();
  const lanes = new Map();
  for (const lane of detail.lanes) {
    const intervals = lane.clips.map(({ fromNs, toNs }) => [fromNs, toNs]);
    clips.set(lane.thread, [...(clips.get(lane.thread) ?? []), ...intervals]);
    if (!lanes.has(lane.thread)) lanes.set(lane.thread, lane);
  }
  const own = detail.lanes.filter(lane => lane.role === 'own');
  const arrows = [
    ...detail.handOvers.map(({ fromThread, fromNs, toThread, toNs }) => ({ kind: 'queue', fromThread, fromNs, toThread, toNs })),
    ...childEnds(detail).map(({ fromThread, fromNs, toThread, toNs }) => ({ kind: 'ended', fromThread, fromNs, toThread, toNs })),
  ].filter(({ fromThread, toThread }) => fromThread >= 0 && toThread >= 0 && fromThread !== toThread);
  return { id, taskId: detail.taskId, type: detail.type, clips, arrows, sub: thread => subOf(lanes.get(thread), own) };
}

function subOf(lane, own) {
  if (!lane) return '';
  if (lane.role === 'holder') return `held ${format.cutMiddle(lane.held.replace(/^.*\.(?=[A-Z])/, ''), 24)}`;
  const task = `${lane.task.type} #${lane.task.taskId}`;
  if (lane.role === 'child') return `child ${task}`;
  return own.length > 1 ? `${task}, ${own.indexOf(lane) + 1} of ${own.length}` : task;
}
