/** The search box of the top bar: task types, threads, locks and regions by name, a task by its id. `/` goes there. */
import { html, nothing } from 'lit';
import { ask } from '../answers.js';
import { LightElement, define } from '../element.js';
import * as icons from '../icons.js';
import { entriesOf, find } from '../search.js';
import { captureHref, go } from '../url.js';
import { IN_A_CELL, nameText } from './text.js';

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
      <input id="search" type="text" role="combobox" placeholder="Task, thread, lock, region"
          aria-label="Search tasks, threads, locks and regions" autocomplete="off" spellcheck="false"
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
            class="muted">${this.entries ? 'Nothing has this in its name.' : 'Reading the names'}</li>` : nothing}
      </ul>
    </search>`;
  }

  focus_(focused) {
    this.focused = focused;
    if (focused) this.load();
    this.requestUpdate();
  }

  async load() {
    if (this.loadedId === this.captureId) return;
    this.loadedId = this.captureId;
    this.entries = undefined;
    const id = this.captureId;
    try {
      const answers = await Promise.all(['task-types', 'threads', 'locks', 'region-types'].map(route => ask(id, route)));
      if (id !== this.captureId) return;
      this.entries = entriesOf(...answers);
      this.search(this.typed);
    } catch {
      this.loadedId = undefined;
    }
  }

  search(typed) {
    this.typed = typed;
    this.found = find(this.entries ?? [], typed);
    this.at = 0;
  }

  pressed(event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined && this.found.length > 0) this.at = (this.at + by + this.found.length) % this.found.length;
    else if (event.key === 'Enter' && this.found[this.at]) this.open(this.found[this.at]);
    else if (event.key === 'Escape') this.leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  open({ page, row, state }) {
    this.leave();
    go(captureHref(this.captureId, page, row, state));
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
