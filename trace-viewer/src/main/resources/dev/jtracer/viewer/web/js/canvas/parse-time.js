/** A moment as somebody types it: `2.634`, `2.634 s`, `640 ms`, `14:32:09.848`, `1 m 45 s`, or two with a dash between. Pure. */

const UNITS = { ns: 1, us: 1e3, 'µs': 1e3, 'μs': 1e3, ms: 1e6, s: 1e9, m: 60e9, min: 60e9, h: 3600e9 };
const DAY_MS = 86_400_000;

/**
 * @param {string} text
 * @param {{durationNanos: number, startEpochMillis: number}} capture  an epoch of 0 or less: no wall clock is known
 * @returns {{fromNs: number, toNs: number} | undefined}  equal for one moment; undefined if it is none of this capture
 */
export function parseTime(text, capture) {
  const whole = parseMoment(text, capture);
  if (whole !== undefined) return { fromNs: whole, toNs: whole };
  const ends = text.split(/\s*(?:–|—|\.\.|\bto\b|-)\s*/);
  if (ends.length !== 2) return undefined;
  const [from, to] = ends.map(end => parseMoment(end, capture));
  return from !== undefined && to !== undefined && to > from ? { fromNs: from, toNs: to } : undefined;
}

function parseMoment(text, capture) {
  const trimmed = text.trim().toLowerCase();
  const ns = trimmed.includes(':') ? parseClock(trimmed, capture.startEpochMillis) : parseDuration(trimmed);
  return ns === undefined || ns < 0 || ns > capture.durationNanos ? undefined : Math.round(ns);
}

/** Numbers with units, added up; a number without one is seconds. */
function parseDuration(text) {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1e9;
  if (!/^(?:\d+(?:\.\d+)?\s*(?:ns|us|µs|μs|ms|min|s|m|h)\s*)+$/.test(text)) return undefined;
  let ns = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*(ns|us|µs|μs|ms|min|s|m|h)/g)) ns += Number(number) * UNITS[unit];
  return ns;
}

/** A time of day on the clock of the machine that looks; of a capture over midnight it is the next one after the start. */
function parseClock(text, startEpochMillis) {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/.exec(text);
  if (!match || !(startEpochMillis > 0)) return undefined;
  const [hours, minutes, seconds] = [match[1], match[2], match[3] ?? '0'].map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const midnight = new Date(startEpochMillis);
  midnight.setHours(0, 0, 0, 0);
  let millis = midnight.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const fraction = Number((match[4] ?? '0').padEnd(9, '0'));
  if (millis + fraction / 1e6 < startEpochMillis - 1) millis += DAY_MS;
  return (millis - startEpochMillis) * 1e6 + fraction;
}
