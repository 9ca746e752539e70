/**
 * A tile of the timeline as the server sends it: columns of typed arrays that need no parsing. The layout of the bytes is
 * written down in `TileBytes.java`. Free of the DOM.
 *
 * @typedef {object} Row      one row of a lane in a tile
 * @property {number} thread
 * @property {number} kind    0 states, 1 scopes, 2 regions
 * @property {number} depth
 * @property {number} index   its place in the tile
 * @property {number} firstPiece
 * @property {number} endPiece
 * @property {number} firstRun
 * @property {number} endRun
 */
import { TILE_BUCKETS, tileNs } from './time-scale.js';

const MAGIC = 0x31544c4a;

export const STATE = 0;
export const SCOPE = 1;
export const REGION = 2;

/** Bits of a piece's flags; the lowest two are its origin. */
export const FLAG = Object.freeze({ PINNED: 4, OPEN_AT_START: 8, OPEN_AT_END: 16, LATE: 32, BEGIN_UNKNOWN: 64 });

export const ORIGINS = Object.freeze(['event', 'snapshot', 'sampled', 'inferred']);

export class Tile {
  /** @param {ArrayBuffer} buffer */
  constructor(buffer) {
    const cursor = new Cursor(buffer);
    if (cursor.u32() !== MAGIC) throw new Error('not a tile');
    this.level = cursor.u32();
    const rows = cursor.u32();
    const pieces = cursor.u32();
    const runs = cursor.u32();
    const nameBytes = cursor.u32();
    this.number = cursor.f64();
    /** What it takes in memory: its columns, and the picture of its strips. */
    this.bytes = buffer.byteLength + 8 * TILE_BUCKETS * rows;
    this.bucketNs = 2 ** this.level;
    this.startNs = this.number * tileNs(this.level);
    this.endNs = this.startNs + tileNs(this.level);

    this.start = cursor.column(Float64Array, pieces);
    this.end = cursor.column(Float64Array, pieces);
    this.taskId = cursor.column(Float64Array, pieces);
    this.row = cursor.column(Uint32Array, pieces);
    this.text = cursor.column(Int32Array, pieces);
    this.owner = cursor.column(Int32Array, pieces);
    this.key = cursor.column(Uint16Array, pieces);
    cursor.pad();
    this.flags = cursor.column(Uint8Array, pieces);
    this.owners = cursor.column(Uint8Array, pieces);
    cursor.pad();

    this.runFrom = cursor.column(Uint16Array, runs);
    this.runTo = cursor.column(Uint16Array, runs);
    this.runKey = cursor.column(Uint16Array, runs);
    cursor.pad();
    this.runCount = cursor.column(Uint32Array, runs);
    this.runShare = cursor.column(Uint8Array, runs);
    cursor.pad();

    this.rowsOf = readRows(cursor, { rows, pieces, runs });
    this.rowCount = rows;
    this.names = new TextDecoder().decode(cursor.column(Uint8Array, nameBytes)).split('\0').slice(0, -1);
    /** What canvases keep with a tile: labels of pieces, drawn strips. */
    this.labels = [];
    this.strips = undefined;
  }

  /** The rows of a thread, from its states down; empty if the tile shows nothing of it. */
  rows(thread) {
    return this.rowsOf.get(thread) ?? NO_ROWS;
  }

  /** The name of a piece's state, task type or region type. */
  nameOf(piece) {
    return this.names[this.key[piece]];
  }

  /** What the piece is about, undefined if the recording does not say. */
  textOf(piece) {
    return this.text[piece] < 0 ? undefined : this.names[this.text[piece]];
  }

  originOf(piece) {
    return ORIGINS[this.flags[piece] & 3];
  }

  /** The run of a row at a moment, -1 if there is none. */
  runAt(row, ns) {
    const bucket = Math.floor((ns - this.startNs) / this.bucketNs);
    for (let run = row.firstRun; run < row.endRun; run++) {
      if (this.runFrom[run] <= bucket && bucket < this.runTo[run]) return run;
    }
    return -1;
  }
}

const NO_ROWS = Object.freeze([]);

function readRows(cursor, { rows, pieces, runs }) {
  const thread = cursor.column(Uint32Array, rows);
  const firstPiece = cursor.column(Uint32Array, rows);
  const firstRun = cursor.column(Uint32Array, rows);
  const kind = cursor.column(Uint8Array, rows);
  const depth = cursor.column(Uint8Array, rows);
  const rowsOf = new Map();
  for (let index = 0; index < rows; index++) {
    const row = {
      thread: thread[index],
      kind: kind[index],
      depth: depth[index],
      index,
      firstPiece: firstPiece[index],
      endPiece: index + 1 < rows ? firstPiece[index + 1] : pieces,
      firstRun: firstRun[index],
      endRun: index + 1 < rows ? firstRun[index + 1] : runs,
    };
    if (!rowsOf.has(row.thread)) rowsOf.set(row.thread, []);
    rowsOf.get(row.thread).push(row);
  }
  return rowsOf;
}

/** Reads columns one after the other. */
class Cursor {
  constructor(buffer) {
    this.buffer = buffer;
    this.view = new DataView(buffer);
    this.at = 0;
  }

  u32() {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  f64() {
    this.at += 8;
    return this.view.getFloat64(this.at - 8, true);
  }

  column(Type, length) {
    const column = new Type(this.buffer, this.at, length);
    this.at += length * Type.BYTES_PER_ELEMENT;
    return column;
  }

  pad() {
    this.at = (this.at + 3) & ~3;
  }
}
