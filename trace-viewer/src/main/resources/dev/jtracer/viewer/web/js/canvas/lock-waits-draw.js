/** Draws the waits for one lock: above, the whole capture and who held it in one burst; below, a row for each wait. Pure. */
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { axisTicks, momentLabel } from './axis.js';
import { drawBand, view } from './draw-bands.js';
import { hairline, plate } from './draw-parts.js';
import { shortObject } from './labels.js';
import { HEAD, ROW, TAIL, TOP_HEIGHT, TOP_SIZES, bandsOf, holdAfter, waitState } from './lock-waits-layout.js';
import { palette } from './palette.js';

const HELD_Y = TOP_SIZES.overview + TOP_SIZES.funnel + TOP_SIZES.axis;
const STRIP = 17;

/** @param {{lock: object, placed: object[], scale: import('./time-scale.js').TimeScale, durationNanos: number, releaseNs?: number}} t */
export function drawTop(t, g, width) {
  g.fillStyle = palette.token('surface');
  g.fillRect(0, 0, width, TOP_HEIGHT);
  drawOverview(t, g, width);
  drawFunnel(t, g);
  drawAxis(t, g, width);
  drawHeld(t, g, width);
  drawRelease(t, g, HELD_Y, TOP_HEIGHT);
}

function drawOverview({ lock, placed, scale, durationNanos }, g, width) {
  const { overview } = TOP_SIZES;
  heading(g, 'Threads waiting', `whole capture, at most ${lock.mostWaiting}`);
  g.fillStyle = palette.token('line-soft');
  const { ticks } = format.ticks(0, durationNanos, 6);
  for (const ns of ticks) g.fillRect(Math.round(HEAD + (ns / durationNanos) * scale.width), 2, 1, overview - 2);
  g.fillStyle = palette.fill(waitState(lock.kind));
  const parts = lock.waiting.length;
  const step = scale.width / parts;
  lock.waiting.forEach((count, i) => {
    if (count === 0) return;
    const h = Math.max(2, (count / lock.mostWaiting) * (overview - 8));
    g.fillRect(HEAD + i * step, overview - h, Math.max(1, step + 0.3), h);
  });
  g.fillStyle = palette.token('axis');
  g.fillRect(HEAD, overview, scale.width, 1);
  for (const { index, x, w, label } of placed) {
    const chosen = index === lock.burst;
    if (chosen) frame(g, HEAD + x, w, overview);
    if (!label) continue;
    g.font = palette.font(10, chosen ? 600 : 400);
    g.fillStyle = palette.token(chosen ? 'text' : 'text-3');
    g.fillText(label, HEAD + x + w + 6, 12);
  }
  g.font = palette.font(11);
  g.fillStyle = palette.token('text-3');
  g.textAlign = 'right';
  g.fillText('waited', width - 16, overview + TOP_SIZES.funnel + 9);
  g.textAlign = 'left';
}

function heading(g, title, below) {
  g.font = palette.font(11);
  g.fillStyle = palette.token('text-2');
  g.fillText(title, 16, 18);
  g.fillStyle = palette.token('text-3');
  g.fillText(below, 16, 33);
}

function frame(g, x, w, overview) {
  const left = x - 2;
  const wide = Math.max(6, w + 4);
  g.fillStyle = palette.token('range');
  g.fillRect(left, 2, wide, overview - 2);
  g.strokeStyle = palette.token('accent');
  g.lineWidth = 1.5;
  g.beginPath();
  g.roundRect(left, 2, wide, overview - 1, 3);
  g.stroke();
}

/** From the burst on the overview to its enlargement. */
function drawFunnel({ lock, placed, scale }, g) {
  const burst = placed[lock.burst];
  if (!burst) return;
  const top = TOP_SIZES.overview + 1;
  g.beginPath();
  g.moveTo(HEAD + burst.x - 2, top);
  g.lineTo(HEAD, top + TOP_SIZES.funnel);
  g.lineTo(HEAD + scale.width, top + TOP_SIZES.funnel);
  g.lineTo(HEAD + burst.x + burst.w + 2, top);
  g.fillStyle = palette.token('range');
  g.fill();
}

function drawAxis({ scale }, g) {
  const y = TOP_SIZES.overview + TOP_SIZES.funnel;
  g.font = palette.font(10);
  g.fillStyle = palette.token('text-3');
  g.textAlign = 'center';
  for (const { x, text } of axisTicks(scale, momentLabel).major) g.fillText(text, HEAD + Math.min(scale.width - 16, Math.max(16, x)), y + 9);
  g.textAlign = 'left';
}

function drawHeld({ lock, scale }, g, width) {
  g.fillStyle = palette.token('sunken');
  g.fillRect(0, HELD_Y, width, TOP_SIZES.held - 4);
  g.font = palette.font(11, 600);
  g.fillStyle = palette.token('text');
  g.fillText('Held by', 16, HELD_Y + 12);
  const y = HELD_Y + 3;
  clipped(g, scale, () => {
    for (const hold of lock.detail.holds) drawHold(g, hold, y, scale);
  });
}

/** One holder: what it did meanwhile; below it a line, broken where the holder is inferred. */
function drawHold(g, hold, y, scale) {
  const left = HEAD + scale.x(hold.fromNs);
  const w = (hold.toNs - hold.fromNs) / scale.nsPerPx;
  if (hold.thread < 0) return drawBand(g, 'unknown', left, y, w, STRIP, ['holder unknown', 'unknown']);
  const who = hold.task ? [`${format.name(hold.task.type)} #${hold.task.taskId}`, `#${hold.task.taskId}`] : [format.cutMiddle(format.name(hold.threadName), 30)];
  if (hold.doing.length === 0) drawBand(g, 'unknown', left, y, w, STRIP, who);
  for (const { state, fromNs, toNs, object, origin } of hold.doing) {
    const labels = who.map(name => `${name} ${words(state, object)}`);
    drawBand(g, state, HEAD + scale.x(fromNs), y, (toNs - fromNs) / scale.nsPerPx, STRIP, [...labels, ...who], { inferred: state === 'running' && origin === 'inferred' });
  }
  g.fillStyle = palette.token('axis');
  const dash = hold.origin === 'inferred' ? 3 : w;
  for (let at = 0; at < w; at += dash * 2) g.fillRect(left + at, y + STRIP + 2, Math.min(dash, w - at), 1);
  return undefined;
}

function words(state, object) {
  if (state === 'running') return 'runs';
  if (state === 'unknown') return 'unknown';
  return object ? `${stateOf(state).name.toLowerCase()} ${shortObject(object)}` : stateOf(state).name.toLowerCase();
}

/** The rows; names and durations stand beside them as text of the page. */
export function drawRows(t, g, width, height) {
  const { lock, scale } = t;
  const { waits, pauses, holds } = lock.detail;
  g.clearRect(0, 0, width, height);
  g.fillStyle = palette.token('line-soft');
  for (const { x } of axisTicks(scale, momentLabel).major) g.fillRect(Math.round(HEAD + x), 0, 1, height);
  const h = 11;
  clipped(g, scale, () => {
    waits.forEach((wait, i) => {
      const y = i * ROW + (ROW - h) / 2 - 1;
      for (const { state, fromNs, toNs } of bandsOf(wait, waitState(lock.kind), pauses)) band(g, scale, state, fromNs, toNs, y, h);
      for (const { state, fromNs, toNs } of holdAfter(wait, holds)?.doing ?? []) band(g, scale, state, fromNs, toNs, y, h);
    });
  });
  drawRelease(t, g, 0, height);
  if (t.releaseNs !== undefined) plate(g, `released at ${format.moment(t.releaseNs)}`, HEAD + scale.x(t.releaseNs) - 6, height - 13, { align: 'right', within: [HEAD, HEAD + scale.width] });
}

function band(g, scale, state, fromNs, toNs, y, h) {
  drawBand(g, state, HEAD + scale.x(fromNs), y, Math.max(1, (toNs - fromNs) / scale.nsPerPx), h, []);
}

function drawRelease({ releaseNs, scale }, g, top, height) {
  if (releaseNs !== undefined) hairline(g, HEAD + scale.x(releaseNs), top, height, palette.fill('blocked'));
}

function clipped(g, scale, draw) {
  g.save();
  g.beginPath();
  g.rect(HEAD, 0, scale.width, 1e6);
  g.clip();
  view.left = HEAD;
  view.right = HEAD + scale.width;
  draw();
  g.restore();
}

export const scaleWidth = width => Math.max(1, width - HEAD - TAIL);
