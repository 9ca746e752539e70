/** GC: every pause that stopped all threads, and the heap meanwhile. */
import { html, nothing } from 'lit';
import { Answer } from '../answers.js';
import { define } from '../element.js';
import * as format from '../format.js';
import { captureHref } from '../url.js';
import { durationCell, durationText, nameText } from '../components/text.js';
import '../components/heap-chart.js';
import { TablePage, lengthOf } from './table-page.js';

const BUCKETS = 600;

class GcPage extends TablePage {
  static title = () => 'GC';

  constructor() {
    super({ route: 'gc', heading: 'GC pauses', parameter: 'at', sort: { key: 'startNs', descending: false } });
    this.whole = new Answer(this, 'whole-capture');
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    this.whole.for(this.capture.id, { buckets: BUCKETS });
  }

  rowsOf = ({ list }) => list;
  keyOf = row => String(row.startNs);

  fact(gc) {
    const { recording } = this.capture;
    const collector = recording.gcName ? html`${nameText(recording.gcName)}: ` : nothing;
    const others = gc.safepoints > 0 ? html` ${format.counted(gc.safepoints, 'other safepoint')} took ${durationText(gc.safepointNanos)}
        together, at most ${durationText(gc.safepointMaxNanos)}.` : nothing;
    if (gc.pauses === 0) return html`${collector}No GC pause stopped threads in these ${lengthOf(this.capture)}.${others}`;
    return html`${collector}<b>${format.counted(gc.pauses, 'pause')}</b> stopped all threads for ${durationText(gc.totalNanos)} together,
        ${format.share(gc.totalNanos, recording.durationNanos)} of the capture; the longest took ${durationText(gc.maxNanos)}.${others}`;
  }

  columns() {
    return [
      {
        key: 'gcId',
        label: 'Collection',
        right: true,
        descending: false,
        className: 'narrow',
        cell: p => (p.gcId >= 0 ? p.gcId : html`<span class="muted">–</span>`),
      },
      {
        key: 'startNs',
        label: 'Started',
        descending: false,
        cell: p => html`<a class="link" href=${this.around(p)}>${format.moment(p.startNs)}</a>`,
      },
      { key: 'name', label: 'Pause', cell: p => nameText(p.name) },
      {
        key: 'cause',
        label: 'Cause',
        value: p => p.cause ?? '',
        cell: p => (p.cause === null ? html`<span class="muted">not recorded</span>` : nameText(p.cause)),
      },
      { key: 'durationNanos', label: 'Duration', right: true, cell: p => durationCell(p.durationNanos) },
    ];
  }

  /** The timeline, five times as long as the pause on both sides. */
  around({ startNs, durationNanos }) {
    const margin = Math.max(1e6, 5 * durationNanos);
    const from = Math.max(0, Math.round(startNs - margin));
    const to = Math.min(this.capture.recording.durationNanos, Math.round(startNs + durationNanos + margin));
    return captureHref(this.capture.id, 'timeline', undefined, { from, to });
  }

  below() {
    const { value, error } = this.whole;
    if (error) return html`<section class="card"><error-note .error=${error} @retry=${() => this.whole.retry()}></error-note></section>`;
    if (value && value.heapUsed.length === 0) return html`<section class="card"><header><h2>Used
        heap</h2></header><empty-note .text=${'This recording has no heap readings.'}></empty-note></section>`;
    return html`<section class="card chart-card" aria-label="Used heap">
      <header><h2>Used heap</h2><span class="cap">before and after each collection; GC pauses drawn across</span></header>
      <heap-chart class="chart" .heapUsed=${value?.heapUsed} .pauses=${(value?.pauses ?? []).filter(p => p.state === 'gc')}
          .durationNanos=${value?.durationNanos ?? 0}></heap-chart>
    </section>`;
  }

  empty = () => 'Each pause would be listed here with its cause.';
}

define('gc-page', GcPage);
