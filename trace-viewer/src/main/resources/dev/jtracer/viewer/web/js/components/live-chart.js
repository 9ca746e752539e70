/** Tasks ended per step by type, stacked, up to now; what is still to come is shaded. */
import { html } from 'lit';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';
import { category } from '../states.js';
import * as theme from '../theme.js';

const HEIGHT = 168;
const AXIS = 22;

class LiveChart extends LightElement {
  static properties = {
    ledger: { attribute: false },
    elapsedNanos: { type: Number },
    /** Counts the readings: the ledger itself stays the same object. */
    turn: { type: Number },
  };

  connectedCallback() {
    super.connectedCallback();
    this.unlisten = theme.onThemeChange(() => this.requestUpdate());
    this.observer = new ResizeObserver(() => this.requestUpdate());
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten();
    this.observer.disconnect();
  }

  render() {
    const step = this.ledger ? format.tickDuration(this.ledger.stepNanos) : '';
    return html`<canvas role="img" aria-label="Tasks ended per ${step} by type, so far"></canvas>`;
  }

  updated() {
    const canvas = this.querySelector('canvas');
    const width = canvas.clientWidth;
    if (!width || !this.ledger) return;
    const ratio = devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(HEIGHT * ratio);
    const g = canvas.getContext('2d');
    g.scale(ratio, ratio);
    paint(g, this.ledger, this.elapsedNanos, width);
  }
}

function paint(g, ledger, elapsedNanos, width) {
  const base = HEIGHT - AXIS;
  const x = nanos => (nanos / ledger.requestedNanos) * width;
  g.textBaseline = 'middle';
  axis(g, ledger.requestedNanos, x, width, base);
  const now = Math.min(width - 2, x(elapsedNanos));
  g.fillStyle = theme.token('sunken');
  g.fillRect(now + 2, 4, width - now - 2, base - 4);
  bars(g, ledger, x, base);
  g.fillStyle = theme.token('axis');
  g.fillRect(0, base, width, 1);
  g.fillStyle = theme.token('accent');
  g.fillRect(now, 0, 2, base + 4);
  note(g, `tasks ended per ${format.tickDuration(ledger.stepNanos)} by type`, now, width, base);
  plate(g, 'now', now + 1, width);
}

function bars(g, ledger, x, base) {
  const scale = (base - 26) / ledger.most();
  const tops = new Array(ledger.steps).fill(base);
  const wide = x(ledger.stepNanos);
  const gap = wide > 5 ? 1.5 : wide > 3 ? 0.5 : 0;
  g.globalAlpha = 0.85;
  for (const { type, perStep } of [...ledger.types.values()].sort((a, b) => b.ended - a.ended)) {
    g.fillStyle = theme.token(`cat-${category(type)}`);
    perStep.forEach((n, i) => {
      if (n === 0) return;
      const height = n * scale;
      tops[i] -= height;
      g.fillRect(i * wide + 0.5, tops[i], wide - gap, Math.max(0.5, height - 0.5));
    });
  }
  g.globalAlpha = 1;
}

function axis(g, nanos, x, width, base) {
  const { step, ticks } = format.ticks(0, nanos, Math.max(2, Math.floor(width / 110)));
  g.font = theme.font(10, 500);
  for (const ns of ticks) {
    const at = Math.min(width - 1, Math.round(x(ns)));
    g.fillStyle = theme.token('line-soft');
    g.fillRect(at, 4, 1, base - 4);
    g.fillStyle = theme.token('text-3');
    g.textAlign = at < 16 ? 'left' : at > width - 16 ? 'right' : 'center';
    g.fillText(format.axisMoment(ns, step), at < 16 ? 0 : at > width - 16 ? width : at, HEIGHT - 8);
  }
  g.textAlign = 'left';
}

function note(g, text, now, width, base) {
  g.font = theme.font(11);
  g.fillStyle = theme.token('text-3');
  if (now + 24 + g.measureText(text).width < width) g.fillText(text, now + 20, base - 14);
}

function plate(g, text, middle, width) {
  g.font = theme.font(11, 600);
  const wide = g.measureText(text).width + 12;
  const left = Math.min(width - wide - 1, Math.max(1, middle - wide / 2));
  g.beginPath();
  g.roundRect(left + 0.5, 1.5, wide - 1, 17, 4);
  g.fillStyle = theme.token('raised');
  g.fill();
  g.strokeStyle = theme.token('accent');
  g.lineWidth = 1;
  g.stroke();
  g.fillStyle = theme.token('text');
  g.fillText(text, left + 6, 10.5);
}

define('live-chart', LiveChart);
