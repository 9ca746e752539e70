/**
 * The theme: light, dark or the system's, and high contrast. Also where canvas code gets its colours from: a custom
 * property keeps `light-dark()` as text, so a token is resolved through a probe element's `color`.
 */

const KEY = 'jtracer.theme';
const root = document.documentElement;
/** A system that asks for contrast, or that takes colours away, gets patterns beside them unless the reader says otherwise. */
const contrastAsked = matchMedia('(prefers-contrast: more), (forced-colors: active)');
const listeners = new Set();
const resolved = new Map();
let probe;

/** @returns {{theme: 'system'|'light'|'dark', contrast: 'normal'|'high'}} */
export function current() {
  return { theme: root.dataset.theme ?? 'system', contrast: root.dataset.contrast ?? 'normal' };
}

/** Changes the theme, remembers it and tells everybody who draws. */
export function choose({ theme = current().theme, contrast = current().contrast }) {
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  show(contrast);
  try {
    localStorage.setItem(KEY, JSON.stringify({ theme, contrast: contrast === ofSystem() ? undefined : contrast }));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
  changed();
}

const ofSystem = () => (contrastAsked.matches ? 'high' : 'normal');

function show(contrast) {
  if (contrast === 'normal') delete root.dataset.contrast;
  else root.dataset.contrast = contrast;
}

/** True if what is drawn now is dark. */
export function isDark() {
  const { theme } = current();
  return theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}

/**
 * A token as a colour a canvas understands: `token('state-blocked')` is `rgb(200, 40, 30)`. Resolved once per theme.
 *
 * @param {string} name without the leading dashes
 */
export function token(name) {
  let colour = resolved.get(name);
  if (colour === undefined) {
    if (!probe) {
      probe = document.createElement('i');
      probe.hidden = true;
      probe.style.forcedColorAdjust = 'none';
      root.append(probe);
    }
    probe.style.color = `var(--${name})`;
    colour = getComputedStyle(probe).color;
    resolved.set(name, colour);
  }
  return colour;
}

/** A resolved colour with another opacity. */
export function fade(colour, alpha) {
  const parts = colour.match(/[\d.]+/g) ?? ['0', '0', '0'];
  return `rgba(${parts[0]}, ${parts[1]}, ${parts[2]}, ${alpha})`;
}

/** The font of canvas text: `font(11)`, `font(11, 600)`. */
export function font(px, weight = 400) {
  return `${weight} ${px}px ${getComputedStyle(document.body).fontFamily}`;
}

/**
 * Calls back after each change of theme, with the tokens already new.
 *
 * @returns {() => void} ends it
 */
export function onThemeChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed() {
  resolved.clear();
  for (const listener of listeners) listener();
}

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
contrastAsked.addEventListener('change', () => {
  show(ofSystem());
  changed();
});
