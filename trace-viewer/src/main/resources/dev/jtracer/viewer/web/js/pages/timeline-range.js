/** What a range consists of beside its breakdown, each as a tab of the panel: its tasks, its locks, its flame graph. */
import { html, nothing } from 'lit';
import { Answer, ask } from '../answers.js';
import { weightText } from '../canvas/flame-text.js';
import { treeOf } from '../canvas/flame-tree.js';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';
import { captureHref } from '../url.js';
import '../components/flame-graph.js';
import { pager } from '../components/paged-list.js';
import { durationCell, lockName, nameText, typeDot } from '../components/text.js';
import { flameState, graphRequest, readSubject } from './flame-subject.js';

const PAGE = 40;

/** The tabs; those that count say how many they have. */
export const tabsOf = value => [
  ['breakdown', 'Breakdown'],
  ['tasks', 'Tasks', value?.tasks],
  ['locks', 'Locks', value?.lockCount],
  ['flame', 'Flame graph'],
];

export function taskRow({ taskId, type, durationNanos, outcome }, captureId, focus) {
  return html`<a class="li ${focus === taskId ? 'sel' : ''}" href=${captureHref(captureId, 'tasks', taskId)}>
    <span>${typeDot(type)}<b>${nameText(type)}</b> <span class="muted">#${taskId}${outcome === 'ok' ? '' : `, ${outcome}`}</span></span>${durationCell(durationNanos)}</a>`;
}

/** Every lock of a range with who held it. */
export function locksOf({ locks, lockCount }, captureId) {
  if (locks.length === 0) return html`<p class="fact">No thread waited for a lock here.</p>`;
  return html`<h3>Waited for, by all waiters together</h3>${locks.map(({ name, waiters, nanos, owner, ownerNanos, ownerTask }) => html`<a class="li owner"
      href=${captureHref(captureId, 'blocking', undefined, { lock: name })}><span>${lockName(name)} <span class="muted">${format.counted(waiters, 'waiter')}</span>
      ${owner ? html`<span class="sub">${format.duration(ownerNanos)} of it held by ${ownerTask ? html`${nameText(ownerTask.type)} #${ownerTask.taskId} on ` : nothing}${nameText(owner)}</span>` : nothing}</span>${durationCell(nanos)}</a>`)}
    ${lockCount > locks.length ? html`<p class="li muted">${format.count(lockCount - locks.length)} more with less</p>` : nothing}`;
}

/** The tasks that were open in a range, page by page. */
class RangeTasks extends LightElement {
  static properties = { captureId: { attribute: false }, range: { attribute: false }, focus: { attribute: false }, sort: { state: true }, offset: { state: true }, answer: { state: true } };

  constructor() {
    super();
    this.sort = 'duration';
    this.offset = 0;
  }

  willUpdate(changed) {
    if (changed.has('range') && changed.get('range')) this.offset = 0;
    if (changed.has('range') || changed.has('sort') || changed.has('offset')) this.load();
  }

  async load() {
    const { fromNs, toNs } = this.range;
    const request = { from: Math.round(fromNs), to: Math.round(toNs), outcome: 'any', sort: this.sort, descending: this.sort === 'duration', offset: this.offset, limit: PAGE };
    const key = (this.asked = JSON.stringify(request));
    const answer = await ask(this.captureId, 'tasks', request).catch(() => undefined);
    if (key === this.asked) this.answer = answer ?? this.answer;
  }

  render() {
    const { answer } = this;
    if (!answer) return nothing;
    if (answer.tasks === 0) return html`<p class="fact">No task was open here.</p>`;
    const by = (key, label) => html`<button type="button" aria-pressed=${String(this.sort === key)} @click=${() => { this.sort = key; this.offset = 0; }}>${label}</button>`;
    return html`<div class="range-sort"><span class="seg" role="group" aria-label="Order of the tasks">${by('duration', 'Slowest first')}${by('started', 'In order of time')}</span></div>
      ${answer.rows.map(row => taskRow(row, this.captureId, this.focus))}
      ${pager({ offset: this.offset, size: PAGE, total: answer.tasks, label: 'tasks' }, offset => (this.offset = offset ?? 0))}`;
  }
}

/** The flame graph of a range, as wide as the panel, and the way to its own page. */
class RangeFlames extends LightElement {
  static properties = { captureId: { attribute: false }, range: { attribute: false }, kind: { state: true }, zoom: { state: true } };

  constructor() {
    super();
    this.graph = new Answer(this, 'flame');
    this.kind = 'cpu';
    this.zoom = 0;
  }

  willUpdate() {
    const { fromNs, toNs } = this.range;
    this.of = { range: { from: Math.round(fromNs), to: Math.round(toNs) } };
    this.graph.for(this.captureId, graphRequest({ ...readSubject(new URLSearchParams()), kind: this.kind, ...this.of }));
    if (this.graph.value && !this.graph.stale && this.grownFrom !== this.graph.value) {
      this.grownFrom = this.graph.value;
      this.tree = treeOf(this.graph.value);
      this.zoom = 0;
    }
  }

  render() {
    const { tree, kind, zoom, of, captureId } = this;
    if (!tree) return nothing;
    const by = (key, label) => html`<button type="button" aria-pressed=${String(key === kind)} @click=${() => (this.kind = key)}>${label}</button>`;
    const empty = !(tree.weight[0] > 0);
    return html`<div class="range-sort"><span class="seg" role="group" aria-label="What stacks weigh">${by('cpu', 'CPU')}${by('wall', 'Wall clock')}</span>
        <a class="btn" href=${captureHref(captureId, 'flames', undefined, flameState(kind, of.range))}>On its page</a></div>
      <p class="fact">${empty ? (kind === 'cpu' ? 'No running thread was sampled here.' : 'No state of a thread has a stack here.') : html`<b>${weightText(tree.unit, tree.weight[0])}</b> ${kind === 'cpu' ? 'of running threads' : 'of all threads, by state'}.`}</p>
      ${empty ? nothing : html`<flame-graph class="pad foot-room" .tree=${tree} .zoom=${zoom} label="Flame graph of the range" @zoom=${({ detail }) => (this.zoom = detail)}></flame-graph>`}`;
  }
}

define('range-tasks', RangeTasks);
define('range-flames', RangeFlames);
