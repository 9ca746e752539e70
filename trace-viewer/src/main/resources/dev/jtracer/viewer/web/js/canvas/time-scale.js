/**
 * Maps time to pixels. Immutable: zooming and panning give another scale. Free of the DOM.
 *
 * Times are nanoseconds from the capture's start, x is in CSS pixels from the left edge of the drawing area.
 */

/** Nothing is longer ago or shorter than what a number can tell apart on a screen. */
export const MIN_SPAN_NS = 1000;

/** Buckets of a tile, as the server cuts them. */
export const TILE_BUCKETS = 512;

const MAX_LEVEL = 41;

export class TimeScale {
  /**
   * @param {number} startNs  the time at x = 0
   * @param {number} endNs    the time at x = width
   * @param {number} width    in CSS pixels, at least 1
   */
  constructor(startNs, endNs, width) {
    this.startNs = startNs;
    this.endNs = endNs;
    this.width = Math.max(1, width);
    this.spanNs = endNs - startNs;
    this.nsPerPx = this.spanNs / this.width;
    Object.freeze(this);
  }

  x(ns) {
    return (ns - this.startNs) / this.nsPerPx;
  }

  ns(x) {
    return this.startNs + x * this.nsPerPx;
  }

  /** The same window on another width. */
  resized(width) {
    return width === this.width ? this : new TimeScale(this.startNs, this.endNs, width);
  }

  /**
   * Zooms by a factor above 1 (in) or below 1 (out); the time at `x` stays where it is, as far as the limit allows.
   *
   * @param {[number, number]} limit  the first and the last moment that can be shown
   */
  zoomed(factor, x, limit) {
    const span = Math.min(limit[1] - limit[0], Math.max(MIN_SPAN_NS, this.spanNs / factor));
    return within(this.ns(x) - (x / this.width) * span, span, limit, this.width);
  }

  /** Moves the window by pixels; positive shows later time. */
  panned(px, limit) {
    return within(this.startNs + px * this.nsPerPx, this.spanNs, limit, this.width);
  }

  /** The window that shows an interval, with some room on both sides. */
  fitted(fromNs, toNs, limit, margin = 0.06) {
    const span = Math.min(limit[1] - limit[0], Math.max(MIN_SPAN_NS, (toNs - fromNs) * (1 + 2 * margin)));
    return within((fromNs + toNs - span) / 2, span, limit, this.width);
  }

  /**
   * The level of detail: the power of two of nanoseconds that fits into a pixel. It changes only when the zoom crosses a
   * power of two, so tiles stay the same while somebody pans or zooms a little.
   */
  get level() {
    return Math.min(MAX_LEVEL, Math.max(0, Math.floor(Math.log2(this.nsPerPx))));
  }

  /** The first and the last tile of a level that the window touches. */
  tiles(level = this.level, limitNs = Infinity) {
    const length = tileNs(level);
    return {
      first: Math.max(0, Math.floor(this.startNs / length)),
      last: Math.max(0, Math.floor((Math.min(this.endNs, limitNs) - 1) / length)),
    };
  }
}

/** How long a tile of a level is. */
export function tileNs(level) {
  return TILE_BUCKETS * 2 ** level;
}

/** The number of the last tile of a level that a recording of this length has. */
export function lastTile(level, durationNanos) {
  return Math.max(0, Math.ceil(durationNanos / tileNs(level)) - 1);
}

function within(startNs, spanNs, [first, last], width) {
  const start = Math.max(first, Math.min(last - spanNs, startNs));
  return new TimeScale(start, start + spanNs, width);
}
