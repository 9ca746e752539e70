/**
 * The small things sentences and tables are made of: durations, names, swatches, links. Functions, not elements: a
 * table has thousands of them.
 */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { category, stateOf } from '../states.js';
import { captureHref } from '../url.js';

/** A duration for a column: value to the right, its unit in a column of its own; the exact figure on hover. */
export function durationCell(nanos) {
  const [value, unit] = format.durationParts(nanos);
  return html`<span class="dur" title=${format.exactNanos(nanos)}>${value}<i>${unit}</i></span>`;
}

/** A duration in a sentence, with the weight of a fact. */
export function durationText(nanos) {
  return html`<b class="nowrap" title=${format.exactNanos(nanos)}>${format.duration(nanos)}</b>`;
}

/** A count in a table; zero is quiet. */
export function countCell(n) {
  return n === 0 ? html`<span class="muted">0</span>` : format.count(n);
}

/** How much of a name a table or a list shows; the rest is cut from its middle, and hover shows it. */
export const IN_A_CELL = 48;

/** Any name from the recording: text, never markup, with a direction of its own. */
export function nameText(name, max = undefined) {
  const shown = format.name(name, max);
  return html`<bdi title=${shown === name ? nothing : format.name(name, 2000)}>${shown}</bdi>`;
}

/** The dot of a task type or region: its colour is a function of the name. */
export function typeDot(type) {
  return html`<span class="type-dot c-${category(type)}" data-of=${format.name(type)}></span>`;
}

/** A task type with its dot. */
export function typeName(type) {
  return html`<span class="type">${typeDot(type)}<span class="name">${nameText(type, IN_A_CELL)}</span></span>`;
}

/** A monitor, a lock, a host or a file: code. Package names are left out unless asked for; hover shows all of it. */
export function lockName(name, max = IN_A_CELL) {
  const short = shortClass(name);
  return html`<span class="lock" data-of=${format.name(name)} title=${format.name(name)}><bdi>${format.name(short, max)}</bdi></span>`;
}

/** `com.shop.pricing.PriceTable@7f3a` without its package; what is no class name stays as it is. */
export function shortClass(name) {
  const match = /^(?:[a-z_$][\w$]*\.)+([A-Z_$][\w$.]*(?:@[0-9a-f]+)?)$/.exec(name);
  return match ? match[1] : name;
}

/** The swatch of a state: fill, letter and pattern. */
export function swatch(key) {
  return html`<span class="swatch s-${stateOf(key).key}" aria-hidden="true">${stateOf(key).letter}</span>`;
}

/** A legend of states, some of them under another name. */
export function legend(keys, names = {}) {
  return html`<span class="legend">${keys.map(key => html`<span>${swatch(key)}${names[key] ?? stateOf(key).name}</span>`)}</span>`;
}

/** A column of durations over rows that have a count; a row that counts nothing has none. */
export function durationColumn(key, label, { count = row => row.count } = {}) {
  const cell = row => (count(row) > 0 ? durationCell(row[key]) : html`<span class="muted">–</span>`);
  return { key, label, right: true, csv: key, value: row => (count(row) > 0 ? row[key] : undefined), cell };
}

/** A link to a task's own page. */
export function taskLink(captureId, taskId) {
  return html`<a class="link" href=${captureHref(captureId, 'tasks', taskId)}>#${taskId}</a>`;
}
