/** Draws arrows between lanes and the chips at the edges. Pure: places in, pixels out. */
import { arrow, plate } from './draw-parts.js';
import { palette } from './palette.js';

/**
 * @param {import('./arrow-layout.js').Placed} placed
 * @param {{head: number, top: number, width: number, height: number}} area
 * @returns {{x: number, y: number, w: number, h: number, to: {thread: number, ns: number}}[]}  where the chips are, and what they lead to
 */
export function drawArrows(g, { arrows, labels, chips }, { head, top, width, height }) {
  g.save();
  g.beginPath();
  g.rect(head, top, width - head, height - top);
  g.clip();
  const colours = { queue: palette.fill('queue'), released: palette.fill('blocked'), ended: palette.token('text-2') };
  for (const { kind, x1, y1, x2, y2 } of arrows) arrow(g, head + x1, y1, head + x2, y2, colours[kind]);
  const drawn = ({ x, y, text, align }) => plate(g, text, head + x, y, { align, within: [head + 2, width - 10] });
  labels.forEach(drawn);
  const boxes = chips.map(chip => ({ ...drawn(chip), to: chip.to }));
  g.restore();
  return boxes;
}
