/**
 * Marks on the time axis: where their flags stand, and which of them can be read. Pure; free of the DOM.
 *
 * @typedef {object} Mark   a moment somebody marked: `{ns, note}`; the note may be empty
 * @typedef {object} Flag
 * @property {Mark} mark
 * @property {number} x      of the moment, in pixels of the scale
 * @property {number} left   of the plate
 * @property {number} w      of the plate; 0 if there is no room for it
 * @property {string} text
 */

const GAP_PX = 4;
const TARGET_PX = 12;

/**
 * The flags of the marks in sight. A plate stands left of its line, or right of it where there is no room; one that would
 * cover another is left out, and its line stays.
 *
 * @param {Mark[]} marks  in order of time
 * @param {import('./time-scale.js').TimeScale} scale
 * @param {(text: string) => number} widthOf  of a plate with this text
 * @returns {Flag[]}
 */
export function layoutMarks(marks, scale, widthOf) {
  const flags = [];
  let end = -Infinity;
  marks.forEach((mark, i) => {
    const x = scale.x(mark.ns);
    if (x < 0 || x > scale.width) return;
    const text = mark.note || `mark ${i + 1}`;
    const w = widthOf(text);
    const left = x - w >= 0 ? x - w : Math.min(x, scale.width - w);
    const fits = left >= end + GAP_PX && w <= scale.width;
    flags.push({ mark, x, left: fits ? left : x, w: fits ? w : 0, text });
    if (fits) end = left + w;
  });
  return flags;
}

/** The mark whose flag is at a place of the axis; undefined if there is none. */
export function markAt(flags, x) {
  const hit = flags.find(({ left, w }) => w > 0 && x >= left && x <= left + w) ?? flags.find(flag => Math.abs(flag.x - x) <= TARGET_PX / 2);
  return hit?.mark;
}

/** Marks with one more, in order of time; marking a marked moment again changes nothing. */
export function withMark(marks, ns, note = '') {
  const at = Math.round(ns);
  if (marks.some(mark => mark.ns === at)) return marks;
  return [...marks, { ns: at, note }].sort((a, b) => a.ns - b.ns);
}
