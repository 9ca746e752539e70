/** Where a task's time went, twice: in order of time, and by share over all its threads. */
import { html, nothing } from 'lit';
import { styled } from '../element.js';
import * as format from '../format.js';
import { partsOf, stateOf, sumOf } from '../states.js';
import { swatch } from '../components/text.js';
import { stateBar } from '../components/state-bar.js';
import { shortObject, stateLabels } from '../canvas/labels.js';

const LETTER_PX = 19;
const TEXT_PX = 6.3;

/**
 * @param {object} task  the answer of the query `task`
 * @param {{threadName: Function, px: number, select: (piece: object) => void}} about
 */
export function taskBars(task, { threadName, px, select }) {
  const parts = partsOf(task.breakdown, { largestFirst: true });
  const sum = sumOf(task.threadNanos);
  return html`<section class="card" aria-label="Where its time went">
    <header><h2>Where its ${format.duration(task.durationNanos)} went</h2><span class="cap">the first bar sums to the task's duration</span><span class="grow"></span>
      <span class="legend">${parts.map(({ state, nanos }) => html`<span title=${format.exactNanos(nanos)}>${swatch(state.key)}${state.name} <b>${format.duration(nanos)}</b></span>`)}</span></header>
    <div class="went">
      <div class="went-row"><span>In order of time<i>one state at each moment</i></span>${pathBar(task, { threadName, px, select })}</div>
      <div class="went-row"><span>Its threads<i>${format.duration(sum)} over ${format.counted(Math.max(1, task.threads), 'thread')}</i></span>${sum > 0 ? stateBar(task.threadNanos, px) : html`<span class="muted">No thread worked for it inside the recording.</span>`}</div>
    </div>
  </section>`;
}

function pathBar({ path, durationNanos }, { threadName, px, select }) {
  return html`<div class="bar path" role="img" aria-label=${describe(path)}>
    ${path.map(piece => {
      const share = (piece.toNs - piece.fromNs) / durationNanos;
      const label = labelOf(piece, share * px, threadName);
      return html`<span class="s-${piece.state}" title=${hint(piece, threadName)} ${styled({ '--n': share })} @click=${() => select(piece)}>${label ? html`<b>${label}</b>` : nothing}</span>`;
    })}
  </div>`;
}

function labelOf(piece, width, threadName) {
  if (width < LETTER_PX) return '';
  const nanos = piece.toNs - piece.fromNs;
  const forms = piece.state === 'queue' ? [`queued ${format.duration(nanos)}`, format.duration(nanos)] : piece.state === 'running' ? [`running ${format.duration(nanos)}`, 'R'] : stateLabels(piece.state, nanos, piece.object ?? undefined, piece.owner >= 0 ? format.cutMiddle(threadName(piece.owner), 24) : undefined);
  return forms.find(form => form.length * TEXT_PX + 12 <= width) ?? stateOf(piece.state).letter;
}

function hint({ state, fromNs, toNs, object }) {
  return `${stateOf(state).name} ${format.duration(toNs - fromNs)}${object ? `, ${shortObject(object)}` : ''}`;
}

function describe(path) {
  const first = path.slice(0, 12).map(p => `${stateOf(p.state).name} ${format.duration(p.toNs - p.fromNs)}`).join(', ');
  return path.length > 12 ? `${first} and ${path.length - 12} more pieces` : first;
}
