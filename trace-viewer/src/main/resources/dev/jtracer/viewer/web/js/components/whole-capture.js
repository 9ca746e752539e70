/**
 * The whole capture as one strip: threads by state, heap, open tasks, and the pauses across all of them. Hover tells a
 * bucket, a click opens the timeline there, the arrow keys walk, T shows the same as a table.
 */
import { html, nothing } from 'lit';
import { LightElement, define, styled } from '../element.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import * as theme from '../theme.js';
import { captureHref, go } from '../url.js';
import { legend, swatch } from './text.js';
import * as strip from './whole-capture-layout.js';
import './data-table.js';

class WholeCapture extends LightElement {
  static properties = {
    answer: { attribute: false },
    captureId: { attribute: false },
    asTable: { type: Boolean },
    flags: { attribute: false },
    at: { state: true },
    width: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.unlisten = theme.onThemeChange(() => this.draw());
    this.observer = new ResizeObserver(([entry]) => this.resized(entry.contentRect.width));
    this.updateComplete.then(() => this.observe());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten();
    this.observer.disconnect();
  }

  observe() {
    const box = this.querySelector('.strip');
    if (box) this.observer?.observe(box);
  }

  render() {
    const { answer } = this;
    const drawn = answer ? strip.STACKED.filter(key => answer.states[key]?.some(v => v > 0)) : [];
    const legendKeys = [...drawn, ...['gc', 'safepoint'].filter(key => answer?.pauses.some(p => p.state === key))];
    return html`<section class="card whole" aria-label="The whole capture">
      <header><h2>The whole capture</h2><span class="cap">threads of the program by state, on average; idle, native waits and unknown left out${this.flags?.length
        ? ' · numbers mark the findings below' : ''}</span>
        <span class="grow"></span>${legend(legendKeys, { gc: 'GC pause' })}</header>
      ${this.asTable && answer ? this.table() : this.strip()}
    </section>`;
  }

  strip() {
    const { answer } = this;
    return html`<div class="strip-row">
      <div class="labels">
        <div class="l-threads"><b>Threads</b>by state</div>
        <div class="l-heap"><b>Heap</b>${answer ? heapText(answer.heapUsed) : nothing}</div>
        <div class="l-open"><b>Open tasks</b>${answer ? `median ${answer.openTasksMedian}, max ${answer.openTasksMax}` : nothing}</div>
      </div>
      <div class="strip" @pointermove=${this.moved} @pointerleave=${() => (this.at = undefined)} @click=${this.clicked}>
        <canvas tabindex="0" role="img" aria-label=${this.label()} @keydown=${this.pressed} @blur=${() => (this.at = undefined)}></canvas>
        ${this.at !== undefined && answer ? this.hover() : nothing}
        <div class="visually-hidden" aria-live="polite">${this.byKey ? this.spoken() : ''}</div>
      </div>
    </div>`;
  }

  label() {
    if (!this.answer) return 'Threads by state, heap and open tasks';
    const over = format.duration(this.answer.durationNanos);
    return `Threads by state, heap and open tasks over ${over}. Arrow keys walk, Enter opens the timeline, T shows a table.`;
  }

  hover() {
    const bucket = strip.bucketAt(this.answer, this.at, this.width);
    const left = this.at > this.width / 2;
    const position = left ? { right: `${this.width - this.at + 14}px` } : { left: `${this.at + 14}px` };
    return html`
      <i class="hair" ${styled({ left: `${this.at}px` })}></i>
      <div class="strip-card" ${styled(position)}>
        <h3>${format.moment(bucket.fromNs)} – ${format.moment(bucket.toNs)}</h3>
        ${bucket.parts.map(({ key, threads }) => html`<div>${swatch(key)}<span>${stateOf(key).name}</span><span>${threads.toFixed(1)}</span></div>`)}
        <div><span></span><span>Open tasks</span><span>${bucket.openTasks.toFixed(1)}</span></div>
      </div>`;
  }

  spoken() {
    if (this.at === undefined || !this.answer) return '';
    const bucket = strip.bucketAt(this.answer, this.at, this.width);
    const parts = bucket.parts.map(part => `${stateOf(part.key).name} ${part.threads.toFixed(1)}`).join(', ');
    return `${format.moment(bucket.fromNs)}: ${parts}; open tasks ${bucket.openTasks.toFixed(1)}`;
  }

  table() {
    const { answer } = this;
    const keys = Object.keys(answer.states);
    const rows = Array.from({ length: answer.buckets }, (_, i) => ({ i, atNs: (i * answer.durationNanos) / answer.buckets }));
    const columns = [
      { key: 'atNs', label: 'From', right: true, descending: false, cell: row => format.moment(row.atNs), csv: 'fromNs' },
      ...keys.map(key => ({
        key,
        label: stateOf(key).name,
        right: true,
        value: row => answer.states[key][row.i],
        cell: row => answer.states[key][row.i].toFixed(1),
      })),
      {
        key: 'open',
        label: 'Open tasks',
        right: true,
        value: row => answer.openTasks[row.i],
        cell: row => answer.openTasks[row.i].toFixed(1),
      },
    ];
    return html`<data-table caption="Threads by state over time" file="whole-capture.csv" dense .pageSize=${12} .columns=${columns} .rows=${rows}
        .rowKey=${row => row.i}
      .sort=${this.sort} @sort=${event => { this.sort = event.detail; this.requestUpdate(); }}></data-table>`;
  }

  updated(changed) {
    if (changed.has('asTable')) this.observe();
    if (changed.has('answer') || changed.has('flags') || changed.has('width') || changed.has('asTable')) this.draw();
  }

  resized(width) {
    if (!(width > 0) || width === this.width) return;
    this.width = width;
    this.dispatchEvent(new CustomEvent('buckets', { detail: strip.bucketsFor(width) }));
  }

  draw() {
    const canvas = this.querySelector('canvas');
    if (!canvas || !this.width || this.drawing) return;
    this.drawing = requestAnimationFrame(() => {
      this.drawing = undefined;
      this.placed = this.answer ? strip.placeFlags(this.flags ?? [], this.answer.durationNanos, this.width) : [];
      paint(canvas, this.answer, this.width, this.placed);
    });
  }

  /** A click on a flag leads to its finding's evidence, anywhere else to the timeline there. */
  clicked(event) {
    const box = this.querySelector('canvas').getBoundingClientRect();
    const x = event.clientX - box.left;
    const flag = event.clientY - box.top <= strip.TOP && this.placed?.find(f => f.href && Math.abs(f.x - x) <= strip.FLAG / 2);
    if (flag) go(flag.href);
    else this.opened();
  }

  moved(event) {
    this.byKey = false;
    this.at = event.clientX - this.querySelector('canvas').getBoundingClientRect().left;
  }

  pressed(event) {
    const step = this.width / (this.answer?.buckets ?? 1);
    const by = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (by !== undefined) {
      this.byKey = true;
      this.at = Math.min(this.width - 1, Math.max(0, (this.at ?? this.width / 2) + by * (event.shiftKey ? 10 : 1)));
    } else if (event.key === 'Enter' && this.at !== undefined) this.opened();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The timeline, a twentieth of the capture around the place. */
  opened() {
    if (this.at === undefined || !this.answer) return;
    const { durationNanos } = this.answer;
    const middle = (this.at / this.width) * durationNanos;
    const half = durationNanos / 40;
    const from = Math.round(Math.max(0, Math.min(durationNanos - 2 * half, middle - half)));
    go(captureHref(this.captureId, 'timeline', undefined, { from, to: Math.round(from + 2 * half) }));
  }
}

/** `138 – 412 MB`: the unit once if both have it. */
function heapText(readings) {
  if (readings.length === 0) return 'not recorded';
  const [low, lowUnit] = format.bytes(Math.min(...readings.map(r => r.value))).split(format.NBSP);
  const [high, unit] = format.bytes(Math.max(...readings.map(r => r.value))).split(format.NBSP);
  return lowUnit === unit ? `${low} – ${high}${format.NBSP}${unit}` : `${low}${format.NBSP}${lowUnit} – ${high}${format.NBSP}${unit}`;
}

function paint(canvas, answer, width, flags) {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(strip.HEIGHT * ratio);
  const g = canvas.getContext('2d');
  g.scale(ratio, ratio);
  if (!answer) return hatch(g, width);
  const plan = strip.layout(answer, width);
  axis(g, plan, width);
  for (const bar of plan.bars) {
    g.fillStyle = theme.token(`state-${bar.state}`);
    g.fillRect(bar.x, bar.y, bar.width, bar.height);
  }
  if (theme.current().contrast === 'high') edges(g, plan.bars);
  heapLine(g, plan.heap);
  g.fillStyle = theme.fade(theme.token('cat-2'), 0.85);
  for (const bar of plan.open) g.fillRect(bar.x, bar.y, bar.width, bar.height);
  g.fillStyle = theme.token('line');
  for (const y of [strip.TOP + strip.THREADS, strip.HEAP_TOP + strip.HEAP, strip.OPEN_TOP + strip.OPEN]) g.fillRect(0, y, width, 1);
  for (const pause of plan.pauses) {
    drawPause(g, pause);
  }
  for (const flag of flags) drawFlag(g, flag);
}

/** The number of a finding in a circle of its colour, with a line to its moment. */
function drawFlag(g, { x, at, label, state }) {
  const [fill, ink, edge] = state
    ? [theme.token(`state-${state}`), theme.token(`state-${state}-ink`), theme.token(`state-${state}-edge`)]
    : [theme.token('surface'), theme.token('text'), theme.token('text-3')];
  g.strokeStyle = edge;
  g.fillStyle = fill;
  g.lineWidth = 1;
  g.beginPath();
  g.moveTo(x, 14);
  g.lineTo(at, strip.TOP + 4);
  g.stroke();
  g.beginPath();
  g.arc(x, 8, 7, 0, 2 * Math.PI);
  g.fill();
  g.stroke();
  g.fillStyle = ink;
  g.font = theme.font(10, 600);
  g.textAlign = 'center';
  g.textBaseline = 'middle';
  g.fillText(label, x, 8.5);
  g.textBaseline = 'alphabetic';
}

/** In high contrast a line of the surface's colour parts the states. */
function edges(g, bars) {
  g.fillStyle = theme.token('surface');
  for (const bar of bars) if (bar.height > 2) g.fillRect(bar.x, bar.y, bar.width, 1);
}

/** A pause stops everyone: a line across everything, and a veil over what it covers if it is wide enough to see. */
function drawPause(g, { x, width, state }) {
  const height = strip.HEIGHT - 16 - strip.TOP;
  const colour = theme.token(`state-${state}`);
  if (width > 4) {
    g.fillStyle = theme.fade(colour, 0.22);
    g.fillRect(x, strip.TOP, width, height);
  }
  g.fillStyle = colour;
  g.fillRect(x, strip.TOP, Math.min(width, 3), height);
}

function axis(g, { ticks }, width) {
  g.font = theme.font(10, 500);
  for (const { x, label } of ticks) {
    g.fillStyle = theme.token('line-soft');
    g.fillRect(x, strip.TOP, 1, strip.HEIGHT - 16 - strip.TOP);
    g.fillStyle = theme.token('text-3');
    g.textAlign = x < 20 ? 'left' : x > width - 20 ? 'right' : 'center';
    g.fillText(label, x < 20 ? 0 : x > width - 20 ? width : x, strip.HEIGHT - 3);
  }
}

function heapLine(g, { points }) {
  if (points.length === 0) return;
  g.beginPath();
  points.forEach(([x, y], i) => (i ? g.lineTo(x, y) : g.moveTo(x, y)));
  g.strokeStyle = theme.token('cat-1');
  g.lineWidth = 1.4;
  g.stroke();
  g.lineTo(points.at(-1)[0], strip.HEAP_TOP + strip.HEAP);
  g.lineTo(0, strip.HEAP_TOP + strip.HEAP);
  g.fillStyle = theme.fade(theme.token('cat-1'), 0.1);
  g.fill();
}

/** Data is on its way: a diagonal hatch where it will be. */
function hatch(g, width) {
  g.strokeStyle = theme.token('line-soft');
  g.lineWidth = 1;
  g.save();
  g.beginPath();
  g.rect(0, strip.TOP, width, strip.THREADS);
  g.clip();
  for (let x = -strip.THREADS; x < width; x += 10) {
    g.beginPath();
    g.moveTo(x, strip.TOP + strip.THREADS);
    g.lineTo(x + strip.THREADS, strip.TOP);
    g.stroke();
  }
  g.restore();
}

define('whole-capture', WholeCapture);
