/**
 * A wait's chain as a time canvas needs it: who is in it and when, the path from the waiter to the root, and where the lock
 * was released to whom. All of it reads the answer of the query `chain`. Pure; free of the DOM.
 */
import * as format from '../format.js';
import { shortObject } from './labels.js';

const MOST_LANES = 12;
const MOST_ARROWS = 40;
const SHORT_SHARE = 0.1;

/**
 * Who is in a chain and when: from the root on those that mattered, then the waiter, then holders of less than a tenth of
 * the wait.
 *
 * @returns {Map<number, [number, number][]>}
 */
export function clipsOfChain(chain) {
  const found = [];
  const add = (links, depth) => {
    for (const link of links) {
      add(link.behind, depth + 1);
      if (link.thread >= 0) found.push({ thread: link.thread, depth, clip: [link.fromNs, link.toNs] });
    }
  };
  add(chain.links, 1);
  const least = (chain.endNs - chain.startNs) * SHORT_SHARE;
  const short = ({ clip: [from, to] }) => to - from < least;
  found.sort((a, b) => short(a) - short(b) || b.depth - a.depth || a.clip[0] - b.clip[0]);
  const clips = new Map();
  for (const each of found) {
    const { thread, clip } = each;
    if (short(each) && !clips.has(chain.thread)) clips.set(chain.thread, [[chain.startNs, chain.endNs]]);
    if (thread === chain.thread || (!clips.has(thread) && clips.size >= MOST_LANES)) continue;
    clips.set(thread, [...(clips.get(thread) ?? []), clip]);
  }
  if (!clips.has(chain.thread)) clips.set(chain.thread, [[chain.startNs, chain.endNs]]);
  return clips;
}

/** What stands below the name of a thread of the chain. */
export function subOfChain(chain, thread) {
  if (thread === chain.thread) return `waits for ${shortObject(chain.lock)}`;
  const link = linksOf(chain.links).find(each => each.thread === thread);
  return link ? `held ${format.cutMiddle(shortObject(link.lock), 24)}` : '';
}

/**
 * From the waiter along the owner that had most of each wait to the root.
 *
 * @returns {{thread: number, threadName: string, task?: object, region?: string, fromNs: number, toNs: number, lock?: string}[]}
 */
export function pathOfChain(chain) {
  const path = [{ thread: chain.thread, threadName: chain.threadName, task: chain.task, region: chain.region, fromNs: chain.startNs, toNs: chain.endNs }];
  let links = chain.links;
  while (links.length > 0) {
    const link = links.reduce((a, b) => (b.toNs - b.fromNs > a.toNs - a.fromNs ? b : a));
    path.push(link);
    links = link.behind;
  }
  return path;
}

/**
 * From each owner that let go to the one that got the lock. What only a snapshot shows, and waits that the capture's end
 * cut off, have no such moment.
 *
 * @returns {{kind: 'released', fromThread: number, toThread: number, fromNs: number, toNs: number, last: boolean}[]}
 */
export function arrowsOfChain(chain) {
  const arrows = [];
  const add = (links, waiter, endNs) => {
    links.forEach((link, i) => {
      add(link.behind, link.thread, undefined);
      const next = links[i + 1];
      const adjacent = next && next.fromNs === link.toNs && next.waitRow === link.waitRow;
      const to = adjacent ? next.thread : waiter;
      const ended = adjacent || endNs === undefined || link.toNs >= endNs;
      if (!ended || link.cycle || link.origin === 'snapshot' || link.thread < 0 || to < 0 || to === link.thread) return;
      arrows.push({ kind: 'released', fromThread: link.thread, toThread: to, fromNs: link.toNs, toNs: link.toNs, last: waiter === chain.thread && !adjacent });
    });
  };
  if (chain.origin !== 'snapshot') add(chain.links, chain.thread, chain.endNs);
  return arrows.slice(-MOST_ARROWS);
}

function linksOf(links) {
  return links.flatMap(link => [link, ...linksOf(link.behind)]);
}
