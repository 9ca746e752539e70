/**
 * What a page shows when it has nothing to show: `<empty-note>`, `<error-note>` inside a card, `<error-page>` and
 * `<reading-note>` instead of a page, `<amber-line>` for what is partly there.
 */
import { html, nothing } from 'lit';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';
import { ROOT, recordingHref } from '../url.js';

/** What was looked for, and what to do: `.text` is a string or a template. */
class EmptyNote extends LightElement {
  static properties = { text: { attribute: false }, heading: { type: String } };

  render() {
    return html`<div class="note">${this.heading ? html`<h2>${this.heading}</h2>` : nothing}<p>${this.text}</p></div>`;
  }
}

/** One sentence of what happened; the button tries again (event `retry`). The rest of the page stays. */
class ErrorNote extends LightElement {
  static properties = { error: { attribute: false } };

  render() {
    return html`<div class="note" role="alert">
      <p>${sentence(this.error?.message ?? 'this could not be read')}</p>
      <div class="actions"><button class="btn" type="button" @click=${this.retry}>Try again</button></div>
    </div>`;
  }

  retry() {
    this.dispatchEvent(new CustomEvent('retry', { bubbles: true }));
  }
}

/** The page for an address that has nothing: an unknown, unreadable or too large recording, a page that is not there. */
class ErrorPage extends LightElement {
  static properties = { problem: { attribute: false }, captureId: { attribute: false } };

  render() {
    const { title, message, detail, gone, command, download } = this.problem;
    const file = this.captureId !== undefined && download;
    return html`<section class="card problem" role="alert">
      <h1><bdi>${format.name(title)}</bdi></h1>
      <p class="fact"><bdi>${format.name(sentence(message))}</bdi></p>
      ${gone ? html`<p class="t2">It was removed to stay inside the disk budget, or the process that kept it has ended.</p>` : nothing}
      ${command ? html`<p class="t2">Download it, then this command opens it in a process of its own:</p>
        <pre class="command"><code>${format.name(command)}</code></pre>` : nothing}
      ${detail ? html`<p class="t2"><code>${format.name(detail)}</code></p>` : nothing}
      <div class="actions">
        ${file ? html`<a class="btn primary" href=${recordingHref(this.captureId)}
            download="${this.captureId}.jfr">Download .jfr</a>` : nothing}
        <a class="btn ${file ? '' : 'primary'}" href="${ROOT}traces/">Captures kept</a>
        <a class="btn" href=${ROOT}>What is here</a>
      </div>
    </section>`;
  }
}

/** A recording is being read: as long as it takes, the place where its page will be says so. */
class ReadingNote extends LightElement {
  static properties = { captureId: { attribute: false } };

  render() {
    return html`<div class="reading" role="status">
      <p class="t2">Reading recording <b><bdi>${format.name(this.captureId)}</bdi></b></p>
      <div class="skeleton tall"></div><div class="skeleton"></div><div class="skeleton"></div>
    </div>`;
  }
}

/** What is missing from what is shown. */
class AmberLine extends LightElement {
  static properties = { text: { attribute: false } };

  render() {
    return html`<p class="amber">${this.text}</p>`;
  }
}

/** A message of the server, made a sentence: they start in lower case and have no full stop. */
export function sentence(message) {
  const text = String(message);
  const first = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}

define('empty-note', EmptyNote);
define('error-note', ErrorNote);
define('error-page', ErrorPage);
define('reading-note', ReadingNote);
define('amber-line', AmberLine);
