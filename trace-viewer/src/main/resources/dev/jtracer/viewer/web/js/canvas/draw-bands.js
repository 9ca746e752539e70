/**
 * Draws one band of a thread's state, one box of a scope or region. Pure: what is given decides every pixel.
 *
 * A band tells its state by fill, then by pattern from 6 px width, then by its letter from 13 px, then by a label that
 * fits; the pattern starts right of the text, never under it.
 */
import { stateOf } from '../states.js';
import { palette } from './palette.js';

const RADIUS = 2;
const LETTER_PX = 13;
const PATTERN_PX = 6;
const TEXT_PAD = 5;

/** The part of a band that is in sight, so that a label starts there and not outside. */
export const view = { left: 0, right: Infinity };

/**
 * @param {CanvasRenderingContext2D} g
 * @param {string} key     the state
 * @param {string[]} labels  forms from long to short
 * @param {{inferred?: boolean, dim?: boolean, pinned?: boolean}} [options]
 */
export function drawBand(g, key, x, y, width, h, labels, { inferred = false, dim = false, pinned = false } = {}) {
  if (key === 'idle') return centreLine(g, x, y, width, h, dim);
  const w = width - (width >= 4 ? 1 : 0);
  g.globalAlpha = dim ? 0.42 : 1;
  if (inferred && !palette.highContrast) {
    g.fillStyle = palette.fade(`state-${key}`, 0.38);
    g.fillRect(x, y, w, h);
    g.fillStyle = palette.fill(key);
    g.fillRect(x, y, w, 2);
  } else {
    g.fillStyle = palette.fill(key);
    fillBox(g, x, y, w, h);
  }
  const textEnd = dim ? 0 : drawText(g, x, y, w, h, labels, key, inferred);
  drawPattern(g, key, x, y, w, h, textEnd);
  if (pinned) drawPattern(g, 'pinned', x, y, w, h, textEnd);
  if (key === 'unknown' || key === 'nativeWait' || palette.highContrast) outline(g, x, y, w, h, palette.edge(key), 1);
  g.globalAlpha = 1;
}

/**
 * A scope (with a solid edge) or a region: tinted by its name, never louder than a state.
 *
 * @param {{solid?: boolean, bold?: boolean, dim?: boolean, open?: boolean}} [options]
 */
export function drawBox(g, name, x, y, width, h, labels, { solid = false, bold = false, dim = false, openLeft = false, openRight = false } = {}) {
  const { solid: edge, soft } = palette.category(name);
  const w = width - (width >= 4 ? 1 : 0);
  g.globalAlpha = dim ? 0.42 : 1;
  g.fillStyle = soft;
  fillBox(g, x, y, w, h);
  if (solid && !openLeft) {
    g.fillStyle = edge;
    g.fillRect(x, y, Math.min(3, w), h);
  }
  if (palette.highContrast) outline(g, x, y, w, h, edge, 1);
  if (openLeft) tornEdge(g, x, y, h, 1, edge);
  if (openRight) tornEdge(g, x + w, y, h, -1, edge);
  g.globalAlpha = 1;
  const left = Math.max(x, view.left);
  const room = Math.min(x + w, view.right) - left - (solid ? 11 : 8);
  if (w <= 18 || room < 12) return;
  g.font = palette.font(11, bold ? 600 : 400);
  const text = labels.find(form => palette.width(g, form) <= room) ?? palette.cut(g, labels[0] ?? '', room);
  if (!text) return;
  g.fillStyle = palette.token(dim ? 'text-3' : 'text');
  g.fillText(text, left + (solid ? 7 : 5), y + h / 2 + 0.5);
}

/** A 2 px outline around a box. */
export function outline(g, x, y, w, h, colour, width = 2) {
  if (w < 2) return;
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.beginPath();
  g.roundRect(x + width / 2, y + width / 2, Math.max(1, w - width), h - width, RADIUS);
  g.stroke();
}

function centreLine(g, x, y, w, h, dim) {
  g.globalAlpha = dim ? 0.35 : 0.75;
  g.fillStyle = palette.edge('idle');
  g.fillRect(x, y + Math.floor(h / 2), w, 1);
  g.globalAlpha = 1;
}

function fillBox(g, x, y, w, h) {
  if (w < 8) return g.fillRect(x, y, Math.max(w, 1), h);
  g.beginPath();
  g.roundRect(x, y, w, h, RADIUS);
  return g.fill();
}

/** Draws the longest form that fits, else the letter; gives where the text ends. */
function drawText(g, x, y, w, h, labels, key, inferred) {
  const left = Math.max(x, view.left);
  const room = Math.min(x + w, view.right) - left;
  if (room < LETTER_PX || h < 11) return 0;
  g.font = palette.font(11, 600);
  const text = labels.find(form => palette.width(g, form) <= room - 9) ?? (key === 'nativeWait' ? '' : stateOf(key).letter);
  const width = palette.width(g, text);
  if (!text || width > room - 3) return 0;
  g.fillStyle = inferred && !palette.highContrast ? palette.token('text') : palette.ink(key);
  g.fillText(text, left + Math.min(TEXT_PAD, (room - width) / 2), y + h / 2 + 0.5);
  return left - x + width + 2 * TEXT_PAD;
}

function drawPattern(g, key, x, y, w, h, textEnd) {
  const least = palette.highContrast ? 1 : PATTERN_PX;
  const left = Math.max(x + textEnd, view.left - 8);
  const right = Math.min(x + w, view.right + 8);
  if (right - left < least) return;
  const pattern = palette.pattern(g, key);
  if (!pattern) return;
  g.fillStyle = pattern;
  g.fillRect(left, y, right - left, h);
}

/** The side of a box that goes on outside the recording: a saw of small notches. */
function tornEdge(g, x, y, h, direction, colour) {
  g.strokeStyle = colour;
  g.lineWidth = 1.2;
  g.beginPath();
  for (let i = 0; i <= 4; i++) g.lineTo(x + direction * (i % 2 === 0 ? 0.5 : 3), y + (i * h) / 4);
  g.stroke();
}
