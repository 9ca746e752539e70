/** The ticks of a time axis and their labels. Pure; free of the DOM. */
import * as format from '../format.js';

const LEAST_PX = 56;

/**
 * Ticks 1, 2, 5 x 10^n at least 56 px apart, each with its label; and the half steps between them.
 *
 * @param {import('./time-scale.js').TimeScale} scale
 * @param {(ns: number, stepNs: number) => string} label
 * @param {number} [originNs]  where the axis has its zero
 * @returns {{stepNs: number, major: {x: number, text: string}[], minor: number[]}}
 */
export function axisTicks(scale, label, originNs = 0, leastPx = LEAST_PX) {
  const from = scale.startNs - originNs;
  const to = scale.endNs - originNs;
  const { step, ticks } = format.ticks(from, to, Math.max(1, Math.floor(scale.width / leastPx)));
  const major = ticks.map(ns => ({ x: scale.x(ns + originNs), text: label(ns, step) }));
  const minor = [];
  if (step > 0) {
    for (let ns = (Math.ceil(from / step) - 0.5) * step; ns <= to; ns += step) if (ns >= from) minor.push(scale.x(ns + originNs));
  }
  return { stepNs: step, major, minor };
}

/** A moment as the viewer's clock shows it, with the figures that a step of the axis needs. */
export const momentLabel = (ns, stepNs) => format.moment(ns, stepNs);

/** Time since something began, as tasks show it: `20 ms`. */
export function sinceBegin(ns) {
  return format.tickDuration(Math.round(ns));
}
