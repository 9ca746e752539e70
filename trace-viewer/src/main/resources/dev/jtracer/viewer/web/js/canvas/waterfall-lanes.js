/** Where the lanes of a task's waterfall lie, and what stands below their names. Pure; free of the DOM. */
import * as format from '../format.js';
import { TALL, laneHeight } from './lane-layout.js';

/** @param {object} detail  the answer of the query `task` */
export function placeLanes(detail) {
  let y = 0;
  const own = detail.lanes.filter(lane => lane.role === 'own').length;
  let number = 0;
  return detail.lanes.map(lane => {
    if (lane.role === 'own') number++;
    const subs = subsOf(lane, number, own);
    const least = TALL.padTop + 18 + subs.length * 15 + TALL.padBottom;
    const height = Math.max(laneHeight(lane, TALL), least);
    const placed = { ...lane, y, height, subs, startNs: 0, endNs: Infinity, clipsNs: lane.clips.map(c => [c.fromNs, Math.min(c.toNs, detail.endNs)]) };
    y += height;
    return placed;
  });
}

function subsOf(lane, number, own) {
  if (lane.role === 'child') return [`child ${format.name(lane.task.type)} #${lane.task.taskId}`];
  if (lane.role === 'holder') return [`held ${format.cutMiddle(lane.held.replace(/^.*\.(?=[A-Z])/, ''), 22)}`, 'not part of this task'];
  return [own > 1 ? `thread ${number} of ${own}` : 'all of it on this thread'];
}
