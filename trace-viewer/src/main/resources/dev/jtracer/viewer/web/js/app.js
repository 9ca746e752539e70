/**
 * The viewer's frame: finds the page of an address in one table, loads its module, keeps the top bar, the status bar
 * and the keys.
 *
 *   js/app.js         this: pages, frame, keys
 *   js/api.js         the only module that fetches
 *   js/url.js         addresses and the state in them
 *   js/saved.js       what a saved page holds; on other pages nothing (saved-*.js: what is different in one)
 *   js/format.js      every number as text        (no DOM)
 *   js/same.js        hovering one thing brightens the same elsewhere
 *   js/table-orders.js  orders of the smaller tables in the address
 *   js/states.js      thread states, categories   (no DOM)
 *   js/commands.js    commands, found by a few letters (no DOM)
 *   js/theme.js       theme, and tokens for canvases
 *   js/element.js     what components and pages are built on: Lit in the light DOM (no shadow roots; why: there)
 *   js/components/    parts of pages
 *   js/pages/         one module per page
 *   js/canvas/        the time canvas: layout, draw, input
 *
 * A new page is one module and one line in PAGES.
 */
import { html, nothing } from 'lit';
import { SILENT_MILLIS, whenRead } from './answers.js';
import * as api from './api.js';
import { commandsOfKeys } from './commands.js';
import { LightElement, define } from './element.js';
import * as format from './format.js';
import { frameCommands } from './frame-commands.js';
import { isPaletteKey, isTyping, keyName } from './keys.js';
import { saved } from './saved.js';
import { brightenSame } from './same.js';
import { keepLinksInside } from './saved-links.js';
import * as url from './url.js';
import { nameText } from './components/text.js';
import './components/command-palette.js';
import { tableCommands } from './components/data-table.js';
import './components/key-help.js';
import './components/notes.js';
import './components/saved-line.js';
import './components/status-bar.js';
import './components/top-bar.js';

/**
 * @typedef {object} Page
 * @property {url.Address['kind']} kind
 * @property {string} [path]  the page's part of a capture's address
 * @property {boolean} [row]  true for the page of one row: tasks/4812
 * @property {string} [tab]   its word in the top bar; a page without one belongs to the tab of its path
 * @property {string} tag     its element
 * @property {() => Promise<unknown>} load
 */

/** @type {readonly Page[]} */
const PAGES = [
  { kind: 'index', tag: 'index-page', load: () => import('./pages/index.js') },
  { kind: 'captures', tag: 'captures-page', load: () => import('./pages/captures.js') },
  { kind: 'capturing', tag: 'capturing-page', load: () => import('./pages/capturing.js') },
  { kind: 'capture', path: '', tab: 'Overview', tag: 'overview-page', load: () => import('./pages/overview.js') },
  { kind: 'capture', path: 'tasks', tab: 'Tasks', tag: 'tasks-page', load: () => import('./pages/tasks.js') },
  { kind: 'capture', path: 'tasks', row: true, tag: 'task-page', load: () => import('./pages/task.js') },
  { kind: 'capture', path: 'timeline', tab: 'Timeline', tag: 'timeline-page', load: () => import('./pages/timeline.js') },
  { kind: 'capture', path: 'threads', tab: 'Threads', tag: 'threads-page', load: () => import('./pages/threads.js') },
  { kind: 'capture', path: 'blocking', tab: 'Blocking', tag: 'blocking-page', load: () => import('./pages/blocking.js') },
  { kind: 'capture', path: 'regions', tab: 'Regions', tag: 'regions-page', load: () => import('./pages/regions.js') },
  { kind: 'capture', path: 'flames', tab: 'Flame graphs', tag: 'flames-page', load: () => import('./pages/flames.js') },
  { kind: 'capture', path: 'gc', tab: 'GC', tag: 'gc-page', load: () => import('./pages/gc.js') },
];

/** A sentence about what is missing may quote an error, and that can be anything. */
const NOTE_CHARS = 400;

const TABS = PAGES.filter(page => page.tab !== undefined);

class AppFrame extends LightElement {
  static properties = {
    address: { state: true },
    capture: { state: true },
    page: { state: true },
    problem: { state: true },
    moved: { state: true },
    reading: { state: true },
    moving: { state: true },
  };

  constructor() {
    super();
    this.address = url.parse(url.here());
    this.moved = 0;
    this.onMoved = () => this.move();
    this.onClick = event => followLink(event);
    this.onKeyDown = event => this.key(event);
    this.onStatus = () => this.requestUpdate();
    this.onFound = event => this.page?.onFound?.(event.detail) && event.preventDefault();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener(url.MOVED, this.onMoved);
    addEventListener('keydown', this.onKeyDown);
    document.addEventListener('click', this.onClick);
    this.addEventListener('page-status', this.onStatus);
    this.addEventListener('found', this.onFound);
    if (saved) keepLinksInside(this);
    brightenSame(this);
    this.move();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener(url.MOVED, this.onMoved);
    removeEventListener('keydown', this.onKeyDown);
    document.removeEventListener('click', this.onClick);
    this.removeEventListener('page-status', this.onStatus);
    this.removeEventListener('found', this.onFound);
  }

  render() {
    const { keys } = this;
    const inCapture = this.address.kind === 'capture' && this.capture?.recording !== undefined;
    return html`
      <a class="skip btn" href="#main" @click=${this.skip}>Skip to the page</a>
      <top-bar
        .address=${this.address}
        .capture=${this.capture}
        .tabs=${this.address.kind === 'capture' || this.address.kind === 'capturing' ? TABS : []}
        .enabled=${inCapture}
        .busy=${this.page?.busy}
      ></top-bar>
      <main id="main" tabindex="-1" aria-busy=${this.moving && !this.reading ? 'true' : nothing} class=${this.page?.constructor.still && !this.problem ? 'still' : ''}>
${inCapture ? this.above() : nothing}${this.content()}</main>
      <status-bar .recording=${inCapture ? this.capture.recording : undefined} .notes=${this.page?.status}
          .keys=${[...keys, ['?', 'all keys']]}></status-bar>
      <key-help .keys=${[...keys, ...(this.page?.constructor.moreKeys ?? [])]}></key-help>
      <command-palette></command-palette>
      <div class="visually-hidden" aria-live="polite" id="announcer"></div>
    `;
  }

  /** What a saved page is, and what is wrong with the recording, above whatever a page says about it. */
  above() {
    const { recording } = this.capture;
    const { page: path, row } = this.address;
    const view = row === undefined ? TABS.find(tab => tab.path === path)?.tab : `Task #${row}`;
    return html`${saved ? html`<saved-line .recording=${recording} .view=${view}></saved-line>` : nothing}${this.later()}${this.missing(recording)}`;
  }

  /** A link of a later viewer leads to the page, and says why that may not be all its sender saw. */
  later() {
    const version = url.laterVersion(this.address.search);
    if (this.problem || version === undefined) return nothing;
    return html`<amber-line .text=${`This link was made by a later jtracer: it is of version ${version}, and this viewer reads version ${url.VERSION}. What it does not know in the link is left out.`}></amber-line>`;
  }

  missing({ notes }) {
    if (this.problem || notes.length === 0) return nothing;
    return html`<amber-line .text=${notes.map(note => html`${nameText(note, NOTE_CHARS)} `)}></amber-line>`;
  }

  content() {
    if (this.problem) return html`<error-page .problem=${this.problem} .captureId=${this.address.captureId}></error-page>`;
    if (this.reading !== undefined) return html`<reading-note .captureId=${this.reading.captureId} .progress=${this.reading.progress}></reading-note>`;
    return this.page;
  }

  updated() {
    const reading = this.reading && `Reading ${format.name(this.reading.progress?.name ?? this.reading.captureId)}`;
    const title = this.problem?.title ?? reading ?? this.page?.constructor.title?.(this.page);
    document.title = title ? `${title} · jtracer` : 'jtracer';
  }

  /** Shows what the address says. */
  async move() {
    const turn = ++this.moved;
    const address = url.parse(url.here());
    this.address = address;
    const page = pageOf(address);
    if (!page) return this.fail({ status: 404, title: 'No such page', message: `There is no page at ${location.pathname}.` });
    if (this.isShown(page, address)) return this.show(page, address);
    this.moving = true;
    try {
      const [capture] = await Promise.all([this.captureOf(address, turn), page.load()]);
      if (turn !== this.moved) return;
      this.capture = capture;
      this.show(capture && capture.recording === undefined ? capturingPage() : page, address);
    } catch (error) {
      if (turn === this.moved && !api.isAbort(error)) this.fail(problemOf(error, address));
    }
  }

  /** Whether an address is of what is shown already: then it says something new at once, with nothing to wait for. */
  isShown({ tag }, { captureId }) {
    return !this.problem && this.page?.localName === tag && this.page.capture?.recording !== undefined && this.page.capture.id === captureId;
  }

  /**
   * The capture of an address with its recording, once that is read. A capture that is still running has none yet:
   * then only its progress is known.
   */
  async captureOf({ kind, captureId }, turn) {
    if (kind !== 'capture') return undefined;
    const known = [this.capture, this.page?.captured].find(capture => capture?.id === captureId && capture.recording);
    if (known) return known;
    let progress;
    const reading = setTimeout(() => (this.reading = { captureId, progress }), SILENT_MILLIS);
    try {
      progress = await whenRead(captureId, () => turn === this.moved, now => {
        progress = now;
        if (this.reading) this.reading = { captureId, progress };
      });
      if (progress.state === 'capturing') {
        await capturingPage().load();
        return { id: captureId, progress };
      }
      return { id: captureId, progress, recording: await api.query(captureId, 'recording') };
    } finally {
      clearTimeout(reading);
      this.reading = undefined;
    }
  }

  show({ tag }, address) {
    const clock = address.search.get('clock') === 'wall' ? this.capture?.recording?.wallStartEpochMillis : undefined;
    const same = this.page?.localName === tag && !this.problem && this.page.capture?.id === this.capture?.id && (clock === this.clock || this.page.constructor.sameClock);
    format.showClock(clock);
    this.clock = clock;
    const page = same ? this.page : document.createElement(tag);
    page.capture = this.capture;
    page.row = address.row;
    page.search = address.search;
    this.problem = undefined;
    this.moving = false;
    this.page = page;
    if (!same) this.arrive();
  }

  /** A new page starts at its top, and is announced to those who do not see it. */
  async arrive() {
    await this.updateComplete;
    const main = this.querySelector('main');
    main.scrollTop = 0;
    if (this.arrived) main.focus({ preventScroll: true });
    this.arrived = true;
    this.querySelector('#announcer').textContent = document.title;
  }

  fail(problem) {
    this.moving = false;
    this.page = undefined;
    this.problem = problem;
    this.arrive();
  }

  skip(event) {
    event.preventDefault();
    this.querySelector('main').focus();
  }

  /** The keys of the page; a saved one has none that lead to another. */
  get keys() {
    const keys = this.page?.keys ?? this.page?.constructor.keys ?? [];
    return saved ? keys.filter(([, , leads]) => !leads) : keys;
  }

  /** What can be done here, those of the page first. */
  get commands() {
    const { page } = this;
    const ofPage = page?.commands ?? commandsOfKeys(this.keys, key => page.onKey?.(key, { shiftKey: false, target: page, preventDefault() {}, stopPropagation() {} }));
    const group = page?.constructor.title?.(page).split(':')[0];
    const topBar = this.querySelector('top-bar');
    const frame = { address: this.address, capture: this.capture, tabs: TABS, copy: () => topBar.copy(), save: () => topBar.save(), search: () => topBar.querySelector('search-box').enter(), help: () => this.querySelector('key-help').open() };
    return [...ofPage.map(command => ({ group, ...command })), ...tableCommands(), ...frameCommands(frame)];
  }

  togglePalette() {
    const palette = this.querySelector('command-palette');
    if (palette.isOpen) palette.close();
    else if (!document.querySelector('dialog[open]')) palette.open(this.commands);
  }

  key(event) {
    if (isPaletteKey(event)) {
      event.preventDefault();
      this.togglePalette();
      return;
    }
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const name = keyName(event);
    if (isTyping(event)) {
      if (name === 'Esc') event.target.blur();
      return;
    }
    // While another page is on its way the one that is left takes no keys: it would write into the other's address.
    if (!name || this.moving || document.querySelector(':popover-open')) return;
    // Enter on a link or a button is theirs, whatever the page has selected.
    if (name === 'Enter' && event.target.closest?.('a, button, summary')) return;
    if (this.page?.onKey?.(name, event) || this.globalKey(name)) event.preventDefault();
  }

  globalKey(name) {
    if (name === '?') this.querySelector('key-help').open();
    else if (name === '/' && this.querySelector('search-box')) this.querySelector('search-box').enter();
    else return false;
    return true;
  }
}

function pageOf({ kind, page, row }) {
  return PAGES.find(p => p.kind === kind && (p.path ?? '') === page && Boolean(p.row) === (row !== undefined));
}

function capturingPage() {
  return PAGES.find(p => p.kind === 'capturing');
}

function problemOf(error, { captureId }) {
  if (!(error instanceof api.ApiError)) {
    return { status: 500, title: 'This page could not be loaded', message: 'A part of the viewer did not load.', detail: error.message };
  }
  const { status, message, details } = error;
  if (details.command) return { status, title: 'This recording is not opened here', message, command: details.command, download: true };
  if (status === 404) return { status, title: `No recording ${captureId}`, message: 'There is no recording at this address.', gone: true };
  if (status === 422) return { status, title: 'This recording cannot be read', message, download: true };
  return { status, title: 'This recording cannot be shown', message };
}

/** A click on a link of this viewer moves without loading the frame anew; everything else is the browser's. */
function followLink(event) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest?.('a[href]');
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  const address = url.parse(link);
  if (address.kind === 'nowhere' || link.getAttribute('href').startsWith('#') || !pageOf(address)) return;
  event.preventDefault();
  url.go(link.pathname + link.search);
}

define('app-frame', AppFrame);
