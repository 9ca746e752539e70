/**
 * Where the lanes of a layout stand on the canvas: those that are pinned above, the others below, scrolled. Pure.
 *
 *   pinsTop   |  pinned lanes        |
 *   lanesTop  |----------------------|
 *             |  lanes, pools        |  moved up by `scroll`
 */
import { SIZES, entriesBetween, entryAt } from './lane-layout.js';

export class LanePlaces {
  /**
   * @param {ReturnType<import('./lane-layout.js').layoutLanes>} layout
   * @param {Map<number, object>} lanes  by thread
   */
  constructor(layout, lanes) {
    this.layout = layout;
    this.lanes = lanes;
    this.ofThread = new Map();
    this.foldedPools = new Map();
    for (const entry of [...layout.pinned, ...layout.entries]) {
      if (entry.kind === 'lane') this.ofThread.set(entry.lane.thread, entry);
      if (entry.kind === 'folded') this.foldedPools.set(entry.pool, entry);
    }
  }

  /** The entry a thread is in: its lane, or the folded pool. Undefined if it is not shown. */
  of(thread) {
    return this.ofThread.get(thread) ?? this.foldedPools.get(this.lanes.get(thread)?.pool);
  }

  /** The top of an entry on the canvas. */
  top(entry, pinsTop, scroll) {
    return entry.pinned ? pinsTop + entry.y : pinsTop + this.layout.pinnedHeight + entry.y - scroll;
  }

  /** Where the row of a thread's states is drawn, or the folded pool it is in; undefined if neither is shown. */
  stateRow(thread, pinsTop, scroll) {
    const entry = this.of(thread);
    if (!entry) return undefined;
    const y = this.top(entry, pinsTop, scroll);
    return entry.kind === 'folded' ? { top: y + 3, bottom: y + entry.height - 3 } : { top: y + SIZES.padTop, bottom: y + SIZES.padTop + SIZES.state };
  }

  /** The entry at a height of the canvas. */
  at(y, pinsTop, scroll) {
    if (y < pinsTop) return undefined;
    const below = y - pinsTop - this.layout.pinnedHeight;
    return below < 0 ? entryAt(this.layout.pinned, y - pinsTop) : entryAt(this.layout.entries, below + scroll);
  }

  /** The entries that scroll between two heights of the list. */
  between(top, bottom) {
    const { from, to } = entriesBetween(this.layout.entries, top, bottom);
    return this.layout.entries.slice(from, to);
  }
}
