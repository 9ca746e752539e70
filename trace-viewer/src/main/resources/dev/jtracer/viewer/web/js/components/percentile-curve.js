/**
 * How long the slowest share of tasks took: percentiles to the right, each step ten times rarer, durations upwards, both
 * logarithmic. The selected range is shaded.
 */
import { html } from 'lit';
import { define } from '../element.js';
import * as format from '../format.js';
import { category } from '../states.js';
import * as theme from '../theme.js';
import { Chart, axisStyle, tooltipStyle } from './chart.js';

const NAMED = [[0, 'min'], [50, 'p50'], [90, 'p90'], [99, 'p99'], [99.9, 'p99.9']];
const LABELLED = [50, 90, 99];

/** Rarity as a power of ten: p90 is 1, p99 is 2. */
export const rarity = percentile => -Math.log10(1 - Math.min(99.99, percentile) / 100);

class PercentileCurve extends Chart {
  static properties = {
    curve: { attribute: false },
    type: { type: String },
    range: { attribute: false },
  };

  render() {
    return html`<div class="chart-canvas" role="img" aria-label=${this.label()}></div>`;
  }

  label() {
    const at = LABELLED.map(p => this.pointAt(p)).filter(Boolean);
    return `Percentiles: ${at.map(p => `p${p.percentile} ${format.duration(p.nanos)}`).join(', ')}`;
  }

  pointAt(percentile) {
    return this.curve?.find(point => Math.abs(point.percentile - percentile) < 1e-6);
  }

  option() {
    const { curve } = this;
    if (!curve?.length || !this.width) return undefined;
    const style = axisStyle();
    const low = Math.max(1, curve[0].nanos);
    const high = Math.max(low * 1.2, curve.at(-1).nanos);
    const from = Math.log10(low) - 0.06;
    const to = Math.log10(high) + 0.1;
    const yTicks = format.logTicks(10 ** from, 10 ** to, 8).map(Math.log10);
    const xTicks = NAMED.map(([p]) => rarity(p));
    const colour = theme.token(`cat-${category(this.type)}`);
    const font = getComputedStyle(document.body).fontFamily;
    return {
      grid: { left: 52, right: 22, top: 14, bottom: 28 },
      tooltip: {
        ...tooltipStyle(([point]) => `p${Number(point.data[2].toFixed(2))}\n${format.duration(point.data[3])}`),
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: theme.token('text-3'), type: 'dotted' } },
        position: (point, _params, _dom, _rect, size) => [point[0] > size.viewSize[0] / 2 ? point[0] - size.contentSize[0] - 14 : point[0] + 14, 18],
      },
      xAxis: {
        ...style,
        type: 'value',
        min: 0,
        max: 3.02,
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: {
          ...style.axisLabel,
          customValues: xTicks,
          formatter: value => NAMED[xTicks.findIndex(t => Math.abs(t - value) < 1e-6)]?.[1] ?? '',
        },
      },
      yAxis: {
        ...style,
        type: 'value',
        min: from,
        max: to,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { ...style.axisLabel, customValues: yTicks, formatter: value => format.tickDuration(10 ** value) },
      },
      series: [
        {
          type: 'line',
          data: curve.map(p => [rarity(p.percentile), Math.log10(Math.max(1, p.nanos)), p.percentile, p.nanos]),
          encode: { x: 0, y: 1 },
          showSymbol: false,
          lineStyle: { width: 2, color: colour },
          itemStyle: { color: colour },
          emphasis: { disabled: true },
          markLine: {
            silent: true,
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
            label: { show: true, color: theme.token('text'), fontSize: 11, fontWeight: 600, fontFamily: font, formatter: ({ data }) => data.name },
            data: LABELLED.map(p => this.pointAt(p)).filter(Boolean).map(p => this.marked(p)),
          },
          markArea: this.shade(curve),
        },
      ],
    };
  }

  marked({ percentile, nanos }) {
    const low = percentile === 50;
    return {
      name: format.duration(nanos),
      coord: [rarity(percentile), Math.log10(Math.max(1, nanos))],
      label: { position: low ? 'right' : 'left', distance: 6, offset: low ? [0, 9] : [0, -10] },
    };
  }

  /** The part of the curve that lies in the selected range of durations. */
  shade(curve) {
    const { range } = this;
    if (!range) return undefined;
    const inside = curve.filter(p => p.nanos >= range.from && p.nanos < range.to);
    if (inside.length === 0) return undefined;
    return {
      silent: true,
      itemStyle: { color: theme.token('range') },
      data: [[{ xAxis: rarity(inside[0].percentile) }, { xAxis: Math.max(rarity(inside[0].percentile) + 0.02, rarity(inside.at(-1).percentile)) }]],
    };
  }
}

define('percentile-curve', PercentileCurve);
