/**
 * The states of one thread or of one pool over the capture. Hover tells a bucket, arrow keys walk, a click or Enter opens
 * the timeline there (event `open` with `{fromNs, toNs}`).
 */
import { html, nothing } from 'lit';
import { LightElement, define, styled } from '../element.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import * as theme from '../theme.js';
import { swatch } from './text.js';
import * as strip from './state-strip-layout.js';

class StateStrip extends LightElement {
  static properties = { answer: { attribute: false }, at: { state: true }, width: { state: true }, byKey: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.unlisten = theme.onThemeChange(() => this.draw());
    this.observer = new ResizeObserver(([entry]) => this.resized(entry.contentRect.width));
    this.updateComplete.then(() => this.observer.observe(this.querySelector('.state-strip')));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten();
    this.observer.disconnect();
  }

  render() {
    return html`<div class="state-strip" @pointermove=${this.moved} @pointerleave=${() => (this.at = undefined)} @click=${this.opened}>
      <canvas tabindex="0" role="img" aria-label=${this.label()} @keydown=${this.pressed} @blur=${() => (this.at = undefined)}></canvas>
      ${this.at !== undefined && this.answer ? this.hover() : nothing}
      <div class="visually-hidden" aria-live="polite">${this.byKey ? this.spoken() : ''}</div>
    </div>`;
  }

  label() {
    if (!this.answer) return 'States over time';
    return `States over ${format.duration(this.answer.durationNanos)}. Arrow keys walk, Enter opens the timeline, T shows a table.`;
  }

  hover() {
    const { fromNs, toNs, parts } = strip.bucketAt(this.answer, this.at, this.width);
    const left = this.at > this.width / 2;
    return html`
      <i class="hair" ${styled({ left: `${this.at}px` })}></i>
      <div class="strip-card" ${styled(left ? { right: `${this.width - this.at + 14}px` } : { left: `${this.at + 14}px` })}>
        <h3>${format.moment(fromNs)} – ${format.moment(toNs)}</h3>
        ${parts.length === 0 ? html`<p class="cap">No thread was alive</p>` : nothing}
        ${parts.map(({ key, threads }) => html`<div>${swatch(key)}<span>${stateOf(key).name}</span><span>${strip.threadsText(threads,
          this.answer.threads)}</span></div>`)}
      </div>`;
  }

  spoken() {
    if (this.at === undefined || !this.answer) return '';
    const { fromNs, parts } = strip.bucketAt(this.answer, this.at, this.width);
    const said = parts.map(part => `${stateOf(part.key).name} ${strip.threadsText(part.threads, this.answer.threads)}`);
    return `${format.moment(fromNs)}: ${said.join(', ') || 'no thread was alive'}`;
  }

  updated(changed) {
    if (changed.has('answer') || changed.has('width')) this.draw();
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
      paint(canvas, this.answer, this.width);
    });
  }

  moved(event) {
    this.byKey = false;
    const x = event.clientX - this.querySelector('canvas').getBoundingClientRect().left;
    this.at = Math.min(this.width - strip.RIGHT, Math.max(strip.LEFT, x));
  }

  pressed(event) {
    if (!this.answer) return;
    const { buckets } = this.answer;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by !== undefined) {
      const now = this.at === undefined ? Math.floor(buckets / 2) : strip.bucketAt(this.answer, this.at, this.width).index;
      const next = Math.min(buckets - 1, Math.max(0, now + by * (event.shiftKey ? 10 : 1)));
      this.byKey = true;
      this.at = strip.middleOf(next, buckets, this.width);
    } else if (event.key === 'Enter' && this.at !== undefined) this.opened();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A twentieth of the capture around the place. */
  opened() {
    if (this.at === undefined || !this.answer) return;
    const { durationNanos } = this.answer;
    const { fromNs, toNs } = strip.bucketAt(this.answer, this.at, this.width);
    const half = durationNanos / 40;
    const from = Math.max(0, Math.min(durationNanos - 2 * half, (fromNs + toNs) / 2 - half));
    this.dispatchEvent(new CustomEvent('open', { detail: { fromNs: Math.round(from), toNs: Math.round(from + 2 * half) } }));
  }
}

function paint(canvas, answer, width) {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(strip.HEIGHT * ratio);
  const g = canvas.getContext('2d');
  g.scale(ratio, ratio);
  if (!answer) return;
  const plan = strip.layout(answer, width);
  axes(g, plan, width);
  const high = theme.current().contrast === 'high';
  for (const bar of plan.bars) {
    g.fillStyle = theme.token(fillOf(bar.state));
    g.fillRect(bar.x, bar.y, bar.width, bar.height);
    if (high && bar.height > 2) {
      g.fillStyle = theme.token('surface');
      g.fillRect(bar.x, bar.y, bar.width, 1);
    }
  }
  g.fillStyle = theme.token('axis');
  g.fillRect(strip.LEFT, strip.TOP + strip.THREADS, width - strip.LEFT - strip.RIGHT, 1);
}

/** A native wait is as quiet as idle. */
const fillOf = state => `state-${state === 'nativeWait' ? 'idle' : state}`;

function axes(g, { ticks, levels }, width) {
  g.font = theme.font(10, 500);
  for (const { x, label } of ticks) {
    g.fillStyle = theme.token('line-soft');
    g.fillRect(x, strip.TOP, 1, strip.THREADS);
    g.fillStyle = theme.token('text-3');
    g.textAlign = x > width - 24 ? 'right' : 'center';
    g.fillText(label, Math.min(x, width - 2), strip.HEIGHT - 4);
  }
  g.textAlign = 'right';
  for (const { y, label } of levels) {
    g.fillStyle = theme.token('line-soft');
    g.fillRect(strip.LEFT, Math.round(y), width - strip.LEFT - strip.RIGHT, 1);
    g.fillStyle = theme.token('text-3');
    g.fillText(label, strip.LEFT - 8, Math.min(strip.TOP + strip.THREADS, y + 4));
  }
}

define('state-strip', StateStrip);
