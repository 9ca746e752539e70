/** The top bar: logo, capture picker, the pages as words, copy link, theme. */
import { html, nothing } from 'lit';
import { LightElement, define } from '../element.js';
import * as icons from '../icons.js';
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
    copied: { state: true },
  };

  render() {
    return html`<header class="topbar">
      <a class="logo" href=${url.ROOT} aria-label="jtracer: what is here">${icons.logo}<span>jtracer</span></a>
      ${this.address.kind === 'index' ? nothing : html`<capture-picker .capture=${this.capture} .busy=${this.busy}></capture-picker>`}
      ${this.tabs.length > 0 ? this.pages() : nothing}
      <span class="grow"></span>
      ${this.enabled ? html`<search-box .captureId=${this.address.captureId}></search-box>` : nothing}
      <button class="iconbtn" type="button" aria-label="Copy link to this view" title="Copy link to this view"
          @click=${this.copy}>${icons.link}</button>
      <span class="toast" role="status">${this.copied ?? ''}</span>
      <theme-menu></theme-menu>
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
      this.copied = 'Link copied';
    } catch {
      this.copied = 'The browser did not allow copying';
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.copied = undefined), 2500);
  }
}

define('top-bar', TopBar);
