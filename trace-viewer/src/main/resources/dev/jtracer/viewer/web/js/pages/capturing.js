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
import { ask } from '../answers.js';
import * as api from '../api.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { ROOT, arrivedBy, captureHref, go } from '../url.js';
import * as views from './capturing-views.js';
import { LiveLedger } from './live-ledger.js';

const POLL_MILLIS = 100;
/** While its file is being saved: once there is one, it can be asked. */
const SAVING_POLL_MILLIS = 40;
const SLOW_POLL_MILLIS = 400;
const MOST_PAUSE_MILLIS = 2000;
/** After so many polls in a row without an answer the page says so. */
const MOST_MISSES = 5;
/** How long after another capture's end the first attempt is made: it is being saved then. */
const SAVING_MILLIS = 200;

/** What the page that comes after asks beside the head of the recording. */
const ASKED_FIRST = ['task-types', 'findings'];

class CapturingPage extends PageElement {
  static title = page => `Capturing ${format.name(page.facts?.program ?? '')}`;
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
    this.misses = 0;
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
    const runs = this.phase === 'starting' || this.phase === 'capturing' || this.phase === 'reading';
    return this.facts && runs ? { name: this.facts.program, what: this.phase === 'reading' ? 'reading' : 'capturing' } : undefined;
  }

  get status() {
    if (this.phase !== 'capturing') return undefined;
    const profile = this.profileFacts();
    return html`<span class="bad">● Recording</span>${profile ? html`<span>${format.name(profile.cost)}</span>` : nothing}`;
  }

  /** What the address asks for, to be shown; the server decides what it means. */
  get asked() {
    const seconds = this.search?.get('seconds');
    return {
      duration: this.search?.get('duration') || (seconds ? `${seconds} seconds` : '5s'),
      profile: this.search?.get('profile') || 'default',
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

  /** @param {number} [pauseMillis] given if this waits for another capture: how long until the next attempt */
  async start(pauseMillis) {
    if (pauseMillis === undefined) this.phase = 'starting';
    try {
      this.id = (await api.startCapture(this.search ?? [])).id;
    } catch (error) {
      const { runningId, endsInMillis } = error.details ?? {};
      if (this.left) return;
      if (error.status === 409 && runningId) {
        this.refuse({ id: runningId, message: error.message, endsInMillis });
        if (pauseMillis !== undefined) this.waitForOther(pauseMillis);
      } else {
        this.fail(error);
      }
      return;
    }
    if (this.left) return;
    this.poll();
    // The page that comes after it is loaded meanwhile. If that fails, it is loaded when it is needed.
    import('./overview.js').catch(() => undefined);
  }

  refuse({ id, message, endsInMillis, requestedNanos = 0, elapsedNanos = 0 }) {
    this.phase = 'refused';
    const leftMillis = endsInMillis ?? (requestedNanos - elapsedNanos) / 1e6;
    this.problem = { id, message: message ?? 'one capture runs at a time', endsAt: Date.now() + leftMillis };
  }

  follow(id, progress) {
    this.id = id;
    this.phase = 'capturing';
    this.show(progress);
    this.poll();
  }

  show(progress) {
    this.progress = progress;
    this.ledger ??= new LiveLedger(Math.max(1, progress.requestedNanos));
  }

  async poll() {
    try {
      const recording = this.phase !== 'reading';
      const [progress, now] = await Promise.all([api.captureProgress(this.id, this.signal), recording ? api.liveTasksOfCapture(this.signal) : undefined]);
      if (this.left) return;
      this.misses = 0;
      this.show(progress);
      if (now && progress.state === 'capturing') this.ledger.add(progress.elapsedNanos, now);
      this.turn++;
      if (progress.state === 'failed') return this.leave();
      this.phase = progress.state === 'capturing' ? 'capturing' : 'reading';
      if (this.phase === 'reading' && progress.name !== null) this.askAhead();
      this.pollIn(this.pauseMillis(progress));
    } catch (error) {
      if (!this.left) this.miss(error);
    }
  }

  /** Asks what comes after while the file is read: it is answered at that very moment. What is wrong with it the frame says. */
  askAhead() {
    if (this.ahead) return;
    this.ahead = true;
    ask(this.id, 'recording').then(recording => this.leave({ id: this.id, recording }), () => this.leave());
    ASKED_FIRST.forEach(route => ask(this.id, route));
  }

  /** @param {{id: string, recording: object}} [captured]  what the frame then need not ask for */
  leave(captured) {
    if (this.left) return;
    clearTimeout(this.timer);
    this.captured = captured;
    go(captureHref(this.id), { replace: true });
  }

  /** Often at the end and until there is a file: somebody waits. */
  pauseMillis({ requestedNanos, elapsedNanos }) {
    const millis = requestedNanos > 6e10 ? SLOW_POLL_MILLIS : POLL_MILLIS;
    const leftMillis = this.phase === 'capturing' ? (requestedNanos - elapsedNanos) / 1e6 : this.ahead ? millis : 0;
    return Math.min(millis, Math.max(SAVING_POLL_MILLIS, leftMillis));
  }

  pollIn(millis) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.poll(), millis);
  }

  /** A poll without a useful answer: the capture runs all the same, so one that may pass is asked again. */
  miss(error) {
    const mayPass = error.status === 0 || error.status >= 500;
    this.misses++;
    if (!mayPass || this.misses >= MOST_MISSES) this.fail(error);
    if (mayPass) this.pollIn(Math.min(MOST_PAUSE_MILLIS, POLL_MILLIS * 2 ** this.misses));
  }

  fail(error) {
    if (api.isAbort(error)) return;
    this.phase = 'failed';
    this.problem = { message: error.message };
  }

  /** Whatever failed, once more: a capture that was started is never started twice. */
  again() {
    if (this.id) return this.poll();
    if (this.facts) return this.start();
    this.phase = 'waiting';
    return this.begin();
  }

  /** If this fails the capture goes on, and so does the page, with its button. */
  async stop() {
    if (this.phase === 'capturing') await api.stopCapture(this.id).catch(() => undefined);
  }

  async discard() {
    if (this.phase !== 'capturing') return;
    clearTimeout(this.timer);
    this.left = true;
    await api.discardCapture(this.id).catch(() => undefined);
    go(ROOT, { replace: true });
  }

  /**
   * Waits until the other capture has ended, then starts this one. The other is saved after its end, for as long as
   * that takes: each attempt that comes too early doubles the pause before the next.
   */
  waitForOther(pauseMillis = SAVING_MILLIS) {
    this.waitUntil = this.problem.endsAt;
    const startAt = Math.max(this.waitUntil, Date.now()) + pauseMillis;
    const tick = () => {
      if (this.left) return;
      if (Date.now() >= startAt) {
        this.start(Math.min(MOST_PAUSE_MILLIS, 2 * pauseMillis));
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
    return views[this.phase](this);
  }

  profileFacts() {
    return this.facts?.profiles?.find(p => p.key === (this.progress?.profile ?? this.asked.profile));
  }

  /** While a capture runs; elsewhere there is nothing to stop. */
  get keys() {
    return this.phase === 'capturing' ? [['S', 'stop and keep'], ['Esc', 'discard']] : [];
  }

  onKey(name) {
    if (this.phase !== 'capturing') return false;
    if (name === 'S') this.stop();
    else if (name === 'Esc') this.discard();
    else return false;
    return true;
  }
}

define('capturing-page', CapturingPage);
