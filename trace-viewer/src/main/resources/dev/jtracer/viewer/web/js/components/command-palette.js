/** Every command of the viewer, found by a few letters: Ctrl+K, or Cmd+K. */
import { html, nothing } from 'lit';
import { findCommands } from '../commands.js';
import { LightElement, define } from '../element.js';
import { nameText } from './text.js';

class CommandPalette extends LightElement {
  static properties = { commands: { state: true }, typed: { state: true }, at: { state: true } };

  constructor() {
    super();
    this.commands = [];
    this.typed = '';
    this.at = 0;
  }

  get found() {
    return findCommands(this.commands, this.typed);
  }

  render() {
    const { found } = this;
    return html`<dialog class="palette" aria-label="Commands" @click=${this.clicked}>
      <input type="text" role="combobox" aria-label="Find a command" placeholder="Find a command" autocomplete="off" spellcheck="false" aria-expanded="true" aria-controls="palette-found"
          aria-autocomplete="list" aria-activedescendant=${found.length > 0 ? `palette-${this.at}` : nothing} .value=${this.typed} @input=${this.input} @keydown=${this.pressed}>
      <ul id="palette-found" role="listbox" aria-label="Commands">
        ${found.map((command, i) => html`<li id="palette-${i}" role="option" aria-selected=${String(i === this.at)} @click=${() => this.run(command)}>
          <span class="found">${nameText(command.name, 90)}</span><span class="muted">${command.group ?? ''}</span><kbd class=${command.key ? '' : 'none'}>${command.key ?? ''}</kbd></li>`)}
        ${found.length === 0 ? html`<li role="option" aria-disabled="true" aria-selected="false" class="muted">No command has this in its name.</li>` : nothing}
      </ul>
    </dialog>`;
  }

  updated() {
    this.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {import('../commands.js').Command[]} commands */
  open(commands) {
    this.commands = commands;
    this.typed = '';
    this.at = 0;
    this.querySelector('dialog').showModal();
    this.querySelector('input').focus();
  }

  get isOpen() {
    return this.querySelector('dialog')?.open ?? false;
  }

  close() {
    this.querySelector('dialog').close();
  }

  input(event) {
    this.typed = event.target.value;
    this.at = 0;
  }

  pressed(event) {
    const { found } = this;
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (by !== undefined && found.length > 0) this.at = Math.abs(by) === 1 ? (this.at + by + found.length) % found.length : Math.max(0, Math.min(found.length - 1, this.at + by));
    else if (event.key === 'Enter' && found[this.at]) this.run(found[this.at]);
    else return;
    event.preventDefault();
  }

  /** Closed first: a command may open something, or want the keyboard. */
  run(command) {
    this.close();
    command.run();
  }

  clicked(event) {
    if (event.target.localName === 'dialog') this.close();
  }
}

define('command-palette', CommandPalette);
