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
import * as views from './capturing-views.js';
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
    const leftMillis = endsInMillis ?? (requestedNanos - elapsedNanos) / 1e6;
    this.problem = { id, message: message ?? 'one capture runs at a time', endsAt: Date.now() + leftMillis };
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
      const [progress, now] = await Promise.all([api.captureProgress(this.id, this.signal), recording ? api.liveTasksOfCapture(this.signal) : undefined]);
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
    return views[this.phase](this);
  }

  profileFacts() {
    return this.facts?.profiles?.find(p => p.key === (this.progress?.profile ?? this.asked.profile));
  }

  onKey(name) {
    if (name === 'S') this.stop();
    else if (name === 'Esc') this.discard();
    else return false;
    return true;
  }
}

define('capturing-page', CapturingPage);
