/** Two groups of tasks beside each other, state by state, as means per task; and the difference as a sentence. */
import { html, nothing, svg } from 'lit';
import { durationCell, durationText, lockName, swatch } from '../components/text.js';
import * as format from '../format.js';
import { STATES, stateOf } from '../states.js';

const BAR_PX = 54;

/**
 * @typedef {{tasks: number, totalNanos: number, breakdown: Record<string, number>}} Group
 */

/**
 * Mean nanoseconds per task in each state that either group was in; the one that grew most from `before` to `after` first.
 *
 * @param {Group} before
 * @param {Group} after
 */
export function compare(before, after) {
  return STATES.map(state => {
    const [was, is] = [meanIn(before, state.key), meanIn(after, state.key)];
    return { state, before: was, after: is, growth: is - was };
  })
    .filter(row => row.before > 0 || row.after > 0)
    .sort((a, b) => b.growth - a.growth);
}

/** The mean duration. */
export const perTask = ({ totalNanos, tasks }) => totalNanos / Math.max(1, tasks);

/**
 * `41.2 ms more blocked (+320%)`, to stand after "spent".
 *
 * @param {string} key  of the state
 * @param {number} before  what the others spent
 */
export const spentMore = (key, nanos, before) => html`${durationText(nanos)} more ${stateOf(key).verb} (${format.growth(before, before + nanos)})`;

/** The mean time of a task in a state. */
export const meanIn = ({ breakdown, tasks }, key) => (breakdown[key] ?? 0) / Math.max(1, tasks);

/** `, 53% of the difference`; nothing where other states shrank, so that it would be more than all of it. */
export const shareOf = (growth, whole) => (growth <= whole ? html`, ${format.share(growth, whole)} of the difference` : nothing);

/**
 * `, mostly on monitor PriceTable@7f3a`: what took more than half of the waits in the state.
 *
 * @param {object | undefined} waits  an answer of the query `task-waits`
 */
export function mostlyOn(waits) {
  if (!isMostly(waits)) return nothing;
  const { object, lock } = waits.most;
  const asked = waits.asked < waits.tasks ? `${format.count(waits.asked)} of ${format.counted(waits.tasks, 'task')} looked into` : nothing;
  return html`, <span title=${asked}>mostly ${LOCKS[lock] ?? 'at'} ${lockName(object)}</span>`;
}

const LOCKS = { monitor: 'on monitor', lock: 'for lock', 'class init': 'on class' };

export const isMostly = waits => Boolean(waits?.most) && waits.most.nanos * 2 > waits.nanos;

/**
 * The table: state, both means, bars, the difference, absolute and as a share of what it is compared with.
 *
 * @param {object[]} rows  of {@link compare}
 * @param {{before: Group, after: Group, names: [string, string], hints: [string, string], caption: string, swapped?: boolean}} about
 *     `names` are the heads of the columns as they are shown: before, after, or the other way round if swapped
 */
export function compareTable(rows, { before, after, names, hints, caption, swapped = false }) {
  const most = Math.max(1, ...rows.map(row => Math.max(row.before, row.after)));
  const whole = perTask(after) - perTask(before);
  const inOrder = (a, b) => (swapped ? [b, a] : [a, b]);
  const [first, second] = inOrder(perTask(before), perTask(after));
  return html`<table class="data compare">
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr><th scope="col">State</th><th scope="col" class="r" title=${hints[0]}>${names[0]}</th><th scope="col" class="r"
        title=${hints[1]}>${names[1]}</th><th scope="col" class="twin-head">grey: ${swapped ? names[1] : names[0].toLowerCase()}</th><th scope="col" class="r"
        title="Of a mean task">Difference</th><th scope="col" class="r" title=${`Of what ${swapped ? names[1] : names[0]} spent`}>Growth</th></tr></thead>
    <tbody>${rows.map(row => compared(row, inOrder(row.before, row.after), most))}</tbody>
    <tfoot><tr>
      <th scope="row">Sum</th><td class="r">${durationCell(first)}</td><td class="r">${durationCell(second)}</td>
      <td></td><td class="r">${signed(whole)}</td><td class="r">${format.growth(perTask(before), perTask(after))}</td>
    </tr></tfoot>
  </table>`;
}

function compared({ state, before, after, growth }, [first, second], most) {
  return html`<tr>
    <td><span class="state">${swatch(state.key)}${state.name}</span></td>
    <td class="r t2">${durationCell(first)}</td><td class="r">${durationCell(second)}</td>
    <td><svg class="twin s-${state.key}" width=${BAR_PX} height="11" aria-hidden="true">${svg`<rect class="before"
        width=${Math.max(1, (before / most) * BAR_PX)} height="4" rx="1"></rect><rect class="after" y="5"
        width=${Math.max(1, (after / most) * BAR_PX)} height="6" rx="1"></rect>`}</svg></td>
    <td class="r muted">${signed(growth)}</td><td class="r t2">${format.growth(before, after)}</td>
  </tr>`;
}

function signed(nanos) {
  const [value, unit] = format.durationParts(nanos);
  return html`<span class="dur" title=${format.exactNanos(nanos)}>${nanos > 0 && value !== '0' ? `+${value}` : value}<i>${unit}</i></span>`;
}
