/**
 * What the Flame graphs page is made of: the answers about a subject, and of what it is compared with, as one tree and one
 * list of methods. Asks what is not known yet; while that is read, the last tree stays, with what it is of (`shown`).
 */
import { Answer, whenRead } from '../answers.js';
import { search } from '../canvas/flame-text.js';
import { treeOf } from '../canvas/flame-tree.js';
import { nodesFrom } from './flame-columns.js';
import { joinMethods } from './flame-facts.js';
import { graphRequest, methodsRequest, otherSide, showsState } from './flame-subject.js';

const METHODS = 200;
const COMPARED_METHODS = 1000;

export class FlameAnswers {
  /** @param {import('lit').ReactiveControllerHost} host  the page: drawn anew when something is answered */
  constructor(host) {
    this.host = host;
    this.graph = new Answer(host, 'flame');
    this.other = new Answer(host, 'flame');
    this.methods = new Answer(host, 'flame-methods');
    this.otherMethods = new Answer(host, 'flame-methods');
  }

  /** Asks for a subject of a capture; call it in `willUpdate`. `sort` is the order of the methods of one graph. */
  for(captureId, subject, sort) {
    this.captureId = captureId;
    this.subject = subject;
    this.graph.for(captureId, graphRequest(subject));
    this.side = otherSide(captureId, subject);
    if (this.side) this.askOther();
    this.grow();
    this.askMethods(sort);
  }

  /** What could not be read, if anything. */
  get error() {
    return this.graph.error ?? (this.side ? (this.problem ?? this.other.error) : undefined);
  }

  retry() {
    if (this.problem) {
      this.problem = this.readFor = undefined;
      this.host.requestUpdate();
    } else if (this.graph.error) this.graph.retry();
    else this.other.retry();
  }

  /** The other side: a capture that was not looked at yet is read first. */
  async askOther() {
    const { captureId, subject } = this.side;
    if (this.isReadable(captureId)) {
      this.problem = this.readFor = undefined;
      this.other.for(captureId, graphRequest(subject));
      return;
    }
    if (this.readFor === captureId) return;
    this.readFor = captureId;
    this.problem = undefined;
    const read = await whenRead(captureId, () => this.side?.captureId === captureId).then(() => ({ readable: captureId }), problem => ({ problem }));
    if (this.readFor !== captureId) return;
    Object.assign(this, read);
    this.host.requestUpdate();
  }

  isReadable(captureId) {
    return captureId === this.captureId || captureId === this.readable;
  }

  /** Makes the tree anew if what it is made of has changed. */
  grow() {
    const { graph, other, side, subject } = this;
    const key = JSON.stringify([graph.key, side && other.key, subject.states && [...subject.states]]);
    const asked = !side || this.isReadable(side.captureId);
    this.current = asked && isThere(graph) && (!side || isThere(other));
    if (!this.current || key === this.treeKey) return;
    this.treeKey = key;
    this.shown = { subject, side, answer: graph.value };
    this.tree = treeOf(graph.value, side ? other.value : undefined, { shows: state => showsState(subject, state), callers: subject.callers });
  }

  /** Which states count is known from the graph alone, so for wall clock that comes first. */
  askMethods(sort) {
    const { side, subject, tree } = this;
    if (!this.current && (side || subject.kind === 'wall')) return;
    const order = side ? { sort: 'total', descending: true, limit: COMPARED_METHODS } : { sort: sort.key, descending: sort.descending, limit: METHODS };
    this.methods.for(this.captureId, methodsRequest(subject, tree, order));
    if (side) this.otherMethods.for(side.captureId, methodsRequest(side.subject, tree, order));
  }

  /** What the search found; the same as long as nothing changes. */
  get found() {
    const { tree, subject } = this;
    if (tree) this.foundNow = once(this.foundNow, [tree, subject.query], () => search(tree, subject.query));
    return this.foundNow?.made;
  }

  /** The frames from one on; the same array as long as nothing changes, so that the table keeps its page. */
  rowsFrom(zoom) {
    this.rows = once(this.rows, [this.tree, zoom], () => nodesFrom(this.tree, zoom));
    return this.rows.made;
  }

  /** The methods to list; none if nothing that is shown weighs anything. */
  get methodRows() {
    if (this.tree && !(this.tree.weight[0] > 0)) return [];
    return this.side ? this.joined : this.methods.value?.rows;
  }

  /** Methods of both sides, joined once both are answered; until then the last ones. */
  get joined() {
    const { value: after } = this.methods;
    const { value: before } = this.otherMethods;
    if (!isThere(this.methods) || !isThere(this.otherMethods)) return this.both?.made;
    this.both = once(this.both, [after, before], () => joinMethods(after, before));
    return this.both.made;
  }
}

const isThere = answer => answer.value !== undefined && !answer.stale;

/** What was made of the same things before, else made anew. */
function once(last, of, make) {
  return last && of.every((each, i) => each === last.of[i]) ? last : { of, made: make() };
}
