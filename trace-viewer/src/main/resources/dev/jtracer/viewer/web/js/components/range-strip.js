/**
 * What threads did over the capture on one low strip, and a range of it: drag to choose one (event `range` with `{from, to}`),
 * double click or Esc for the whole again (`range` with undefined). Arrow keys move it, with Shift its end.
 */
import { html, nothing } from 'lit';
import { Frame } from '../canvas/frame.js';
import { palette } from '../canvas/palette.js';
import { LightElement, define, styled } from '../element.js';
import * as format from '../format.js';
import { SLOP_PX, moved, rangeBetween } from './range-strip-layout.js';
import { stacked } from './whole-capture-layout.js';

const HEIGHT = 36;

/** A strip in a line with its name, and its range or another caption behind it. */
export function stripLine(answer, { key, label, range, choose, caption = nothing }) {
  return html`<div class="strip-line ${key}"><span class="cap">${label}</span>
    <range-strip .answer=${answer} .range=${range} label=${label} @range=${({ detail }) => choose(detail)}></range-strip>
    ${caption === nothing ? nothing : html`<span class="cap">${caption}</span>`}</div>`;
}

class RangeStrip extends LightElement {
  static properties = {
    answer: { attribute: false },
    range: { attribute: false },
    label: { type: String },
    drag: { state: true },
  };

  disconnectedCallback() {
    super.disconnectedCallback();
    this.frame?.close();
    this.frame = undefined;
  }

  updated() {
    const canvas = this.querySelector('canvas');
    if (this.frame?.canvas !== canvas) {
      this.frame?.close();
      this.frame = new Frame(canvas, (g, width) => this.draw(g, width));
    }
    this.frame.ask();
  }

  render() {
    const { answer } = this;
    const range = this.drag ?? this.range;
    return html`<div class="range-strip">
      <canvas tabindex="0" role="application" aria-roledescription="range" aria-label="${this.label}: ${this.said(range)}. Arrow keys move the range, with
          Shift its end, Esc takes the whole capture." @pointerdown=${this.pressed} @pointermove=${this.dragged} @pointerup=${this.released}
          @dblclick=${() => this.choose(undefined)} @keydown=${this.key}></canvas>
      ${range && answer ? html`<i class="chosen" ${styled({ left: `${(range.from / answer.durationNanos) * 100}%`, width: `${(Math.min(answer.durationNanos,
        range.to) - range.from) / answer.durationNanos * 100}%` })}></i>` : nothing}
    </div>`;
  }

  said(range) {
    if (!this.answer) return 'being read';
    return range ? `${format.moment(range.from)} to ${format.moment(range.to)}` : `the whole ${format.duration(this.answer.durationNanos)}`;
  }

  draw(g, width) {
    g.clearRect(0, 0, width, HEIGHT);
    if (!this.answer) return;
    for (const { state, x, y, width: w, height } of stacked(this.answer, width, { ground: HEIGHT - 1, height: HEIGHT - 3 }).bars) {
      g.fillStyle = palette.fill(state);
      g.fillRect(x, y, w, height);
    }
    g.fillStyle = palette.token('axis');
    g.fillRect(0, HEIGHT - 1, width, 1);
  }

  place(event) {
    return event.clientX - this.querySelector('canvas').getBoundingClientRect().left;
  }

  pressed(event) {
    if (event.button !== 0 || !this.answer) return;
    this.start = this.place(event);
    event.target.setPointerCapture(event.pointerId);
  }

  dragged(event) {
    if (this.start === undefined) return;
    const x = this.place(event);
    if (!this.drag && Math.abs(x - this.start) < SLOP_PX) return;
    this.drag = rangeBetween(this.start, x, event.target.clientWidth, this.answer.durationNanos);
  }

  released() {
    this.start = undefined;
    const { drag } = this;
    this.drag = undefined;
    if (drag) this.choose(drag);
  }

  key(event) {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!this.answer || (by === undefined && !(event.key === 'Escape' && this.range))) return;
    event.preventDefault();
    event.stopPropagation();
    this.choose(by === undefined ? undefined : moved(this.range, by, event.shiftKey, this.answer.durationNanos));
  }

  choose(range) {
    this.dispatchEvent(new CustomEvent('range', { detail: range }));
  }
}

define('range-strip', RangeStrip);
