/** Draws marks: a flag on the axis and a dashed line through all lanes. Pure: flags in, pixels out. */
import { plate } from './draw-parts.js';
import { palette } from './palette.js';

/** The lines, over the lanes. */
export function drawMarkLines(g, flags, { head, top, bottom }) {
  if (flags.length === 0) return;
  g.strokeStyle = palette.token('warn');
  g.lineWidth = 1.2;
  g.setLineDash([3, 3]);
  g.beginPath();
  for (const { x } of flags) {
    g.moveTo(Math.round(head + x) + 0.5, top);
    g.lineTo(Math.round(head + x) + 0.5, bottom);
  }
  g.stroke();
  g.setLineDash([]);
}

/** The flags, on the axis whose middle is at `y` and whose lower edge is at `bottom`. */
export function drawFlags(g, flags, { head, y, bottom }) {
  for (const { x, left, w, text } of flags) {
    if (w > 0) plate(g, text, head + left, y, { line: 'warn' });
    g.fillStyle = palette.token('warn');
    g.beginPath();
    g.moveTo(head + x - 4, bottom - 7);
    g.lineTo(head + x + 4, bottom - 7);
    g.lineTo(head + x, bottom - 1);
    g.fill();
  }
}

/** How wide a flag's plate is. */
export function flagWidth(g, text) {
  g.font = palette.font(11);
  return palette.width(g, text) + 12;
}
