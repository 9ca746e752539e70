/** The convoys of a lock as a sentence: queues that one long hold made and that went on behind short ones. */
import { html } from 'lit';
import { durationText } from '../components/text.js';
import * as format from '../format.js';
import { captureHref } from '../url.js';
import { holder } from './blocking-columns.js';
import { rangeParam } from './timeline-state.js';

/**
 * `19 convoys had 48.0 s of the 48.0 s waited. In the largest, 17 threads queued behind refresh-prices in rebuild, which held it
 * for 218 ms; the queue went on for 49.9 ms after that, over 16 short holds.`
 *
 * @param {object} lock  an answer of the query `lock` that has at least one convoy
 */
export function convoyFact({ convoys: { convoys, waitedNanos, list }, totalNanos }, capture) {
  const [largest] = list;
  const { fromNs, releasedNs, toNs, waiting, holds } = largest;
  return html`<b>${format.counted(convoys, 'convoy')}</b> had ${durationText(waitedNanos)} of the ${format.duration(totalNanos)} waited.
      In ${convoys === 1 ? 'it' : 'the largest'}, ${format.counted(waiting, 'thread')} queued behind ${holder(holderOf(largest))}, which held it
      for ${durationText(releasedNs - fromNs)}; the queue went on for ${durationText(toNs - releasedNs)} after that, over
      ${format.counted(holds, 'short hold')}. <a class="link away" href=${convoyHref(capture, largest)}>Show the convoy</a>`;
}

const holderOf = ({ threadName, task, region }) => ({ thread: threadName, taskType: task?.type ?? null, region });

/** The convoy as the selected range, with the chain of its longest wait. */
export function convoyHref({ id, recording }, { fromNs, toNs, longestWait }) {
  const margin = (toNs - fromNs) * 0.08;
  return captureHref(id, 'timeline', undefined, {
    from: Math.max(0, Math.round(fromNs - margin)),
    to: Math.min(recording.durationNanos, Math.round(toNs + margin)),
    range: rangeParam({ fromNs: Math.max(0, fromNs), toNs }),
    chain: longestWait,
  });
}
