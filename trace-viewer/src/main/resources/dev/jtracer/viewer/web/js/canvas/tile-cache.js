/**
 * Tiles that were fetched, and the fetching of those that are missing: nearest first, a few at a time, forgotten when the
 * view has moved on. While a tile is on its way, coarser or finer ones stand in for it: stale, but right.
 *
 * A tile is kept for each thread apart, because lanes come and go while somebody scrolls; threads that are missing
 * together are asked for together.
 */
import { tileNs } from './time-scale.js';

const MAX_BYTES = 96e6;
const MAX_IN_FLIGHT = 4;
const MAX_THREADS = 64;
const COARSER = 16;
const FINER = 2;

export class TileCache {
  /**
   * @param {(request: {level: number, tile: number, ids: number[]}, signal: AbortSignal) => Promise<object>} fetchTile
   * @param {() => void} changed  called when a tile has come
   */
  constructor(fetchTile, changed) {
    this.fetchTile = fetchTile;
    this.changed = changed;
    this.kept = new Map();
    this.bytes = 0;
    this.inFlight = new Map();
    this.queue = [];
    this.failure = undefined;
  }

  /** The tile that has this thread, undefined if it is not there. */
  get(level, tile, id) {
    const key = keyOf(level, tile, id);
    const entry = this.kept.get(key);
    if (entry) {
      this.kept.delete(key);
      this.kept.set(key, entry);
    }
    return entry?.tile;
  }

  /**
   * What can be drawn of one thread between two tiles of a level: segments in order of time, each with the best tile there
   * is. `tile` is undefined where nothing is known yet.
   */
  cover(level, first, last, id) {
    const segments = [];
    for (let number = first; number <= last; number++) this.coverOne(level, number, id, segments);
    return segments;
  }

  coverOne(level, number, id, segments) {
    const fromNs = number * tileNs(level);
    const toNs = fromNs + tileNs(level);
    const exact = this.get(level, number, id);
    if (exact) return segments.push({ tile: exact, fromNs, toNs, sharp: true });
    for (let up = 1; up <= COARSER; up++) {
      const tile = this.get(level + up, Math.floor(number / 2 ** up), id);
      if (tile) return segments.push({ tile, fromNs, toNs, sharp: false });
    }
    if (!this.coverFiner(level, number, id, segments, FINER)) segments.push({ tile: undefined, fromNs, toNs, sharp: false });
    return segments.length;
  }

  coverFiner(level, number, id, segments, depth) {
    if (depth === 0 || level === 0) return false;
    const halves = [2 * number, 2 * number + 1].map(half => ({ half, tile: this.get(level - 1, half, id) }));
    if (halves.every(({ tile }) => !tile)) return false;
    for (const { half, tile } of halves) {
      const fromNs = half * tileNs(level - 1);
      segments.push({ tile, fromNs, toNs: fromNs + tileNs(level - 1), sharp: false });
    }
    return true;
  }

  /**
   * Asks for what is missing of these threads between two tiles of a level, nearest to the middle first; then for as many
   * tiles again on both sides; then, between the two tiles, for threads close by. What was asked for before and is not wanted
   * any more is given up.
   */
  want(level, first, last, ids, limitTile = Infinity, near = []) {
    const wanted = [];
    const middle = (first + last) / 2;
    const window = last - first + 1;
    const order = [];
    for (let number = Math.max(0, first - window); number <= Math.min(last + window, limitTile); number++) order.push(number);
    order.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
    for (const number of order) this.missing(wanted, level, number, ids);
    for (const number of order) if (number >= first && number <= last) this.missing(wanted, level, number, near);
    const keys = new Set(wanted.map(requestKey));
    for (const [key, aborter] of this.inFlight) if (!keys.has(key) && aborter.level !== level) aborter.abort();
    this.queue = wanted.filter(request => !this.pending(request));
    this.pump();
  }

  /** Adds the requests for what is missing of these threads in one tile and not among the wanted yet. */
  missing(wanted, level, tile, ids) {
    const there = new Set(wanted.filter(request => request.tile === tile).flatMap(request => request.ids));
    const missing = ids.filter(id => !there.has(id) && !this.kept.has(keyOf(level, tile, id)));
    for (let i = 0; i < missing.length; i += MAX_THREADS) wanted.push({ level, tile, ids: missing.slice(i, i + MAX_THREADS) });
  }

  /** True while something is on its way. */
  get loading() {
    return this.inFlight.size > 0 || this.queue.length > 0;
  }

  close() {
    this.queue = [];
    this.closed = true;
    for (const aborter of this.inFlight.values()) aborter.abort();
  }

  pending(request) {
    if (this.inFlight.has(requestKey(request))) return true;
    for (const flying of this.inFlight.values()) {
      if (flying.level === request.level && flying.tile === request.tile && request.ids.every(id => flying.ids.includes(id))) return true;
    }
    return false;
  }

  pump() {
    while (this.queue.length > 0 && this.inFlight.size < MAX_IN_FLIGHT) this.fetch(this.queue.shift());
  }

  async fetch(request) {
    const aborter = new AbortController();
    Object.assign(aborter, request);
    const key = requestKey(request);
    this.inFlight.set(key, aborter);
    try {
      const tile = await this.fetchTile(request, aborter.signal);
      if (!aborter.signal.aborted) this.keep(request, tile);
      this.failure = undefined;
    } catch (error) {
      if (error?.name !== 'AbortError') this.failed(error);
    }
    this.inFlight.delete(key);
    if (this.closed) return;
    this.pump();
    this.changed();
  }

  /** A server that fails is not asked again for what waits; the next move of the view does. */
  failed(error) {
    this.failure = error;
    this.queue = [];
  }

  keep({ level, tile: number, ids }, tile) {
    const bytes = (tile.bytes ?? 1000) / ids.length;
    for (const id of ids) {
      const key = keyOf(level, number, id);
      this.bytes += bytes - (this.kept.get(key)?.bytes ?? 0);
      this.kept.delete(key);
      this.kept.set(key, { tile, bytes });
    }
    for (const [key, entry] of this.kept) {
      if (this.bytes <= MAX_BYTES) break;
      this.kept.delete(key);
      this.bytes -= entry.bytes;
    }
  }
}

const keyOf = (level, tile, id) => `${level}/${tile}/${id}`;
const requestKey = ({ level, tile, ids }) => `${level}/${tile}/${ids.join(',')}`;
