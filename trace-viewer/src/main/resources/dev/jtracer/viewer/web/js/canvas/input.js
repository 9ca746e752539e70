/**
 * Mouse, touch and wheel on a time canvas, as commands: zoom, pan, scroll, hover, click, range. Knows places, not data.
 *
 * @typedef {object} Commands
 * @property {(x: number, y: number) => 'minimap'|'axis'|'mark'|'chip'|'head'|'lanes'|'edge-from'|'edge-to'} zone
 * @property {(factor: number, x: number) => void} zoom
 * @property {(px: number) => void} pan
 * @property {(px: number) => void} scroll
 * @property {(x: number, y: number) => void} hover
 * @property {() => void} leave
 * @property {(x: number, y: number, twice: boolean) => void} click
 * @property {(fromX: number, toX: number, done: boolean) => void} range
 * @property {(edge: 'edge-from'|'edge-to', x: number, done: boolean) => void} edge
 * @property {(x: number, grab: boolean) => void} minimap
 */

/** A press that moves less than this is a click. */
const SLOP_PX = 4;
const ZOOM_PER_NOTCH = 1.25;
const CURSORS = { minimap: 'grab', axis: 'crosshair', mark: 'pointer', chip: 'pointer', head: 'pointer', lanes: 'default', 'edge-from': 'ew-resize', 'edge-to': 'ew-resize' };

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Commands} commands
 * @returns {() => void} ends it
 */
export function listen(canvas, commands) {
  const ends = new AbortController();
  const on = (type, listener, options = {}) => canvas.addEventListener(type, listener, { signal: ends.signal, ...options });
  let press;

  on('wheel', event => wheel(event, place(canvas, event), commands), { passive: false });
  on('pointerdown', event => {
    if (event.button > 1) return;
    const at = place(canvas, event);
    press = { ...at, zone: commands.zone(at.x, at.y), moved: false, pans: event.button === 1 || event.shiftKey || event.pointerType === 'touch', last: at };
    canvas.setPointerCapture(event.pointerId);
    if (press.zone === 'minimap') commands.minimap(at.x, true);
    if (event.button === 1) event.preventDefault();
  });
  on('pointermove', event => {
    const at = place(canvas, event);
    if (!press) {
      canvas.style.cursor = CURSORS[commands.zone(at.x, at.y)];
      commands.hover(at.x, at.y);
      return;
    }
    press.moved ||= Math.abs(at.x - press.x) > SLOP_PX || (press.pans && Math.abs(at.y - press.y) > SLOP_PX);
    if (press.moved) drag(press, at, commands, false);
    press.last = at;
  });
  on('pointerup', event => {
    if (!press) return;
    const at = place(canvas, event);
    const { zone, moved } = press;
    if (moved) drag(press, at, commands, true);
    else if (zone !== 'minimap') commands.click(at.x, at.y, event.detail > 1);
    press = undefined;
  });
  on('pointercancel', () => (press = undefined));
  on('pointerleave', () => commands.leave());
  return () => ends.abort();
}

function wheel(event, { x }, commands) {
  event.preventDefault();
  const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
  const dy = event.deltaY * lines;
  if (event.ctrlKey || event.metaKey) commands.zoom(ZOOM_PER_NOTCH ** Math.max(-4, Math.min(4, -dy / 100)), x);
  else if (event.shiftKey) commands.pan(dy || event.deltaX * lines);
  else {
    if (event.deltaX !== 0) commands.pan(event.deltaX * lines);
    if (dy !== 0) commands.scroll(dy);
  }
}

function drag(press, at, commands, done) {
  if (press.zone === 'minimap') commands.minimap(at.x, false);
  else if (press.zone === 'edge-from' || press.zone === 'edge-to') commands.edge(press.zone, at.x, done);
  else if (press.zone === 'head') commands.scroll(press.last.y - at.y);
  else if (press.pans) {
    commands.pan(press.last.x - at.x);
    commands.scroll(press.last.y - at.y);
  } else commands.range(press.x, at.x, done);
}

function place(canvas, event) {
  const box = canvas.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}
