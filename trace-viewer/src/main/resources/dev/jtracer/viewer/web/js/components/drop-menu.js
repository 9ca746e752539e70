/** A button with what it is set to, and a menu below it. The menu stands under its button, wherever that is. */
import { html } from 'lit';
import * as icons from '../icons.js';

const LEAST_MARGIN = 8;

/** A menu is not wider than this. */
const MOST_WIDTH = 330;

/**
 * @param {{id: string, label: unknown, value?: unknown, content: unknown, className?: string}} menu
 */
export function dropMenu({ id, label, value, content, className = '' }) {
  return html`<button class="btn quiet drop" type="button" popovertarget=${id}>${label}${value === undefined ? '' : html` <b>${value}</b>`}${icons.down}</button>
    <div class="menu drop-menu ${className}" id=${id} popover @beforetoggle=${place}>${content}</div>`;
}

/** One of several, as radio buttons. */
export function choices(name, options, chosen, choose) {
  return html`<fieldset><legend class="visually-hidden">${name}</legend>${options.map(
    ([value, label]) => html`<label><input type="radio" name=${name} .checked=${value === chosen} @change=${() => choose(value)}>${label}</label>`,
  )}</fieldset>`;
}

/** Something that is on or off. */
export function check(label, checked, change) {
  return html`<label><input type="checkbox" .checked=${checked} @change=${event => change(event.target.checked)}>${label}</label>`;
}

function place(event) {
  if (event.newState !== 'open') return;
  const menu = event.target;
  const button = menu.previousElementSibling.getBoundingClientRect();
  menu.style.top = `${button.bottom + 4}px`;
  menu.style.left = `${Math.max(LEAST_MARGIN, Math.min(button.left, innerWidth - MOST_WIDTH))}px`;
}
