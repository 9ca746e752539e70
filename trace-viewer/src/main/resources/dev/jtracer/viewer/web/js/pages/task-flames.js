/**
 * The flame graph of one task: where the threads that worked for it were, by state, or what they allocated and where they waited
 * for locks. Asked for when it comes into sight; T on it shows the same as a table.
 */
import { html, nothing } from 'lit';
import { Answer } from '../answers.js';
import { weightText } from '../canvas/flame-text.js';
import { treeOf } from '../canvas/flame-tree.js';
import { LightElement, define } from '../element.js';
import { KINDS, flameState, graphRequest, readSubject } from './flame-subject.js';
import { nodeColumns, nodesFrom } from './flame-columns.js';
import { partsOf } from '../states.js';
import { captureHref } from '../url.js';
import { legend } from '../components/text.js';
import '../components/data-table.js';
import '../components/flame-graph.js';
import '../components/notes.js';

/** Wall clock first: a task mostly waits. */
const ORDER = ['wall', 'cpu', 'allocation', 'lock'];

class TaskFlames extends LightElement {
  static properties = {
    captureId: { attribute: false },
    taskId: { attribute: false },
    kind: { attribute: false },
    seen: { state: true },
    zoom: { state: true },
    asTable: { state: true },
  };

  constructor() {
    super();
    this.graph = new Answer(this, 'flame');
  }

  connectedCallback() {
    super.connectedCallback();
    this.sight = new IntersectionObserver(([entry]) => (this.seen ||= entry.isIntersecting));
    this.sight.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sight.disconnect();
  }

  willUpdate() {
    if (!this.seen) return;
    const subject = { ...readSubject(new URLSearchParams()), kind: this.kind, task: this.taskId };
    this.graph.for(this.captureId, graphRequest(subject));
    if (this.graph.value && !this.graph.stale && this.grownFrom !== this.graph.value) {
      this.grownFrom = this.graph.value;
      this.tree = treeOf(this.graph.value);
      this.zoom = 0;
    }
  }

  render() {
    const { tree, graph, kind, zoom = 0 } = this;
    return html`<section class="card" aria-label="Flame graph of the task" @keydown=${this.pressed}>
      <header><h2>Flame graph</h2><span class="cap">${tree?.weight[0] > 0 ? `${weightText(tree.unit, tree.weight[0])} of its threads, by stack` : ''}</span>
        ${tree && kind === 'wall' ? legend(partsOf(tree.states).map(part => part.state.key)) : nothing}<span class="grow"></span>
        ${zoom > 0 ? html`<button class="btn quiet" type="button" @click=${() => (this.zoom = 0)}>Whole task</button>` : nothing}
        <div class="seg" role="group" aria-label="What stacks weigh">${ORDER.map(key => html`<button type="button" aria-pressed=${String(key === kind)}
            @click=${() => this.dispatchEvent(new CustomEvent('kind', { detail: key }))}>${KINDS.find(each => each.key === key).label}</button>`)}</div>
        <a class="link cap-link" href=${captureHref(this.captureId, 'flames', undefined, flameState(kind, { task: this.taskId }))}>Flame graphs</a></header>
      ${graph.error ? html`<error-note .error=${graph.error} @retry=${() => graph.retry()}></error-note>` : this.body()}
    </section>`;
  }

  body() {
    const { tree, zoom } = this;
    if (!tree) return html`<div class="flame-skeleton skeleton"></div>`;
    if (!(tree.weight[0] > 0)) return html`<empty-note .text=${'Nothing of this kind is recorded for this task.'}></empty-note>`;
    if (this.asTable) {
      return html`<data-table dense class="flame-table clickable" caption="Frames of the task's flame graph" file="task-${this.taskId}-frames.csv" .pageSize=${25} .columns=${nodeColumns(tree, zoom, node => (this.zoom = node))}
          .rows=${this.rows()} .rowKey=${node => node} .selected=${null} @select=${({ detail }) => (this.zoom = detail.row)}></data-table>`;
    }
    return html`<flame-graph class="pad foot-room" .tree=${tree} .zoom=${zoom} label="Flame graph of the task" @zoom=${({ detail }) => (this.zoom = detail)}></flame-graph>`;
  }

  /** The frames from the zoomed one on; the same array as long as nothing changes. */
  rows() {
    if (this.rowsOf?.[0] !== this.tree || this.rowsOf[1] !== this.zoom) this.rowsOf = [this.tree, this.zoom, nodesFrom(this.tree, this.zoom)];
    return this.rowsOf[2];
  }

  /** Keys on the graph are its own, not the waterfall's. */
  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input')) return;
    if (event.code === 'KeyT') this.asTable = !this.asTable;
    else if (event.key === 'Escape' && this.zoom > 0) this.zoom = this.tree.parent[this.zoom];
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

define('task-flames', TaskFlames);
