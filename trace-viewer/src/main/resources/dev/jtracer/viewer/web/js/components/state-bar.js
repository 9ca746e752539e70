/** Parts that sum, as one bar: where the time of a task, a type or a range went. */
import { html, nothing } from 'lit';
import { styled } from '../element.js';
import * as format from '../format.js';
import { partsOf, sumOf } from '../states.js';
import { durationCell, swatch } from './text.js';

/** From this width on a part has at least its letter. */
const LETTER_PX = 13;

/**
 * A bar with labels where they fit.
 *
 * @param {Record<string, number>} breakdown
 * @param {number} px how wide the bar will be drawn, roughly: decides which labels fit
 */
export function stateBar(breakdown, px = 460) {
  const sum = sumOf(breakdown);
  const parts = partsOf(breakdown, { largestFirst: true });
  return html`<div class="bar" role="img" aria-label=${describe(parts, sum)}>
    ${parts.map(part => html`<span class="s-${part.state.key}" title=${title(part, sum)}
        ${styled({ '--n': part.nanos / sum })}>${label(part, sum, px)}</span>`)}
  </div>`;
}

/**
 * The parts of a bar as a list with their shares, the largest first.
 *
 * @param {Record<string, number>} breakdown
 * @param {{sum?: boolean, className?: string}} [options] `sum` ends it with the whole
 */
export function stateList(breakdown, { sum = false, className = '' } = {}) {
  const parts = partsOf(breakdown, { largestFirst: true });
  const shares = format.shares(parts.map(part => part.nanos));
  const row = (label, nanos, share) => html`<div>${label}<dd>${durationCell(nanos)}</dd><dd class="pc">${share}</dd></div>`;
  return html`<dl class="states ${className}">
    ${parts.map(({ state, nanos }, i) => row(html`<dt>${swatch(state.key)}${state.name}</dt>`, nanos, shares[i]))}
    ${sum ? row(html`<dt class="muted">Sum</dt>`, sumOf(breakdown), '100%') : nothing}
  </dl>`;
}

/**
 * A thin bar without labels for tables; `whole` makes bars of one column comparable in length.
 *
 * @param {Record<string, number>} breakdown
 * @param {number} [whole] the duration of a bar of full width
 */
export function thinBar(breakdown, whole = undefined) {
  const sum = sumOf(breakdown);
  if (!(sum > 0)) return html`<span class="muted">–</span>`;
  const parts = partsOf(breakdown);
  const width = whole > 0 ? { width: `${Math.max(0.5, (sum / whole) * 100)}%` } : {};
  return html`<div class="bar thin" role="img" aria-label=${describe(parts, sum)} title=${describe(parts, sum)} ${styled(width)}>
    ${parts.map(part => html`<span class="s-${part.state.key}" ${styled({ '--n': part.nanos / sum })}></span>`)}
  </div>`;
}

function label({ state, nanos }, sum, px) {
  const room = (nanos / sum) * px - 11;
  const wide = `${state.name} ${format.share(nanos, sum)}`;
  const text = [wide, state.name].find(t => t.length * 6.4 <= room);
  if (text) return html`<b>${text}</b>`;
  return room >= LETTER_PX - 11 ? html`<b class="letter">${state.letter}</b>` : nothing;
}

const title = ({ state, nanos }, sum) => `${state.name} ${format.duration(nanos)}, ${format.share(nanos, sum)}`;

const describe = (parts, sum) =>
  [...parts].sort((a, b) => b.nanos - a.nanos).map(part => title(part, sum)).join('; ') || 'no time';
