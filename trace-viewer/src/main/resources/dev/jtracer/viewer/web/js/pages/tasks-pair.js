/**
 * Two types of tasks, or one type in two captures or two ranges of time, side by side: what to compare with, and the difference
 * per state.
 */
import { html, nothing } from 'lit';
import { durationText, nameText } from '../components/text.js';
import * as format from '../format.js';
import * as icons from '../icons.js';
import { stripLine } from '../components/range-strip.js';
import { mayHave } from './other-types.js';
import { compare, compareTable, mostlyOn, perTask, shareOf, spentMore } from './tasks-compare.js';

/** Chosen instead of a capture; no id of one has a slash. */
const RANGE = '/range';

/** The statistics of a type as a group of tasks. */
export const groupOf = ({ count, totalNanos, breakdown }) => ({ tasks: count, totalNanos, breakdown });

/**
 * Which of the two took longer on average, by how much, and the state that grew most; undefined if they took as long or one
 * of them has no task that ended.
 *
 * @param {object} own    statistics of the type the page is about
 * @param {object} other  those it is compared with
 */
export function difference(own, other) {
  if (!(own?.count > 0) || !(other?.count > 0)) return undefined;
  const ownLonger = perTask(groupOf(own)) >= perTask(groupOf(other));
  const [shorter, longer] = ownLonger ? [other, own] : [own, other];
  const rows = compare(groupOf(shorter), groupOf(longer));
  const nanos = perTask(groupOf(longer)) - perTask(groupOf(shorter));
  return nanos > 0 && rows[0]?.growth > 0 ? { ownLonger, nanos, shorterNanos: perTask(groupOf(shorter)), first: rows[0] } : undefined;
}

/**
 * The card that takes the place of the slow ones.
 *
 * @param {object} page
 * @param {{own: object, other: object, waits: object, error: Error, types: object, captures: object[]}} answers  `types` of `task-types`
 */
export function pairCard(page, { own, other, waits, types, captures, error }) {
  const { against } = page;
  return html`<section class="card slow-card pair-card" aria-label="Comparison">
    <header><h2>Against</h2>${choices(page, types?.types, captures)}<span class="grow"></span>
      <button class="iconbtn" type="button" aria-label="End the comparison" @click=${() => page.compareWith(undefined)}>${icons.close}</button></header>
    ${against.began ? strips(page) : nothing}
    ${error ? html`<error-note .error=${error} @retry=${() => page.retryPair()}></error-note>` : nothing}
    ${types && !mayHave(types, against.type) ? html`<empty-note .text=${html`No task of type ${nameText(against.type)} in this
        capture; choose another type.`}></empty-note>` : pairBody(page, own, other, waits)}
  </section>`;
}

/** When the tasks of both sides began. */
function strips(page) {
  const { whole, began, against } = page;
  const everything = { from: 0, to: page.capture.recording.durationNanos };
  return html`${stripLine(whole.value, { key: 'own', label: 'This', range: began, choose: own => page.chooseBegan({ own: own ?? everything }) })}
    ${stripLine(whole.value, { key: 'other', label: 'Against', range: against.began, choose: other => page.chooseBegan({ other: other ?? everything }) })}`;
}

function choices(page, types, captures) {
  const { against } = page;
  const names = types?.map(t => t.type) ?? [];
  const shown = names.includes(against.type) ? names : [against.type, ...names];
  return html`<select class="chip pair-type" aria-label="Type to compare with"
      @change=${event => page.compareWith({ type: event.target.value, capture: against.capture })}>
      ${shown.map(type => html`<option value=${type} .selected=${type === against.type}>${format.name(type, 40)}</option>`)}</select>
    <select class="chip pair-capture" aria-label="Where to compare with"
      @change=${({ target }) => (target.value === RANGE ? page.compareRanges() : page.compareWith(page.inCapture(target.value || undefined)))}>
      <option value="" .selected=${!against.capture && !against.began}>this capture</option>
      <option value=${RANGE} .selected=${Boolean(against.began)}>another range of it</option>
      ${captures?.filter(c => c.id !== page.capture.id).map(c => html`<option value=${c.id} .selected=${c.id === against.capture}>${format.name(c.name ?? c.id, 40)}</option>`)}</select>`;
}

function pairBody(page, own, other, waits) {
  if (!own || !other) return html`<div class="pad"><div class="skeleton line"></div></div>`;
  const names = page.pairNames();
  if (own.count === 0 || other.count === 0) return html`<empty-note .text=${html`None of ${own.count === 0 ? names[0] : names[1]} ended.`}></empty-note>`;
  const [before, after] = [groupOf(other), groupOf(own)];
  const heads = page.against.began ? ['This', 'Against'] : names;
  return html`<p class="fact pad">${pairFact(own, other, waits, names, page.against.type === page.type ? format.name(page.type, 40) : undefined)}</p>
    ${compareTable(compare(before, after), {
      before,
      after,
      swapped: true,
      names: heads,
      hints: [own, other].map(({ count }, i) => `${names[i]}: ${format.counted(count, 'task')}`),
      caption: 'Where the time of both went',
    })}
    ${percentiles(own, other, heads)}
    <p class="cap pad foot">States are means per task, of ${format.count(own.count)} and of ${format.counted(other.count, 'task')}.</p>`;
}

/**
 * `checkout took 23.4 ms longer than search on average (+42%): a task spent 12.0 ms more blocked (new), 53% of the difference.`
 *
 * @param {[string, string]} names   of both sides
 * @param {string | undefined} type  if both are of one, and the names are of captures
 */
export function pairFact(own, other, waits, names, type) {
  const found = difference(own, other);
  const mean = perTask(groupOf(own));
  if (!found) return html`${names[0]} and ${names[1]} took the same time on average, ${durationText(mean)} a task.`;
  const [longer, shorter] = found.ownLonger ? names : [names[1], names[0]];
  const took = durationText(found.nanos);
  const longerThan = type ? html`<b><bdi>${type}</bdi></b> took ${took} longer in ${longer} than in ${shorter}` : html`<b><bdi>${longer}</bdi></b> took ${took}
      longer than <bdi>${shorter}</bdi>`;
  return html`${longerThan} on average (${format.growth(found.shorterNanos, found.shorterNanos + found.nanos)}): a task spent
      ${spentMore(found.first.state.key, found.first.growth, found.first.before)}${shareOf(found.first.growth, found.nanos)}${mostlyOn(waits)}.`;
}

const RANKS = [['p50Nanos', 'p50'], ['p90Nanos', 'p90'], ['p99Nanos', 'p99'], ['p999Nanos', 'p99.9'], ['maxNanos', 'Max']];

function percentiles(own, other, names) {
  return html`<table class="data compare ranks"><caption class="visually-hidden">Durations of both</caption>
    <thead><tr><th scope="col">Duration</th>${RANKS.map(([, label]) => html`<th scope="col" class="r">${label}</th>`)}</tr></thead>
    <tbody>${[own, other].map((stats, i) => html`<tr><th scope="row">${names[i]}</th>${RANKS.map(([key]) => html`<td class="r"
        title=${format.exactNanos(stats[key])}>${format.duration(stats[key])}</td>`)}</tr>`)}
      <tr><th scope="row" title=${`Of ${names[1]}`}>Growth</th>${RANKS.map(([key]) => html`<td class="r t2">${format.growth(other[key], own[key])}</td>`)}</tr></tbody></table>`;
}
