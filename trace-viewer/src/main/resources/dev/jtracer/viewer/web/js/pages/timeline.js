/**
 * Timeline: a lane for each thread with what it did, the scopes it ran and the regions it was in; GC across all lanes;
 * counters; details of what is selected. This module wires the address, the canvas and the panel; each is its own.
 */
import { html, nothing } from 'lit';
import { isAbort } from '../api.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { searchOf, setState } from '../url.js';
import { momentLabel } from '../canvas/axis.js';
import { countersOf } from '../canvas/counters.js';
import '../canvas/hover-card.js';
import { shownTest } from '../canvas/lane-order.js';
import { pieceDetail, rangeSummary, timelineData } from '../canvas/sources.js';
import { addressOf, describe } from '../canvas/things.js';
import { TimelineCanvas } from '../canvas/timeline-canvas.js';
import { TimeScale } from '../canvas/time-scale.js';
import '../components/notes.js';
import '../components/time-dialog.js';
import { commandsOf } from './timeline-commands.js';
import { timelineKey } from './timeline-keys.js';
import { chainInFocus, loadChain } from './timeline-chain.js';
import { findOnTimeline, keyOfOccurrence, loadFind } from './timeline-find.js';
import { focusOf } from './timeline-focus.js';
import { editMark, marksList } from './timeline-marks.js';
import { flamesLink, piecePanel, rangePanel } from './timeline-panel.js';
import { SIDES, listParam, poolsParam, rangeParam, readState, windowParams } from './timeline-state.js';
import { tableRows } from './timeline-table.js';
import { label, tableView, tools } from './timeline-tools.js';

const SETTLED_MS = 180;
const HOUR_MILLIS = 3_600_000;

/** What is found is shown at least this wide, and with this much around it. */
const FOUND_PX = 3;
const AROUND_FOUND = 40;
const NARROW = matchMedia('(max-width: 900px)');

class TimelinePage extends PageElement {
  static still = true;
  static title = ({ capture }) => `Timeline: ${format.name(capture.recording.name)}`;
  static sameClock = true;
  static keys = [['W S', 'zoom'], ['A D', 'pan'], ['↑ ↓', 'lane'], ['← →', 'event'], ['[ ]', 'walk chain'], ['F', 'fit'], ['M', 'mark'], ['T', 'table']];
  static moreKeys = [['Enter', 'select, then zoom'], ['0', 'everything'], ['G', 'go to a time'], ['n N', 'next, previous found'], ['P', 'pin this lane'], ['Shift', 'with A D: faster']];
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
    if (changed.has('narrow') || changed.has('view') || changed.has('data')) this.loadTable();
  }

  start() {
    this.canvas = new TimelineCanvas(this.querySelector('canvas'), this.data, {
      moved: (scale, command) => this.moved(scale, command),
      hovered: thing => this.hovered(thing),
      selected: thing => this.select(thing),
      opened: thing => this.open(thing),
      ranged: (range, done) => this.ranged(range, done),
      folded: toggled => setState({ pools: poolsParam(toggled) }, { replace: true }),
      pinned: thread => this.pin(thread),
      marked: mark => editMark(this, mark),
      loaded: failure => this.failed(failure),
    });
    this.counters = countersOf(this.data.counters, this.data.strip);
    this.canvas.set({ startedAt: this.startedAt(), label: momentLabel });
  }

  /** Puts what the address says onto the canvas and into the panel. */
  async apply() {
    const { canvas, view } = this;
    const { fromNs, toNs, hideIdle, toggled, order, group, filter, pins, range, selection, marks } = view;
    canvas.set({ fromNs, toNs, hideIdle, toggled, order, group, filter, pins, range, selection, marks, originNs: this.originNs, counters: this.counters.filter(counter => !view.hidden.has(counter.key)) });
    this.querySelector('hover-card').moment = ns => this.moment(ns);
    await this.loadFocus();
    await this.loadPanel();
    await this.loadRelated();
    await loadChain(this);
    await loadFind(this);
    if (this.revealed !== view.selection?.key && view.selection) {
      const thread = view.selection.thread ?? this.piece?.thread;
      if (thread !== undefined) this.canvas?.reveal(thread);
    }
    this.revealed = view.selection?.key;
  }

  /** The task in focus: its lanes come first, everything else is dimmed. */
  async loadFocus() {
    const { task } = this.view;
    if (this.canvas.task?.id === task) return;
    const focus = task === undefined ? undefined : await focusOf(this.capture.id, task).catch(() => undefined);
    if (this.view.task !== task || !this.canvas) return;
    this.canvas.set({ task: focus, focus: focus ?? chainInFocus(this), scroll: 0 });
    this.requestUpdate();
  }

  /** The task of a selected scope: its hand-offs are drawn, and nothing is dimmed. */
  async loadRelated() {
    const task = this.view.selection?.row !== undefined && this.piece?.kind === 'scope' ? this.piece.task?.taskId : undefined;
    if (!this.canvas || this.canvas.related?.taskId === task) return;
    const related = task === undefined ? undefined : await focusOf(this.capture.id, String(task)).catch(() => undefined);
    if (this.canvas && this.piece?.task?.taskId === task || task === undefined) this.canvas?.set({ related });
  }

  clearChain() {
    setState({ chain: undefined, sel: this.view.chain === undefined ? undefined : addressOf(this.view.selection) });
  }

  async loadPanel() {
    const { selection, range, fromNs, toNs } = this.view;
    const turn = (this.turn = (this.turn ?? 0) + 1);
    this.piece = selection?.row === undefined ? undefined : this.piece?.key === selection.key ? this.piece : undefined;
    try {
      if (selection?.row !== undefined) {
        const piece = await pieceDetail(this.capture.id, selection);
        if (turn !== this.turn) return;
        this.piece = { ...piece, key: selection.key };
        if (this.canvas) this.canvas.set({ selection: { ...selection, thread: piece.thread, taskId: piece.kind === 'scope' ? piece.task?.taskId : undefined } });
      } else {
        const summary = await rangeSummary(this.capture.id, range ?? { fromNs, toNs });
        if (turn === this.turn) this.summary = summary;
      }
      this.problem = undefined;
    } catch (error) {
      if (turn === this.turn && !isAbort(error)) this.failed(error);
    }
  }

  async loadTable() {
    if (!this.view.table && !this.narrow) return;
    const { fromNs, toNs, hideIdle, filter } = this.view;
    const key = `${fromNs} ${toNs} ${hideIdle} ${filter}`;
    if (this.tableKey === key) return;
    this.tableKey = key;
    const scale = new TimeScale(fromNs, toNs, 1000);
    try {
      const lanes = this.data.lanes.lanes.filter(shownTest(this.data.lanes, { hideIdle, filter }));
      const { rows, left } = await tableRows({ lanes, scale, durationNanos: this.durationNanos, fetchTile: this.data.fetchTile, signal: this.signal });
      if (this.tableKey === key) this.table = { rows, left, scale };
    } catch (error) {
      if (!isAbort(error)) this.failed(error);
    }
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

  /** A moment comes to the middle, closer if all of the capture is in sight; a stretch of time fills the window. */
  goTo({ fromNs, toNs }) {
    const span = Math.min(this.canvas.scale.spanNs, this.durationNanos / 20);
    if (toNs > fromNs) this.canvas.fit(fromNs, toNs, 0);
    else this.canvas.fit(fromNs - span / 2, fromNs + span / 2, 0);
    this.canvas.set({ here: toNs > fromNs ? undefined : fromNs });
    this.say(`${this.moment(this.canvas.scale.startNs)} to ${this.moment(this.canvas.scale.endNs)}`);
  }

  /** One of what is walked along: selected, and its lane and its time in sight. */
  showOccurrence(occurrence) {
    const { startNs, endNs, thread } = occurrence;
    const { scale } = this.canvas;
    const inSight = startNs >= scale.startNs && startNs <= scale.endNs - scale.spanNs / 10;
    const nanos = endNs - startNs;
    const tiny = nanos > 0 && nanos / scale.nsPerPx < FOUND_PX;
    const span = tiny ? nanos * AROUND_FOUND : Math.max(scale.spanNs, nanos * 1.2);
    if (!inSight || tiny || nanos > scale.spanNs) this.canvas.fit((startNs + endNs - span) / 2, (startNs + endNs + span) / 2, 0);
    this.canvas.reveal(thread);
    this.canvas.set({ here: keyOfOccurrence(occurrence) ? undefined : startNs });
    setState({ sel: keyOfOccurrence(occurrence), ...windowParams(this.canvas.scale, this.durationNanos) }, { replace: true });
  }

  /** A thread's lane comes into sight and is selected; one that is idle is shown with the others. */
  showThread(thread) {
    const lane = this.canvas.lanes.get(thread);
    const hidden = lane && !shownTest(this.data.lanes, this.view)(lane);
    setState({ sel: `thread.${thread}`, idle: hidden ? 'shown' : this.view.hideIdle ? undefined : 'shown', filter: hidden ? undefined : this.view.filter });
  }

  /** Pins a thread's lane above the others, or lets it go. */
  pin(thread) {
    const pins = new Set(this.view.pins);
    if (!pins.delete(thread)) pins.add(thread);
    setState({ pin: listParam(pins) }, { replace: true });
  }

  /** The lane the pointer is on, else the keyboard, else the selection. */
  get laneAtHand() {
    const { canvas } = this;
    const under = canvas.hover ?? canvas.cursor ?? canvas.selection;
    return under?.thread ?? (under?.kind === 'thread' ? under.row : undefined);
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

  fit() {
    const { selection, range } = this.view;
    const focus = this.canvas.focus;
    if (selection && this.piece) this.canvas.fit(this.piece.startNs, this.piece.endNs);
    else if (range) this.canvas.fit(range.fromNs, range.toNs);
    else if (focus) {
      const clips = [...focus.clips.values()].flat();
      this.canvas.fit(Math.min(...clips.map(c => c[0])), Math.max(...clips.map(c => c[1])));
    } else this.whole();
  }

  /** Esc: one step back. */
  back() {
    if (this.canvas?.cursor) this.canvas.set({ cursor: undefined });
    else if (this.canvas?.here !== undefined) this.canvas.set({ here: undefined });
    else if (this.view.find) setState({ find: undefined, sel: undefined });
    else if (this.view.selection) setState({ sel: undefined });
    else if (this.view.chain !== undefined) this.clearChain();
    else if (this.view.range) setState({ range: undefined });
    else if (this.view.task) setState({ task: undefined });
    else if (this.view.table) setState({ view: undefined });
    else return false;
    return true;
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
          <canvas tabindex="0" role="application" aria-roledescription="timeline" aria-label=${label(this)}></canvas>
          <hover-card></hover-card>
          ${this.data ? nothing : html`<p class="loading cap">reading the lanes</p>`}
          ${asTable ? tableView(this) : nothing}
          ${this.nothingShown()}
          ${this.problem ? html`<p class="amber problem-line">${format.name(this.problem.message)}</p>` : nothing}
        </div>
        <aside class="panel" aria-label="Details">${this.panel()}</aside>
      </div>
      <time-dialog .durationNanos=${this.durationNanos} .startEpochMillis=${this.capture.recording.wallStartEpochMillis} @go=${event => this.goTo(event.detail)}></time-dialog>
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
    const ofRange = { ...about, title: view.range ? 'Selected range' : 'In sight', range: view.range ?? { fromNs: view.fromNs, toNs: view.toNs }, side: view.side, show: side => setState({ side: side === SIDES[0] ? undefined : side }, { replace: true }) };
    return html`${selected ? piecePanel(this.piece, about) : rangePanel(this.summary, ofRange)}
      ${marksList(this)}
      <div class="acts">
        <button class="btn" type="button" @click=${() => this.fit()}><kbd>F</kbd>${selected ? 'Zoom to it' : view.range ? 'Zoom to range' : 'Zoom out'}</button>
        ${selected || view.range ? html`<button class="btn quiet" type="button" @click=${() => this.back()}><kbd>Esc</kbd>Clear</button>` : nothing}
        ${selected ? nothing : flamesLink(capture, view)}
        ${selected && this.piece?.waitRow >= 0 && this.piece.waitRow !== view.chain ? html`<button class="btn" type="button" @click=${() => setState({ chain: this.piece.waitRow })}>Focus chain</button>` : nothing}
        ${selected && this.piece?.task ? html`<a class="btn" href=${`/debug/traces/${encodeURIComponent(capture.id)}/timeline${searchOf({ task: this.piece.task.taskId, from: view.fromNs, to: view.toNs })}`}>Focus task</a>` : nothing}
      </div>`;
  }
}

define('timeline-page', TimelinePage);
