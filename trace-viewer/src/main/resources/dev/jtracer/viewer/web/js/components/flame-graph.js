/**
 * A flame graph on a canvas, the outermost frame on top. A click or Enter zooms to a frame (event `zoom` with its node), arrow
 * keys walk, a card tells what is under the pointer. What is searched for stands out; the rest is dim.
 */
import { html, nothing } from 'lit';
import { placeCard } from '../canvas/hover-card.js';
import { Frame } from '../canvas/frame.js';
import { drawFlames } from '../canvas/flame-draw.js';
import { ROW, boxAt, boxOf, layout, step } from '../canvas/flame-layout.js';
import { spoken } from '../canvas/flame-text.js';
import { LightElement, define, styled } from '../element.js';
import { keyName } from '../keys.js';
import { cardFacts, cardHead } from './flame-card.js';

const CARD_MS = 80;
/** What the picture depends on; what is under the pointer lies over it. */
const DRAWN = ['tree', 'zoom', 'width', 'found'];
const WAYS = { '↑': 'up', '↓': 'down', '←': 'left', '→': 'right' };

class FlameGraph extends LightElement {
  static properties = {
    tree: { attribute: false },
    zoom: { type: Number },
    found: { attribute: false },
    label: { type: String },
    width: { state: true },
    card: { state: true },
    hovered: { state: true },
    cursor: { state: true },
  };

  constructor() {
    super();
    this.zoom = 0;
    this.rows = { rows: [], leftOut: 0, deeper: 0 };
  }

  connectedCallback() {
    super.connectedCallback();
    // In the next frame and not at once: another width may make another height, of which the browser would have to tell in the same breath.
    this.observer = new ResizeObserver(([entry]) => requestAnimationFrame(() => (this.width = Math.floor(entry.contentRect.width))));
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
    clearTimeout(this.timer);
    this.frame?.close();
    this.frame = undefined;
  }

  willUpdate(changed) {
    if (!changed.has('tree') && !changed.has('zoom') && !changed.has('width')) return;
    if (changed.has('tree')) this.cursor = undefined;
    this.hover(undefined);
    if (this.tree && this.width > 0) {
      this.rows = layout(this.tree, this.zoom, this.width);
      if (this.rows.leftOut !== this.said) this.dispatchEvent(new CustomEvent('left-out', { detail: (this.said = this.rows.leftOut) }));
    }
  }

  updated(changed) {
    const canvas = this.querySelector('canvas');
    const other = this.frame?.canvas !== canvas;
    if (other) {
      this.frame?.close();
      this.frame = new Frame(canvas, (g, width, height) => this.draw(g, width, height));
    }
    if (other || DRAWN.some(key => changed.has(key))) this.frame.ask();
    const card = this.querySelector('.thing-card');
    const at = card && boxOf(this.tree, this.rows, this.zoom, this.card.node);
    if (at) placeCard(card, this, { x: at.x, y: this.yOf(at.node), h: ROW }, { pointerX: this.card.x, bottom: this.sightEnd() });
  }

  render() {
    const height = Math.max(3, this.rows.rows.length) * ROW + 2;
    return html`<canvas tabindex="0" role="application" aria-roledescription="flame graph" aria-label="${this.label}. Arrow keys walk,
          Enter zooms, T shows the same as a table." ${styled({ height: `${height}px` })} @pointermove=${this.moved}
          @pointerleave=${() => this.hover(undefined)} @click=${this.clicked} @keydown=${this.pressed}></canvas>
      ${this.ring(this.hovered, 'hovered')}${this.ring(this.cursor, 'cursor')}
      ${this.card ? this.cardOf(this.card.node) : nothing}
      <div class="visually-hidden" aria-live="polite">${this.spoken ?? ''}</div>`;
  }

  draw(g, width, height) {
    const { tree, rows, found } = this;
    if (tree) drawFlames({ tree, layout: rows, found }, g, width, height);
  }

  ring(node, className) {
    const box = this.tree && node !== undefined && node < this.tree.size ? boxOf(this.tree, this.rows, this.zoom, node) : undefined;
    if (!box) return nothing;
    return html`<i class="flame-ring ${className}" ${styled({ left: `${box.x}px`, top: `${this.yOf(node)}px`, width: `${Math.max(4, box.w)}px` })}></i>`;
  }

  cardOf(node) {
    const { tree } = this;
    return html`<div class="thing-card flame-card" role="tooltip"><header>${cardHead(tree, node)}</header>
      <dl>${cardFacts(tree, node).map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl></div>`;
  }

  moved(event) {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    this.hover(boxAt(this.rows, event.clientX - left, event.clientY - top)?.node, event.clientX - left);
  }

  hover(node, x) {
    if (node === this.hovered) return;
    this.hovered = node;
    clearTimeout(this.timer);
    this.card = undefined;
    if (node !== undefined) this.timer = setTimeout(() => (this.card = { node, x }), CARD_MS);
  }

  clicked(event) {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const box = boxAt(this.rows, event.clientX - left, event.clientY - top);
    if (box) this.choose(box.node);
  }

  choose(node) {
    this.cursor = node;
    this.dispatchEvent(new CustomEvent('zoom', { detail: node }));
  }

  pressed(event) {
    const name = keyName(event);
    if (name === 'Enter' && this.cursor !== undefined) this.choose(this.cursor);
    else if (!this.walk(name)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Walks by the name of an arrow key; true if there is anything to walk. */
  walk(name) {
    const way = WAYS[name];
    if (!way || !this.tree || this.rows.rows.length === 0) return false;
    const here = this.cursor !== undefined && boxOf(this.tree, this.rows, this.zoom, this.cursor) ? this.cursor : undefined;
    this.cursor = here === undefined ? this.zoom : step(this.tree, this.rows, this.zoom, here, way);
    this.spoken = spoken(this.tree, this.cursor);
    this.intoView();
    return true;
  }

  /** Goes to the next frame that was found, or the one before. */
  walkFound(by) {
    const { found, rows, tree } = this;
    if (!found || !tree) return false;
    const shown = rows.rows.flat().map(box => box.node).filter(node => found.marks[node] === 1).sort((a, b) => a - b);
    if (shown.length === 0) return false;
    const at = shown.indexOf(this.cursor);
    this.cursor = shown[(at + by + shown.length + (at < 0 && by < 0 ? 1 : 0)) % shown.length];
    this.spoken = spoken(tree, this.cursor);
    this.intoView();
    return true;
  }

  yOf(node) {
    return (this.tree.depth[node] - this.tree.depth[this.zoom]) * ROW;
  }

  /** Where the page that is in sight ends, from the graph's top. */
  sightEnd() {
    const main = this.closest('main');
    return main ? main.getBoundingClientRect().bottom - this.getBoundingClientRect().top : this.clientHeight;
  }

  /** Scrolls the page so that the row of the cursor is in sight. */
  intoView() {
    const main = this.closest('main');
    if (!main) return;
    const y = this.querySelector('canvas').getBoundingClientRect().top + this.yOf(this.cursor);
    const box = main.getBoundingClientRect();
    if (y < box.top + ROW) main.scrollBy(0, y - box.top - 2 * ROW);
    else if (y > box.bottom - 2 * ROW) main.scrollBy(0, y - box.bottom + 3 * ROW);
  }
}

define('flame-graph', FlameGraph);
