/** A wait's chain on the timeline: which one is shown, who is in it, the arrows, and walking it. */
import { ask } from '../answers.js';
import * as format from '../format.js';
import { arrowsOfChain, clipsOfChain, pathOfChain, subOfChain } from '../canvas/chain.js';
import { shortObject } from '../canvas/labels.js';
import { thingOfBox } from '../canvas/things.js';
import { STATE } from '../canvas/tile.js';
import { HEAD } from '../canvas/timeline-draw.js';

/**
 * Puts the chain that the address names onto the canvas, else that of the wait that is selected. Only the former is in focus:
 * its lanes come first and everything else is dimmed, which must not happen under a pointer that only selects.
 */
export async function loadChain(page) {
  const { view, piece, capture } = page;
  const wanted = view.chain ?? (view.selection?.row !== undefined && piece?.waitRow >= 0 ? piece.waitRow : undefined);
  if (page.canvas && page.canvas.chain?.waitRow !== wanted) {
    const chain = wanted === undefined ? undefined : await chainOf(capture.id, wanted).catch(() => undefined);
    if (!page.canvas || view !== page.view) return;
    page.canvas.set({ chain });
  }
  const focus = page.canvas?.task ?? chainInFocus(page);
  if (page.canvas && page.canvas.focus !== focus) page.canvas.set({ focus, scroll: 0 });
  page.requestUpdate();
}

/** The chain the address names, once it is there. */
export function chainInFocus({ canvas, view }) {
  const chain = canvas?.chain;
  return chain && chain.waitRow === view.chain ? chain : undefined;
}

/** To the holder (1) or back to the waiter (-1): its lane comes into sight, and what it did then has the keyboard. */
export function walkChain(page, by) {
  const { canvas } = page;
  const chain = canvas.chain;
  if (!chain) return false;
  chain.at = Math.max(0, Math.min(chain.path.length - 1, chain.at + by));
  const { thread, fromNs, toNs } = chain.path[chain.at];
  if (thread >= 0) canvas.reveal(thread);
  const box = canvas.boxes.find(b => b.kind === STATE && b.lane.thread === thread && b.tile.start[b.piece] < toNs && b.tile.end[b.piece] > fromNs);
  canvas.set({ cursor: box && thingOfBox(box, HEAD) });
  page.querySelector('.live').textContent = describeStep(chain);
  return true;
}

/** Who waited, how long and for what, in a few words. */
export function nameOfChain({ answer: { task, threadName, startNs, endNs, lock } }) {
  const who = task ? `${format.name(task.type, 24)} #${task.taskId}` : format.name(threadName, 24);
  return `${who} waited ${format.duration(endNs - startNs)} for ${format.cutMiddle(shortObject(lock), 28)}`;
}

/** The place on the path as a sentence for those who do not see it. */
export function describeStep({ path, at }) {
  const { threadName, task, region, fromNs, toNs } = path[at];
  const who = threadName === null ? 'nobody known' : `${task ? `${task.type} #${task.taskId} on ` : ''}${threadName}${region ? ` in region ${region}` : ''}`;
  return format.name(at === 0 ? `waiter: ${who}, ${format.duration(toNs - fromNs)}` : `held by ${who} for ${format.duration(toNs - fromNs)}`);
}

/** `at` is the place on the path that was walked to; 0 is the waiter. */
async function chainOf(captureId, waitRow) {
  const answer = await ask(captureId, 'chain', { wait: waitRow });
  return {
    waitRow,
    answer,
    clips: clipsOfChain(answer),
    sub: thread => subOfChain(answer, thread),
    arrows: arrowsOfChain(answer),
    path: pathOfChain(answer),
    at: 0,
  };
}
