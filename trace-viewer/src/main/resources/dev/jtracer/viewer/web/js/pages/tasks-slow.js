/** What the slowest percent of a type did that its median tasks did not. */
import { html, nothing, svg } from 'lit';
import { durationCell, durationText, lockName, nameText, swatch } from '../components/text.js';
import * as format from '../format.js';
import { STATES, stateOf } from '../states.js';

/** The card: a fact, then median against slow, state by state, as means per task. */
export function slowCompare(answer, type) {
  const { value, error } = answer;
  return html`<section class="card slow-card" aria-label="What makes the slow 1% slow">
    <header><h2>What makes the slow 1% slow</h2><span class="grow"></span><span class="cap">mean per task</span></header>
    ${error ? html`<error-note .error=${error} @retry=${() => answer.retry()}></error-note>` : nothing}
    ${value ? body(value, type) : html`<div class="pad"><div class="skeleton line"></div></div>`}
  </section>`;
}

function body(value, type) {
  if (value.tasks < 2) return html`<empty-note .text=${html`Two tasks are needed to compare; ${value.tasks === 0 ? 'none' : 'one'} of type
      ${nameText(type ?? '')} ended.`}></empty-note>`;
  const rows = compare(value);
  const growth = rows.reduce((sum, row) => sum + row.growth, 0);
  const most = Math.max(1, ...rows.map(row => Math.max(row.median, row.slow)));
  return html`
    <p class="fact pad">${sentence(value, rows[0], growth)}</p>
    <table class="data compare">
      <caption class="visually-hidden">Where the time of median and slow tasks went</caption>
      <thead><tr><th scope="col">State</th><th scope="col" class="r"
          title="Tasks between the 45th and the 55th percentile">Median</th><th scope="col"
          class="r">Slow 1%</th><th scope="col">grey: median</th><th scope="col" class="r"
          title="Share of the difference">Growth</th></tr></thead>
      <tbody>${rows.map(row => compared(row, growth, most))}</tbody>
      <tfoot><tr>
        <th scope="row">Sum</th><td class="r">${durationCell(perTask(value.median))}</td><td class="r">${durationCell(perTask(value.slow))}</td>
        <td></td><td class="r muted">${growth > 0 ? '100%' : ''}</td>
      </tr></tfoot>
    </table>`;
}

/** Mean nanoseconds per task in each state that either group was in; the one that grew most first. */
export function compare({ median, slow }) {
  return STATES.map(state => {
    const before = (median.breakdown[state.key] ?? 0) / Math.max(1, median.tasks);
    const after = (slow.breakdown[state.key] ?? 0) / Math.max(1, slow.tasks);
    return { state, median: before, slow: after, growth: after - before };
  })
    .filter(row => row.median > 0 || row.slow > 0)
    .sort((a, b) => b.growth - a.growth);
}

const perTask = ({ totalNanos, tasks }) => totalNanos / Math.max(1, tasks);

function sentence({ common, slow }, first, growth) {
  if (!first || growth <= 0 || first.growth <= 0) return 'The slow tasks took no longer than the median ones.';
  const share = first.growth <= growth ? `, ${format.share(first.growth, growth)} of the difference` : '';
  const grew = html`<b>${first.state.name}</b> grew most: from ${format.duration(first.median)} to ${durationText(first.slow)}${share}.`;
  if (!common || common.slow * 2 < common.slowAsked) return grew;
  const others = common.median === 0 ? 'none did' : `${format.count(common.median)} of ${format.count(common.medianAsked)} did`;
  const whole = slow.tasks === 1 ? 'The slowest' : `${format.count(common.slow)} of the slowest ${format.count(common.slowAsked)}`;
  return html`${grew} ${whole} waited most for ${lockName(common.object)}; of the median ones, ${others}.`;
}

function compared({ state, median, slow, growth }, whole, most) {
  const width = 118;
  return html`<tr>
    <td><span class="state">${swatch(state.key)}${stateOf(state.key).name}</span></td>
    <td class="r t2">${durationCell(median)}</td><td class="r">${durationCell(slow)}</td>
    <td><svg class="twin s-${state.key}" width=${width} height="11" aria-hidden="true">${svg`<rect class="before"
        width=${Math.max(1, (median / most) * width)} height="4" rx="1"></rect><rect class="after" y="5"
        width=${Math.max(1, (slow / most) * width)} height="6" rx="1"></rect>`}</svg></td>
    <td class="r muted">${whole > 0 ? signedShare(growth, whole) : ''}</td>
  </tr>`;
}

/** Parts of a difference may be negative: a state that shrank. */
function signedShare(part, whole) {
  if (Math.abs(part) < whole * 0.0005) return '0%';
  return part < 0 ? `−${format.share(-part, whole)}` : format.share(part, whole);
}
