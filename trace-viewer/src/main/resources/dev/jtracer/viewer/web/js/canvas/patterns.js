/**
 * The patterns of the states, as tiles a canvas repeats: the same figures as `--pattern-*` in tokens.css. Each is drawn at
 * twice its size, so that it stays sharp on dense screens.
 */

const DENSITY = 2;

/** Figure and size in CSS pixels of each state that is not solid. */
const FIGURES = {
  runnable: ['dots', 5],
  blocked: ['falling', 6],
  waiting: ['horizontal', 5],
  parked: ['vertical', 7],
  sleeping: ['dots', 5],
  file: ['horizontal', 5],
  queue: ['rising', 7],
  pinned: ['cross', 7],
  nativeWait: ['dots', 5],
  gc: ['vertical', 4],
  safepoint: ['vertical', 7],
  unknown: ['rising', 7],
};

/** @returns {CanvasPattern | null} null for a solid state */
export function patternTile(g, key, colour) {
  const figure = FIGURES[key];
  if (!figure) return null;
  const [name, size] = figure;
  const tile = document.createElement('canvas');
  tile.width = tile.height = size * DENSITY;
  const t = tile.getContext('2d');
  t.scale(DENSITY, DENSITY);
  t.strokeStyle = t.fillStyle = colour;
  t.lineWidth = 1.1;
  t.beginPath();
  draw[name](t, size);
  if (name === 'dots') t.fill();
  else t.stroke();
  const pattern = g.createPattern(tile, 'repeat');
  pattern.setTransform(new DOMMatrix().scale(1 / DENSITY));
  return pattern;
}

const draw = {
  dots: (t, n) => t.arc(n / 2, n / 2, 0.9, 0, 7),
  horizontal: (t, n) => line(t, 0, n / 2, n, n / 2),
  vertical: (t, n) => line(t, n / 2, 0, n / 2, n),
  falling(t, n) {
    line(t, -1, -1, n + 1, n + 1);
    line(t, n - 1, -1, n + 1, 1);
    line(t, -1, n - 1, 1, n + 1);
  },
  rising(t, n) {
    line(t, -1, n + 1, n + 1, -1);
    line(t, -1, 1, 1, -1);
    line(t, n - 1, n + 1, n + 1, n - 1);
  },
  cross(t, n) {
    draw.falling(t, n);
    draw.rising(t, n);
  },
};

function line(t, x1, y1, x2, y2) {
  t.moveTo(x1, y1);
  t.lineTo(x2, y2);
}
