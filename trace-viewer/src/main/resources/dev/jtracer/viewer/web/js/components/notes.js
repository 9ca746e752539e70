/**
 * What a page shows when it has nothing to show: `<empty-note>`, `<error-note>` inside a card, `<error-page>` and
 * `<reading-note>` instead of a page, `<amber-line>` for what is partly there.
 */
import { html, nothing } from 'lit';
import { LightElement, define } from '../element.js';
import * as format from '../format.js';
import { isNotSaved } from '../saved.js';
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
      ${isNotSaved(this.error) ? nothing : html`<div class="actions"><button class="btn" type="button" @click=${this.retry}>Try again</button></div>`}
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

/**
 * A recording is being read: as long as it takes, the place where its page will be says so, and how far that is. `.progress` is
 * that of `api/captures/ID`, undefined until it is known.
 */
class ReadingNote extends LightElement {
  static properties = { captureId: { attribute: false }, progress: { attribute: false } };

  render() {
    const { bytes = 0, readBytes = 0, name } = this.progress ?? {};
    const share = bytes > 0 ? Math.min(1, readBytes / bytes) : 0;
    return html`<div class="reading">
      <p class="t2"><span role="status">Reading recording <b><bdi>${format.name(name ?? this.captureId)}</bdi></b></span>${
        this.state(share, bytes)}</p>
      <progress max="1" value=${share} aria-label="Read so far"></progress>
      <div class="skeleton tall"></div><div class="skeleton"></div><div class="skeleton"></div>
    </div>`;
  }

  state(share, bytes) {
    if (!(share > 0)) return nothing;
    return share < 1 ? html`: ${Math.floor(share * 100)}% of ${format.bytes(bytes)}` : html`: all ${format.bytes(bytes)} are read, arranging them`;
  }
}

/**
 * The grey place of an answer that is not there yet; once it takes long it says how far that is.
 *
 * @param {import('../answers.js').Answer} answer
 * @param {'inline' | 'line'} shape
 */
export function awaiting(answer, shape = 'inline') {
  return html`<span class="skeleton ${shape}">${lookedThrough(answer)}</span>`;
}

/** How far an answer is that takes long: `looked through 34%`. */
export function lookedThrough({ done }) {
  return done === undefined ? nothing : html`<span class="cap">looked through ${Math.floor(done * 100)}%</span>`;
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
