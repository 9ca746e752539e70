/**
 * A long list that the server sorts and cuts: its pager, and its CSV with every row.
 */
import { html, nothing } from 'lit';
import { ask } from '../answers.js';
import * as format from '../format.js';
import { saved } from '../saved.js';

const MOST_CSV_ROWS = 20_000;
const CSV_PAGE = 1000;

/**
 * `1 – 50 of 1,284` with two buttons; nothing for a list of one page.
 *
 * @param {{offset: number, size: number, total: number, label: string}} page
 * @param {(offset: number | undefined) => void} go  with undefined for the first page
 */
export function pager({ offset, size, total, label }, go) {
  if (total <= size) return nothing;
  const to = Math.min(total, offset + size);
  return html`<nav class="pager" aria-label="Pages of ${label}">
    <span class="cap">${format.count(Math.min(total, offset + 1))} – ${format.count(to)} of ${format.count(total)}</span>
    <button class="btn quiet" type="button" ?disabled=${offset === 0}
        @click=${() => go(Math.max(0, offset - size) || undefined)}>Previous</button>
    <button class="btn quiet" type="button" ?disabled=${to >= total} @click=${() => go(offset + size)}>Next</button>
  </nav>`;
}

/** Whether every row can be had: a saved page has only those that it shows. */
export const hasEveryRow = !saved;

/**
 * The rows of every page, at most 20,000. What is asked for must not change meanwhile, whatever the page goes on to show.
 *
 * @param {(offset: number, limit: number) => object} requestOf
 * @param {(answer: any) => {rows: object[], total: number}} read
 */
export async function everyRow(captureId, route, requestOf, read) {
  const all = [];
  for (let offset = 0; offset < MOST_CSV_ROWS; offset += CSV_PAGE) {
    const { rows, total } = read(await ask(captureId, route, requestOf(offset, CSV_PAGE)));
    all.push(...rows);
    if (all.length >= total || rows.length === 0) break;
  }
  return all;
}

/** A name from the recording as a part of a file's name. */
export const fileWord = name => name.replace(/[^\w.-]+/g, '_').slice(0, 60);
