/**
 * Task: why one task took as long as it did. The sentence first; then where its time went, the waterfall over its threads,
 * what it logged, and its flame graph. The address holds the piece that is selected, whether the table is shown, and what the flame
 * graph weighs.
 */
import { html, nothing } from 'lit';
import { Answer, ask } from '../answers.js';
import { PageElement, define, styled } from '../element.js';
import * as format from '../format.js';
import { stateOf } from '../states.js';
import { tableOrder } from '../table-orders.js';
import { captureHref, go, oneOf, setState } from '../url.js';
import { pieceDetail, tileSources } from '../canvas/sources.js';
import '../canvas/hover-card.js';
import { addressOf, describe, parseAddress, thingOfBox } from '../canvas/things.js';
import { acrossRows, alongRow, firstBox } from '../canvas/walk.js';
import { Waterfall } from '../canvas/waterfall.js';
import { HEAD } from '../canvas/waterfall-draw.js';
import { nameText } from '../components/text.js';
import '../components/data-table.js';
import '../components/notes.js';
import { KINDS } from './flame-subject.js';
import { taskBars } from './task-bars.js';
import './task-flames.js';
import { taskFact } from './task-fact.js';
import { children, likeIt, logs, tags } from './task-side.js';
import { blockers, chainsOf, walkTask } from './task-chain.js';
import { columns, pieces } from './task-table.js';
import { piecePanel } from './timeline-panel.js';

const ZOOM = 1.6;
const NARROW = matchMedia('(max-width: 900px)');

class TaskPage extends PageElement {
  static title = ({ row, task }) => (task.value ? `${format.name(task.value.type)} #${row}` : `Task #${row}`);
  static keys = [['← →', 'piece'], ['↑ ↓', 'lane'], ['[ ]', 'to the holder'], ['J K', 'slower, faster', 'elsewhere'], ['W S', 'zoom'], ['A D', 'pan'], ['Enter', 'details'], ['T', 'table']];
  static properties = { common: { state: true }, chains: { state: true }, piece: { state: true }, narrow: { state: true } };

  constructor() {
    super();
    this.task = new Answer(this, 'task');
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
    this.stop();
  }

  willUpdate(changed) {
    if (changed.has('row')) {
      this.stop();
      this.chains = this.cameFrom = undefined;
    }
    this.task.for(this.capture.id, { id: this.row });
    if (changed.has('capture')) this.loadCommon();
    this.selection = parseAddress(this.search?.get('sel'));
    this.asTable = this.search?.get('view') === 'table' || this.narrow;
  }

  async loadCommon() {
    const { capture } = this;
    const [lanes, counters] = await Promise.all([ask(capture.id, 'lanes'), ask(capture.id, 'counters')]).catch(() => []);
    if (capture !== this.capture || !lanes) return;
    const names = new Map(lanes.lanes.map(lane => [lane.thread, lane.name]));
    this.common = { threadName: thread => names.get(thread) ?? `thread ${thread}`, pauses: counters.pauses };
  }

  updated(changed) {
    const ready = this.task.value && !this.task.stale && this.common;
    const canvas = this.querySelector('.waterfall canvas');
    if (ready && canvas && this.waterfall?.frame.canvas !== canvas) this.start(canvas);
    if (!canvas) this.stop();
    if (ready && this.chainsFor !== this.task.value) this.loadChains();
    if (changed.has('search') || (ready && this.selectedKey !== this.selection?.key)) this.loadPiece();
  }

  async loadChains() {
    const task = (this.chainsFor = this.task.value);
    const chains = await chainsOf(this.capture.id, task);
    if (task === this.chainsFor) this.chains = chains;
  }

  start(canvas) {
    this.stop();
    const { common, capture } = this;
    this.waterfall = new Waterfall(canvas, { detail: this.task.value, durationNanos: capture.recording.durationNanos, ...common, ...tileSources(capture.id) }, {
      hovered: thing => this.hovered(thing),
      selected: thing => setState({ sel: addressOf(thing) }),
      scrolled: px => this.closest('main')?.scrollBy(0, px),
    });
    this.waterfall.set({ selection: this.selection });
    this.querySelector('hover-card').moment = ns => format.duration(ns - this.task.value.beginNs);
  }

  stop() {
    this.waterfall?.close();
    this.waterfall = undefined;
  }

  async loadPiece() {
    const { selection } = this;
    this.selectedKey = selection?.key;
    this.waterfall?.set({ selection });
    if (selection?.row === undefined) {
      this.piece = undefined;
      return;
    }
    const piece = await pieceDetail(this.capture.id, selection).catch(() => undefined);
    if (this.selection?.key === selection.key) this.piece = piece;
  }

  hovered(thing) {
    const detail = thing && pieceDetail(this.capture.id, thing);
    this.querySelector('hover-card')?.show(thing, { threadName: this.common.threadName, detail, pointerX: this.waterfall?.pointer?.x });
  }

  onKey(name, event) {
    const { waterfall } = this;
    if (name === 'J' || name === 'K') return this.neighbour(name === 'J' ? 'slower' : 'quicker');
    if (name === 'T') return this.toggleTable();
    if (name === 'Esc') return this.back();
    if (!waterfall) return false;
    const px = event.shiftKey ? 480 : 120;
    switch (name) {
      case 'W': waterfall.zoom(ZOOM); return true;
      case 'S': waterfall.zoom(1 / ZOOM); return true;
      case 'A': waterfall.pan(-px); return true;
      case 'D': waterfall.pan(px); return true;
      case '0': waterfall.fit(); return true;
      case 'F': if (this.piece) waterfall.fit(this.piece.startNs, this.piece.endNs, 0.06); else waterfall.fit(); return true;
      case '←': return this.step(box => alongRow(waterfall.boxes, box, -1));
      case '→': return this.step(box => alongRow(waterfall.boxes, box, 1));
      case '↑': return this.step(box => acrossRows(waterfall.boxes, box, -1));
      case '↓': return this.step(box => acrossRows(waterfall.boxes, box, 1));
      case '[': return walkTask(this, -1);
      case ']': return walkTask(this, 1);
      case 'Enter':
        if (event.target?.closest?.('a, button') || !waterfall.cursor) return false;
        setState({ sel: addressOf(waterfall.cursor) });
        return true;
      default: return false;
    }
  }

  step(next) {
    const { waterfall } = this;
    const here = waterfall.cursor ?? waterfall.selection;
    const box = here && waterfall.boxes.find(b => b.kind === here.rowKind && b.tile.row[b.piece] === here.row);
    const to = box ? next(box) : firstBox(waterfall.boxes);
    if (to) this.pointAt(thingOfBox(to, HEAD));
    return true;
  }

  /** Gives the keyboard to a piece, and says what it is. */
  pointAt(thing) {
    this.waterfall.set({ cursor: thing });
    this.querySelector('.live').textContent = describe(thing, format, this.common.threadName, key => stateOf(key).name);
  }

  neighbour(side) {
    const next = this.task.value?.likeIt[side][0];
    if (next) go(captureHref(this.capture.id, 'tasks', next.taskId));
    return true;
  }

  toggleTable() {
    setState({ view: this.search?.get('view') === 'table' ? undefined : 'table' });
    return true;
  }

  back() {
    if (this.waterfall?.cursor) this.waterfall.set({ cursor: undefined });
    else if (this.selection) setState({ sel: undefined });
    else return false;
    return true;
  }

  render() {
    const { value, error } = this.task;
    if (error) return html`<h1 class="visually-hidden">Task #${this.row}</h1><section class="card">${error.status === 404 ? html`<empty-note heading="No task #${this.row}" .text=${html`This recording has no task of this number. <a class="link" href=${captureHref(this.capture.id, 'tasks')}>All tasks</a>`}></empty-note>` : html`<error-note .error=${error} @retry=${() => this.task.retry()}></error-note>`}</section>`;
    if (!value) return html`<h1 class="visually-hidden">Task #${this.row}</h1><div class="task-page"><p class="skeleton head-skeleton"></p><section class="card bars-skeleton"></section></div>`;
    const threadName = this.common?.threadName ?? (thread => `thread ${thread}`);
    return html`<div class="task-page" aria-busy=${String(Boolean(this.task.stale))}>
      ${this.head(value)}
      ${taskBars(value, { threadName, px: Math.max(280, (this.clientWidth || innerWidth - 48) - 170), select: piece => piece.stateRow >= 0 && setState({ sel: `state.${piece.stateRow}` }) })}
      <div class="task-cols"><div class="stack">${this.happened(value, threadName)}${this.flames(value)}</div>
        <div class="stack">
          ${this.piece ? html`<section class="card panel-card" aria-label="Selected piece">${piecePanel(this.piece, { captureId: this.capture.id, moment: ns => format.duration(ns - value.beginNs) })}</section>` : nothing}
          ${blockers(value, this.chains, this.capture.id)}${logs(value)}${tags(value, this.capture.id)}${children(value, this.capture.id)}${likeIt(value, this.capture.id)}
        </div>
      </div>
      <div class="visually-hidden live" aria-live="polite"></div>
    </div>`;
  }

  head(task) {
    const { id } = this.capture;
    const { slower, quicker, ended, faster } = task.likeIt;
    return html`<div class="task-head">
      <div>
        <p class="crumb"><a class="link" href=${captureHref(id, 'tasks')}>Tasks</a>›<a class="link" href=${captureHref(id, 'tasks', undefined, { type: task.type })}>${nameText(task.type)}</a>${task.parent ? html`›<span>child of <a class="link" href=${captureHref(id, 'tasks', task.parent.taskId)}>${nameText(task.parent.type)} #${task.parent.taskId}</a></span>` : nothing}</p>
        <div class="task-title"><h1><span>${nameText(task.type)} <span class="muted">#${task.taskId}</span></span> <span title=${format.exactNanos(task.durationNanos)}>${format.duration(task.durationNanos)}</span></h1>
          ${outcome(task)}
          ${ended > 1 && task.outcome !== 'open' ? html`<span class="chip">slower than ${rank(faster, ended - 1)} ${format.count(ended - 1)} others</span>` : nothing}
          <span class="chip">${format.moment(task.beginNs)} – ${format.moment(task.endNs)}</span>
          <span class="chip">${format.counted(task.threads, 'thread')}</span>
          ${task.childCount > 0 ? html`<span class="chip">${format.counted(task.childCount, 'child task')}</span>` : nothing}</div>
        <p class="fact">${taskFact(task, id, this.chains)}</p>
      </div>
      <div class="task-actions">
        <span class="seg" role="group" aria-label="By duration">${step(id, quicker[0], '‹', 'Next faster', true)}${step(id, slower[0], '›', 'Next slower', false)}</span>
        <a class="btn" href=${captureHref(id, 'timeline', undefined, timelineState(task, this.capture.recording))}>Show in timeline</a>
      </div>
    </div>`;
  }

  flames(task) {
    return html`<task-flames .captureId=${this.capture.id} .taskId=${task.taskId} .kind=${oneOf(this.search, 'graph', KINDS.map(kind => kind.key), 'wall')}
        @kind=${({ detail }) => setState({ graph: detail === 'wall' ? undefined : detail }, { replace: true })}></task-flames>`;
  }

  /** What the columns over all lanes are. */
  stopped({ beginNs, endNs }) {
    const inside = (this.common?.pauses ?? []).filter(p => p.state === 'gc').map(p => Math.min(p.endNs, endNs) - Math.max(p.startNs, beginNs)).filter(nanos => nanos > 0);
    if (inside.length === 0) return nothing;
    return html`<span class="cap">${format.counted(inside.length, 'GC pause')} shaded, ${format.duration(inside.reduce((a, b) => a + b))}</span>`;
  }

  happened(task, threadName) {
    const order = tableOrder(this, 'pieces', { key: 'fromNs', descending: false });
    return html`<section class="card waterfall" aria-label="What happened">
      <header><h2>What happened</h2><span class="cap">every thread that worked for it, and who held what it waited for</span><span class="grow"></span>
        ${this.stopped(task)}
        ${task.lanesOmitted > 0 ? html`<span class="cap">${format.counted(task.lanesOmitted, 'more lane')} not drawn</span>` : nothing}
        <button class="btn quiet" type="button" aria-pressed=${String(Boolean(this.asTable))} @click=${() => this.toggleTable()}><kbd>T</kbd>Table</button></header>
      ${task.lanes.length === 0 ? html`<empty-note .text=${'No thread worked for this task inside the recording.'}></empty-note>` : nothing}
      ${this.asTable
        ? html`<data-table dense caption="What happened" file="task-${task.taskId}.csv" .pageSize=${60} .columns=${columns(task, threadName)} .rows=${pieces(task)} .sort=${order.sort} @sort=${order.sorted} .rowKey=${row => row.key} .selected=${this.selection?.key ?? null} @select=${event => event.detail.row.stateRow >= 0 && setState({ sel: `state.${event.detail.row.stateRow}` })}></data-table>`
        : html`<div class="stage" ${styled({ height: `${Waterfall.height(task)}px` })}><canvas tabindex="0" role="application" aria-roledescription="waterfall" aria-label="Waterfall of ${format.name(task.type)} #${task.taskId} over ${format.counted(task.lanes.length, 'lane')}. Press T for the same as a table."></canvas><hover-card></hover-card></div>`}
    </section>`;
  }
}

/** `all`, `98% of`, `99.7% of`: never rounded up to all of them. */
function rank(faster, others) {
  if (faster === others) return 'all';
  const percent = (faster / others) * 100;
  return percent < 99 ? `${format.share(faster, others)} of` : `${(Math.floor(percent * 10) / 10).toFixed(1)}% of`;
}

function outcome({ outcome: how, error, openAtStart, beginUnknown }) {
  const begin = openAtStart ? html`<span class="chip">${beginUnknown ? 'true begin unknown' : 'began before the recording'}</span>` : nothing;
  if (how === 'failed') return html`<span class="chip bad">failed${error ? html` with ${nameText(error.replace(/^.*\./, ''))}` : nothing}</span>${begin}`;
  if (how === 'open') return html`<span class="chip">still open when the recording ended</span>${begin}`;
  return html`<span class="chip good">✓ ended without error</span>${begin}`;
}

function step(captureId, neighbour, arrow, label, left) {
  if (!neighbour) return html`<button type="button" disabled aria-label="${label}: none">${arrow}</button>`;
  const text = format.duration(neighbour.durationNanos);
  return html`<a class="seg-link" href=${captureHref(captureId, 'tasks', neighbour.taskId)} aria-label="${label}: #${neighbour.taskId}, ${text}">${left ? `${arrow} ${text}` : `${text} ${arrow}`}</a>`;
}

function timelineState({ taskId, beginNs, endNs }, { durationNanos }) {
  const margin = (endNs - beginNs) * 0.12;
  return { task: taskId, from: Math.max(0, Math.round(beginNs - margin)), to: Math.min(durationNanos, Math.round(endNs + margin)) };
}

define('task-page', TaskPage);
