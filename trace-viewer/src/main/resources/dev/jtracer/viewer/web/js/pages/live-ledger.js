/**
 * What the live process did while a capture runs: counts of ended tasks, read again and again, added up into equal
 * steps of the capture's time. Free of the DOM.
 */

/** How many steps a capture has at most; a step is never shorter than a tenth of a second. */
const STEPS = 100;
const SHORTEST_NANOS = 1e8;

export class LiveLedger {
  /** @param {number} requestedNanos how long the capture will be */
  constructor(requestedNanos) {
    this.requestedNanos = requestedNanos;
    this.stepNanos = Math.max(SHORTEST_NANOS, requestedNanos / STEPS);
    this.steps = Math.max(1, Math.ceil(requestedNanos / this.stepNanos - 1e-9));
    /** @type {Map<string, {type: string, ended: number, failed: number, open: number, p50Nanos: number, p99Nanos: number, maxNanos: number, perStep: number[]}>} */
    this.types = new Map();
    this.before = undefined;
    this.atNanos = 0;
    this.ended = 0;
    this.failed = 0;
    this.open = 0;
    this.oldestNanos = 0;
  }

  /**
   * Takes one reading.
   *
   * @param {number} elapsedNanos of the capture
   * @param {{types: object[], open: {ageNanos: number}[], openCount: number}} now the answer of `live-tasks`, counted since
   *   the capture began
   */
  add(elapsedNanos, now) {
    const before = this.before ?? new Map();
    for (const type of now.types) this.addType(type, before.get(type.type), elapsedNanos);
    this.before = new Map(now.types.map(t => [t.type, t]));
    this.atNanos = elapsedNanos;
    this.open = now.openCount;
    this.oldestNanos = now.open[0]?.ageNanos ?? 0;
  }

  /** Types of which something ended or is open, most ended first. */
  rows() {
    return [...this.types.values()].filter(t => t.ended > 0 || t.open > 0).sort((a, b) => b.ended - a.ended || a.type.localeCompare(b.type));
  }

  /** The most tasks that ended in one step. */
  most() {
    const sums = new Array(this.steps).fill(0);
    for (const { perStep } of this.types.values()) perStep.forEach((n, i) => (sums[i] += n));
    return Math.max(1, ...sums);
  }

  addType({ type, ended, failed, open, p50Nanos, p99Nanos, maxNanos }, before, elapsedNanos) {
    let row = this.types.get(type);
    if (!row) {
      row = { type, ended: 0, failed: 0, perStep: new Array(this.steps).fill(0) };
      this.types.set(type, row);
    }
    const more = Math.max(0, ended - (before?.ended ?? 0));
    const moreFailed = Math.max(0, failed - (before?.failed ?? 0));
    row.ended += more;
    row.failed += moreFailed;
    this.spread(row.perStep, more, elapsedNanos);
    Object.assign(row, { open, p50Nanos, p99Nanos, maxNanos });
    this.ended += more;
    this.failed += moreFailed;
  }

  /** What ended since the last reading belongs evenly to the steps between the two. */
  spread(perStep, count, elapsedNanos) {
    if (count === 0) return;
    const from = this.atNanos / this.stepNanos;
    const to = Math.max(from + 1e-9, elapsedNanos / this.stepNanos);
    for (let step = Math.floor(from); step < to; step++) {
      const covered = Math.min(step + 1, to) - Math.max(step, from);
      perStep[Math.min(this.steps - 1, step)] += (count * covered) / (to - from);
    }
  }
}
