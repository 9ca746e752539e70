/** Regions: every type of region, and how long those of one type took. */
import { html, nothing } from 'lit';
import { define } from '../element.js';
import * as format from '../format.js';
import { axisLabel, sharedAxis, sparkHistogram } from '../components/spark.js';
import { countCell, durationCell, durationColumn, durationText, nameText, typeDot, typeName } from '../components/text.js';
import { rangeText } from '../components/log-histogram-layout.js';
import '../components/log-histogram.js';
import { TablePage, lengthOf } from './table-page.js';

class RegionsPage extends TablePage {
  static title = () => 'Regions';
  static keys = [...TablePage.keys, ['← →', 'bucket']];
  static properties = { range: { state: true } };

  constructor() {
    super({ route: 'region-types', heading: 'Regions', parameter: 'region', sort: { key: 'totalNanos', descending: true } });
  }

  rowsOf = ({ types }) => types;
  keyOf = row => row.type;

  fact({ types }) {
    if (types.length === 0) return `No region ended in these ${lengthOf(this.capture)}.`;
    const count = types.reduce((sum, t) => sum + t.count, 0);
    const [first] = [...types].sort((a, b) => b.totalNanos - a.totalNanos);
    return html`<b>${format.counted(count, 'region')}</b> of ${format.counted(types.length, 'type')} ended; most time was spent in
        <b>${nameText(first.type)}</b>: ${durationText(first.totalNanos)} in ${format.counted(first.count, 'region')}.`;
  }

  columns(types) {
    const axis = sharedAxis(types.map(type => type.histogram));
    return [
      { key: 'type', label: 'Type', cell: t => typeName(t.type) },
      { key: 'count', label: 'Count', right: true, cell: t => countCell(t.count) },
      { key: 'perSecond', label: 'Per second', right: true, cell: t => format.rate(t.count, this.capture.recording.durationNanos) },
      { key: 'open', label: 'Open', right: true, hint: 'Still open at the end; in no other column', cell: t => countCell(t.open) },
      {
        key: 'histogram',
        label: axisLabel(axis),
        fixed: true,
        className: 'spark-column',
        csv: false,
        hint: 'How many took how long, log scale; the height is the square root of the count',
        cell: t => sparkHistogram(t.histogram, axis, t.type),
      },
      durationColumn('totalNanos', 'Total'),
      durationColumn('meanNanos', 'Mean'),
      durationColumn('p50Nanos', 'p50'),
      durationColumn('p90Nanos', 'p90'),
      durationColumn('p99Nanos', 'p99'),
      durationColumn('maxNanos', 'Max'),
    ];
  }

  details(type) {
    if (type.count === 0) return nothing;
    const { range } = this;
    return html`<section class="card chart-card" aria-label="The selected region type">
      <header>${typeDot(type.type)}<h2 class="tight">${nameText(type.type)}</h2><span class="cap">how long
        ${format.counted(type.count, 'region')} took, log scale</span>
        ${range ? html`<button class="chip on" type="button"
            @click=${() => (this.range = undefined)}>${rangeText(range)} ✕</button>` : nothing}</header>
      <log-histogram class="chart" noun="region" .stats=${type} .range=${range}
          @range=${event => (this.range = event.detail ?? undefined)}></log-histogram>
    </section>`;
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has('search')) this.range = undefined;
  }

  onKey(name, event) {
    if (name === '←' || name === '→') {
      this.querySelector('.walker')?.focus();
      return true;
    }
    return super.onKey(name, event);
  }

  empty = () => html`Name a piece of work in <code>Region.with</code> or <code>Region.begin</code> to see it here.`;
}

define('regions-page', RegionsPage);
