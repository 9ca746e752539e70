/**
 * The geometry of the heat map of durations over time: pure arithmetic, in CSS pixels.
 *
 * @typedef {object} Heat  an answer of the queries `task-latency` and `region-latency`
 * @property {number} count
 * @property {number} durationNanos
 * @property {number} columns
 * @property {number} columnNanos
 * @property {number[]} boundsNanos
 * @property {{column: number[], row: number[], count: number[], failed: number[]}} cells
 */
import * as format from '../format.js';

export const LEFT = 56;
export const RIGHT = 18;
export const TOP = 12;
export const BOTTOM = 26;

/** A cell of one is this dark, one of the most is solid. */
const FAINTEST = 0.32;
const CELL_PX = 12;

/** How many columns there is room for. */
export const columnsFor = width => Math.min(160, Math.max(8, Math.floor((width - LEFT - RIGHT) / CELL_PX)));

const rowsOf = heat => Math.max(0, heat.boundsNanos.length - 1);

/** The last row may have no end; it is as high as the others. */
export const cellBounds = (heat, column, row) => ({
  began: { from: column * heat.columnNanos, to: column + 1 < heat.columns ? (column + 1) * heat.columnNanos : heat.durationNanos + 1 },
  range: { from: heat.boundsNanos[row], to: heat.boundsNanos[row + 1] },
});

export function frame(heat, width, height) {
  const rows = rowsOf(heat);
  const stepX = (width - LEFT - RIGHT) / Math.max(1, heat.columns);
  const stepY = (height - TOP - BOTTOM) / Math.max(1, rows);
  return { rows, stepX, stepY, x: column => LEFT + column * stepX, y: row => height - BOTTOM - (row + 1) * stepY };
}

/** The cell under a place, the nearest one for a place outside. */
export function cellAt(heat, px, py, width, height) {
  const { rows, stepX, stepY } = frame(heat, width, height);
  const clamp = (value, most) => Math.min(most, Math.max(0, value));
  return {
    column: clamp(Math.floor((px - LEFT) / stepX), heat.columns - 1),
    row: clamp(Math.floor((height - BOTTOM - py) / stepY), rows - 1),
  };
}

/** Two corners as the ranges they span, either way round. */
export function spanOf(heat, a, b) {
  const low = cellBounds(heat, Math.min(a.column, b.column), Math.min(a.row, b.row));
  const high = cellBounds(heat, Math.max(a.column, b.column), Math.max(a.row, b.row));
  return { began: { from: low.began.from, to: high.began.to }, range: { from: low.range.from, to: high.range.to } };
}

/** The cells of two ranges as two corners; undefined if there are none or no range is chosen. */
export function cornersOf(heat, began, range) {
  const rows = rowsOf(heat);
  if (rows === 0 || (!began && !range)) return undefined;
  const columns = began ? [Math.floor(began.from / heat.columnNanos), Math.ceil(began.to / heat.columnNanos) - 1] : [0, heat.columns - 1];
  const inside = heat.boundsNanos.slice(0, rows).map((from, row) => row).filter(row => !range || (heat.boundsNanos[row + 1] > range.from && heat.boundsNanos[row] < range.to));
  if (inside.length === 0 || columns[0] >= heat.columns) return undefined;
  return [
    { column: columns[0], row: inside[0] },
    { column: Math.min(heat.columns - 1, Math.max(columns[0], columns[1])), row: inside.at(-1) },
  ];
}

/** Whether two corners span the chosen ranges and nothing else: then what they count is what is chosen. */
export function spansJust(heat, [a, b], began, range) {
  const span = spanOf(heat, a, b);
  const same = (chosen, { from, to }) => !chosen || (chosen.from === from && chosen.to === Math.min(to, Number.MAX_SAFE_INTEGER));
  return same(began, span.began) && same(range, span.range);
}

/** The cell's place among the cells that hold any, -1 if it is empty. */
export function indexOf({ cells }, { column, row }) {
  return cells.column.findIndex((c, i) => c === column && cells.row[i] === row);
}

/** How many lie between two corners. */
export function countIn({ cells }, a, b) {
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
  const [low, high] = [Math.min(a.row, b.row), Math.max(a.row, b.row)];
  return cells.count.reduce((sum, n, i) => sum + (cells.column[i] >= left && cells.column[i] <= right && cells.row[i] >= low && cells.row[i] <= high ? n : 0), 0);
}

/** How dark a count is: by its logarithm, so that one slow task beside a thousand quick ones is seen. */
export function darkness(count, most) {
  if (most <= 1) return 1;
  return FAINTEST + (1 - FAINTEST) * (Math.log(count) / Math.log(most));
}

/** Rounded pixels, so that cells meet without a seam; 1 px between them where they are wide. */
export function boxes(heat, width, height) {
  const { stepX, stepY, x, y } = frame(heat, width, height);
  const gap = stepX >= 5 && stepY >= 4 ? 1 : 0;
  const most = Math.max(1, ...heat.cells.count);
  return heat.cells.column.map((column, i) => {
    const left = Math.round(x(column));
    const top = Math.round(y(heat.cells.row[i]));
    return {
      x: left,
      y: top,
      width: Math.max(1, Math.round(x(column + 1)) - left - gap),
      height: Math.max(1, Math.round(y(heat.cells.row[i]) + stepY) - top - gap),
      darkness: darkness(heat.cells.count[i], most),
    };
  });
}

/** Labels of the moments, and of the durations where one of 1, 2, 5 x 10^n lies inside the rows. */
export function ticks(heat, width, height) {
  const { step, ticks: moments } = format.ticks(0, heat.durationNanos, Math.max(2, Math.floor((width - LEFT - RIGHT) / 90)));
  const wide = width - LEFT - RIGHT;
  const xs = moments.map(ns => ({ x: LEFT + (ns / (heat.columns * heat.columnNanos)) * wide, label: ns === 0 ? `0${format.NBSP}s` : format.moment(ns, step) }));
  if (rowsOf(heat) === 0) return { xs, ys: [] };
  const low = Math.max(1, heat.boundsNanos[0]);
  const durations = format.logTicks(low, Math.min(heat.boundsNanos.at(-1), 1e17), Math.max(2, Math.floor((height - TOP - BOTTOM) / 26)));
  return { xs, ys: durations.map(nanos => ({ y: heightOf(heat, nanos, height), label: format.tickDuration(nanos) })) };
}

/** Rows are even on a logarithmic axis, but for those below 100 ns. */
function heightOf(heat, nanos, height) {
  const { rows, stepY } = frame(heat, 0, height);
  const row = heat.boundsNanos.findLastIndex(bound => bound <= nanos);
  if (row >= rows) return TOP;
  const [from, to] = [Math.max(1, heat.boundsNanos[row]), heat.boundsNanos[row + 1]];
  return height - BOTTOM - (row + Math.log(Math.max(1, nanos / from)) / Math.log(to / from)) * stepY;
}

/** The cell one step on; sideways and upwards over empty ones to the next that holds any, if there is one in that line. */
export function neighbour(heat, { column, row }, dx, dy) {
  const { cells } = heat;
  let best;
  for (let i = 0; i < cells.column.length; i++) {
    const along = dx !== 0 ? (cells.column[i] - column) * dx : (cells.row[i] - row) * dy;
    const inLine = dx !== 0 ? cells.row[i] === row : cells.column[i] === column;
    if (inLine && along > 0 && (best === undefined || along < best.along)) best = { along, column: cells.column[i], row: cells.row[i] };
  }
  if (best) return { column: best.column, row: best.row };
  const clamp = (value, most) => Math.min(most, Math.max(0, value));
  return { column: clamp(column + dx, heat.columns - 1), row: clamp(row + dy, rowsOf(heat) - 1) };
}
