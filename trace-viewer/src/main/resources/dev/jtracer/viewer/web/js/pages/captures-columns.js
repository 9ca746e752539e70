/** The table of captures, on the index and on its own page. */
import { html, nothing } from 'lit';
import { nameText } from '../components/text.js';
import * as format from '../format.js';
import { captureHref, recordingHref } from '../url.js';

/**
 * @param {{live: boolean, discard?: (capture: object) => void}} options
 */
export function captureColumns({ live, discard }) {
  const columns = [
    {
      key: 'name',
      label: 'Recording',
      value: c => c.name ?? c.id,
      cell: c => html`<a class="link" href=${captureHref(c.id)}>${nameText(c.name ?? c.id, 72)}</a>`,
    },
    { key: 'state', label: 'State', cell: state },
    { key: 'bytes', label: 'Size', right: true, cell: c => format.bytes(c.bytes) },
    {
      key: 'download',
      label: html`<span class="visually-hidden">Download or discard</span>`,
      csv: false,
      fixed: true,
      right: true,
      cell: c => actions(c, discard),
    },
  ];
  if (live) {
    columns.splice(1, 0,
      {
        key: 'startedAtEpochMillis',
        label: 'Started',
        descending: true,
        cell: c => html`<span class="t2">${format.day(c.startedAtEpochMillis)} ${format.wallClock(c.startedAtEpochMillis)}</span>`,
      },
      {
        key: 'durationNanos',
        label: 'Duration',
        right: true,
        value: c => c.durationNanos || c.elapsedNanos,
        cell: c => format.duration(c.durationNanos || c.elapsedNanos),
      },
      { key: 'profile', label: 'Profile', cell: c => c.profile ?? '–' },
    );
  }
  return columns;
}

function state({ state: how, reason, endSentence, notes }) {
  if (how === 'failed') return html`<span class="bad" title=${reason ?? nothing}>not readable here</span>`;
  if (how === 'capturing') return html`<span class="bad">● capturing</span>`;
  if (notes?.length > 0) return html`<span class="warn" title=${notes.join(' ')}>${how}, not complete</span>`;
  return html`<span class="t2" title=${endSentence ? `The capture ${endSentence}` : nothing}>${how}</span>`;
}

function actions(capture, discard) {
  const hasFile = capture.state !== 'capturing' && capture.bytes > 0;
  return html`<span class="row-actions">
    ${hasFile ? html`<a class="link" href=${recordingHref(capture.id)} download
        aria-label="Download ${format.name(capture.name ?? capture.id)}">Download</a>` : nothing}
    ${discard ? html`<button class="link-button" type="button" aria-label="Discard ${format.name(capture.name ?? capture.id)}"
        @click=${() => discard(capture)}>Discard</button>` : nothing}
  </span>`;
}
