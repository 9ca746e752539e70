/**
 * How long tasks or regions took over the capture: moments to the right, durations upwards on a logarithmic axis, the darker
 * the more. A click on a cell or a drag over some selects what lies in it (event `cells` with `{began, range}`, or null); arrow
 * keys walk over the cells, with Shift they widen the selection, Enter selects.
 */
import { html, nothing } from 'lit';
import { LightElement, define, styled } from '../element.js';
import * as format from '../format.js';
import { category } from '../states.js';
import * as theme from '../theme.js';
import { rangeText } from './log-histogram-layout.js';
import * as plan from './latency-heatmap-layout.js';

const DRAG_PX = 4;

class LatencyHeatmap extends LightElement {
  static properties = {
    heat: { attribute: false },
    type: { type: String },
    noun: { type: String },
    range: { attribute: false },
    began: { attribute: false },
    at: { state: true },
    drag: { state: true },
    size: { state: true },
  };

  constructor() {
    super();
    this.noun = 'task';
  }

  connectedCallback() {
    super.connectedCallback();
    this.unlisten = theme.onThemeChange(() => this.draw());
    this.observer = new ResizeObserver(([entry]) => this.resized(entry.contentRect));
    this.updateComplete.then(() => this.observer.observe(this.querySelector('.heat')));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten();
    this.observer.disconnect();
  }

  /** There is something to draw and room to draw it. */
  get ready() {
    return this.size !== undefined && this.heat?.cells.column.length > 0;
  }

  render() {
    return html`<div class="heat" @pointerdown=${this.pressed} @pointermove=${this.moved} @pointerup=${this.released}
        @pointercancel=${this.dropped} @pointerleave=${() => this.press || this.byKey || (this.at = undefined)}>
      <canvas tabindex="0" role="application" aria-roledescription="heat map" aria-label=${this.label()} @keydown=${this.keyed}
          @blur=${this.left}></canvas>
      ${this.ready ? html`<div class="over">${this.chosen()}${this.cursor()}</div>` : nothing}
      <div class="visually-hidden" aria-live="polite">${this.byKey && this.ready ? this.spoken() : ''}</div>
    </div>`;
  }

  label() {
    if (!this.heat) return 'Durations over time';
    return `Durations of ${format.counted(this.heat.count, this.noun)} over ${format.duration(this.heat.durationNanos)}. Arrow keys walk over
        the cells, with Shift they widen, Enter selects, T shows a table.`;
  }

  /** The selection, as the address or a drag has it. */
  chosen() {
    const corners = this.drag ?? plan.cornersOf(this.heat, this.began, this.range);
    if (!corners) return nothing;
    const inside = format.counted(plan.countIn(this.heat, ...corners), this.noun);
    const { left, top, width, height } = this.boxOf(corners);
    const plate = { left: `${Math.max(0, Math.min(left, this.size.width - 90))}px`, top: `${top > 24 ? top - 21 : top + height + 3}px` };
    return html`<div class="heat-range" ${styled({ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` })}></div>
      ${this.drag || plan.spansJust(this.heat, corners, this.began, this.range) ? html`<span class="plate strong" ${styled(plate)}>${inside}</span>` : nothing}`;
  }

  cursor() {
    if (!this.at || this.drag) return nothing;
    const { left, top, width, height } = this.boxOf([this.at, this.at]);
    const { began, range } = plan.cellBounds(this.heat, this.at.column, this.at.row);
    const i = plan.indexOf(this.heat, this.at);
    const right = left > this.size.width / 2;
    const card = { top: `${Math.max(4, Math.min(top - 20, this.size.height - 86))}px`, ...(right ? { right: `${this.size.width - left + 10}px` } : { left: `${left + width + 10}px` }) };
    return html`<div class="heat-cell" ${styled({ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` })}></div>
      <div class="strip-card heat-card" ${styled(card)}>
        <h3>${i < 0 ? `No ${this.noun}` : format.counted(this.heat.cells.count[i], this.noun)}${i >= 0 && this.heat.cells.failed[i] > 0 ? html`,
            <span class="bad">${format.count(this.heat.cells.failed[i])} failed</span>` : nothing}</h3>
        <p>${rangeText(range)}</p><p class="muted">began ${momentsText(began, this.heat)}</p></div>`;
  }

  spoken() {
    if (!this.at) return '';
    const { began, range } = plan.cellBounds(this.heat, this.at.column, this.at.row);
    const i = plan.indexOf(this.heat, this.at);
    return `${rangeText(range)}, began ${momentsText(began, this.heat)}: ${format.counted(i < 0 ? 0 : this.heat.cells.count[i], this.noun)}`;
  }

  boxOf([a, b]) {
    const { stepX, stepY, x, y } = plan.frame(this.heat, this.size.width, this.size.height);
    const left = x(Math.min(a.column, b.column));
    const top = y(Math.max(a.row, b.row));
    return { left, top, width: (Math.abs(a.column - b.column) + 1) * stepX, height: (Math.abs(a.row - b.row) + 1) * stepY };
  }

  updated(changed) {
    if (changed.has('heat') || changed.has('size') || changed.has('type')) this.draw();
    if (changed.has('heat')) this.at = undefined;
  }

  resized({ width, height }) {
    if (!(width > 0) || (this.size?.width === width && this.size.height === height)) return;
    this.size = { width, height };
    this.dispatchEvent(new CustomEvent('columns', { detail: plan.columnsFor(width) }));
  }

  draw() {
    const canvas = this.querySelector('canvas');
    if (!canvas || !this.size || this.drawing) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = undefined;
      paint(canvas, this.heat, this.size, theme.token(`cat-${category(this.type ?? '')}`));
    });
  }

  placeOf(event) {
    const { left, top } = this.querySelector('.heat').getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    return { x, y, cell: plan.cellAt(this.heat, x, y, this.size.width, this.size.height) };
  }

  pressed(event) {
    if (event.button !== 0 || !this.ready) return;
    const { x, y, cell } = this.placeOf(event);
    this.press = { x, y, cell };
    event.currentTarget.setPointerCapture(event.pointerId);
  }

  moved(event) {
    if (!this.ready) return;
    const { x, y, cell } = this.placeOf(event);
    this.byKey = false;
    if (this.press && (this.drag || Math.hypot(x - this.press.x, y - this.press.y) >= DRAG_PX)) this.drag = [this.press.cell, cell];
    else this.at = cell;
  }

  released() {
    const { press, drag } = this;
    this.dropped();
    this.at = undefined;
    if (drag) this.choose(drag);
    else if (press) this.click(press.cell);
  }

  dropped() {
    this.press = undefined;
    this.drag = undefined;
  }

  /** A click on an empty cell takes the selection back. */
  click(cell) {
    if (plan.indexOf(this.heat, cell) >= 0) this.choose([cell, cell]);
    else if (this.began || this.range) this.dispatchEvent(new CustomEvent('cells', { detail: null }));
  }

  choose([a, b]) {
    this.dispatchEvent(new CustomEvent('cells', { detail: plan.spanOf(this.heat, a, b) }));
  }

  left() {
    this.at = this.drag = this.anchor = undefined;
    this.byKey = false;
  }

  keyed(event) {
    if (!this.ready) return;
    const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (by) this.walk(by, event.shiftKey);
    else if (event.key === 'Enter' && this.drag) this.choose(this.drag);
    else if (event.key === 'Enter' && this.at) this.click(this.at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  walk([dx, dy], widen) {
    const { heat } = this;
    const here = this.at ?? { column: heat.cells.column[0], row: heat.cells.row[0] };
    const next = this.at ? plan.neighbour(heat, here, dx, dy) : here;
    this.anchor = widen ? this.anchor ?? here : undefined;
    this.byKey = true;
    this.at = next;
    this.drag = widen ? [this.anchor, next] : undefined;
  }
}

/** `4.20 – 4.40 s` in the moments of the capture. */
export function momentsText({ from, to }, { columnNanos, durationNanos }) {
  const end = Math.min(to, durationNanos);
  return `${format.moment(from, columnNanos / 10).replace(/\s?s$/, '')} – ${format.moment(end, columnNanos / 10)}`;
}

function paint(canvas, heat, { width, height }, colour) {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const g = canvas.getContext('2d');
  g.scale(ratio, ratio);
  if (!heat || heat.cells.column.length === 0) return;
  const { xs, ys } = plan.ticks(heat, width, height);
  g.font = theme.font(10, 500);
  const ground = height - plan.BOTTOM;
  for (const { x, label } of xs) {
    rect(g, 'line-soft', Math.round(x), plan.TOP, 1, ground - plan.TOP);
    text(g, label, Math.min(x, width - plan.RIGHT), ground + 15, x > width - 40 ? 'right' : x < plan.LEFT + 8 ? 'left' : 'center');
  }
  for (const { y, label } of ys) {
    rect(g, 'line-soft', plan.LEFT, Math.round(y), width - plan.LEFT - plan.RIGHT, 1);
    text(g, label, plan.LEFT - 8, y + 3.5, 'right');
  }
  const high = theme.current().contrast === 'high';
  for (const box of plan.boxes(heat, width, height)) {
    g.fillStyle = theme.fade(colour, high ? Math.max(0.6, box.darkness) : box.darkness);
    g.fillRect(box.x, box.y, box.width, box.height);
  }
  rect(g, 'axis', plan.LEFT, ground, width - plan.LEFT - plan.RIGHT, 1);
}

function rect(g, token, x, y, width, height) {
  g.fillStyle = theme.token(token);
  g.fillRect(x, y, width, height);
}

function text(g, label, x, y, align) {
  g.fillStyle = theme.token('text-3');
  g.textAlign = align;
  g.fillText(label, x, y);
}

define('latency-heatmap', LatencyHeatmap);
