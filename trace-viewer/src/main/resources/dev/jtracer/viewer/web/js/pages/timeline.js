/**
 * Timeline: a lane for each thread with what it did, the scopes it ran and the regions it was in; GC across all lanes;
 * counters; details of what is selected. This module wires the address, the canvas and the panel; each is its own.
 */
import { html, nothing } from 'lit';
import { isAbort } from '../api.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { saved } from '../saved.js';
import { stateOf } from '../states.js';
import { searchOf, setState } from '../url.js';
import { momentLabel } from '../canvas/axis.js';
import { countersOf } from '../canvas/counters.js';
import '../canvas/hover-card.js';
import { shownTest } from '../canvas/lane-order.js';
import { pieceDetail, timelineData } from '../canvas/sources.js';
import { addressOf, describe } from '../canvas/things.js';
import { TimelineCanvas } from '../canvas/timeline-canvas.js';
import '../components/notes.js';
import '../components/time-dialog.js';
import { commandsOf } from './timeline-commands.js';
import { timelineKey } from './timeline-keys.js';
import { loadChain } from './timeline-chain.js';
import { findOnTimeline, loadFind } from './timeline-find.js';
import { loadFocus, loadPanel, loadRelated, loadTable } from './timeline-load.js';
import { editMark, marksList } from './timeline-marks.js';
import { back, fit, goTo, pin } from './timeline-moves.js';
import { flamesLink, piecePanel, rangePanel } from './timeline-panel.js';
import { SIDES, poolsParam, rangeParam, readState, windowParams } from './timeline-state.js';
import { label, tableView, tools } from './timeline-tools.js';

const SETTLED_MS = 180;
const HOUR_MILLIS = 3_600_000;
const NARROW = matchMedia('(max-width: 900px)');

class TimelinePage extends PageElement {
  static still = true;
  static title = ({ capture }) => `Timeline: ${format.name(capture.recording.name)}`;
  static sameClock = true;
  static keys = [['W S', 'zoom'], ['A D', 'pan'], ['↑ ↓', 'lane'], ['← →', 'event'], ['[ ]', 'walk chain'], ['F', 'fit'], ['M', 'mark'], ['T', 'table']];
  static moreKeys = [['Enter', 'select, then zoom'], ['0', 'everything'], ['G', 'go to a time'], ['I O', 'begin, end a range here'], ['n N', 'next, previous found'], ['P', 'pin this lane'], ['Shift', 'with A D: faster']];
  static properties = {
    data: { state: true }, error: { state: true }, summary: { state: true }, piece: { state: true },
    table: { state: true }, view: { state: true }, narrow: { state: true },
  };

  constructor() {
    super();
    this.onNarrow = () => (this.narrow = NARROW.matches);
  }

  connectedCallback() {
    super.connectedCallback();
    this.narrow = NARROW.matches;
    NARROW.addEventListener('change', this.onNarrow);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    NARROW.removeEventListener('change', this.onNarrow);
    clearTimeout(this.settle);
    this.canvas?.close();
    this.canvas = undefined;
  }

  get durationNanos() {
    return Math.max(1, this.capture.recording.durationNanos);
  }

  willUpdate(changed) {
    if (changed.has('capture')) this.load();
    if (changed.has('search') || !this.view) this.view = readState(this.search, this.durationNanos);
  }

  async load() {
    const { capture } = this;
    this.error = undefined;
    try {
      const data = await timelineData(capture.id, this.durationNanos);
      if (capture === this.capture) this.data = data;
    } catch (error) {
      if (!isAbort(error)) this.error = error;
    }
  }

  updated(changed) {
    this.showWhere(this.canvas?.scale.startNs ?? this.view.fromNs, this.canvas?.scale.endNs ?? this.view.toNs);
    if (!this.data || this.error) return;
    if (!this.canvas && this.querySelector('canvas')) this.start();
    if (changed.has('view') || changed.has('data')) this.apply();
    if (changed.has('narrow') || changed.has('view') || changed.has('data')) loadTable(this);
  }

  start() {
    this.canvas = new TimelineCanvas(this.querySelector('canvas'), this.data, {
      moved: (scale, command) => this.moved(scale, command),
      hovered: thing => this.hovered(thing),
      selected: thing => this.select(thing),
      opened: thing => this.open(thing),
      ranged: (range, done) => this.ranged(range, done),
      folded: toggled => setState({ pools: poolsParam(toggled) }, { replace: true }),
      pinned: thread => pin(this, thread),
      marked: mark => editMark(this, mark),
      loaded: failure => this.failed(failure),
    });
    this.counters = countersOf(this.data.counters, this.data.strip);
    this.canvas.set({ startedAt: this.startedAt(), label: momentLabel });
  }

  /** Puts what the address says onto the canvas and into the panel, which is busy until nothing of it will change any more. */
  async apply() {
    const { canvas, view } = this;
    const panel = this.querySelector('.panel');
    panel.setAttribute('aria-busy', 'true');
    const { fromNs, toNs, hideIdle, toggled, order, group, filter, pins, range, selection, marks } = view;
    canvas.set({ fromNs, toNs, hideIdle, toggled, order, group, filter, pins, range, selection, marks, originNs: this.originNs, counters: this.counters.filter(counter => !view.hidden.has(counter.key)) });
    this.querySelector('hover-card').moment = ns => this.moment(ns);
    await loadFocus(this);
    await loadPanel(this);
    await loadRelated(this);
    await loadChain(this);
    await loadFind(this);
    if (this.revealed !== view.selection?.key && view.selection) {
      const thread = view.selection.thread ?? this.piece?.thread;
      if (thread !== undefined) this.canvas?.reveal(thread);
    }
    this.revealed = view.selection?.key;
    if (view === this.view) panel.setAttribute('aria-busy', 'false');
  }

  clearChain() {
    setState({ chain: undefined, sel: this.view.chain === undefined ? undefined : addressOf(this.view.selection) });
  }

  failed(error) {
    if (error === this.problem) return;
    this.problem = error;
    this.requestUpdate();
  }

  /** The window moved: the address follows when it rests. */
  moved(scale, command) {
    const { here } = this.canvas ?? {};
    if (here !== undefined && (here < scale.startNs || here > scale.endNs)) this.canvas.set({ here: undefined });
    this.showWhere(scale.startNs, scale.endNs);
    clearTimeout(this.settle);
    const write = replace => setState(windowParams(scale, this.durationNanos), { replace });
    if (command) write(false);
    else this.settle = setTimeout(() => write(true), SETTLED_MS);
  }

  hovered(thing) {
    const card = this.querySelector('hover-card');
    if (!thing?.box) return card?.show(undefined);
    const detail = thing.row === undefined ? undefined : pieceDetail(this.capture.id, thing);
    return card.show(thing, { threadName: this.canvas.threadName, detail, pointerX: this.canvas.pointer?.x });
  }

  select(thing) {
    this.canvas.cursor = undefined;
    setState({ sel: addressOf(thing), ...windowParams(this.canvas.scale, this.durationNanos) });
  }

  /** A second click, Enter or a double click: zoom to it. */
  open(thing) {
    if (thing.startNs === undefined) return;
    this.canvas.fit(thing.startNs, thing.endNs);
  }

  focusOn(thing) {
    this.canvas.set({ cursor: thing });
    this.canvas.reveal(thing.thread);
    this.say(describe(thing, format, this.canvas.threadName, key => stateOf(key).name));
  }

  /** Tells those who do not see it. */
  say(text) {
    this.querySelector('.live').textContent = text;
  }

  /** What the search box found is shown here, if it can be. */
  onFound(entry) {
    return this.canvas ? findOnTimeline(this, entry) !== false : false;
  }

  get commands() {
    return this.canvas ? commandsOf(this) : [];
  }

  ranged(range, done) {
    if (done) setState({ range: rangeParam(range), sel: undefined, ...windowParams(this.canvas.scale, this.durationNanos) });
  }

  whole() {
    this.canvas.fit(0, this.durationNanos, 0);
  }

  toggleTable() {
    setState({ view: this.view.table ? undefined : 'table' });
  }

  onKey(name, event) {
    return this.canvas ? timelineKey(this, name, event) : false;
  }

  moment(ns) {
    const step = (this.canvas?.scale.nsPerPx ?? 1e6) * 4;
    return momentLabel(ns, 10 ** Math.floor(Math.log10(Math.max(1, step))));
  }

  /** On the wall clock ticks are round from the hour on, else from the capture's start. */
  get originNs() {
    return this.view.clock === 'wall' ? -(this.capture.recording.wallStartEpochMillis % HOUR_MILLIS) * 1e6 : 0;
  }

  startedAt() {
    const { wallStartEpochMillis } = this.capture.recording;
    return wallStartEpochMillis > 0 ? `started ${format.wallClock(wallStartEpochMillis, 3)}` : '';
  }

  /** The window in sight, beside the template: it changes with every frame. */
  showWhere(fromNs, toNs) {
    const span = document.createElement('span');
    span.textContent = format.duration(toNs - fromNs);
    this.querySelector('.where')?.replaceChildren(`${this.moment(fromNs)} – ${this.moment(toNs)}`, span);
  }

  render() {
    if (this.error) return html`<error-note .error=${this.error} @retry=${() => this.load()}></error-note>`;
    const asTable = this.view.table || this.narrow;
    return html`<h1 class="visually-hidden">Timeline</h1><div class="timeline ${asTable ? 'as-table' : ''}">
      ${tools(this, asTable)}
      <div class="body">
        <div class="stage">
          <canvas tabindex="0" role="application" aria-busy="true" aria-roledescription="timeline" aria-label=${label(this)}></canvas>
          <hover-card></hover-card>
          ${this.data ? nothing : html`<p class="loading cap">reading the lanes</p>`}
          ${asTable ? tableView(this) : nothing}
          ${this.nothingShown()}
          ${this.problem ? html`<p class="amber problem-line">${format.name(this.problem.message)}</p>` : nothing}
        </div>
        <aside class="panel" aria-busy="true" aria-label="Details">${this.panel()}</aside>
      </div>
      <time-dialog .durationNanos=${this.durationNanos} .startEpochMillis=${this.capture.recording.wallStartEpochMillis} @go=${event => goTo(this, event.detail)}></time-dialog>
      <div class="visually-hidden live" aria-live="polite"></div>
    </div>`;
  }

  /** A filter that finds nothing says so where the lanes would be. */
  nothingShown() {
    const { view, data } = this;
    if (!data || !view.filter.trim() || data.lanes.lanes.some(shownTest(data.lanes, view))) return nothing;
    return html`<p class="nothing-shown">No thread and no pool has “<bdi>${format.name(view.filter)}</bdi>” in its name. Looked at ${format.counted(data.lanes.lanes.length, 'thread')}.
      <button class="btn" type="button" @click=${() => setState({ filter: undefined })}>Show all threads</button></p>`;
  }

  panel() {
    const { view, capture } = this;
    const about = { captureId: capture.id, moment: ns => this.moment(ns), focus: this.canvas?.task?.taskId };
    const selected = view.selection?.row !== undefined;
    const ofRange = { ...about, title: this.leftOut ? 'In the saved view' : view.range ? 'Selected range' : 'In sight', range: view.range ?? { fromNs: view.fromNs, toNs: view.toNs }, side: view.side, show: side => setState({ side: side === SIDES[0] ? undefined : side }, { replace: true }) };
    return html`${selected ? piecePanel(this.piece, about, this.leftOut) : rangePanel(this.summary, ofRange)}
      ${marksList(this)}
      <div class="acts">
        <button class="btn" type="button" @click=${() => fit(this)}><kbd>F</kbd>${selected ? 'Zoom to it' : view.range ? 'Zoom to range' : 'Zoom out'}</button>
        ${selected || view.range ? html`<button class="btn quiet" type="button" @click=${() => back(this)}><kbd>Esc</kbd>Clear</button>` : nothing}
        ${selected || view.side === 'flame' ? nothing : flamesLink(capture, view)}
        ${!saved && selected && this.piece?.waitRow >= 0 && this.piece.waitRow !== view.chain ? html`<button class="btn" type="button" @click=${() => setState({ chain: this.piece.waitRow })}>Focus chain</button>` : nothing}
        ${!saved && selected && this.piece?.task ? html`<a class="btn" href=${`/debug/traces/${encodeURIComponent(capture.id)}/timeline${searchOf({ task: this.piece.task.taskId, from: view.fromNs, to: view.toNs })}`}>Focus task</a>` : nothing}
      </div>`;
  }
}

define('timeline-page', TimelinePage);
