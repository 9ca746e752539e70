/** The scale of the curve of minimum mutator utilisation, and what it says at a place. Pure; free of the DOM. */

/** The shortest window ever shown: what the curve is computed from. */
const SHORTEST = 1000;

/**
 * The curve from one decade before the first window that has anything left: what is shorter was stopped altogether.
 *
 * @param {{windowNanos: number[], utilisation: number[], startNs: number[]}} curve
 * @returns {{windowNanos: number, utilisation: number, startNs: number}[]}
 */
export function pointsOf({ windowNanos, utilisation, startNs }) {
  const first = utilisation.findIndex(left => left > 0);
  const from = first < 0 ? SHORTEST : Math.max(SHORTEST, 10 ** (Math.floor(Math.log10(windowNanos[first])) - 1));
  const points = windowNanos.map((window, i) => ({ windowNanos: window, utilisation: utilisation[i], startNs: startNs[i] }));
  return points.filter(point => point.windowNanos >= from * (1 - 1e-9));
}

/** The point whose window is nearest to a length, as a logarithmic axis shows it. */
export function nearest(points, windowNanos) {
  const away = point => Math.abs(Math.log(point.windowNanos / windowNanos));
  return points.reduce((best, point) => (best === undefined || away(point) < away(best) ? point : best), undefined);
}

/** What is left of the worst window of a length; undefined if the curve ends before it. */
export function leftOf({ windowNanos, utilisation }, length) {
  const at = windowNanos.findIndex(window => window >= length * (1 - 1e-9));
  return at < 0 || windowNanos[at] > length * (1 + 1e-9) ? undefined : utilisation[at];
}
