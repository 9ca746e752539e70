/**
 * What the charts drawn by ECharts share: the library is loaded when the first of them appears, colours are resolved
 * tokens, and theme and size changes draw anew. Nothing moves by itself.
 */
import { LightElement } from '../element.js';
import * as theme from '../theme.js';

let library;

/** A chart; a subclass renders an element of class `chart-canvas` and gives `option()`. */
export class Chart extends LightElement {
  connectedCallback() {
    super.connectedCallback();
    this.unlisten = theme.onThemeChange(() => this.draw());
    this.observer = new ResizeObserver(() => this.resized());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten();
    this.observer.disconnect();
    this.chart?.dispose();
    this.chart = undefined;
  }

  updated() {
    this.draw();
  }

  /** ECharts' description of the chart for the space it has; undefined while there is nothing to draw. */
  option() {
    return undefined;
  }

  async draw() {
    library ??= import('echarts');
    const echarts = await library;
    const box = this.querySelector('.chart-canvas');
    if (!this.isConnected || !box) return;
    if (this.box !== box) {
      this.observer.disconnect();
      this.chart?.dispose();
      this.chart = undefined;
      this.box = box;
      this.observer.observe(box);
    }
    if (box.clientWidth === 0) return;
    this.chart ??= echarts.init(box, null, { renderer: 'canvas' });
    const option = this.option();
    if (option) this.chart.setOption({ animation: false, ...option }, { notMerge: true });
    else this.chart.clear();
  }

  resized() {
    const { clientWidth: width, clientHeight: height } = this.box;
    if (width === 0 || height === 0) return;
    if (this.chart && (this.chart.getWidth() !== width || this.chart.getHeight() !== height)) this.chart.resize();
    if (width !== this.width || height !== this.height) {
      this.width = width;
      this.height = height;
      this.requestUpdate();
    }
  }
}

/** The look of an axis. */
export function axisStyle() {
  return {
    axisLine: { lineStyle: { color: theme.token('axis') } },
    axisTick: { lineStyle: { color: theme.token('axis') } },
    axisLabel: { color: theme.token('text-3'), fontSize: 10, fontFamily: getComputedStyle(document.body).fontFamily },
    splitLine: { lineStyle: { color: theme.token('line-soft') } },
    nameTextStyle: { color: theme.token('text-3'), fontSize: 10 },
  };
}

/** A tooltip that is drawn on the canvas: the other kind writes style attributes. It keeps off what it is about. */
export function tooltipStyle(formatter) {
  return {
    trigger: 'item',
    renderMode: 'richText',
    showDelay: 80,
    transitionDuration: 0,
    confine: true,
    backgroundColor: theme.token('raised'),
    borderColor: theme.token('line-strong'),
    borderWidth: 1,
    padding: [6, 10],
    textStyle: { color: theme.token('text'), fontSize: 12, lineHeight: 17, fontFamily: getComputedStyle(document.body).fontFamily },
    position: (_point, _params, _dom, rect, size) => {
      if (!rect) return null;
      const left = rect.x + rect.width + 8;
      const room = size.viewSize[0] - left > size.contentSize[0];
      return [room ? left : rect.x - size.contentSize[0] - 8, Math.max(4, Math.min(rect.y, size.viewSize[1] - size.contentSize[1] - 4))];
    },
    formatter,
  };
}
