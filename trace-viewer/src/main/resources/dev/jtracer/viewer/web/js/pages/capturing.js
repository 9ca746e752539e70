/**
 * A capture being taken. The page itself changes nothing: its script starts the capture by a POST, once somebody sees
 * the page and only if they asked for it (never on reload, Back or ahead of time), follows it, and hands over to the
 * viewer, whose address then takes this one's place.
 *
 *   waiting -> starting -> capturing -> reading -> (the viewer)
 *                 |             `-> discarded: back to what is here
 *                 `-> refused, failed, asked (reloaded: a button starts it)
 */
import { html, nothing } from 'lit';
import * as api from '../api.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { ROOT, arrivedBy, captureHref, go } from '../url.js';
import { sparkSeries } from '../components/spark.js';
import { countCell, durationCell, typeName } from '../components/text.js';
import { category } from '../states.js';
import { sentence } from '../components/notes.js';
import '../components/data-table.js';
import '../components/live-chart.js';
import { LiveLedger } from './live-ledger.js';

const POLL_MILLIS = 100;
const SLOW_POLL_MILLIS = 400;

class CapturingPage extends PageElement {
  static title = page => `Capturing ${format.name(page.facts?.program ?? '')}`;
  static keys = [['S', 'stop and keep'], ['Esc', 'discard']];
  static properties = {
    phase: { state: true },
    facts: { state: true },
    progress: { state: true },
    problem: { state: true },
    turn: { state: true },
    waitUntil: { state: true },
  };

  constructor() {
    super();
    this.phase = 'waiting';
    this.turn = 0;
    this.seen = () => this.begin();
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.seen);
    this.begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.seen);
    clearTimeout(this.timer);
    this.left = true;
  }

  get busy() {
    return this.facts ? { name: this.facts.program, what: this.phase === 'reading' ? 'reading' : 'capturing' } : undefined;
  }

  get status() {
    if (this.phase !== 'capturing') return undefined;
    const profile = this.profileFacts();
    return html`<span class="bad">● Recording</span>${profile ? html`<span>${format.name(profile.cost)}</span>` : nothing}`;
  }

  get asked() {
    return {
      duration: this.search?.get('duration') ?? (this.search?.get('seconds') ? `${this.search.get('seconds')}s` : '5s'),
      profile: this.search?.get('profile') ?? 'default',
    };
  }

  /** Starts or joins, as soon as somebody looks. */
  async begin() {
    await this.updateComplete;
    if (this.phase !== 'waiting' || document.visibilityState !== 'visible' || document.prerendering) return;
    this.phase = 'starting';
    try {
      this.facts = await api.process(this.signal);
      const running = this.capture?.progress ?? (await this.running());
      const mayStart = ['navigate', 'go'].includes(arrivedBy()) && !this.capture;
      if (running && (this.capture || !mayStart)) this.follow(running.id, running);
      else if (running) this.refuse(running);
      else if (mayStart) await this.start();
      else this.phase = 'asked';
    } catch (error) {
      this.fail(error);
    }
  }

  async running() {
    const { captures } = await api.captures(this.signal);
    return captures.find(capture => capture.state === 'capturing');
  }

  async start() {
    this.phase = 'starting';
    try {
      const { id } = await api.startCapture(this.asked);
      this.follow(id, await api.captureProgress(id, this.signal));
    } catch (error) {
      if (error.status === 409) this.refuse({ id: error.details.runningId, message: error.message, endsInMillis: error.details.endsInMillis });
      else this.fail(error);
    }
  }

  refuse({ id, message, endsInMillis, requestedNanos = 0, elapsedNanos = 0 }) {
    this.phase = 'refused';
    this.problem = { id, message: message ?? 'another capture is running', endsAt: Date.now() + (endsInMillis ?? (requestedNanos - elapsedNanos) / 1e6) };
  }

  follow(id, progress) {
    this.id = id;
    this.phase = 'capturing';
    this.progress = progress;
    this.ledger = new LiveLedger(Math.max(1, progress.requestedNanos));
    this.poll();
  }

  async poll() {
    try {
      const recording = this.phase === 'capturing';
      const [progress, now] = await Promise.all([api.captureProgress(this.id, this.signal), recording ? api.liveTasks(this.signal) : undefined]);
      if (this.left) return;
      this.progress = progress;
      if (now && progress.state === 'capturing') this.ledger.add(progress.elapsedNanos, now);
      this.turn++;
      if (progress.state === 'ready' || progress.state === 'failed') {
        go(captureHref(this.id), { replace: true });
        return;
      }
      this.phase = progress.state === 'reading' ? 'reading' : 'capturing';
      const slow = progress.requestedNanos > 6e10 ? SLOW_POLL_MILLIS : POLL_MILLIS;
      this.timer = setTimeout(() => this.poll(), slow);
    } catch (error) {
      if (!this.left) this.fail(error);
    }
  }

  fail(error) {
    if (api.isAbort(error)) return;
    this.phase = 'failed';
    this.problem = { message: error.message };
  }

  async stop() {
    if (this.phase === 'capturing') await api.stopCapture(this.id).catch(error => this.fail(error));
  }

  async discard() {
    if (this.phase !== 'capturing') return;
    clearTimeout(this.timer);
    this.left = true;
    await api.discardCapture(this.id).catch(() => undefined);
    go(ROOT, { replace: true });
  }

  /** Waits until the other capture has ended, then starts this one. */
  waitForOther() {
    this.waitUntil = this.problem.endsAt;
    const tick = () => {
      if (this.left) return;
      if (Date.now() > this.waitUntil + 150) {
        this.waitUntil = undefined;
        this.start();
      } else {
        this.turn++;
        this.timer = setTimeout(tick, 200);
      }
    };
    tick();
  }

  updated() {
    this.dispatchEvent(new CustomEvent('page-status', { bubbles: true }));
  }

  render() {
    if (this.phase === 'capturing' || this.phase === 'reading') return this.following();
    if (this.phase === 'refused') return this.refused();
    if (this.phase === 'failed') return this.failed();
    if (this.phase === 'asked') return this.ask();
    return html`<div class="capturing"><h1>${this.phase === 'waiting' ? 'The capture starts when this page is seen' : 'Starting the capture'}</h1></div>`;
  }

  following() {
    const { progress: p, facts, ledger } = this;
    const reading = this.phase === 'reading';
    return html`<div class="capturing">
      <div class="head">
        <div><h1>Capturing <bdi>${format.name(facts.program)}</bdi></h1>
          <p>Profile <b>${p.profile}</b>, pid ${facts.pid}, JDK ${format.name(facts.jvmVersion.split(/[+-]/, 1)[0])}. The trace opens here when the capture ends.</p></div>
        <button class="btn" type="button" ?disabled=${reading} @click=${this.discard}>Discard</button>
        <button class="btn primary" type="button" ?disabled=${reading} @click=${this.stop}>Stop now, keep ${seconds(p.elapsedNanos)}</button>
      </div>
      <section class="card big" aria-label="Progress">
        <div class="figures"><span class="fig">${seconds(p.elapsedNanos)}</span><span class="of">of ${format.tickDuration(p.requestedNanos)}</span><span class="grow"></span>
          <span class="t2">${reading ? 'captured, reading it now' : `${seconds(Math.max(0, p.requestedNanos - p.elapsedNanos))} to go`}</span></div>
        <progress aria-label="Seconds captured" max=${p.requestedNanos} .value=${reading ? p.requestedNanos : p.elapsedNanos}></progress>
        <live-chart .ledger=${ledger} .elapsedNanos=${p.elapsedNanos} .turn=${this.turn}></live-chart>
      </section>
      ${this.figures(p, ledger)}
      <div class="capturing-two">${this.types(ledger)}${this.recorded()}</div>
    </div>`;
  }

  figures(p, ledger) {
    const perSecond = p.elapsedNanos > 0 ? ledger.ended / (p.elapsedNanos / 1e9) : 0;
    const threshold = this.profileFacts()?.thresholdNanos;
    const figures = [
      ['Written', format.bytes(p.bytes), `stops at ${format.bytes(p.maxBytes)}`],
      ['Tasks ended', format.count(ledger.ended), `${format.count(ledger.failed)} failed`],
      ['Per second', format.count(perSecond), 'tasks ended'],
      ['Open tasks', format.count(ledger.open), ledger.oldestNanos > 0 ? `oldest ${format.duration(ledger.oldestNanos)}` : 'none is old'],
      ['Waits recorded', threshold === undefined ? '–' : threshold === 0 ? 'all' : `from ${format.tickDuration(threshold)}`, `profile ${p.profile}`],
    ];
    return html`<dl class="card five">${figures.map(([what, figure, more]) => html`<div><dt>${what}</dt><dd>${figure}</dd><dd class="more">${more}</dd></div>`)}</dl>`;
  }

  types(ledger) {
    const step = format.tickDuration(ledger.stepNanos);
    const columns = [
      { key: 'type', label: 'Type', fixed: true, cell: t => typeName(t.type) },
      { key: 'ended', label: 'Ended', fixed: true, right: true, cell: t => countCell(t.ended) },
      { key: 'open', label: 'Open', fixed: true, right: true, cell: t => countCell(t.open) },
      { key: 'spark', label: `Per ${step}`, fixed: true, className: 'live-spark', cell: t => sparkSeries(pairs(t.perStep), `c-${category(t.type)}`, `Ended per ${step}`, { width: 160, height: 18 }) },
      { key: 'p50Nanos', label: 'p50', fixed: true, right: true, hint: 'Since the tracer was installed', cell: t => durationCell(t.p50Nanos) },
      { key: 'p99Nanos', label: 'p99', fixed: true, right: true, hint: 'Since the tracer was installed', cell: t => durationCell(t.p99Nanos) },
      { key: 'maxNanos', label: 'Max', fixed: true, right: true, hint: 'Since the tracer was installed', cell: t => durationCell(t.maxNanos) },
    ];
    return html`<section class="card" aria-label="Task types so far">
      <header><h2>Task types so far</h2><span class="cap">live; exact when the capture ends</span></header>
      <data-table caption="Task types so far" .pageSize=${20} .columns=${columns} .rows=${ledger.rows()} .rowKey=${t => t.type} .empty=${html`No task has ended yet. Work wrapped in <code>Task.create</code> appears here.`}></data-table>
    </section>`;
  }

  recorded() {
    const profile = this.profileFacts();
    if (!profile) return nothing;
    return html`<section class="card" aria-label="What is recorded">
      <header><h2>What is recorded</h2></header>
      <ul class="what">${profile.records.map(({ what, how, included }) => html`<li><span class=${included ? 'good' : 'muted'} aria-hidden="true">${included ? '✓' : '–'}</span><span><b>${what}</b>: ${how}</span></li>`)}</ul>
    </section>`;
  }

  profileFacts() {
    return this.facts?.profiles?.find(p => p.key === (this.progress?.profile ?? this.asked.profile));
  }

  refused() {
    const { id, message, endsAt } = this.problem;
    const left = Math.max(0, (this.waitUntil ?? endsAt) - Date.now());
    const when = left > 0 ? ` It ends in ${format.duration(Math.ceil(left / 100) * 1e8)}.` : ' It is ending now.';
    return html`<section class="card problem" role="alert">
      <h1>Another capture is running</h1>
      <p class="fact">${sentence(message)}${when}</p>
      <div class="actions">
        <button class="btn primary" type="button" ?disabled=${this.waitUntil !== undefined} @click=${this.waitForOther}>${this.waitUntil === undefined ? `Wait, then capture ${this.asked.duration}` : `Waiting ${format.duration(Math.ceil(left / 100) * 1e8)}`}</button>
        ${id ? html`<a class="btn" href=${captureHref(id)}>Show the running one</a>` : nothing}
        <a class="btn" href=${ROOT}>What is here</a>
      </div>
    </section>`;
  }

  failed() {
    return html`<section class="card problem" role="alert">
      <h1>The capture did not start</h1>
      <p class="fact"><bdi>${format.name(sentence(this.problem.message))}</bdi></p>
      <div class="actions"><button class="btn primary" type="button" @click=${this.start}>Try again</button><a class="btn" href=${ROOT}>Choose duration and profile</a></div>
    </section>`;
  }

  ask() {
    const { duration, profile } = this.asked;
    return html`<section class="card problem">
      <h1>Nothing is being captured</h1>
      <p class="fact">This page was reloaded or reached by Back, which starts nothing.</p>
      <div class="actions"><button class="btn primary" type="button" @click=${this.start}>Capture <bdi>${format.name(duration)}</bdi> with profile <bdi>${format.name(profile)}</bdi></button>
        <a class="btn" href="${ROOT}traces/">Captures kept</a><a class="btn" href=${ROOT}>What is here</a></div>
    </section>`;
  }

  onKey(name) {
    if (name === 'S') this.stop();
    else if (name === 'Esc') this.discard();
    else return false;
    return true;
  }
}

/** `3.2 s`: one decimal, so that the figure does not jump in width. */
const seconds = nanos => `${(Math.floor(nanos / 1e8) / 10).toFixed(1)}${format.NBSP}s`;

/** At most fifty columns of a small chart. */
function pairs(values) {
  if (values.length <= 53) return values;
  return Array.from({ length: Math.ceil(values.length / 2) }, (_, i) => values[2 * i] + (values[2 * i + 1] ?? 0));
}

define('capturing-page', CapturingPage);
