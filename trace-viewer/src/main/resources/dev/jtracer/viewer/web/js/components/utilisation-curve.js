/**
 * The minimum mutator utilisation: to the right the length of a window, logarithmic; upwards how much of the worst one of that
 * length threads were not stopped. A click opens the worst window of the length under it (event `window` with its point).
 */
import { html } from 'lit';
import { define } from '../element.js';
import * as format from '../format.js';
import * as theme from '../theme.js';
import { Chart, axisStyle, tooltipStyle } from './chart.js';
import { nearest, pointsOf } from './utilisation-layout.js';

const LEFT = 48;
const RIGHT = 26;

class UtilisationCurve extends Chart {
  static properties = { curve: { attribute: false }, marked: { attribute: false } };

  render() {
    return html`<div class="chart-canvas clickable-chart" role="img" aria-label=${this.label()}></div>`;
  }

  label() {
    const points = this.curve ? pointsOf(this.curve) : [];
    const said = (this.marked ?? []).map(window => nearest(points, window)).filter(Boolean);
    return `Least share that pauses left of any window: ${said.map(p => `${format.share(p.utilisation, 1)} of ${format.tickDuration(p.windowNanos)}`).join(', ')}. T shows the curve as a table.`;
  }

  async draw() {
    await super.draw();
    if (!this.chart || this.wired === this.chart) return;
    this.wired = this.chart;
    this.chart.getZr().on('click', ({ offsetX, offsetY }) => {
      if (!this.curve || !this.chart.containPixel('grid', [offsetX, offsetY])) return;
      const [x] = this.chart.convertFromPixel('grid', [offsetX, offsetY]);
      this.dispatchEvent(new CustomEvent('window', { detail: nearest(pointsOf(this.curve), 10 ** x) }));
    });
  }

  option() {
    if (!this.curve || !this.width) return undefined;
    const style = axisStyle();
    const points = pointsOf(this.curve);
    const from = Math.log10(points[0].windowNanos);
    const to = Math.log10(points.at(-1).windowNanos);
    const xTicks = format.logTicks(10 ** from, 10 ** to, 10).map(Math.log10);
    const colour = theme.token('state-running');
    return {
      grid: { left: LEFT, right: RIGHT, top: 14, bottom: 40 },
      tooltip: {
        ...tooltipStyle(([point]) => tip(point.data)),
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: theme.token('text-3'), type: 'dotted' } },
        position: (point, _params, _dom, _rect, size) => [point[0] > size.viewSize[0] / 2 ? point[0] - size.contentSize[0] - 14 : point[0] + 14, 18],
      },
      xAxis: {
        ...style,
        type: 'value',
        min: from,
        max: to,
        name: 'length of the window',
        nameLocation: 'middle',
        nameGap: 24,
        axisTick: { ...style.axisTick, customValues: xTicks },
        splitLine: { show: false },
        axisLabel: { ...style.axisLabel, customValues: xTicks, formatter: value => format.tickDuration(10 ** value), hideOverlap: true },
      },
      yAxis: {
        ...style,
        type: 'value',
        min: 0,
        max: 1,
        interval: 0.25,
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...style.axisLabel, formatter: value => `${Math.round(value * 100)}%` },
      },
      series: [
        {
          type: 'line',
          data: points.map(point => [Math.log10(point.windowNanos), point.utilisation, point.windowNanos, point.startNs]),
          encode: { x: 0, y: 1 },
          showSymbol: false,
          lineStyle: { width: 2, color: colour },
          itemStyle: { color: colour },
          areaStyle: { color: theme.fade(colour, 0.1) },
          emphasis: { disabled: true },
          markPoint: this.marks(points, colour),
        },
      ],
    };
  }

  /** The lengths whose worst windows the table has. */
  marks(points, colour) {
    const inside = (this.marked ?? []).filter(window => window <= points.at(-1).windowNanos && window > points[0].windowNanos);
    return {
      silent: true,
      symbol: 'circle',
      symbolSize: 9,
      itemStyle: { color: theme.token('surface'), borderColor: colour, borderWidth: 2 },
      label: {
        show: true,
        color: theme.token('text'),
        fontSize: 11,
        fontWeight: 600,
        fontFamily: getComputedStyle(document.body).fontFamily,
        formatter: ({ data }) => data.name,
      },
      data: inside.map(window => nearest(points, window)).map(({ windowNanos, utilisation }) => ({
        name: format.share(utilisation, 1),
        coord: [Math.log10(windowNanos), utilisation],
        label: utilisation > 0.8 ? { position: 'bottom', distance: 6 } : { position: 'top', distance: 6 },
      })),
    };
  }
}

function tip([, utilisation, windowNanos, startNs]) {
  return `${format.share(utilisation, 1)} of the worst ${format.tickDuration(windowNanos)} left\nfrom ${format.moment(startNs)}; click opens it`;
}

define('utilisation-curve', UtilisationCurve);
