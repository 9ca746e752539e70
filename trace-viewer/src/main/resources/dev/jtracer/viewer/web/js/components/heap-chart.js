/** Used heap over the capture, with every pause across it. */
import { html } from 'lit';
import { define } from '../element.js';
import * as format from '../format.js';
import * as theme from '../theme.js';
import { Chart, axisStyle, tooltipStyle } from './chart.js';

class HeapChart extends Chart {
  static properties = { heapUsed: { attribute: false }, pauses: { attribute: false }, durationNanos: { type: Number } };

  render() {
    return html`<div class="chart-canvas" role="img" aria-label="Used heap over the capture; the table below has every pause"></div>`;
  }

  option() {
    if (!this.heapUsed?.length || !this.width) return undefined;
    const style = axisStyle();
    const { step, ticks } = format.ticks(0, this.durationNanos, Math.max(2, Math.floor(this.width / 110)));
    const colour = theme.token('cat-1');
    return {
      grid: { left: 64, right: 24, top: 14, bottom: 28 },
      tooltip: {
        ...tooltipStyle(([point]) => `${format.moment(point.data[0])}\n${format.bytes(point.data[1])} used`),
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: theme.token('text-3'), type: 'dotted' } },
        position: (point, _params, _dom, _rect, size) => [point[0] > size.viewSize[0] / 2 ? point[0] - size.contentSize[0] - 14 : point[0] + 14, 18],
      },
      xAxis: {
        ...style,
        type: 'value',
        min: 0,
        max: this.durationNanos,
        splitLine: { show: false },
        axisTick: { ...style.axisTick, customValues: ticks },
        axisLabel: { ...style.axisLabel, customValues: ticks, formatter: ns => (ns === 0 ? `0${format.NBSP}s` : format.moment(ns, step)) },
      },
      yAxis: {
        ...style,
        type: 'value',
        min: 0,
        splitNumber: 4,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...style.axisLabel, formatter: bytes => format.bytes(bytes) },
      },
      series: [
        {
          type: 'line',
          data: this.heapUsed.map(r => [r.atNs, r.value]),
          showSymbol: false,
          lineStyle: { width: 1.5, color: colour },
          itemStyle: { color: colour },
          areaStyle: { color: theme.fade(colour, 0.1) },
          emphasis: { disabled: true },
          markLine: {
            silent: true,
            symbol: 'none',
            label: { show: false },
            lineStyle: { color: theme.token('state-gc'), type: 'solid', width: 2 },
            data: this.pauses.map(p => ({ xAxis: p.startNs })),
          },
        },
      ],
    };
  }
}

define('heap-chart', HeapChart);
