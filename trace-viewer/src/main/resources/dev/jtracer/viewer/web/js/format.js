/**
 * How every number of the viewer is written. Free of the DOM: the same value gives the same text everywhere.
 *
 * Durations and moments are nanoseconds in a JavaScript number: exact up to 2^53 ns, which is 104 days.
 */

/** Between a value and its unit: the two are never torn apart at a line's end. */
export const NBSP = '\u00a0';

const MAX_NAME = 200;
const NO_NAME = '(no name)';
const DURATION_UNITS = [[1e3, 'µs'], [1e6, 'ms'], [1e9, 's']];
const BYTE_UNITS = [[1e3, 'kB'], [1e6, 'MB'], [1e9, 'GB'], [1e12, 'TB']];
const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/**
 * A duration as value and unit, three significant digits, in the unit that puts the value between 1 and 1000:
 * `['45.2', 'ms']`. Rounding never crosses a unit (999.6 µs is `['1.00', 'ms']`), zero is `['0', 'ms']`, and from
 * 100 s on minutes take over: `['1 m 45', 's']`.
 *
 * @param {number} nanos
 * @returns {[string, string]}
 */
export function durationParts(nanos) {
  if (nanos < 0) {
    const [value, unit] = durationParts(-nanos);
    return [`−${value}`, unit];
  }
  const whole = Math.round(nanos);
  if (whole === 0) return ['0', 'ms'];
  if (whole < 1000) return [String(whole), 'ns'];
  return whole < 99.95e9 ? scaled(whole, DURATION_UNITS) : longDuration(whole);
}

/** A duration as one string, `45.2 ms`, with a no-break space. */
export function duration(nanos) {
  return durationParts(nanos).join(NBSP);
}

/** The exact figure behind a duration, for hover cards and CSV: `45,213,004 ns`. */
export function exactNanos(nanos) {
  return `${count(nanos)}${NBSP}ns`;
}

/** A count with thousands grouped: `1,284,331`. */
export function count(n) {
  return GROUPED.format(n).replace('-', '−');
}

/** A count and its noun, `1 task`, `1,284 tasks`. */
export function counted(n, one, many = `${one}s`) {
  return `${count(n)}${NBSP}${n === 1 ? one : many}`;
}

/** How often per second: one decimal below ten, `388` from there on. */
export function rate(n, nanos) {
  if (nanos <= 0) return '0';
  const perSecond = n / (nanos / 1e9);
  return perSecond !== 0 && Math.round(perSecond * 10) < 100 ? perSecond.toFixed(1) : count(perSecond);
}

/** Bytes in units of 1000, three significant digits: `24.6 MB`. */
export function bytes(n) {
  const whole = Math.round(n);
  return whole < 1000 ? `${whole}${NBSP}B` : scaled(whole, BYTE_UNITS).join(NBSP);
}

/** A share of a whole: `39%`, with one decimal under ten percent. A whole of zero has no shares: `0%`. */
export function share(part, whole) {
  if (!(whole > 0) || part === 0) return '0%';
  const percent = (part / whole) * 100;
  if (percent < 0.05) return '<0.1%';
  return `${Math.round(percent * 10) < 100 ? percent.toFixed(1) : Math.round(percent)}%`;
}

const MANY_TIMES = 10;

/**
 * How much one number is above another, as a share of that: `+42%`, `−4.0%`, `±0%`; from ten times on, how many times it is:
 * `×21`. From zero nothing has grown by a share: it is `new`; what became zero is `gone`.
 */
export function growth(before, after) {
  if (before === after) return '±0%';
  if (!(before > 0)) return 'new';
  if (!(after > 0)) return 'gone';
  const percent = Math.abs(after / before - 1) * 100;
  if (percent < 0.05) return '±0%';
  if (after >= MANY_TIMES * before) return `×${count(Math.round(after / before))}`;
  return `${after > before ? '+' : '−'}${Math.round(percent * 10) < 100 ? percent.toFixed(1) : Math.round(percent)}%`;
}

/**
 * The shares of a column that is shown with its sum: one decimal each, and what is shown adds up to 100.0%
 * (largest remainder).
 *
 * @param {number[]} parts
 * @returns {string[]}
 */
export function shares(parts) {
  const sum = parts.reduce((a, b) => a + b, 0);
  if (!(sum > 0)) return parts.map(() => '0.0%');
  const exact = parts.map(part => (part / sum) * 1000);
  const tenths = exact.map(Math.floor);
  let left = 1000 - tenths.reduce((a, b) => a + b, 0);
  const byRemainder = exact.map((_, i) => i).sort((a, b) => exact[b] - tenths[b] - (exact[a] - tenths[a]) || a - b);
  for (const i of byRemainder) {
    if (left-- <= 0) break;
    tenths[i]++;
  }
  return tenths.map((t, i) => (t === 0 && parts[i] > 0 ? '<0.1%' : `${(t / 10).toFixed(1)}%`));
}

/** When the capture began if moments are shown on the wall clock, else undefined: one switch for the whole viewer. */
let wallStart;

/** Shows moments on the wall clock of a capture that began then, or, with undefined, from its start. */
export function showClock(startEpochMillis) {
  wallStart = startEpochMillis > 0 ? startEpochMillis : undefined;
}

/**
 * A moment in seconds from the capture's start, with as many decimals as a step of `resolutionNanos` needs:
 * `2.634 s` for a millisecond; on the wall clock `14:32:09.848`.
 */
export function moment(ns, resolutionNanos = 1e6) {
  if (wallStart !== undefined) return clockMoment(wallStart, ns, resolutionNanos);
  const decimals = Math.min(9, Math.max(0, Math.ceil(9 - Math.log10(Math.max(1, resolutionNanos)) - 1e-9)));
  return `${(ns / 1e9).toFixed(decimals).replace('-', '−')}${NBSP}s`;
}

/** A moment on an axis: as `moment`, and its zero without decimals. */
export function axisMoment(ns, stepNanos) {
  return ns === 0 && wallStart === undefined ? `0${NBSP}s` : moment(ns, stepNanos);
}

/** On the wall clock, finer than a millisecond with the rest behind it. */
function clockMoment(startEpochMillis, ns, stepNs) {
  const text = wallClock(startEpochMillis + Math.floor(ns / 1e6), stepNs < 1e9 ? 3 : 0);
  if (stepNs >= 1e6) return text;
  return text + String(Math.round(((ns % 1e6) + 1e6) % 1e6)).padStart(6, '0').slice(0, stepNs >= 1e3 ? 3 : 6);
}

/** A moment on the wall clock of the machine that looks, `14:32:09.848`; `decimals` of the second, none by default. */
export function wallClock(epochMillis, decimals = 0) {
  const at = new Date(epochMillis);
  const two = n => String(n).padStart(2, '0');
  const fraction = decimals > 0 ? `.${String(at.getMilliseconds()).padStart(3, '0').slice(0, decimals)}` : '';
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}${fraction}`;
}

/** A calendar day, `2026-11-20`, for lists that span days. */
export function day(epochMillis) {
  const at = new Date(epochMillis);
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

/** A Java version as people say it, `17.0.15`; builds and vendors' marks are left out. */
export function javaVersion(version) {
  return name(version.split(/[+-]/, 1)[0]);
}

/**
 * A name from the recording, made safe to show: control characters, lone surrogates and direction marks become
 * visible escapes, and what is longer than 200 characters is cut in the middle, so that the end stays readable.
 * Where there is less room, `max` says how much. A name of nothing but blanks is said to be none.
 * It is text, never markup: put it into a text node inside a `<bdi>`.
 */
export function name(text, max = MAX_NAME) {
  const shown = visible(String(text ?? ''));
  return shown !== '' && shown.trim() === '' ? NO_NAME : cutMiddle(shown, max);
}

/** Cuts in the middle: `com.sh…PriceTable.rate`. Never tears a surrogate pair. */
export function cutMiddle(text, max) {
  if (text.length <= max) return text;
  const points = Array.from(text.length > 4 * max ? text.slice(0, 2 * max) + text.slice(-2 * max) : text);
  if (points.length <= max) return text;
  const head = Math.ceil((max - 1) / 2);
  return `${points.slice(0, head).join('')}…${points.slice(points.length - (max - 1 - head)).join('')}`;
}

/**
 * Tick positions 1, 2, 5 x 10^n inside [from, to], at most `most` of them.
 *
 * @returns {{step: number, ticks: number[]}}
 */
export function ticks(from, to, most) {
  const span = to - from;
  if (!(span > 0) || most < 1) return { step: 0, ticks: [] };
  const raw = span / most;
  const magnitude = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 5, 10].find(f => f * magnitude >= raw * (1 - 1e-9));
  const step = factor * magnitude;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  const result = [];
  for (let i = first; i <= last; i++) result.push(i * step || 0);
  return { step, ticks: result };
}

/** Ticks of a logarithmic axis inside [from, to]: 1, 2 and 5 of every decade, fewer where the span is wide. */
export function logTicks(from, to, most = 12) {
  const decades = Math.log10(to / from);
  const factors = decades * 3 <= most ? [1, 2, 5] : [1];
  const every = factors.length === 1 ? Math.max(1, Math.ceil(decades / most)) : 1;
  const result = [];
  for (let exponent = Math.floor(Math.log10(from)); exponent <= Math.ceil(Math.log10(to)); exponent += every) {
    for (const factor of factors) {
      const value = factor * 10 ** exponent;
      if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) result.push(value);
    }
  }
  return result;
}

/** A round value of an axis, without the digits a measured one has: `10 ms`, `500 µs`, `1.5 s`. */
export function tickDuration(nanos) {
  if (nanos === 0) return `0${NBSP}s`;
  const [divisor, unit] = [...DURATION_UNITS].reverse().find(([size]) => nanos >= size * (1 - 1e-9)) ?? [1, 'ns'];
  return `${Number((nanos / divisor).toPrecision(6))}${NBSP}${unit}`;
}

/** Three significant digits in the first unit in which the rounded value stays below 1000. */
function scaled(whole, units) {
  for (const [divisor, unit] of units) {
    const rounded = Number((whole / divisor).toPrecision(3));
    if (rounded < 1000 || divisor === units.at(-1)[0]) {
      return [rounded >= 1000 ? count(rounded) : rounded.toFixed(rounded < 10 ? 2 : rounded < 100 ? 1 : 0), unit];
    }
  }
  throw new RangeError('no unit');
}

function longDuration(whole) {
  const seconds = Math.round(whole / 1e9);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return [`${minutes}${NBSP}m${NBSP}${seconds % 60}`, 's'];
  const wholeMinutes = Math.round(seconds / 60);
  return [`${count(Math.floor(wholeMinutes / 60))}${NBSP}h${NBSP}${wholeMinutes % 60}`, 'm'];
}

/** Control characters, direction marks, separators, fillers without a glyph, and halves of a surrogate pair. */
const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SHORT_ESCAPES = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function visible(text) {
  // Only the ends of a very long name are ever shown.
  const bounded = text.length > 8 * MAX_NAME ? text.slice(0, 4 * MAX_NAME) + text.slice(-4 * MAX_NAME) : text;
  return bounded.replace(
    INVISIBLE,
    c => SHORT_ESCAPES[c] ?? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
