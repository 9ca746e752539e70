/**
 * What every component of the viewer is built on: a Lit element that renders into the light DOM.
 *
 * Light DOM, because one style sheet then serves all of them, labels and headings connect across components (and axe
 * sees them), text can be selected and printed as one page, and a strict CSP needs no constructable style sheets.
 * The price is that a component cannot have slotted children and must not invent class names that mean something else
 * in css/components.css.
 */
import { LitElement, noChange } from 'lit';
import { Directive, PartType, directive } from 'lit/directive.js';

export class LightElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/**
 * A page of the viewer. The frame sets `capture` (undefined outside a capture), `row` and `search` from the address
 * and keeps one element alive while only these change.
 *
 * A page may have: `static keys`, or `get keys()` where they change, what its status bar names, as [keys, what they do], with 'elsewhere' after that if it leads to
 * another page, and `static moreKeys`, for which it has no room; `static title(page)`, the
 * document's title; `onKey(name, event)`, which gets every key that nobody is typing, by its physical name (see
 * keys.js), and returns true if it took it; `get commands()`, what it can do by name, for the palette (else its keys are
 * taken for that); `onFound(entry)`, which gets what was found by searching and returns true if it shows it itself;
 * `static sameClock`, if it takes a change of the viewer's clock itself and need not be made anew.
 */
export class PageElement extends LightElement {
  static properties = {
    capture: { attribute: false },
    row: { attribute: false },
    search: { attribute: false, hasChanged: (a, b) => String(a) !== String(b) },
  };

  /** Ends with the page: give it to every call of api.js. */
  get signal() {
    this.aborter ??= new AbortController();
    return this.aborter.signal;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.aborter?.abort();
    this.aborter = undefined;
  }
}

/** Defines an element once. */
export function define(name, constructor) {
  if (!customElements.get(name)) customElements.define(name, constructor);
}

/**
 * Sets style properties from code, which a strict CSP allows; a `style` attribute in a template it does not:
 * html`<i ${styled({ width: '40%', '--n': 3 })}></i>`.
 */
export const styled = directive(
  class extends Directive {
    constructor(part) {
      super(part);
      if (part.type !== PartType.ELEMENT) throw new Error('styled() stands on its own inside a tag');
      this.before = [];
    }

    render() {
      return noChange;
    }

    update({ element }, [styles]) {
      const now = Object.keys(styles);
      for (const key of this.before) if (!(key in styles)) element.style.removeProperty(key);
      for (const key of now) element.style.setProperty(key, String(styles[key]));
      this.before = now;
      return noChange;
    }
  },
);
