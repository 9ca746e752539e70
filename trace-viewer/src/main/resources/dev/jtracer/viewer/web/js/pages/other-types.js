/** What a list of types says of those it has no room for: whoever puts an id into a type has a million of them. */
import { html, nothing } from 'lit';
import { durationText } from '../components/text.js';
import * as format from '../format.js';

/** Whether there may be a type: it is listed, or there are some that are not. */
export const mayHave = ({ types, others }, name) => others !== null || types.some(({ type }) => type === name);

/**
 * @param {{types: object[], allTypes: number, others: {count: number, open: number, totalNanos: number} | null} | undefined} answer
 * @param {'task'|'region'} what
 */
export function otherTypes(answer, what) {
  if (!answer?.others) return nothing;
  const { types, allTypes, others } = answer;
  return html`<p class="fact pad">${format.counted(allTypes - types.length, `more ${what} type`)} with less time, of
    ${format.counted(others.count, what)} and ${durationText(others.totalNanos)} together, have no line here. Types are for a small set of
    names: put ids and values into tags or logs.</p>`;
}
