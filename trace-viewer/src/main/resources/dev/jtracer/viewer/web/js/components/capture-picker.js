/** Which capture is shown, and the way to the others: their list is read when the menu opens. */
import { html, nothing } from 'lit';
import { theProcess } from '../answers.js';
import * as api from '../api.js';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';
import * as icons from '../icons.js';
import * as url from '../url.js';
import { IN_A_CELL, nameText } from './text.js';

class CapturePicker extends LightElement {
  static properties = {
    capture: { attribute: false },
    busy: { attribute: false },
    kept: { state: true },
    problem: { state: true },
    live: { state: true },
  };

  render() {
    return html`
      <button class="picker" type="button" popovertarget="capture-menu" aria-haspopup="true">${this.label()}${icons.down}</button>
      <div class="menu captures-menu" id="capture-menu" popover @toggle=${this.toggled} @click=${this.clicked}>
        ${this.kept?.map(c => this.entry(c))}
        ${this.problem ? html`<p class="cap">${this.problem}</p>` : nothing}
        ${this.kept?.length === 0 ? html`<p class="cap">No captures are kept.</p>` : nothing}
        <a href="${url.ROOT}traces/">All captures</a>
        ${this.live ? html`<a href=${url.ROOT}>Take a capture</a>` : nothing}
      </div>
    `;
  }

  label() {
    const recording = this.capture?.recording;
    if (recording) {
      const { name, durationNanos } = recording;
      return html`<b>${nameText(name, IN_A_CELL)}</b><span class="when">${startedAt(recording)}${format.duration(durationNanos)}</span>`;
    }
    if (this.busy) return html`<span class="dot"></span><b><bdi>${format.name(this.busy.name)}</bdi></b><span>${this.busy.what}</span>`;
    return html`<span>Captures</span>`;
  }

  entry(capture) {
    const current = capture.id === this.capture?.id;
    return html`<a href=${url.captureHref(capture.id)} aria-current=${current ? 'true' : nothing}>
      <b><bdi>${format.name(capture.name ?? capture.id)}</bdi></b>
      <span class="muted">${when(capture)}</span>
    </a>`;
  }

  async toggled(event) {
    if (event.newState !== 'open') return;
    try {
      const [{ captures }, facts] = await Promise.all([api.captures(), theProcess()]);
      this.live = facts.live;
      this.kept = captures.slice(0, 12);
      this.problem = undefined;
    } catch (error) {
      this.problem = error.message;
    }
  }

  clicked(event) {
    if (event.target.closest('a')) this.querySelector('#capture-menu').hidePopover();
  }
}

/** When and how long, or how far it is. */
function when({ startedAtEpochMillis, durationNanos, state, bytes }) {
  if (state !== 'ready') return state;
  if (startedAtEpochMillis > 0) return `${format.wallClock(startedAtEpochMillis)} · ${format.duration(durationNanos)}`;
  return format.bytes(bytes);
}

/** The wall-clock start, for recordings that know it. */
function startedAt(recording) {
  return recording.wallStartEpochMillis > 0 ? `${format.wallClock(recording.wallStartEpochMillis)} · ` : '';
}

define('capture-picker', CapturePicker);
