/** All keys, over the page: those of this page, then those that work everywhere. Opens with `?`. */
import { html, nothing } from 'lit';
import { LightElement, define } from '../element.js';
import * as icons from '../icons.js';

const EVERYWHERE = [
  ['/', 'search tasks, threads, locks, regions and logs'],
  ['T', 'the same data as a table'],
  ['Esc', 'one step back'],
  ['?', 'all keys'],
  ['Ctrl+K', 'all commands, by name'],
];

class KeyHelp extends LightElement {
  static properties = { keys: { attribute: false } };

  render() {
    const own = (this.keys ?? []).filter(([names]) => !EVERYWHERE.some(([known]) => known === names));
    return html`<dialog class="key-help" aria-labelledby="key-help-title" @click=${this.clicked} @keydown=${this.pressed}>
      <header><h2 id="key-help-title">Keys</h2><button class="iconbtn" type="button" aria-label="Close"
          @click=${this.close}>${icons.close}</button></header>
      ${own.length > 0 ? html`<h3>On this page</h3>${list(own)}` : nothing}
      <h3>Everywhere</h3>${list(EVERYWHERE)}
      <p class="cap">Keys are matched by their place, so they are the same on every keyboard layout.</p>
    </dialog>`;
  }

  open() {
    this.querySelector('dialog').showModal();
  }

  close() {
    this.querySelector('dialog').close();
  }

  clicked(event) {
    if (event.target.localName === 'dialog') this.close();
  }

  pressed(event) {
    if (event.key === '?') {
      event.preventDefault();
      this.close();
    }
  }
}

function list(keys) {
  return html`<dl>${keys.map(([names, what]) => html`<div><dt>${names.split(' ').map(k => html`<kbd>${k}</kbd>`)}</dt><dd>${what}</dd></div>`)}</dl>`;
}

define('key-help', KeyHelp);
