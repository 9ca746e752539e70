/**
 * Flame graphs: where CPU time, wall-clock time, allocation and waits for locks went, by stack. Of the whole capture, a range, a
 * thread, the tasks of a type or one task; or of two ranges or two captures, with what changed. The address holds all of it.
 */
import { html, nothing } from 'lit';
import { Answer } from '../answers.js';
import * as api from '../api.js';
import { PageElement, define } from '../element.js';
import { wallClock } from '../format.js';
import { tableOrder } from '../table-orders.js';
import { setState } from '../url.js';
import '../components/data-table.js';
import '../components/flame-graph.js';
import '../components/notes.js';
import { FlameAnswers } from './flame-answers.js';
import { graphCard, methodsCard, subjectCard } from './flame-cards.js';
import { ELSEWHERE, otherSide, readSubject, showsState } from './flame-subject.js';

const BUCKETS = 600;
const METHOD_KEYS = ['self', 'total', 'method'];
const BY_SELF = { key: 'self', descending: true };
/** Below this width the canvas gives way to its table. */
const NARROW = matchMedia('(max-width: 900px)');

class FlamesPage extends PageElement {
  static title = () => 'Flame graphs';
  static keys = [['↑ ↓ ← →', 'frame'], ['Enter', 'zoom'], ['H', 'highlight'], ['N', 'next one'], ['I', 'callers'], ['C', 'compare'], ['T', 'table'], ['Esc', 'back']];
  static properties = { leftOut: { state: true }, kept: { state: true } };

  constructor() {
    super();
    this.made = new FlameAnswers(this);
    this.whole = new Answer(this, 'whole-capture');
    this.otherWhole = new Answer(this, 'whole-capture');
    this.types = new Answer(this, 'task-types');
    this.lanes = new Answer(this, 'lanes');
    this.pools = new Answer(this, 'pools');
    this.regionTypes = new Answer(this, 'region-types');
    this.onNarrow = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    this.loadKept();
    NARROW.addEventListener('change', this.onNarrow);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    NARROW.removeEventListener('change', this.onNarrow);
  }

  willUpdate() {
    const { id } = this.capture;
    this.subject = readSubject(this.search);
    this.whole.for(id, { buckets: BUCKETS });
    this.types.for(id);
    this.lanes.for(id);
    this.made.for(id, this.subject, this.methodOrder.sort);
    if (this.made.current) this.askChoices(id);
  }

  /** What else there could be a graph of: that can wait until there is one. */
  askChoices(id) {
    this.pools.for(id);
    this.regionTypes.for(id);
    const { vsCapture } = this.subject;
    if (vsCapture) this.otherWhole.for(vsCapture, { buckets: BUCKETS });
  }

  /** The node that fills the width. */
  get zoom() {
    return this.subject.at < (this.made.tree?.size ?? 0) ? this.subject.at : 0;
  }

  get asTable() {
    return this.subject.asTable || NARROW.matches;
  }

  get threadNames() {
    return this.lanes.value?.lanes ?? [];
  }

  threadName(thread) {
    return this.threadNames.find(lane => lane.thread === thread)?.name ?? `thread ${thread}`;
  }

  render() {
    return html`<div class="stack flames-page" aria-busy=${String(!this.made.current && !this.made.error)}>
      <h1 class="visually-hidden">Flame graphs</h1>
      ${subjectCard(this)}
      <div class="two">${graphCard(this)}${methodsCard(this)}</div>
    </div>`;
  }

  /** Another kind or part: places in the graph are of the old one. */
  choose(changes) {
    setState({ ...ELSEWHERE, ...changes });
  }

  look(changes) {
    setState(changes, { replace: true });
  }

  zoomTo(node) {
    if (node !== this.zoom) setState({ at: node === 0 ? undefined : node });
  }

  toggleState(key, all) {
    const shown = all.filter(each => showsState(this.subject, each) !== (each === key));
    this.choose({ states: shown.join(',') || 'none' });
  }

  /** The order of the methods of one graph, which is the server's, or of two. */
  get methodOrder() {
    if (otherSide(this.capture.id, this.subject)) return tableOrder(this, 'compared', undefined);
    const order = tableOrder(this, 'methods', BY_SELF);
    return METHOD_KEYS.includes(order.sort.key) ? order : { ...order, sort: BY_SELF };
  }

  /** Makes the frames of a method stand out, or no longer. */
  findMethod(name) {
    this.look({ q: name === this.subject.query ? undefined : name });
  }

  /** Another capture, in the same stretch of time if one is chosen: threads and tasks have other numbers there. */
  compareCapture(vsCapture) {
    const { range } = this.subject;
    this.choose({ vsCapture, vsFrom: range?.from, vsTo: range?.to, thread: undefined, task: undefined });
  }

  /** One range against another: to begin with, the second half against the first. */
  compareRanges() {
    const { durationNanos } = this.capture.recording;
    const half = Math.round(durationNanos / 2);
    const { range } = this.subject;
    this.choose({ vsCapture: undefined, from: range?.from ?? half, to: range?.to ?? durationNanos, vsFrom: 0, vsTo: range ? Math.max(1, range.from || half) : half });
  }

  stopComparing() {
    this.choose({ vsCapture: undefined, vsFrom: undefined, vsTo: undefined });
  }

  onKey(name, event) {
    const graph = this.querySelector('flame-graph');
    if (graph?.walk(name)) return true;
    if (name === 'N') return graph?.walkFound(event.shiftKey ? -1 : 1) ?? false;
    if (name === 'T') this.look({ view: this.subject.asTable ? undefined : 'table' });
    else if (name === 'H') this.querySelector('.find')?.focus();
    else if (name === 'I') this.choose({ callers: this.subject.callers ? undefined : 1 });
    else if (name === 'C') this.made.side ? this.stopComparing() : this.compareRanges();
    else if (name === 'Enter' && graph?.cursor !== undefined) this.zoomTo(graph.cursor);
    else if (name === '0') this.zoomTo(0);
    else if (name === 'Esc') return this.back();
    else return false;
    return true;
  }

  /** One step back: the search, then the zoom by one frame, then the comparison. */
  back() {
    const { query } = this.subject;
    if (query) this.look({ q: undefined });
    else if (this.zoom > 0) this.zoomTo(this.made.tree.parent[this.zoom]);
    else if (this.made.side) this.stopComparing();
    else return false;
    return true;
  }

  /** The other captures that can be compared with. */
  get otherCaptures() {
    return (this.kept ?? []).filter(({ id, state }) => id !== this.capture.id && ['ready', 'reading'].includes(state));
  }

  captureName(id) {
    const kept = this.kept?.find(each => each.id === id);
    if (!kept?.name) return id;
    return kept.startedAtEpochMillis > 0 ? `${kept.name} ${wallClock(kept.startedAtEpochMillis)}` : kept.name;
  }

  async loadKept() {
    try {
      this.kept = (await api.captures(this.signal)).captures;
    } catch (error) {
      if (!api.isAbort(error)) this.kept = [];
    }
  }
}

define('flames-page', FlamesPage);
