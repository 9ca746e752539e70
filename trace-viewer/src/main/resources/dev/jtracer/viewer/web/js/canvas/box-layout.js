/**
 * From tiles and a window to what is drawn: boxes with their place in pixels, and the strips between them. Pure; the only
 * memory it keeps is the list of boxes it fills anew each frame, so that a frame allocates nothing.
 *
 * @typedef {object} Box
 * @property {number} x   left edge, may lie left of the area
 * @property {number} y
 * @property {number} w   at least 1
 * @property {number} h
 * @property {number} kind   0 state, 1 scope, 2 region
 * @property {import('./tile.js').Tile} tile
 * @property {number} piece  its place in the tile
 * @property {object} lane
 */
import { SIZES, rowTop } from './lane-layout.js';

export class Boxes {
  constructor() {
    this.items = [];
    this.size = 0;
    this.strips = [];
    this.stripCount = 0;
    this.holes = [];
  }

  clear() {
    this.size = 0;
    this.stripCount = 0;
    this.holes.length = 0;
  }

  add(x, y, w, h, kind, tile, piece, lane) {
    const box = (this.items[this.size++] ??= {});
    box.x = x;
    box.y = y;
    box.w = w;
    box.h = h;
    box.kind = kind;
    box.tile = tile;
    box.piece = piece;
    box.lane = lane;
  }

  addStrip(tile, row, from, to, x, w, y, h) {
    const strip = (this.strips[this.stripCount++] ??= {});
    Object.assign(strip, { tile, row, from, to, x, w, y, h });
  }

  /** The box drawn last at a point, undefined if there is none. */
  at(x, y) {
    for (let i = this.size - 1; i >= 0; i--) {
      const box = this.items[i];
      if (y >= box.y && y < box.y + box.h && x >= box.x && x < Math.max(box.x + box.w, box.x + 3)) return box;
    }
    return undefined;
  }

  each(use) {
    for (let i = 0; i < this.size; i++) use(this.items[i]);
  }

  /** The first box for which a test holds. */
  find(test) {
    for (let i = 0; i < this.size; i++) if (test(this.items[i])) return this.items[i];
    return undefined;
  }
}

/**
 * Adds what a lane shows.
 *
 * @param {Boxes} boxes
 * @param {object} lane        a thread, as the query `lanes` gives it
 * @param {number} top         the lane's top in pixels
 * @param {{tile?: object, fromNs: number, toNs: number}[]} segments  in order of time
 * @param {import('./time-scale.js').TimeScale} scale
 * @param {{clips?: [number, number][], sizes?: object}} [options]  clips: only what lies in these intervals
 */
export function layoutLane(boxes, lane, top, segments, scale, { clips, sizes = SIZES } = {}) {
  const last = new Map();
  for (const segment of segments) {
    const fromNs = Math.max(segment.fromNs, scale.startNs, lane.startNs);
    const toNs = Math.min(segment.toNs, scale.endNs, lane.endNs);
    const part = { fromNs, toNs, scale, clips, sizes, last };
    if (toNs <= fromNs) continue;
    if (!segment.tile) {
      boxes.holes.push({ fromNs, toNs, x: scale.x(fromNs), w: (toNs - fromNs) / scale.nsPerPx, y: top + sizes.padTop, h: sizes.state });
      continue;
    }
    for (const row of segment.tile.rows(lane.thread)) layoutRow(boxes, lane, top, segment.tile, row, part);
  }
}

function layoutRow(boxes, lane, top, tile, row, { fromNs, toNs, scale, clips, sizes, last }) {
  const depth = row.depth - ((row.kind === 1 ? lane.firstScopeRow : row.kind === 2 ? lane.firstRegionRow : 0) ?? 0);
  const rows = row.kind === 0 ? 1 : row.kind === 1 ? lane.scopeRows : lane.regionRows;
  if (depth < 0 || depth >= rows) return;
  const y = top + rowTop(lane, row.kind, depth, sizes);
  const h = row.kind === 0 ? sizes.state : sizes.box;
  if (row.firstRun < row.endRun) {
    for (const [from, to] of clips ?? [[fromNs, toNs]]) addStrip(boxes, tile, row, Math.max(from, fromNs), Math.min(to, toNs), scale, y, h);
  }
  const id = row.kind * 64 + row.depth;
  for (let piece = firstPiece(tile, row, fromNs); piece < row.endPiece && tile.start[piece] < toNs; piece++) {
    // A piece that crosses a border of tiles is in both; it is drawn once, as a whole.
    if (!clips && last.get(id) === tile.row[piece]) continue;
    last.set(id, tile.row[piece]);
    if (clips) addClipped(boxes, lane, tile, row.kind, piece, clips, fromNs, toNs, scale, y, h);
    else add(boxes, lane, tile, row.kind, piece, tile.start[piece], tile.end[piece], scale, y, h);
  }
}

function addClipped(boxes, lane, tile, kind, piece, clips, fromNs, toNs, scale, y, h) {
  for (const [from, to] of clips) {
    const start = Math.max(tile.start[piece], from);
    const end = Math.min(tile.end[piece], to);
    const first = start >= fromNs || (fromNs <= scale.startNs && end > fromNs);
    if (end > start && first && start < toNs) add(boxes, lane, tile, kind, piece, start, end, scale, y, h);
  }
}

function add(boxes, lane, tile, kind, piece, startNs, endNs, scale, y, h) {
  const left = scale.x(Math.max(startNs, scale.startNs - 40 * scale.nsPerPx));
  const right = scale.x(Math.min(endNs, scale.endNs + 40 * scale.nsPerPx));
  boxes.add(left, y, Math.max(1, right - left), h, kind, tile, piece, lane);
}

function addStrip(boxes, tile, row, fromNs, toNs, scale, y, h) {
  if (toNs <= fromNs) return;
  const from = (fromNs - tile.startNs) / tile.bucketNs;
  const to = (toNs - tile.startNs) / tile.bucketNs;
  boxes.addStrip(tile, row, from, to, scale.x(fromNs), (toNs - fromNs) / scale.nsPerPx, y, h);
}

/** The first piece of a row that ends after a moment: pieces of a row are disjoint and in order. */
function firstPiece(tile, row, ns) {
  let low = row.firstPiece;
  let high = row.endPiece;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tile.end[middle] <= ns) low = middle + 1;
    else high = middle;
  }
  return low;
}
