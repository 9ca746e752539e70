/**
 * Colours, fonts, patterns and text widths for canvases, resolved once per theme. A property keeps `light-dark()` as text,
 * so every token goes through `theme.token`, which asks a probe element.
 */
import * as theme from '../theme.js';
import { category } from '../states.js';
import { patternTile } from './patterns.js';

const MAX_WIDTHS = 20_000;

/** A native wait has no fill of its own: it is as quiet as idle. */
const QUIET = { nativeWait: 'idle' };

class Palette {
  constructor() {
    this.clear();
    theme.onThemeChange(() => this.clear());
  }

  clear() {
    this.version = (this.version ?? 0) + 1;
    this.colours = new Map();
    this.faded = new Map();
    this.categories = new Map();
    this.patterns = new Map();
    this.fonts = new Map();
    this.widths = new Map();
    this.highContrast = theme.current().contrast === 'high';
  }

  token(name) {
    let colour = this.colours.get(name);
    if (colour === undefined) this.colours.set(name, (colour = theme.token(name)));
    return colour;
  }

  fill(key) {
    return this.token(`state-${QUIET[key] ?? key}`);
  }

  ink(key) {
    return this.token(`state-${QUIET[key] ?? key}-ink`);
  }

  edge(key) {
    return this.token(`state-${QUIET[key] ?? key}-edge`);
  }

  /** A colour with another opacity; in high contrast nothing is transparent. */
  fade(name, alpha) {
    const key = `${name} ${alpha}`;
    let colour = this.faded.get(key);
    if (colour === undefined) this.faded.set(key, (colour = theme.fade(this.token(name), alpha)));
    return colour;
  }

  /** The colours of a task type or region type. */
  category(name) {
    let colours = this.categories.get(name);
    if (!colours) {
      const number = category(name);
      colours = { solid: this.token(`cat-${number}`), soft: this.token(`cat-${number}-soft`) };
      this.categories.set(name, colours);
    }
    return colours;
  }

  font(px, weight = 400) {
    const key = px * 1000 + weight;
    let font = this.fonts.get(key);
    if (font === undefined) this.fonts.set(key, (font = theme.font(px, weight)));
    return font;
  }

  /** The pattern of a state, null if it is solid. */
  pattern(g, key) {
    let pattern = this.patterns.get(key);
    if (pattern === undefined) {
      const mark = this.token(`state-${QUIET[key] ?? key}-mark`);
      this.patterns.set(key, (pattern = patternTile(g, key, mark)));
    }
    return pattern;
  }

  /** The width of a text in the font that is set. */
  width(g, text) {
    const key = `${g.font} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      if (this.widths.size > MAX_WIDTHS) this.widths.clear();
      this.widths.set(key, (width = g.measureText(text).width));
    }
    return width;
  }

  /** The text, or its middle cut so that it fits; '' if not even four letters do. */
  cut(g, text, room) {
    if (this.width(g, text) <= room) return text;
    let kept = Math.floor((text.length * room) / this.width(g, text)) - 1;
    while (kept >= 4) {
      const head = Math.ceil(kept * 0.6);
      const shorter = `${text.slice(0, head)}…${text.slice(text.length - (kept - head))}`;
      if (this.width(g, shorter) <= room) return shorter;
      kept--;
    }
    return '';
  }
}

export const palette = new Palette();
