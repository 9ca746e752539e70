/**
 * Pauses over the capture, each as high as it is long, and the used heap below on the same time axis. A click on a pause
 * chooses it (event `pause` with its row); those outside the filter are faint.
 */
import { html } from 'lit';
import { define } from '../element.js';
import * as format from '../format.js';
import * as theme from '../theme.js';
import { Chart, axisStyle, tooltipStyle } from './chart.js';
import { durationAxis, heapText } from './pause-chart-layout.js';

const LEFT = 64;
const RIGHT = 20;

/** Below this width a pause has no room for an outline around its colour. */
const THIN = 7;

class PauseChart extends Chart {
  static properties = {
    pauses: { attribute: false },
    shown: { attribute: false },
    selected: { attribute: false },
    heapUsed: { attribute: false },
    durationNanos: { type: Number },
  };

  render() {
    return html`<div class="chart-canvas" role="img" aria-label="Pauses and used heap over the capture; the list below has every pause.
      Arrow keys walk from pause to pause, T shows the heap as a table."></div>`;
  }

  async draw() {
    await super.draw();
    if (!this.chart || this.wired === this.chart) return;
    this.wired = this.chart;
    this.chart.on('click', ({ seriesId, data }) => {
      if (seriesId === 'pauses') this.dispatchEvent(new CustomEvent('pause', { detail: data.pause.row }));
    });
  }

  option() {
    if (!this.pauses || !this.width) return undefined;
    const heap = this.heapUsed?.length > 0;
    const grids = heap ? [{ top: 22, height: '42%' }, { top: '61%', bottom: 26 }] : [{ top: 22, bottom: 26 }];
    return {
      grid: grids.map(grid => ({ left: LEFT, right: RIGHT, ...grid })),
      tooltip: tooltipStyle(point => this.tip(point)),
      xAxis: grids.map((_, i) => this.timeAxis(i, i === grids.length - 1)),
      yAxis: [this.pauseAxis(), ...(heap ? [this.heapAxis()] : [])],
      series: [this.pauseSeries(), ...(heap ? [this.heapSeries()] : [])],
    };
  }

  timeAxis(gridIndex, labelled) {
    const style = axisStyle();
    const { step, ticks } = format.ticks(0, this.durationNanos, Math.max(2, Math.floor((this.width - LEFT - RIGHT) / 110)));
    return {
      ...style,
      gridIndex,
      type: 'value',
      min: 0,
      max: this.durationNanos,
      splitLine: { show: false },
      axisTick: { ...style.axisTick, show: labelled, customValues: ticks },
      axisLabel: {
        ...style.axisLabel,
        show: labelled,
        customValues: ticks,
        formatter: ns => format.axisMoment(ns, step),
      },
    };
  }

  pauseAxis() {
    const style = axisStyle();
    const { log, min, max } = durationAxis(this.pauses);
    return {
      ...style,
      gridIndex: 0,
      type: log ? 'log' : 'value',
      min,
      max,
      splitNumber: 3,
      name: log ? 'pause, log' : 'pause',
      nameLocation: 'end',
      nameGap: 8,
      nameTextStyle: { ...style.nameTextStyle, align: 'right', padding: [0, 6, 0, 0] },
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...style.axisLabel,
        showMaxLabel: false,
        formatter: nanos => (nanos === 0 ? `0${format.NBSP}ms` : format.tickDuration(nanos)),
      },
    };
  }

  heapAxis() {
    const style = axisStyle();
    return {
      ...style,
      gridIndex: 1,
      type: 'value',
      min: 0,
      splitNumber: 2,
      name: 'used heap',
      nameLocation: 'end',
      nameGap: 12,
      nameTextStyle: { ...style.nameTextStyle, align: 'right', padding: [0, 6, 0, 0] },
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...style.axisLabel, formatter: bytes => (bytes === 0 ? '0' : format.bytes(bytes)) },
    };
  }

  pauseSeries() {
    const { log, min } = durationAxis(this.pauses);
    const colour = theme.token('state-gc');
    const chosen = theme.token('accent');
    const shown = this.shown ? new Set(this.shown.map(p => p.row)) : undefined;
    return {
      id: 'pauses',
      type: 'custom',
      xAxisIndex: 0,
      yAxisIndex: 0,
      data: this.pauses.map(pause => ({
        pause,
        value: [Math.max(0, pause.startNs), pause.startNs + pause.durationNanos, Math.max(pause.durationNanos, log ? min : 0)],
        itemStyle: {
          color: colour,
          opacity: shown && !shown.has(pause.row) ? 0.18 : 1,
        },
        z2: pause.row === this.selected ? 2 : 1,
      })),
      clip: true,
      encode: { x: [0, 1], y: 2 },
      renderItem: ({ dataIndex }, api) =>
        stick(api, log ? min : 0, this.pauses.length > 200 ? 2 : 3, this.pauses[dataIndex].row === this.selected ? chosen : undefined),
    };
  }

  heapSeries() {
    const colour = theme.token('cat-1');
    return {
      id: 'heap',
      type: 'line',
      xAxisIndex: 1,
      yAxisIndex: 1,
      data: this.heapUsed.map(r => [r.atNs, r.value]),
      symbol: 'circle',
      symbolSize: 5,
      showSymbol: this.heapUsed.length < 200,
      lineStyle: { width: 1.5, color: colour },
      itemStyle: { color: colour },
      areaStyle: { color: theme.fade(colour, 0.1) },
      emphasis: { disabled: true },
    };
  }

  tip({ seriesId, data }) {
    if (seriesId === 'heap') return `${format.moment(data[0])}\n${format.bytes(data[1])} used`;
    const { pause } = data;
    return [
      `${format.name(pause.name, 60)}: ${format.duration(pause.durationNanos)}`,
      `at ${format.moment(pause.startNs)}`,
      ...(pause.cause === null ? [] : [format.name(pause.cause, 60)]),
      `heap ${heapText(pause)}`,
      `${format.counted(pause.tasks, 'task')} stopped`,
    ].join('\n');
  }
}

/** A pause: as wide as it lasted, at least wide enough to be hit; the chosen one has an outline, or its colour where it is thin. */
function stick(api, ground, least, chosen) {
  const [from, top] = api.coord([api.value(0), api.value(2)]);
  const [to] = api.coord([api.value(1), api.value(2)]);
  const [, floor] = api.coord([api.value(0), ground]);
  const width = Math.max(least, to - from);
  return {
    type: 'rect',
    shape: { x: Math.round(from), y: top, width, height: Math.max(2, floor - top), r: [1.5, 1.5, 0, 0] },
    style: {
      fill: chosen && width < THIN ? chosen : api.visual('color'),
      opacity: api.visual('opacity'),
      ...(chosen ? { stroke: chosen, lineWidth: 2 } : {}),
    },
  };
}

define('pause-chart', PauseChart);
