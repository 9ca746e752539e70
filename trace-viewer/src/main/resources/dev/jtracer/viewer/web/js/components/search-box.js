/**
 * The search box of the top bar: task types, regions, threads, locks and what tasks logged, by name; a task by its id. `/`
 * goes there.
 */
import { html, nothing } from 'lit';
import { ask } from '../answers.js';
import { LightElement, define } from '../element.js';
import { count } from '../format.js';
import * as icons from '../icons.js';
import { KINDS, entryOf } from '../search.js';
import { captureHref, go } from '../url.js';
import { IN_A_CELL, nameText } from './text.js';

const MOST = 12;
const MOST_CHARS = 200;

class SearchBox extends LightElement {
  static properties = {
    captureId: { attribute: false },
    found: { state: true },
    at: { state: true },
    typed: { state: true },
  };

  constructor() {
    super();
    this.typed = '';
    this.found = [];
    this.at = 0;
  }

  render() {
    const open = this.typed.trim() !== '' && this.focused;
    return html`<search class="search">
      ${icons.search}
      <input id="search" type="text" role="combobox" placeholder="Search names and logs"
          aria-label="Search tasks, threads, locks, regions and logs" autocomplete="off" spellcheck="false"
        aria-expanded=${String(Boolean(open))} aria-controls="search-found" aria-autocomplete="list"
        aria-activedescendant=${open && this.found.length > 0 ? `search-${this.at}` : nothing}
        .value=${this.typed} @input=${event => this.search(event.target.value)} @keydown=${this.pressed} @focus=${() => this.focus_(true)}
        @blur=${() => this.focus_(false)}>
      <kbd aria-hidden="true">/</kbd>
      <ul id="search-found" role="listbox" aria-label="Found" class="menu" ?hidden=${!open}>
        ${this.found.map((entry, i) => html`<li id="search-${i}" role="option" aria-selected=${String(i === this.at)}
            @pointerdown=${event => { event.preventDefault(); this.open(entry); }}>
          <span class="found">${nameText(entry.name, IN_A_CELL)}</span><span class="muted">${entry.kind}${entry.detail ? html` ·
            ${nameText(entry.detail, 24)}` : nothing}</span></li>`)}
        ${open && this.found.length === 0 ? html`<li role="option" aria-disabled="true" aria-selected="false"
            class="muted">${this.error ?? (this.answered === this.typed ? 'Nothing has this in its name.' : 'Reading the names')}</li>` : nothing}
        ${open && this.found.length > 0 && this.more > 0 ? html`<li role="option" aria-disabled="true" aria-selected="false"
            class="muted">${count(this.more)} more</li>` : nothing}
      </ul>
    </search>`;
  }

  focus_(focused) {
    this.focused = focused;
    this.requestUpdate();
  }

  /** Asks for what was typed; what was found for less stays meanwhile, so that nothing jumps. */
  async search(typed) {
    this.typed = typed;
    this.at = 0;
    this.hurried = false;
    if (typed.trim() === '') {
      this.show([], 0, typed);
      return;
    }
    try {
      const { found, more } = await ask(this.captureId, 'search', { text: typed.trim().slice(0, MOST_CHARS), kind: KINDS, limit: MOST });
      if (typed === this.typed) this.show(found.map(entryOf), more, typed);
    } catch (error) {
      if (typed === this.typed) this.show([], 0, typed, error.message);
    }
  }

  show(found, more, answered, error) {
    this.found = found;
    this.more = more;
    this.answered = answered;
    this.error = error;
    this.at = 0;
    if (this.hurried && found.length > 0) this.open(found[0]);
    this.hurried = false;
  }

  pressed(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && this.found.length > 0) this.at = (this.at + by + this.found.length) % this.found.length;
    else if (event.key === 'Enter' && this.answered !== this.typed) this.hurried = true;
    else if (event.key === 'Enter' && this.found[this.at]) this.open(this.found[this.at]);
    else if (event.key === 'Escape') this.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** A page may show what was found itself; else there is a page for it. */
  open(entry) {
    const { page, row, state } = entry;
    this.hurried = false;
    this.leave();
    if (this.dispatchEvent(new CustomEvent('found', { detail: entry, bubbles: true, cancelable: true }))) go(captureHref(this.captureId, page, row, state));
  }

  leave() {
    this.search('');
    this.querySelector('input').blur();
  }

  /** Puts the cursor in; for the key `/`. */
  enter() {
    this.querySelector('input').select();
  }
}

define('search-box', SearchBox);
