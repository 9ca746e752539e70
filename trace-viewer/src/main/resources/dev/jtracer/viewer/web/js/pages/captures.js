/** The captures kept, and the one running. */
import { html, nothing } from 'lit';
import { theProcess } from '../answers.js';
import * as api from '../api.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { ROOT, captureHref, go } from '../url.js';
import '../components/data-table.js';
import { captureColumns } from './captures-columns.js';

const POLL_MILLIS = 1000;

class CapturesPage extends PageElement {
  static title = () => 'Captures';
  static properties = { captures: { state: true }, live: { state: true }, error: { state: true }, sort: { state: true } };

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
      const [{ captures }, process] = await Promise.all([api.captures(this.signal), theProcess()]);
      this.captures = captures;
      this.live = process.live;
      this.error = undefined;
      if (captures.some(c => c.state === 'capturing' || c.state === 'reading')) this.timer = setTimeout(() => this.load(), POLL_MILLIS);
    } catch (error) {
      if (!api.isAbort(error)) this.error = error;
    }
  }

  render() {
    const { captures } = this;
    return html`<div class="stack">
      <div class="head"><div><h1>Captures</h1><p>${captures ? this.fact(captures) : ''}</p></div>
        ${this.live ? html`<a class="btn primary" href=${ROOT}>Take a capture</a>` : nothing}</div>
      ${this.error ? html`<error-note .error=${this.error} @retry=${this.load}></error-note>` : nothing}
      <section class="card" aria-label="Captures">
        <data-table class="clickable" caption="Captures"
            .columns=${captureColumns({ live: this.live, discard: this.live ? c => this.discard(c) : undefined })} .rows=${captures}
            .rowKey=${c => c.id} .expected=${3}
          .sort=${this.sort} .empty=${this.live ? 'No captures are kept in this process.' : 'No recordings are open here.'}
          @sort=${event => (this.sort = event.detail)} @select=${event => go(captureHref(event.detail.row.id))}></data-table>
      </section>
    </div>`;
  }

  fact(captures) {
    const bytes = captures.reduce((sum, c) => sum + c.bytes, 0);
    const what = this.live ? 'capture' : 'recording';
    const kept = `${format.counted(captures.length, what)}, ${format.bytes(bytes)} together.`;
    return this.live ? `${kept} The oldest goes first when the disk budget is used up.` : kept;
  }

  async discard(capture) {
    try {
      await api.discardCapture(capture.id);
    } catch (error) {
      this.error = error;
    }
    this.load();
  }
}

define('captures-page', CapturesPage);
