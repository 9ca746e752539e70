/** Small figures that lie over lanes: plates with text, arrows, hatches. Pure. */
import { palette } from './palette.js';

/** Text on a small raised plate. `align` says which part of the plate is at x. Gives the plate's box. */
export function plate(g, text, x, y, { align = 'left', bold = false, line = 'line-strong', within = undefined } = {}) {
  g.font = palette.font(11, bold ? 600 : 400);
  const w = palette.width(g, text) + 12;
  const h = 18;
  let left = align === 'center' ? x - w / 2 : align === 'right' ? x - w : x;
  if (within) left = Math.max(within[0], Math.min(within[1] - w, left));
  g.fillStyle = palette.token('raised');
  g.beginPath();
  g.roundRect(left, y - h / 2, w, h, 4);
  g.fill();
  g.strokeStyle = palette.token(line);
  g.lineWidth = 1;
  g.beginPath();
  g.roundRect(left + 0.5, y - h / 2 + 0.5, w - 1, h - 1, 4);
  g.stroke();
  g.fillStyle = palette.token('text');
  g.fillText(text, left + 6, y + 0.5);
  return { x: left, y: y - h / 2, w, h };
}

/** An arrow from one lane to another: 2 px on a halo of the surface. */
export function arrow(g, x1, y1, x2, y2, colour) {
  const sign = Math.sign(y2 - y1 || 1);
  const bend = Math.max(14, Math.abs(y2 - y1) * 0.45) * sign;
  const path = () => {
    g.beginPath();
    g.moveTo(x1, y1);
    g.bezierCurveTo(x1, y1 + bend, x2, y2 - bend, x2, y2 - sign * 5);
    g.stroke();
  };
  g.strokeStyle = palette.token('surface');
  g.lineWidth = 4.5;
  path();
  g.strokeStyle = g.fillStyle = colour;
  g.lineWidth = 2;
  path();
  g.beginPath();
  g.moveTo(x2, y2);
  g.lineTo(x2 - 4, y2 - 7 * sign);
  g.lineTo(x2 + 4, y2 - 7 * sign);
  g.fill();
  g.beginPath();
  g.arc(x1, y1, 2.5, 0, 7);
  g.fill();
}

/** What is not known yet: a diagonal hatch, never a blank. */
export function hatch(g, x, y, w, h) {
  g.save();
  g.beginPath();
  g.rect(x, y, w, h);
  g.clip();
  g.strokeStyle = palette.token('line');
  g.lineWidth = 1;
  g.beginPath();
  for (let at = Math.floor((x - h) / 8) * 8; at < x + w; at += 8) {
    g.moveTo(at, y + h);
    g.lineTo(at + h, y);
  }
  g.stroke();
  g.restore();
}

/** A vertical hairline that is exactly one pixel. */
export function hairline(g, x, y, h, colour) {
  g.fillStyle = colour;
  g.fillRect(Math.round(x), y, 1, h);
}

/** A horizontal hairline from the left edge on. */
export function hairlineAcross(g, y, width, colour = 'line') {
  g.fillStyle = palette.token(colour);
  g.fillRect(0, y, width, 1);
}
