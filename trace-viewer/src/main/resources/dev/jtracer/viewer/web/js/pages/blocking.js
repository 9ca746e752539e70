/**
 * Blocking: the locks that made threads wait; of the selected one its waits over time with who held it, and who waited for
 * whom. The address holds the lock, the burst, the wait, the kind, and whether the waits are shown as a table.
 */
import { html, nothing } from 'lit';
import { Answer } from '../answers.js';
import { define } from '../element.js';
import * as format from '../format.js';
import { captureHref, go, oneOf, setState, wholeNumber } from '../url.js';
import { keyOfWait, rowsOf, toHolder, toWaiter } from '../components/wait-tree-walk.js';
import { lockName } from '../components/text.js';
import { KINDS, columns } from './blocking-columns.js';
import { lockCards } from './blocking-lock.js';
import { TablePage, lengthOf } from './table-page.js';

const NARROW = matchMedia('(max-width: 900px)');

class BlockingPage extends TablePage {
  static title = page => (page.lock ? `Blocking: ${format.name(page.lock.name)}` : 'Blocking');
  static keys = [['↑ ↓', 'lock'], ['← →', 'burst'], ['[ ]', 'walk chain'], ['Enter', 'open task', 'elsewhere'], ['T', 'table']];
  static properties = { cursor: { state: true }, narrow: { state: true } };

  constructor() {
    super({ route: 'locks', heading: 'Locks', parameter: 'lock', sort: { key: 'totalNanos', descending: true } });
    this.detail = new Answer(this, 'lock');
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
  }

  willUpdate(changed) {
    super.willUpdate(changed);
    this.kind = oneOf(this.search, 'kind', KINDS.map(kind => kind.key), '');
    this.asTable = this.search.get('view') === 'table' || this.narrow;
    const all = this.answer.value?.locks;
    this.rows = all?.filter(lock => !this.kind || lock.kind === this.kind);
    this.lock = this.selected === undefined ? this.rows?.[0] : this.rows?.find(lock => lock.name === this.selected);
    this.shown = undefined;
    this.tree = [];
    if (!this.lock) return;
    const wait = wholeNumber(this.search, 'wait', -1, { min: 0, max: 2 ** 31 - 1 });
    const burst = wholeNumber(this.search, 'burst', 0, { min: 1, max: 1000 }) - 1;
    this.detail.for(this.capture.id, { row: this.lock.row, burst: burst < 0 ? undefined : burst, wait: wait < 0 ? undefined : wait });
    if (changed.has('search')) this.cursor = undefined;
    this.wait = wait;
    this.shown = this.detail.value?.row === this.lock.row ? this.detail.value : undefined;
    this.tree = this.shown?.detail ? rowsOf(this.shown.detail.tree) : [];
    this.at = this.cursor ?? (wait < 0 ? undefined : keyOfWait(wait));
  }

  render() {
    const { error } = this.answer;
    return html`<div class="stack blocking-page">
      <h1 class="visually-hidden">Blocking</h1>
      ${error ? html`<section class="card"><error-note .error=${error} @retry=${() => this.answer.retry()}></error-note></section>` : this.table()}
      ${this.detail.error && this.lock ? html`<section class="card"><error-note .error=${this.detail.error} @retry=${() => this.detail.retry()}></error-note></section>` : nothing}
      ${this.lock && !this.detail.error ? lockCards(this) : nothing}
      <div class="visually-hidden live" aria-live="polite"></div>
    </div>`;
  }

  table() {
    const all = this.answer.value?.locks;
    if (all?.length === 0) return html`<section class="card"><p class="fact lead">${this.none()}</p></section>`;
    return html`<section class="card" aria-label="Locks">
      <header><h2>Locks that made threads wait</h2>
        <span class="cap">${all ? `${format.count(this.rows.length)} of ${format.count(all.length)} · monitors, java.util.concurrent locks and class initialisers` : format.NBSP}</span><span class="grow"></span>
        <span class="seg" role="group" aria-label="Kind">${[{ key: '', label: 'All kinds' }, ...KINDS].map(({ key, label }) => html`<button type="button"
            aria-pressed=${String(key === this.kind)} @click=${() => this.set({ kind: key || undefined, lock: undefined, burst: undefined, wait: undefined })}>${label}</button>`)}</span>
        <button class="btn quiet" type="button" ?disabled=${!all} @click=${() => this.querySelector('.main-table').download('locks.csv')}>CSV</button></header>
      ${all && !this.lock && this.selected !== undefined ? this.unknown() : nothing}
      <data-table class="main-table clickable" caption="Locks that made threads wait" .expected=${6} .pageSize=${6}
          .columns=${columns(this.rows ?? [], this.capture)} .rows=${this.rows} .rowKey=${lock => lock.name} .selected=${this.lock?.name ?? null}
        .sort=${this.sort} .empty=${'No lock is of this kind.'} @sort=${this.sorted}
        @select=${event => this.choose(event.detail.row.name, event.detail.byKey)}></data-table>
    </section>`;
  }

  choose(name, byKey = false) {
    setState({ lock: name, burst: undefined, wait: undefined }, { replace: byKey });
  }

  chooseBurst(burst) {
    setState({ lock: this.lock.name, burst: burst + 1, wait: undefined });
  }

  /** A row of the tree, or nothing: one that is a wait goes into the address. */
  chooseRow(row, byKey = false) {
    const wait = row?.key.startsWith('wait.') ? row.of.waitRow : undefined;
    if (wait !== undefined || !row) setState({ lock: this.lock.name, burst: (this.shown?.burst ?? -1) + 1 || undefined, wait }, { replace: byKey });
    else this.cursor = row.key;
    if (row) this.say(row);
  }

  say({ kind, of: { threadName, nanos, heldNanos, task } }) {
    const who = `${task ? `${task.type} #${task.taskId} on ` : ''}${threadName ?? 'unknown'}`;
    const what = kind === 'root' ? `held it for ${format.duration(heldNanos)}` : `waited ${format.duration(nanos)}`;
    this.querySelector('.live').textContent = format.name(`${who} ${what}`);
  }

  onKey(name, event) {
    switch (name) {
      case '←': return this.stepBurst(-1);
      case '→': return this.stepBurst(1);
      case '[': return this.walk(toWaiter);
      case ']': return this.walk(toHolder);
      case 'T': setState({ view: this.search.get('view') === 'table' ? undefined : 'table' }, { replace: true }); return true;
      case 'Enter': return this.openTask(event);
      case 'Esc': return this.back();
      default: return super.onKey(name);
    }
  }

  stepBurst(by) {
    const next = (this.shown?.burst ?? -1) + by;
    if (!this.shown || next < 0 || next >= this.shown.bursts.length) return Boolean(this.shown);
    setState({ lock: this.lock.name, burst: next + 1, wait: undefined }, { replace: true });
    return true;
  }

  walk(step) {
    if (this.tree.length > 0) this.chooseRow(step(this.tree, this.at), true);
    return true;
  }

  openTask(event) {
    const task = this.tree.find(row => row.key === this.at)?.of.task;
    if (!task || event.target?.closest?.('a, button')) return false;
    go(captureHref(this.capture.id, 'tasks', task.taskId));
    return true;
  }

  back() {
    if (this.cursor !== undefined) this.cursor = undefined;
    else if (this.wait >= 0) this.set({ wait: undefined });
    else if (this.selected !== undefined) this.set({ lock: undefined, burst: undefined });
    else return false;
    return true;
  }

  /** A link may be of another recording: locks have other names in each. */
  unknown() {
    return html`<p class="fact pad">No thread waited for ${lockName(this.selected)} in these ${lengthOf(this.capture)}. A lock's name is another in every run of a program.</p>`;
  }

  none() {
    const { threads, thresholdNanos } = this.capture.recording;
    const threshold = thresholdNanos >= 0 ? `, threshold ${thresholdNanos === 0 ? `0${format.NBSP}ns` : format.duration(thresholdNanos)}` : '';
    return `No thread waited for a lock in these ${lengthOf(this.capture)}. Looked at ${format.counted(threads, 'thread')}${threshold}.`;
  }
}

define('blocking-page', BlockingPage);
