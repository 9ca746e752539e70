/**
 * How many tasks took how long, on a logarithmic axis. A click on a bar or a drag over some selects that range (event
 * `range` with `{from, to}` in nanoseconds, or null); its two ends can be moved. Arrow keys walk over the buckets,
 * Enter selects one. With `other` statistics to compare, both are shares of their own tasks, and those are a line.
 */
import { html, nothing } from 'lit';
import { define, styled } from '../element.js';
import * as format from '../format.js';
import { category } from '../states.js';
import * as theme from '../theme.js';
import { Chart, axisStyle, tooltipStyle } from './chart.js';
import * as plan from './log-histogram-layout.js';

/** From here on a press that moves is a drag. */
const DRAG_PX = 4;

class LogHistogram extends Chart {
  static properties = {
    stats: { attribute: false },
    other: { attribute: false },
    range: { attribute: false },
    noun: { type: String },
    tone: { type: String },
    at: { state: true },
    drag: { state: true },
  };

  constructor() {
    super();
    this.noun = 'task';
  }

  get buckets() {
    const own = this.stats?.histogram.buckets ?? [];
    return this.stats && this.other ? plan.onOneAxis(own, this.other.histogram.buckets) : own;
  }

  get shownRange() {
    return this.drag ? plan.rangeOf(this.buckets, this.drag.from, this.drag.to) : this.range;
  }

  render() {
    const { buckets } = this;
    const domain = plan.domainOf(buckets);
    const bucket = buckets[this.at];
    return html`<div class="histogram" @pointerdown=${this.pressed} @pointermove=${this.moved} @pointerup=${this.released}
        @pointercancel=${this.cancelled}>
      <div class="chart-canvas"></div>
      ${this.width && buckets.length > 0 ? html`
        <div class="over">${this.plates(domain)}${this.brush(domain)}${bucket ? this.cursor(bucket, domain) : nothing}</div>
        <div class="walker" role="slider" tabindex="0" aria-label="Buckets of the histogram; Enter selects one" aria-valuemin="0"
            aria-valuemax=${buckets.length - 1}
          aria-valuenow=${this.at ?? 0} aria-valuetext=${this.spoken(buckets[this.at ?? 0])} @keydown=${this.keyed}
          @blur=${() => (this.at = undefined)}></div>` : nothing}
    </div>`;
  }

  plates(domain) {
    const { stats } = this;
    const percentiles = [['p99', stats.p99Nanos], ['p50', stats.p50Nanos], ['p90', stats.p90Nanos]];
    const named = percentiles.map(([name, nanos]) => ({ nanos, text: `${name} ${format.duration(nanos)}` }));
    const inRange = this.shownRange ? [{ nanos: middle(this.shownRange, domain), text: this.rangeLabel(), strong: true }] : [];
    const placed = plan.placePlates([...inRange, ...named], domain, this.width);
    return placed.map(p => html`<span class="plate ${p.strong ? 'strong' : ''}"
        ${styled({ left: `${p.left}px`, top: `${8 + p.row * 22}px` })}>${p.text}</span>`);
  }

  rangeLabel() {
    return format.counted(plan.countIn(this.buckets, this.shownRange), this.noun);
  }

  brush(domain) {
    const range = this.shownRange;
    const inside = plan.bucketsIn(this.buckets, range);
    if (!inside) return nothing;
    const from = plan.xOf(range.from, domain, this.width);
    const to = Math.min(plan.xOf(range.to, domain, this.width), this.width - plan.RIGHT);
    return html`
      <div class="brush" ${styled({ left: `${from}px`, width: `${Math.max(2, to - from)}px` })}></div>
      ${this.handle('from', from, inside[0])}${this.handle('to', to, inside[1])}`;
  }

  handle(end, x, bucket) {
    const { buckets } = this;
    const nanos = end === 'from' ? buckets[bucket].fromNanos : buckets[bucket].toNanos;
    return html`<div class="handle" role="slider" tabindex="0" aria-label=${end === 'from' ? 'Range from' : 'Range to'} aria-valuemin="0"
        aria-valuemax=${buckets.length - 1}
      aria-valuenow=${bucket} aria-valuetext=${format.duration(nanos)} data-end=${end} ${styled({ left: `${x}px` })}
      @keydown=${this.handleKeyed}></div>`;
  }

  cursor(bucket, domain) {
    const left = plan.xOf(bucket.fromNanos, domain, this.width);
    const right = Math.min(plan.xOf(bucket.toNanos, domain, this.width), this.width - plan.RIGHT);
    return html`<div class="cursor" ${styled({ left: `${left}px`, width: `${right - left}px` })}></div>
      <span class="plate cursor-plate" ${styled({ left: `${Math.min(left, this.width - 220)}px` })}>${this.spoken(bucket)}</span>`;
  }

  spoken(bucket) {
    if (!bucket) return '';
    const share = format.share(bucket.count, this.stats.count);
    return `${plan.rangeText({ from: bucket.fromNanos, to: bucket.toNanos })}: ${format.counted(bucket.count, this.noun)}, ${share}${this.beside(bucket, ', the other ')}`;
  }

  /** The share of the other statistics in a bucket, in words. */
  beside({ fromNanos }, words) {
    if (!this.other) return '';
    return words + format.share(this.other.histogram.buckets.find(b => b.fromNanos === fromNanos)?.count ?? 0, this.other.count);
  }

  option() {
    const { buckets, stats } = this;
    if (buckets.length === 0 || !this.width) return undefined;
    const domain = plan.domainOf(buckets);
    const inside = plan.bucketsIn(buckets, this.shownRange);
    const style = axisStyle();
    const ticks = plan.axisTicks(domain, this.width);
    const log = nanos => Math.log10(Math.max(1, nanos));
    const colour = theme.token(this.tone ?? `cat-${category(stats.type)}`);
    const height = count => (this.other ? count / Math.max(1, stats.count) : count);
    const chosen = theme.token('accent');
    return {
      grid: { left: plan.LEFT, right: plan.RIGHT, top: plan.TOP, bottom: plan.BOTTOM },
      tooltip: tooltipStyle(({ dataIndex }) => this.tip(buckets[dataIndex])),
      xAxis: {
        ...style,
        type: 'value',
        min: log(domain.from),
        max: log(domain.to),
        splitLine: { show: false },
        axisTick: { ...style.axisTick, customValues: ticks.map(t => log(t.nanos)) },
        axisLabel: {
          ...style.axisLabel,
          customValues: ticks.map(t => log(t.nanos)),
          formatter: value => ticks.find(t => Math.abs(log(t.nanos) - value) < 1e-9)?.label ?? '',
        },
      },
      yAxis: {
        ...style,
        type: 'value',
        minInterval: this.other ? undefined : 1,
        splitNumber: 3,
        name: this.other ? 'share' : `${this.noun}s`,
        nameLocation: 'end',
        nameTextStyle: { ...style.nameTextStyle, align: 'right', padding: [0, 6, -2, 0] },
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...style.axisLabel, formatter: value => (this.other ? `${Math.round(value * 1000) / 10}%` : format.count(value)) },
      },
      series: [
        {
          type: 'custom',
          data: buckets.map((b, i) => ({
            value: [log(b.fromNanos), log(Math.min(b.toNanos, domain.to)), height(b.count)],
            itemStyle: inside && i >= inside[0] && i <= inside[1] ? { color: chosen, opacity: 1 } : { color: colour, opacity: 0.8 },
          })),
          encode: { x: [0, 1], y: 2 },
          renderItem: renderBar,
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: theme.token('text-2'), type: [2, 3], width: 1 },
            data: [stats.p50Nanos, stats.p90Nanos, stats.p99Nanos].map(nanos => ({ xAxis: log(nanos) })),
          },
        },
        ...(this.other ? [outline(this.other, domain)] : []),
      ],
    };
  }

  tip(bucket) {
    const share = format.share(bucket.count, this.stats.count);
    return [
      plan.rangeText({ from: bucket.fromNanos, to: bucket.toNanos }),
      `${format.counted(bucket.count, this.noun)}, ${share} of ${format.count(this.stats.count)}`,
      ...(this.other ? [this.beside(bucket, 'the other: ')] : []),
      `click: list ${bucket.count === 1 ? 'it' : 'them'}`,
    ].join('\n');
  }

  place(event) {
    return event.clientX - this.querySelector('.histogram').getBoundingClientRect().left;
  }

  pressed(event) {
    if (event.button !== 0 || this.buckets.length === 0 || event.target.closest('.walker')) return;
    const x = this.place(event);
    const end = event.target.closest('.handle')?.dataset.end;
    const inside = plan.bucketsIn(this.buckets, this.range);
    const anchor = end && inside ? (end === 'from' ? inside[1] : inside[0]) : this.bucketNear(x);
    this.press = { x, anchor, moved: Boolean(end) };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  moved(event) {
    if (!this.press) return;
    const x = this.place(event);
    if (!this.press.moved && Math.abs(x - this.press.x) < DRAG_PX) return;
    this.press.moved = true;
    this.chart?.dispatchAction({ type: 'hideTip' });
    this.drag = { from: this.press.anchor, to: this.bucketNear(x) };
  }

  released(event) {
    const { press, drag } = this;
    this.press = undefined;
    this.drag = undefined;
    if (!press) return;
    if (drag) this.choose(plan.rangeOf(this.buckets, drag.from, drag.to));
    else if (!press.moved) this.click(this.place(event));
  }

  cancelled() {
    this.press = undefined;
    this.drag = undefined;
  }

  /** A click on a bar takes its bucket; on it again, or beside all bars, takes the range away. */
  click(x) {
    const i = plan.bucketAt(x, this.buckets, plan.domainOf(this.buckets), this.width);
    const range = i >= 0 && this.buckets[i].count > 0 ? plan.rangeOf(this.buckets, i, i) : null;
    const again = range && this.range && range.from === this.range.from && range.to === this.range.to;
    this.choose(again ? null : range);
  }

  keyed(event) {
    const last = this.buckets.length - 1;
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (by !== undefined) this.at = Math.min(last, Math.max(0, (this.at ?? (by > 0 ? -1 : last + 1)) + by));
    else if (event.key === 'Home') this.at = 0;
    else if (event.key === 'End') this.at = last;
    else if (event.key === 'Enter' && this.at !== undefined) this.choose(plan.rangeOf(this.buckets, this.at, this.at));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  handleKeyed(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const inside = plan.bucketsIn(this.buckets, this.range);
    if (by === undefined || !inside) return;
    event.preventDefault();
    event.stopPropagation();
    const [from, to] = event.target.dataset.end === 'from' ? [inside[0] + by, inside[1]] : [inside[0], inside[1] + by];
    if (from >= 0 && to < this.buckets.length && from <= to) this.choose(plan.rangeOf(this.buckets, from, to));
  }

  bucketNear(x) {
    return plan.nearestBucket(x, this.buckets, plan.domainOf(this.buckets), this.width);
  }

  choose(range) {
    this.dispatchEvent(new CustomEvent('range', { detail: range }));
  }
}

const middle = (range, domain) => Math.sqrt(Math.max(range.from, domain.from) * Math.min(range.to, domain.to));

function renderBar(_params, api) {
  const [x0, y] = api.coord([api.value(0), api.value(2)]);
  const [x1, ground] = api.coord([api.value(1), 0]);
  const height = api.value(2) > 0 ? Math.max(2, ground - y) : 0;
  const gap = x1 - x0 > 5 ? 1.5 : x1 - x0 > 2.5 ? 0.5 : 0;
  return {
    type: 'rect',
    shape: { x: x0, y: ground - height, width: Math.max(1, x1 - x0 - gap), height, r: [1.5, 1.5, 0, 0] },
    style: { fill: api.visual('color'), opacity: api.visual('opacity') },
    emphasis: { style: { opacity: 1 } },
  };
}

/** The other distribution: its outline, over the bars. A line series would leave out steps of less than a pixel. */
function outline({ histogram: { buckets }, count }, domain) {
  const log = nanos => Math.log10(Math.max(1, Math.min(nanos, domain.to)));
  const corners = buckets.flatMap(b => [[log(b.fromNanos), b.count / count], [log(b.toNanos), b.count / count]]);
  const line = corners.length > 0 ? [[corners[0][0], 0], ...corners, [corners.at(-1)[0], 0]] : [];
  return {
    type: 'custom',
    silent: true,
    z: 3,
    data: [[0, Math.max(0, ...buckets.map(b => b.count / count))]],
    encode: { x: [], y: 1 },
    renderItem: (_params, api) => ({
      type: 'polyline',
      shape: { points: line.map(corner => api.coord(corner)) },
      style: { fill: null, stroke: theme.token('text'), lineWidth: 1.5, lineDash: [5, 3] },
    }),
  };
}

define('log-histogram', LogHistogram);
