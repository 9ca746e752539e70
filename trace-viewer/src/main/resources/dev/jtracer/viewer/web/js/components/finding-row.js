/**
 * A finding as a row: its number in the colour of its state, the sentence, what else was counted with the links to its
 * evidence, when it happened, and what it cost. The server says what; here it is only drawn.
 *
 * @typedef {object} Finding  as the query `findings` answers it
 * @property {string} id
 * @property {string} state
 * @property {{kind: string, text: string, nanos: number}[]} parts
 * @property {number} lostNanos
 * @property {number} openNanos
 * @property {number} threadNanos
 * @property {string} figure
 * @property {string} measure
 * @property {string[]} facts
 * @property {number[]} when
 * @property {number[]} moments
 * @property {{label: string, page: string, row: string, state: Record<string, string>}[]} links
 */
import { html, nothing, svg } from 'lit';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { captureHref } from '../url.js';
import { sparkSeries } from './spark.js';
import { IN_A_CELL, lockName, nameText, shortClass } from './text.js';

/** The address of a link of a finding. */
export const linkHref = (captureId, { page, row, state }) => captureHref(captureId, page, row, state);

/** The sentence: a name leads to its own page where it has one. */
export function factLine(captureId, parts) {
  return html`${parts.map(part => piece(captureId, part))}`;
}

function piece(captureId, { kind, text, nanos }) {
  switch (kind) {
    case 'text': return text;
    case 'number': return nanos >= 0 ? html`<b class="nowrap" title=${format.exactNanos(nanos)}>${text}</b>` : html`<b>${text}</b>`;
    case 'task': return html`<a class="name-link" href=${captureHref(captureId, 'tasks', undefined, { type: text })}><b>${nameText(text, IN_A_CELL)}</b></a>`;
    case 'lock': return html`<a class="name-link" href=${captureHref(captureId, 'blocking', undefined, { lock: text })}>${lockName(text)}</a>`;
    case 'region': return html`<b>${nameText(text, IN_A_CELL)}</b>`;
    case 'thread': return html`<b>${nameText(text, IN_A_CELL)}</b>`;
    case 'class': return html`<span class="lock" title=${format.name(text)}><bdi>${format.name(shortClass(text), IN_A_CELL)}</bdi></span>`;
    default: return html`<span class="lock" title=${format.name(text)}><bdi>${format.name(text, IN_A_CELL)}</bdi></span>`;
  }
}

/** What ranks a finding, and so the length of its bar. */
export const costOf = finding => finding.lostNanos + finding.openNanos || finding.threadNanos;

/**
 * @param {string} captureId
 * @param {Finding} finding
 * @param {{number: number, most: number, wholeNanos: number}} place  its number, the longest bar, of what its share is
 */
export function findingRow(captureId, finding, { number, most, wholeNanos }) {
  const { key } = stateOf(finding.state);
  return html`<li class="finding">
    <span class="num s-${key}">${number}</span>
    <div><p class="fact">${factLine(captureId, finding.parts)}</p>
      <div class="meta">${facts(finding)} <span class="links">${finding.links.map(link => html`<a class="link"
          href=${linkHref(captureId, link)}>${link.label}</a>`)}</span></div></div>
    <div class="when">${finding.when.some(nanos => nanos > 0)
      ? sparkSeries(finding.when, `s-${key}`, whenLabel(finding), { width: 132, height: 28 })
      : nothing}</div>
    ${cost(finding, key, most, wholeNanos)}
  </li>`;
}

function facts({ facts: all, openNanos, lostNanos }) {
  const known = openNanos > 0 && lostNanos > 0 ? [...all, `${format.duration(openNanos)} more in open tasks`] : all;
  return html`<span>${known.map((fact, i) => html`${i > 0 ? ' · ' : ''}${nameText(fact, 80)}`)}</span>`;
}

function whenLabel({ when, moments }) {
  if (moments.length > 0) return `When it happened: at ${moments.map(ns => format.moment(ns)).join(', ')}`;
  return `When it happened: in ${when.filter(nanos => nanos > 0).length} of ${when.length} parts of the capture`;
}

function cost(finding, key, most, wholeNanos) {
  const nanos = costOf(finding);
  const share = finding.lostNanos > 0 && wholeNanos > 0 ? format.share(finding.lostNanos, wholeNanos) : '';
  const figure = finding.figure || format.duration(finding.lostNanos > 0 ? finding.lostNanos : nanos);
  const caption = [share, finding.measure === 'task time lost' ? '' : finding.measure].filter(Boolean).join(' ');
  return html`<div class="cost"><b>${figure}</b><span>${caption}</span>
    <svg class="costbar s-${key}" width="96" height="4" aria-hidden="true"><rect class="ground" width="96" height="4"
        rx="2"></rect>${nanos > 0 ? svg`<rect width=${Math.max(1, Math.min(1, nanos / most) * 96)} height="4" rx="2"></rect>` : nothing}</svg></div>`;
}
