/**
 * Flame graphs: where CPU time, wall-clock time, allocation and waits for locks went, by stack. Of the whole capture, a range, a
 * thread, the tasks of a type or one task; or of two ranges or two captures, with what changed. The address holds all of it.
 */
import { html, nothing } from 'lit';
import { Answer, whenRead } from '../answers.js';
import * as api from '../api.js';
import { search } from '../canvas/flame-text.js';
import { treeOf } from '../canvas/flame-tree.js';
import { PageElement, define } from '../element.js';
import { wallClock } from '../format.js';
import { setState } from '../url.js';
import '../components/data-table.js';
import '../components/flame-graph.js';
import '../components/notes.js';
import { nodesFrom } from './flame-columns.js';
import { graphCard, methodsCard, subjectCard } from './flame-cards.js';
import { joinMethods } from './flame-facts.js';
import { ELSEWHERE, graphRequest, methodsRequest, otherSide, readSubject, showsState } from './flame-subject.js';

const METHODS = 200;
const COMPARED_METHODS = 1000;
const BUCKETS = 600;
/** Below this width the canvas gives way to its table. */
const NARROW = matchMedia('(max-width: 900px)');

class FlamesPage extends PageElement {
  static title = () => 'Flame graphs';
  static keys = [['↑ ↓ ← →', 'frame'], ['Enter', 'zoom'], ['H', 'highlight'], ['N', 'next one'], ['I', 'callers'], ['C', 'compare'], ['T', 'table'], ['Esc', 'back']];
  static properties = { leftOut: { state: true }, kept: { state: true }, problem: { state: true }, methodSort: { state: true }, comparedSort: { state: true } };

  constructor() {
    super();
    this.graph = new Answer(this, 'flame');
    this.other = new Answer(this, 'flame');
    this.methods = new Answer(this, 'flame-methods');
    this.otherMethods = new Answer(this, 'flame-methods');
    this.whole = new Answer(this, 'whole-capture');
    this.types = new Answer(this, 'task-types');
    this.lanes = new Answer(this, 'lanes');
    this.methodSort = { key: 'self', descending: true };
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
    this.graph.for(id, graphRequest(this.subject));
    this.side = otherSide(id, this.subject);
    if (this.side) this.askOther();
    this.grow();
    this.askMethods();
  }

  /** The other side: a capture that was not looked at yet is read first. */
  async askOther() {
    const { captureId, subject } = this.side;
    if (captureId !== this.capture.id && this.readFor !== captureId) {
      this.readFor = captureId;
      this.readable = undefined;
      this.problem = undefined;
      try {
        await whenRead(captureId, () => this.side?.captureId === captureId);
        this.readable = captureId;
      } catch (error) {
        this.problem = error;
      }
      this.requestUpdate();
      return;
    }
    if (captureId === this.capture.id || this.readable === captureId) this.other.for(captureId, graphRequest(subject));
  }

  /** Makes the tree anew if what it is made of has changed; while that is read, the last one stays, with what it is of. */
  grow() {
    const before = this.side ? this.other.value : undefined;
    const after = this.graph.value;
    const ready = after && (!this.side || (before && !this.other.stale)) && !this.graph.stale;
    const key = [this.graph.key, this.side && this.other.key, this.search.get('states')].join();
    if (!ready || (key === this.treeKey && this.tree)) return;
    this.treeKey = key;
    this.shown = { subject: this.subject, side: this.side, answer: after };
    this.tree = treeOf(after, before, { shows: state => showsState(this.subject, state), callers: this.subject.callers });
    this.foundKey = undefined;
  }

  askMethods() {
    if (!this.tree) return;
    const { id } = this.capture;
    const order = this.side ? { sort: 'total', descending: true, limit: COMPARED_METHODS } : { sort: this.methodSort.key, descending: this.methodSort.descending, limit: METHODS };
    this.methods.for(id, methodsRequest(this.subject, this.tree, order));
    if (this.side) this.otherMethods.for(this.side.captureId, methodsRequest(this.side.subject, this.tree, order));
  }

  /** What the search found; the same as long as nothing changes. */
  get found() {
    const key = `${this.treeKey} ${this.subject.query}`;
    if (this.tree && key !== this.foundKey) {
      this.foundKey = key;
      this.foundNow = search(this.tree, this.subject.query);
    }
    return this.tree ? this.foundNow : undefined;
  }

  /** The node that fills the width. */
  get zoom() {
    return this.tree && this.subject.at < this.tree.size ? this.subject.at : 0;
  }

  /** The frames from the zoomed one on; the same array as long as nothing changes, so that the table keeps its page. */
  get tableRows() {
    const key = `${this.treeKey} ${this.zoom}`;
    if (key !== this.rowsKey) {
      this.rowsKey = key;
      this.rows = nodesFrom(this.tree, this.zoom);
    }
    return this.rows;
  }

  /** Methods of both sides, joined once. */
  get joined() {
    const { value: after } = this.methods;
    const { value: before } = this.otherMethods;
    if (!after || !before) return undefined;
    if (this.joinedOf?.[0] !== after || this.joinedOf[1] !== before) this.joinedOf = [after, before, joinMethods(after, before)];
    return this.joinedOf[2];
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
    return html`<div class="stack flames-page" aria-busy=${String(Boolean(this.graph.stale))}>
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

  sortMethods(sort) {
    if (this.side) this.comparedSort = sort;
    else this.methodSort = sort;
  }

  /** Makes the frames of a method stand out, or no longer. */
  findMethod(name) {
    this.look({ q: name === this.subject.query ? undefined : name });
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
    else if (name === 'C') return this.side ? (this.stopComparing(), true) : (this.compareRanges(), true);
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
    else if (this.zoom > 0) setState({ at: this.tree.parent[this.zoom] > 0 ? this.tree.parent[this.zoom] : undefined });
    else if (this.side) this.stopComparing();
    else return false;
    return true;
  }

  retry() {
    if (this.problem) {
      this.problem = this.readFor = undefined;
      this.requestUpdate();
    } else if (this.graph.error) this.graph.retry();
    else this.other.retry();
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
