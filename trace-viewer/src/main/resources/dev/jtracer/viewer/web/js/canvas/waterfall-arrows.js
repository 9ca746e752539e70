/**
 * The arrows of a task's waterfall: from who handed work over to who took it up, from who released a lock to who got it, from
 * a child that ended to the parent that waited. Pure: places in time and in the lanes' height.
 */
import { TALL, rowTop } from './lane-layout.js';

/** A parent that goes on this soon after its child ended is drawn as having waited for it. */
const SOON_SHARE = 0.02;
const SOON_NS = 200_000;
const MOST = 40;

/**
 * @returns {{kind: 'queue'|'released'|'ended', fromNs: number, fromY: number, toNs: number, toY: number}[]}
 */
export function arrowsOf(detail, lanes) {
  const arrows = [...handOvers(detail, lanes), ...releases(detail, lanes), ...ends(detail, lanes)];
  return arrows.slice(0, MOST);
}

function handOvers(detail, lanes) {
  return detail.handOvers.flatMap(({ fromThread, fromNs, toThread, toNs, taskId }) => {
    const from = laneAt(lanes, fromThread, fromNs);
    const to = lanes.find(lane => lane.thread === toThread && lane.task?.taskId === taskId) ?? laneAt(lanes, toThread, toNs);
    if (!from || !to || from === to) return [];
    return [between('queue', from, fromNs, to, Math.max(fromNs, toNs))];
  });
}

function releases(detail, lanes) {
  return detail.waits.flatMap(({ thread, pieces }) =>
    pieces.flatMap((piece, i) => {
      if (piece.toNs >= detail.endNs) return []; // cut to the task: not a release
      const from = laneAt(lanes, piece.thread, piece.toNs - 1);
      const next = pieces[i + 1];
      const to = next ? laneAt(lanes, next.thread, piece.toNs + 1) : laneAt(lanes, thread, piece.toNs - 1);
      if (!from || !to || from === to || (from.role !== 'holder' && to.role === 'holder')) return [];
      return [between('released', from, piece.toNs, to, piece.toNs)];
    }),
  );
}

function ends(detail, lanes) {
  return childEnds(detail).flatMap(({ taskId, fromNs, toThread, waitFromNs, toNs }) => {
    const from = lanes.find(lane => lane.role === 'child' && lane.task.taskId === taskId);
    const to = laneAt(lanes, toThread, waitFromNs);
    return from && to && from !== to ? [between('ended', from, fromNs, to, toNs)] : [];
  });
}

/**
 * The children whose end let the task go on: it waited when they ended, and not much longer.
 *
 * @param {object} detail  the answer of the query `task`
 * @returns {{taskId: number, fromThread: number, fromNs: number, toThread: number, waitFromNs: number, toNs: number}[]}
 */
export function childEnds(detail) {
  const soon = Math.max(SOON_NS, detail.durationNanos * SOON_SHARE);
  return detail.children.flatMap(({ taskId, beginNs, durationNanos }) => {
    const fromNs = beginNs + durationNanos;
    const child = detail.lanes.find(lane => lane.role === 'child' && lane.task.taskId === taskId);
    const wait = detail.path.find(({ state, fromNs: from, toNs }) => (state === 'parked' || state === 'waiting') && from < fromNs && toNs >= fromNs && toNs - fromNs <= soon);
    return child && wait ? [{ taskId, fromThread: child.thread, fromNs, toThread: wait.thread, waitFromNs: wait.fromNs, toNs: wait.toNs }] : [];
  });
}

function laneAt(lanes, thread, ns) {
  return lanes.find(lane => lane.thread === thread && lane.clipsNs.some(([from, to]) => from <= ns && ns <= to));
}

/** From the side of the lane that faces the other to the band of its states. */
function between(kind, from, fromNs, to, toNs) {
  const down = to.y > from.y;
  const fromBottom = from.y + rowTop(from, 1, from.scopeRows > 0 ? 1 : 0, TALL) - 2;
  return {
    kind,
    fromNs,
    fromY: down ? fromBottom : from.y + TALL.padTop,
    toNs,
    toY: down ? to.y + TALL.padTop : to.y + TALL.padTop + TALL.state,
  };
}
