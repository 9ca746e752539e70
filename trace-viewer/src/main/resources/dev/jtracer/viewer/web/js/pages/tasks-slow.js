/** What the slowest percent of a type did that its median tasks did not. */
import { html, nothing } from 'lit';
import { lockName, nameText } from '../components/text.js';
import { rangeText } from '../components/log-histogram-layout.js';
import * as format from '../format.js';
import { compare, compareTable, isMostly, meanIn, mostlyOn, perTask, shareOf, spentMore } from './tasks-compare.js';

/** The card: a fact, then median against slow, state by state, as means per task. */
export function slowCompare(answer, type, tools) {
  const { value, error } = answer;
  return html`<section class="card slow-card" aria-label="What makes the slow 1% slow">
    <header><h2>What makes the slow 1% slow</h2><span class="cap">mean per task</span><span class="grow"></span>${tools}</header>
    ${error ? html`<error-note .error=${error} @retry=${() => answer.retry()}></error-note>` : nothing}
    ${value ? body(value, type) : html`<div class="pad"><div class="skeleton line"></div></div>`}
  </section>`;
}

function body(value, type) {
  const { tasks, median, slow } = value;
  if (tasks < 2) return html`<empty-note .text=${html`Two tasks are needed to compare; ${tasks === 0 ? 'none' : 'one'} of those of type
      ${nameText(type ?? '')} that are looked at ended.`}></empty-note>`;
  return html`
    <p class="fact pad">${slowFact(value)}</p>
    ${compareTable(compare(median, slow), {
      before: median,
      after: slow,
      names: ['Median', 'Slow 1%'],
      hints: ['Tasks between the 45th and the 55th percentile', 'The slowest percent'],
      caption: 'Where the time of median and slow tasks went',
    })}
    <p class="cap pad foot">Median: the ${format.counted(median.tasks, 'task')} between p45 and p55, ${spanText(median)}.
      Slow: the ${slow.tasks === 1 ? '' : `${format.count(slow.tasks)} `}slowest, ${spanText(slow)}.</p>`;
}

const spanText = ({ tasks, fromNanos, toNanos }) => (tasks === 1 ? format.duration(toNanos) : rangeText({ from: fromNanos, to: toNanos }));

/** The answer of the query `slow-tasks` as a sentence or two. */
export function slowFact({ grew, median, slow, common }) {
  const whole = perTask(slow) - perTask(median);
  if (!grew || whole <= 0) return 'The slow tasks took no longer than the median ones.';
  const than = html`${slow.tasks === 1 ? 'The slowest task' : 'The slowest 1%'} spent ${spentMore(grew.state, grew.meanNanos, meanIn(median, grew.state))} than the
      median ${median.tasks === 1 ? 'one' : 'ones'}`;
  return html`${than}${shareOf(grew.meanNanos, whole)}${mostlyOn(grew.waits)}.${together(common, slow, isMostly(grew.waits) ? grew.waits.most.object : undefined)}`;
}

/** How many of the slow ones waited most for one thing, and how many of the median ones. */
function together(common, slow, named) {
  if (!common || common.slow * 2 < common.slowAsked) return nothing;
  const others = common.median === 0 ? 'none did' : `${format.count(common.median)} of ${format.count(common.medianAsked)} did`;
  const whole = slow.tasks === 1 ? 'The slowest' : `${format.count(common.slow)} of the slowest ${format.count(common.slowAsked)}`;
  return html` ${whole} waited most for ${common.object === named ? 'it' : lockName(common.object)}; of the median ones, ${others}.`;
}
