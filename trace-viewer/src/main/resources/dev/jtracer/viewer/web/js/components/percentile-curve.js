/**
 * How long the slowest share of tasks took: percentiles to the right, each step ten times rarer, durations upwards, both
 * logarithmic. Each point leads somewhere, if nothing else is said to the task at that rank: a click asks for it (event `point`
 * with the point); arrow keys walk from one to the next that differs, Enter asks. The selected range is shaded; another curve may lie behind it, dashed.
 */
import { html, nothing } from 'lit';
import { define, styled } from '../element.js';
import * as format from '../format.js';
import { category } from '../states.js';
import * as theme from '../theme.js';
import { Chart, axisStyle } from './chart.js';
import * as plan from './percentile-curve-layout.js';

const LABELLED = [50, 90, 99];

const TO_TASKS = { all: 'opens the task', to: point => `task #${point.taskId}, click opens it` };

class PercentileCurve extends Chart {
  static properties = {
    curve: { attribute: false },
    other: { attribute: false },
    type: { type: String },
    range: { attribute: false },
    leads: { attribute: false },
    at: { state: true },
  };

  constructor() {
    super();
    this.leads = TO_TASKS;
  }

  render() {
    const { curve, width, height } = this;
    const shown = curve?.length > 0 && width;
    return html`<div class="percentiles" @pointermove=${this.moved} @pointerleave=${() => (this.at = undefined)} @click=${this.clicked}>
      <div class="chart-canvas" role="img" aria-label=${this.label()}></div>
      ${shown ? html`<div class="over">${curve[this.at] ? this.cursor(curve[this.at]) : nothing}</div>
        <div class="walker" role="slider" tabindex="0" aria-label="Percentiles; Enter ${this.leads.all}" aria-valuemin="0"
            aria-valuemax=${curve.length - 1} aria-valuenow=${this.at ?? 0} aria-valuetext=${this.spoken(curve[this.at ?? 0])}
            @keydown=${this.keyed} @blur=${() => (this.at = undefined)}></div>` : nothing}
    </div>`;
  }

  label() {
    const at = LABELLED.map(p => this.pointAt(p)).filter(Boolean);
    return `Percentiles: ${at.map(p => `p${p.percentile} ${format.duration(p.nanos)}`).join(', ')}`;
  }

  pointAt(percentile) {
    return this.curve?.find(point => Math.abs(point.percentile - percentile) < 1e-6);
  }

  cursor(point) {
    const { width, height } = this;
    const x = plan.xOf(point.percentile, width);
    const y = plan.yOf(point.nanos, this.bounds, height);
    const behind = this.other?.find(p => Math.abs(p.percentile - point.percentile) < 1e-6);
    const left = x > width / 2;
    const card = { top: `${Math.max(2, Math.min(y + 12, height - 92))}px`, ...(left ? { right: `${width - x + 12}px` } : { left: `${x + 12}px` }) };
    return html`<i class="hair" ${styled({ left: `${x}px` })}></i><i class="dot-mark" ${styled({ left: `${x}px`, top: `${y}px` })}></i>
      <div class="strip-card" ${styled(card)}><h3>${plan.nameOf(point.percentile)}: ${format.duration(point.nanos)}</h3>
        ${behind ? html`<p class="muted">dashed: ${format.duration(behind.nanos)}</p>` : nothing}
        <p>${this.leads.to(point)}</p></div>`;
  }

  spoken(point) {
    return point ? `${plan.nameOf(point.percentile)}: ${format.duration(point.nanos)}, ${this.leads.to(point)}` : '';
  }

  get curves() {
    return [this.curve, this.other].filter(curve => curve?.length > 0);
  }

  get bounds() {
    return plan.rangeOf(this.curves);
  }

  moved(event) {
    if (!this.curve?.length || !this.width) return;
    const left = this.querySelector('.percentiles').getBoundingClientRect().left;
    this.at = plan.nearest(this.curve, event.clientX - left, this.width);
  }

  /** A tap comes without a move before it. */
  clicked(event) {
    this.moved(event);
    this.opened();
  }

  opened() {
    const point = this.curve?.[this.at];
    if (point) this.dispatchEvent(new CustomEvent('point', { detail: point }));
  }

  keyed(event) {
    const last = this.curve.length - 1;
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (by !== undefined) this.at = this.at === undefined ? (by > 0 ? 0 : last) : plan.step(this.curve, this.at, by);
    else if (event.key === 'Home') this.at = 0;
    else if (event.key === 'End') this.at = last;
    else if (event.key === 'Enter') this.opened();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  option() {
    const { curve, other, bounds } = this;
    if (!curve?.length || !this.width) return undefined;
    const style = axisStyle();
    const yTicks = plan.durationTicks(bounds);
    const xTicks = plan.NAMED.map(([p]) => plan.rarity(p));
    const colour = theme.token(`cat-${category(this.type)}`);
    return {
      grid: { left: plan.LEFT, right: plan.RIGHT, top: plan.TOP, bottom: plan.BOTTOM },
      xAxis: {
        ...style,
        type: 'value',
        min: 0,
        max: plan.MOST,
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: {
          ...style.axisLabel,
          customValues: xTicks,
          formatter: value => plan.NAMED[xTicks.findIndex(t => Math.abs(t - value) < 1e-6)]?.[1] ?? '',
        },
      },
      yAxis: {
        ...style,
        type: 'value',
        min: bounds.from,
        max: bounds.to,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { ...style.axisLabel, customValues: yTicks, formatter: value => format.tickDuration(10 ** value) },
      },
      series: [
        ...(other?.length > 0 ? [line(other, theme.token('text'), { width: 1.5, type: [5, 3] })] : []),
        { ...line(curve, colour, { width: 2 }), ...this.marks(curve, colour, xTicks, yTicks) },
      ],
    };
  }

  marks(curve, colour, xTicks, yTicks) {
    const font = getComputedStyle(document.body).fontFamily;
    return {
      markLine: {
        silent: true,
        z: 1,
        symbol: 'none',
        label: { show: false },
        lineStyle: { color: theme.token('line-soft'), type: 'solid' },
        data: [...xTicks.map(xAxis => ({ xAxis })), ...yTicks.map(yAxis => ({ yAxis }))],
      },
      markPoint: {
        silent: true,
        symbol: 'circle',
        symbolSize: 9,
        itemStyle: { color: theme.token('surface'), borderColor: colour, borderWidth: 2 },
        // On the card's own colour: the curve of what it is compared with may run there.
        label: { show: true, color: theme.token('text'), backgroundColor: theme.token('surface'), padding: [1, 3], fontSize: 11, fontWeight: 600, fontFamily: font, formatter: ({ data }) => data.name },
        data: LABELLED.map(p => this.pointAt(p)).filter(Boolean).map(marked),
      },
      markArea: this.shade(curve),
    };
  }

  /** The part of the curve that lies in the selected range of durations. */
  shade(curve) {
    const { range } = this;
    if (!range) return undefined;
    const inside = curve.filter(p => p.nanos >= range.from && p.nanos < range.to);
    if (inside.length === 0) return undefined;
    const [from, to] = [plan.rarity(inside[0].percentile), plan.rarity(inside.at(-1).percentile)];
    return { silent: true, itemStyle: { color: theme.token('range') }, data: [[{ xAxis: from }, { xAxis: Math.max(from + 0.02, to) }]] };
  }
}

function line(curve, colour, lineStyle) {
  return {
    type: 'line',
    data: curve.map(p => [plan.rarity(p.percentile), Math.log10(Math.max(1, p.nanos))]),
    silent: true,
    showSymbol: false,
    lineStyle: { color: colour, ...lineStyle },
    itemStyle: { color: colour },
    emphasis: { disabled: true },
  };
}

function marked({ percentile, nanos }) {
  const low = percentile === 50;
  return {
    name: format.duration(nanos),
    coord: [plan.rarity(percentile), Math.log10(Math.max(1, nanos))],
    label: { position: low ? 'right' : 'left', distance: 6, offset: low ? [0, 9] : [0, -10] },
  };
}

define('percentile-curve', PercentileCurve);
