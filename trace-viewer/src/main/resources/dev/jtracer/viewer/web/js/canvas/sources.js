/** Where time canvases get their data: the queries of one capture, as the functions the canvases expect. */
import { query, queryBinary } from '../api.js';
import { ask } from '../answers.js';
import { saved } from '../saved.js';
import { PoolTile } from './pool-tile.js';
import { heldLanes, heldTile } from './saved-tiles.js';
import { Tile } from './tile.js';

/** How finely the whole capture is cut for the minimap and the counter of blocked threads. */
const STRIP_BUCKETS = 2048;

/** What every timeline needs once: lanes, counters, pauses, the whole capture in buckets. */
export async function timelineData(captureId, durationNanos) {
  const [lanes, counters, strip] = await Promise.all([
    ask(captureId, 'lanes'),
    ask(captureId, 'counters'),
    ask(captureId, 'whole-capture', { buckets: STRIP_BUCKETS }),
  ]);
  return { lanes: heldLanes(lanes, saved?.threads), counters, strip, durationNanos: Math.max(1, durationNanos), ...tileSources(captureId) };
}

/** How tiles are fetched. */
export function tileSources(captureId) {
  const fetchTile = async ({ level, tile, ids }, signal) => new Tile(await queryBinary(captureId, 'tiles', { level, tile, threads: ids?.join(',') }, signal));
  const fetchPools = async ({ level, tile, ids }, signal) => new PoolTile(await query(captureId, 'pool-tiles', { level, tile, pools: ids?.join(',') }, signal));
  return saved ? { fetchTile: ofSaved(fetchTile), fetchPools: ofSaved(fetchPools) } : { fetchTile, fetchPools };
}

/** A saved page has one tile of a kind for all lanes, and not all tiles. */
function ofSaved(fetchOne) {
  const kept = new Map();
  return async request => {
    const held = heldTile(saved.tiles ?? {}, request) ?? request;
    const key = `${held.level} ${held.tile}`;
    if (!kept.has(key)) kept.set(key, fetchOne(held));
    return kept.get(key);
  };
}

/** Everything about one state, scope or region. */
export const pieceDetail = (captureId, { kind, row }) => ask(captureId, 'piece', { kind, row });

/** What happened between two moments. */
export const rangeSummary = (captureId, { fromNs, toNs }) => ask(captureId, 'range', { from: Math.round(fromNs), to: Math.round(toNs) });
