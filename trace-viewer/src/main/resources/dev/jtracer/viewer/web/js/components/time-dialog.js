/** Asks for a moment or a stretch of time; event `go` with `{fromNs, toNs}`, equal for a moment. The key G opens it. */
import { html, nothing } from 'lit';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';
import * as icons from '../icons.js';
import { parseTime } from '../canvas/parse-time.js';

class TimeDialog extends LightElement {
  static properties = { durationNanos: { attribute: false }, startEpochMillis: { attribute: false }, wrong: { state: true } };

  render() {
    const clock = this.startEpochMillis > 0;
    return html`<dialog class="time-dialog" aria-labelledby="time-dialog-title">
      <form method="dialog" @submit=${this.submitted}>
        <header><h2 id="time-dialog-title">Go to a time</h2><button class="iconbtn" type="button" aria-label="Close" @click=${this.close}>${icons.close}</button></header>
        <input type="text" id="go-to-time" autocomplete="off" spellcheck="false" aria-label="A moment, or two with a dash between" aria-describedby="time-dialog-help"
            aria-invalid=${String(Boolean(this.wrong))} @input=${() => (this.wrong = undefined)}>
        <p class="cap" id="time-dialog-help">${this.wrong
          ? html`<span class="wrong">${this.wrong}</span>`
          : html`<b>2.634</b> or <b>640 ms</b> from the start${clock ? html`, <b>${format.wallClock(this.startEpochMillis + this.durationNanos / 2e6, 3)}</b> on the clock` : nothing},
              <b>2.5 – 2.7</b> for a stretch of time`}</p>
        <button class="btn primary">Go</button>
      </form>
    </dialog>`;
  }

  open() {
    this.wrong = undefined;
    this.querySelector('dialog').showModal();
    this.querySelector('input').select();
  }

  close() {
    this.querySelector('dialog').close();
  }

  submitted(event) {
    event.preventDefault();
    const range = parseTime(this.querySelector('input').value, this);
    if (!range) {
      this.wrong = `This is no moment of these ${format.duration(this.durationNanos)}.`;
      return;
    }
    this.close();
    this.dispatchEvent(new CustomEvent('go', { detail: range }));
  }
}

define('time-dialog', TimeDialog);
