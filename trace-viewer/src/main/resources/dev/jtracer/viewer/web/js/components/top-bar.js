/** The top bar: logo, capture picker, the pages as words, save, copy link, theme. A saved page has of these what it can do itself. */
import { html, nothing } from 'lit';
import { LightElement, define } from '../element.js';
import * as icons from '../icons.js';
import { saved } from '../saved.js';
import * as url from '../url.js';
import './capture-picker.js';
import './search-box.js';
import './theme-menu.js';

class TopBar extends LightElement {
  static properties = {
    address: { attribute: false },
    capture: { attribute: false },
    tabs: { attribute: false },
    enabled: { type: Boolean },
    busy: { attribute: false },
    told: { state: true },
  };

  constructor() {
    super();
    if (saved) addEventListener(url.LEFT_OUT, () => this.say('Not in this file'));
  }

  render() {
    if (saved) return this.ofSaved();
    return html`<header class="topbar">
      <a class="logo" href=${url.ROOT} aria-label="jtracer: what is here">${icons.logo}<span>jtracer</span></a>
      ${this.address.kind === 'index' ? nothing : html`<capture-picker .capture=${this.capture} .busy=${this.busy}></capture-picker>`}
      ${this.tabs.length > 0 ? this.pages() : nothing}
      <span class="grow"></span>
      ${this.enabled ? html`<search-box .captureId=${this.address.captureId}></search-box>` : nothing}
      ${this.enabled ? html`<a class="iconbtn" href=${url.saveHref(this.address)} download aria-label="Save this view as a page"
          title="Save this view as a page">${icons.save}</a>` : nothing}
      <button class="iconbtn" type="button" aria-label="Copy link to this view" title="Copy link to this view"
          @click=${this.copy}>${icons.link}</button>
      ${this.rest()}
    </header>`;
  }

  rest() {
    return html`<span class="toast" role="status">${this.told ?? ''}</span><theme-menu></theme-menu>`;
  }

  /** The page that is saved, as a word; there is no other to go to. */
  ofSaved() {
    const { tab } = this.tabs.find(({ path }) => path === this.address.page) ?? {};
    return html`<header class="topbar">
      <span class="logo">${icons.logo}<span>jtracer</span></span>
      <span class="tabs"><span aria-current="page">${tab}</span></span>
      <span class="grow"></span>${this.rest()}
    </header>`;
  }

  pages() {
    const links = this.tabs.map(tab => this.tab(tab));
    if (!this.enabled) return html`<nav class="tabs off" aria-label="Pages, open when the capture ends">${links}</nav>`;
    const here = this.tabs.find(tab => tab.path === this.address.page);
    return html`
      <nav class="tabs" aria-label="Pages">${links}</nav>
      <button class="btn tabs-button" type="button" popovertarget="tabs-menu">${icons.menu}${here?.tab ?? 'Pages'}</button>
      <nav class="menu" id="tabs-menu" popover aria-label="Pages, as a menu" @click=${this.closeMenu}>${links}</nav>
    `;
  }

  tab({ tab, path }) {
    if (!this.enabled) return html`<span aria-disabled="true">${tab}</span>`;
    const current = path === this.address.page;
    return html`<a href=${url.captureHref(this.address.captureId, path)} aria-current=${current ? 'page' : nothing}>${tab}</a>`;
  }

  closeMenu() {
    this.querySelector('#tabs-menu').hidePopover();
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(location.href);
      this.say('Link copied');
    } catch {
      this.say('The browser did not allow copying');
    }
  }

  /** Shows a few words for a moment. */
  say(words) {
    this.told = words;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.told = undefined), 2500);
  }

  /** As a click on the link does. */
  save() {
    this.querySelector('a[download]').click();
  }
}

define('top-bar', TopBar);
