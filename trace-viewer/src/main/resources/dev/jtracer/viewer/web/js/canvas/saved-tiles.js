/**
 * The tiles that a saved page has: of its window those of the level that a wide screen needs and around it ever coarser ones. Where
 * there is none of the level that is asked for, the finest of the coarser ones there stands in.
 */

/**
 * @param {Record<string, [number, number]>} held  the first and the last tile of each level
 * @returns {{level: number, tile: number} | undefined}  undefined where the file has nothing
 */
export function heldTile(held, { level, tile }) {
  const coarsest = Math.max(-1, ...Object.keys(held).map(Number));
  for (let up = level; up <= coarsest; up++) {
    const number = Math.floor(tile / 2 ** (up - level));
    const [first, last] = held[up] ?? [0, -1];
    if (number >= first && number <= last) return { level: up, tile: number };
  }
  return level > coarsest && coarsest >= 0 ? { level: coarsest, tile: held[coarsest][0] } : undefined;
}

/** Lanes without those that the file has no tiles of. */
export function heldLanes(answer, threads) {
  if (!threads) return answer;
  const held = new Set(threads);
  return { ...answer, lanes: answer.lanes.filter(lane => held.has(lane.thread)) };
}
