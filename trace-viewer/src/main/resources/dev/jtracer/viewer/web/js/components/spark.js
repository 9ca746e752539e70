/** Small charts in table cells, as one SVG path each. Their axis is said in the column's head. */
import { html, svg } from 'lit';
import * as format from '../format.js';
import { category } from '../states.js';

/** The axis that a column of spark histograms shares: whole decades around everything. */
export function sharedAxis(histograms) {
  const buckets = histograms.flatMap(h => h.buckets).filter(b => b.count > 0);
  if (buckets.length === 0) return { from: 1e5, to: 1e9 };
  const low = Math.min(...buckets.map(b => Math.max(1, b.fromNanos)));
  const high = Math.max(...buckets.map(b => Math.min(b.toNanos, 1e15)));
  const from = 10 ** Math.floor(Math.log10(low) + 1e-9);
  const to = 10 ** Math.ceil(Math.log10(high) - 1e-9);
  return { from, to: Math.max(to, from * 1000) };
}

/** `100 µs – 1 s` */
export function axisLabel({ from, to }) {
  return `${format.tickDuration(from)} – ${format.tickDuration(to)}`;
}

/**
 * A histogram on a logarithmic axis. Heights are square roots, so that one slow task among a thousand is seen.
 *
 * @param {{buckets: {fromNanos: number, toNanos: number, count: number}[]}} histogram
 * @param {{from: number, to: number}} axis
 */
export function sparkHistogram(histogram, axis, name, { width = 132, height = 20 } = {}) {
  const columns = columnsOf(histogram.buckets, axis, Math.floor(width / 3));
  return spark(columns, `c-${category(name)}`, describe(histogram.buckets), { width, height, root: true });
}

/** Values over equal steps of time. */
export function sparkSeries(values, className, label, size) {
  return spark(values, className, label, { width: 132, height: 20, root: false, ...size });
}

/** Adds buckets up into the columns of a small chart; free of the DOM. */
export function columnsOf(buckets, { from, to }, columns) {
  const result = new Array(columns).fill(0);
  const span = Math.log10(to / from);
  for (const { fromNanos, toNanos, count } of buckets) {
    if (count === 0) continue;
    const middle = Math.sqrt(Math.max(1, fromNanos) * Math.max(1, Math.min(toNanos, 1e15)));
    const column = Math.floor((Math.log10(middle / from) / span) * columns);
    result[Math.min(columns - 1, Math.max(0, column))] += count;
  }
  return result;
}

function spark(values, className, label, { width, height, root }) {
  const most = Math.max(...values, 0);
  const path = values
    .map((value, i) => {
      if (!(value > 0)) return '';
      const share = root ? Math.sqrt(value / most) : value / most;
      const tall = Math.max(1.5, share * (height - 2));
      return `M${i * 3} ${(height - 1 - tall).toFixed(1)}h2v${tall.toFixed(1)}h-2z`;
    })
    .join('');
  return html`<svg class="spark ${className}" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img"
      aria-label=${label}>
    ${svg`<rect class="ground" y=${height - 1} width=${width} height="1"></rect><path d=${path}></path>`}
  </svg>`;
}

function describe(buckets) {
  const filled = buckets.filter(b => b.count > 0);
  if (filled.length === 0) return 'none';
  const most = filled.reduce((a, b) => (b.count > a.count ? b : a));
  const to = Math.min(filled.at(-1).toNanos, 1e15);
  return `From ${format.duration(filled[0].fromNanos)} to ${format.duration(to)}, most at ${format.duration(most.fromNanos)}`;
}
