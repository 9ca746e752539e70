/** The theme menu: light, dark or the system's; high contrast. */
import { html } from 'lit';
import { LightElement, define } from '../element.js';
import * as icons from '../icons.js';
import * as theme from '../theme.js';

const THEMES = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

class ThemeMenu extends LightElement {
  connectedCallback() {
    super.connectedCallback();
    this.unlisten = theme.onThemeChange(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.unlisten();
  }

  render() {
    const { theme: chosen, contrast } = theme.current();
    return html`
      <button class="iconbtn" type="button" popovertarget="theme-menu" aria-label="Theme" title="Theme">${icons.theme}</button>
      <fieldset class="menu right" id="theme-menu" popover>
        <legend class="visually-hidden">Theme</legend>
        ${THEMES.map(
          ([value, label]) => html`<label><input type="radio" name="theme" .checked=${chosen === value}
              @change=${() => theme.choose({ theme: value })}>${label}</label>`,
        )}
        <label class="ruled"><input type="checkbox" .checked=${contrast === 'high'}
            @change=${event => theme.choose({ contrast: event.target.checked ? 'high' : 'normal' })}>High contrast</label>
      </fieldset>
    `;
  }
}

define('theme-menu', ThemeMenu);
