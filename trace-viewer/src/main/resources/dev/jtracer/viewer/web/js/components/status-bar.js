/** The status bar: on the left how honest the recording is, on the right the keys of this page. */
import { html, nothing } from 'lit';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';

class StatusBar extends LightElement {
  static properties = {
    recording: { attribute: false },
    notes: { attribute: false },
    keys: { attribute: false },
  };

  render() {
    return html`<footer class="statusbar">
      ${this.recording ? honesty(this.recording) : nothing}
      ${this.notes ?? nothing}
      <span class="grow"></span>
      <span class="keys">${this.keys.map(([names, what]) => html`<span>${names.split(' ').map(k => html`<kbd>${k}</kbd>`)}${what}</span>`)}</span>
    </footer>`;
  }
}

function honesty(r) {
  return html`
    ${lost(r)}
    <span>${format.counted(r.events, 'event')}</span>
    ${r.thresholdNanos >= 0 ? html`<span title="Shorter waits left no event">threshold
        ${r.thresholdNanos === 0 ? `0${format.NBSP}ns` : format.duration(r.thresholdNanos)}</span>` : nothing}
    ${r.taskNanos > 0 ? html`<span>${format.share(r.unexplainedNanos, r.taskNanos)} of task time unexplained</span>` : nothing}
  `;
}

function lost({ lostEvents, lostBytes, truncated }) {
  if (lostEvents > 0 || lostBytes > 0) {
    const parts = [lostEvents > 0 ? format.counted(lostEvents, 'event') : '', lostBytes > 0 ? format.bytes(lostBytes) : ''].filter(Boolean);
    return html`<span class="warn">● ${parts.join(' and ')} lost</span>`;
  }
  return truncated ? html`<span class="warn">● Recording not complete</span>` : html`<span class="good">● No events lost</span>`;
}

define('status-bar', StatusBar);
