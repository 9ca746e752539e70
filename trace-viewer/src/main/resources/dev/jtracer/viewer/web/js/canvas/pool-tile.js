/** A tile of folded pools: for each pool and state, hundredths of threads in each bucket. Free of the DOM. */
import { TILE_BUCKETS } from './time-scale.js';

export class PoolTile {
  /** @param {{level: number, tile: number, rows: {pool: number, states: {state: string, hundredths: number[]}[]}[]}} answer */
  constructor({ level, tile, rows }) {
    this.level = level;
    this.number = tile;
    this.byPool = new Map(rows.map(row => [row.pool, { buckets: TILE_BUCKETS, states: new Map(row.states.map(s => [s.state, s.hundredths])) }]));
    this.bytes = rows.reduce((sum, row) => sum + 8 * TILE_BUCKETS * row.states.length, 100);
  }

  rowOf(pool) {
    return this.byPool.get(pool);
  }
}
