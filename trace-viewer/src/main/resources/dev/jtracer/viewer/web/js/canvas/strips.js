/**
 * What is too short to be drawn for itself: the runs of a tile, as an image with one pixel per bucket and two lines per row,
 * made once for each tile and theme and scaled when drawn. A frame then costs one drawImage per row, however dense it is.
 *
 * The first line of a row has the colours, the second one only what is idle, which is drawn as a thin line in the middle of
 * the lane and not as a band.
 */
import { TILE_BUCKETS } from './time-scale.js';
import { palette } from './palette.js';
import { stateKey } from './labels.js';
import { STATE } from './tile.js';

const QUIET = new Set(['idle', 'nativeWait']);

/** Draws the strips of a layout, those of dim rows fainter. */
export function drawStrips(g, boxes, isDimRow = () => false) {
  g.imageSmoothingEnabled = false;
  for (let i = 0; i < boxes.stripCount; i++) {
    const { tile, row, from, to, x, w, y, h } = boxes.strips[i];
    const image = imageOf(tile);
    g.globalAlpha = isDimRow(row) ? 0.42 : 1;
    g.drawImage(image, from, 2 * row.index, to - from, 1, x, y, w, h);
    if (row.kind === STATE && row.hasQuiet) g.drawImage(image, from, 2 * row.index + 1, to - from, 1, x, y + h / 2 - 0.5, w, 1);
  }
  g.globalAlpha = 1;
  g.imageSmoothingEnabled = true;
}

function imageOf(tile) {
  if (tile.strips?.version === palette.version) return tile.strips.image;
  const image = document.createElement('canvas');
  image.width = TILE_BUCKETS;
  image.height = Math.max(1, 2 * tile.rowCount);
  const g = image.getContext('2d');
  const pixels = g.createImageData(image.width, image.height);
  const colours = tile.names.map(() => undefined);
  for (const rows of tile.rowsOf.values()) {
    for (const row of rows) fillRow(tile, row, new Uint32Array(pixels.data.buffer), colours);
  }
  g.putImageData(pixels, 0, 0);
  tile.strips = { version: palette.version, image };
  return image;
}

function fillRow(tile, row, pixels, colours) {
  for (let run = row.firstRun; run < row.endRun; run++) {
    const key = tile.runKey[run];
    const name = tile.names[key];
    const quiet = row.kind === STATE && QUIET.has(stateKey(name));
    const rgb = (colours[key + row.kind * 65536] ??= rgbOf(name, row.kind, quiet));
    const line = (2 * row.index + (quiet ? 1 : 0)) * TILE_BUCKETS;
    const value = (rgb | (opacity(name, row.kind, quiet, tile.runShare[run]) << 24)) >>> 0;
    pixels.fill(value, line + tile.runFrom[run], line + tile.runTo[run]);
    row.hasQuiet ||= quiet;
  }
}

/** The more of a bucket is covered the stronger it is; a state that is inferred stays lighter than one that is known. */
function opacity(name, kind, quiet, share) {
  if (quiet) return 190;
  if (palette.highContrast) return 255;
  if (name === 'unknown') return 120;
  if (kind !== STATE) return kind === 1 ? 70 + (share >> 1) : 140 + ((share * 115) >> 8);
  const strongest = name.endsWith(':inferred') ? 165 : 255;
  return Math.round(strongest * (0.35 + (0.65 * share) / 255));
}

/** A colour as the lower three bytes of a pixel, red first in memory. */
function rgbOf(name, kind, quiet) {
  const colour = kind === STATE ? (quiet ? palette.edge('idle') : palette.fill(stateKey(name))) : palette.category(name)[kind === 1 ? 'solid' : 'soft'];
  const [r, g, b] = colour.match(/[\d.]+/g).map(Number);
  return r | (g << 8) | (b << 16);
}
