/** What is here: the process, a form that starts a capture, live task types, what is open now, the captures kept. */
import { html, nothing } from 'lit';
import * as api from '../api.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { ROOT, captureHref, capturingHref, go } from '../url.js';
import { countCell, durationCell, durationColumn, nameText, typeName } from '../components/text.js';
import '../components/data-table.js';
import { captureColumns } from './captures-columns.js';

const POLL_MILLIS = 1000;
const DURATIONS = ['1s', '5s', '30s', '2m'];
const SHOWN_OPEN = 8;

class IndexPage extends PageElement {
  static title = page => (page.facts?.program ? `${format.name(page.facts.program)}: what is here` : 'What is here');
  static properties = {
    facts: { state: true },
    tasks: { state: true },
    captures: { state: true },
    error: { state: true },
    duration: { state: true },
    profile: { state: true },
    sort: { state: true },
    capturesSort: { state: true },
  };

  constructor() {
    super();
    this.duration = '5s';
    this.profile = 'default';
    this.sort = { key: 'ended', descending: true };
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async load() {
    try {
      if (document.visibilityState === 'visible') {
        this.facts ??= await api.process(this.signal);
        const [{ captures }, tasks] = await Promise.all([api.captures(this.signal), this.facts.live ? api.liveTasks(this.signal) : undefined]);
        this.captures = captures;
        this.tasks = tasks;
        this.error = undefined;
      }
    } catch (error) {
      if (api.isAbort(error)) return;
      this.error = error;
    }
    if (this.isConnected) this.timer = setTimeout(() => this.load(), POLL_MILLIS);
  }

  updated() {
    this.dispatchEvent(new CustomEvent('page-status', { bubbles: true }));
  }

  render() {
    const { facts } = this;
    return html`<div class="stack">
      <div class="head"><div><h1>${facts?.program ? nameText(facts.program) : 'jtracer'}</h1><p>${facts ? this.fact(facts) : ''}</p></div></div>
      ${this.error ? html`<amber-line .text=${`${this.error.message}.`}></amber-line>` : nothing}
      ${facts?.live ? html`<div class="index-two">${this.form(facts)}${this.openNow()}</div>${this.liveTypes()}` : nothing}
      ${this.kept()}
    </div>`;
  }

  fact(f) {
    if (!f.live) return 'This viewer shows recordings from files.';
    return html`pid ${f.pid}, JDK ${format.javaVersion(f.jvmVersion)}, ${format.counted(f.cores, 'core')}, heap up to
        ${format.bytes(f.maxHeapBytes)}, running since ${format.day(f.startedAtEpochMillis)} ${format.wallClock(f.startedAtEpochMillis)}.`;
  }

  form({ profiles, minCaptureNanos, maxCaptureNanos }) {
    const chosen = profiles.find(p => p.key === this.profile);
    return html`<form class="card start" aria-label="Take a capture" @submit=${this.submit}>
      <header><h2>Take a capture</h2><span class="cap">of everything this process does, for a while</span></header>
      <div class="fields">
        <label for="duration">Duration</label>
        <div class="inline">
          <span class="seg" role="group" aria-label="Usual durations">${DURATIONS.map(d => html`<button type="button"
              aria-pressed=${String(d === this.duration)} @click=${() => (this.duration = d)}>${d}</button>`)}</span>
          <input id="duration" class="input" size="7" autocomplete="off" spellcheck="false" .value=${this.duration}
              @input=${event => (this.duration = event.target.value.trim())}>
          <span class="cap">${format.tickDuration(minCaptureNanos)} to ${longest(maxCaptureNanos)}</span>
        </div>
        <span id="profile-label">Profile</span>
        <div class="inline"><span class="seg" role="group" aria-labelledby="profile-label">${profiles.map(p => html`<button type="button"
            aria-pressed=${String(p.key === this.profile)} @click=${() => (this.profile = p.key)}>${p.key}</button>`)}</span></div>
        <span></span><p class="t2">${chosen ? nameText(chosen.cost) : nothing}</p>
      </div>
      <footer><button class="btn primary" type="submit"><span>Capture ${nameText(this.duration || '5s')}</span></button>
        <code class="cap">${location.host}${this.captureHref()}</code></footer>
    </form>`;
  }

  submit(event) {
    event.preventDefault();
    go(this.captureHref());
  }

  captureHref() {
    return capturingHref({ duration: this.duration || '5s', profile: this.profile === 'default' ? undefined : this.profile });
  }

  openNow() {
    const { tasks } = this;
    const columns = [
      { key: 'id', label: 'Task', fixed: true, cell: t => html`<span class="t2">#${t.id}</span>` },
      { key: 'type', label: 'Type', fixed: true, cell: t => typeName(t.type) },
      { key: 'ageNanos', label: 'Open for', fixed: true, right: true, cell: t => durationCell(t.ageNanos) },
    ];
    return html`<section class="card" aria-label="Open tasks">
      <header><h2>Open now</h2><span class="cap">${tasks ? `${format.counted(tasks.openCount, 'task')}, oldest first` : ''}</span></header>
      <data-table dense caption="Open tasks" .columns=${columns} .rows=${tasks?.open.slice(0, SHOWN_OPEN)} .rowKey=${t => t.id}
          .expected=${SHOWN_OPEN} .empty=${'No task is open.'}></data-table>
    </section>`;
  }

  liveTypes() {
    const ended = { count: row => row.ended };
    const columns = [
      { key: 'type', label: 'Type', cell: t => typeName(t.type) },
      { key: 'ended', label: 'Ended', right: true, cell: t => countCell(t.ended) },
      {
        key: 'failed',
        label: 'Failed',
        right: true,
        cell: t => (t.failed > 0 ? html`<b class="bad">${format.count(t.failed)}</b>` : countCell(0)),
      },
      { key: 'open', label: 'Open', right: true, cell: t => countCell(t.open) },
      durationColumn('p50Nanos', 'p50', ended),
      durationColumn('p99Nanos', 'p99', ended),
      durationColumn('maxNanos', 'Max', ended),
    ];
    return html`<section class="card" aria-label="Task types">
      <header><h2>Task types</h2><span class="cap">live, since the tracer was installed</span></header>
      <data-table caption="Live task types" .columns=${columns} .rows=${this.tasks?.types} .rowKey=${t => t.type} .sort=${this.sort}
          @sort=${event => (this.sort = event.detail)}
        .empty=${html`No task has ended yet. Wrap work in <code>Task.create</code> to see it here.`}></data-table>
    </section>`;
  }

  kept() {
    return html`<section class="card" aria-label="Captures">
      <header><h2>${this.facts?.live === false ? 'Recordings' : 'Captures'}</h2><span class="grow"></span><a class="link cap-link"
          href="${ROOT}traces/">All of them</a></header>
      <data-table class="clickable" caption="Captures" .pageSize=${8} .columns=${captureColumns({ live: this.facts?.live !== false })}
          .rows=${this.captures} .rowKey=${c => c.id} .expected=${2} .sort=${this.capturesSort} @sort=${event => (this.capturesSort = event.detail)}
        .empty=${'No captures are kept yet.'} @select=${event => go(captureHref(event.detail.row.id))}></data-table>
    </section>`;
  }
}

/** `10 m`; what is no whole number of minutes as any duration. */
const longest = nanos => (nanos % 60e9 === 0 ? `${nanos / 60e9}${format.NBSP}m` : format.duration(nanos));

define('index-page', IndexPage);
