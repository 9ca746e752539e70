/** Marks of the timeline: made at the pointer, noted and removed in the panel, kept in the address. */
import { html, nothing } from 'lit';
import * as icons from '../icons.js';
import { setState } from '../url.js';
import { withMark } from '../canvas/mark-layout.js';
import { HEAD } from '../canvas/timeline-draw.js';
import { goTo } from './timeline-moves.js';
import { MOST_MARKS, MOST_NOTE_CHARS, marksParam } from './timeline-state.js';

/** Marks the moment under the pointer; without one, where the keyboard is, else the middle of the window. */
export function markHere(page) {
  const { canvas, view } = page;
  if (view.marks.length >= MOST_MARKS) return page.say(`At most ${MOST_MARKS} moments can be marked.`);
  const ns = Math.max(0, Math.min(page.durationNanos, momentOf(canvas)));
  page.say(`Marked ${page.moment(ns)}.`);
  return write(withMark(view.marks, ns));
}

function momentOf({ pointer, here, cursor, selection, scale }) {
  if (pointer) return scale.ns(pointer.x - HEAD);
  if (here !== undefined) return here;
  const start = (cursor ?? selection)?.startNs;
  return start >= scale.startNs && start <= scale.endNs ? start : (scale.startNs + scale.endNs) / 2;
}

/** The marks below what the panel shows; nothing where there are none. */
export function marksList(page) {
  const { marks } = page.view;
  if (marks.length === 0) return nothing;
  return html`<section class="marks" aria-label="Marks"><h3>Marks</h3>${marks.map((mark, i) => {
    const at = page.moment(mark.ns);
    return html`<div class="mark-row">
      <button class="link" type="button" title="Go there" @click=${() => goTo(page, { fromNs: mark.ns, toNs: mark.ns })}>${at}</button>
      <input type="text" id="mark-${mark.ns}" maxlength=${MOST_NOTE_CHARS} placeholder="Note" aria-label="Note at ${at}" .value=${mark.note}
          @change=${event => note(page, mark, event.target.value)} @keydown=${leaveOnEnter}>
      <button class="iconbtn" type="button" aria-label="Remove mark ${i + 1}, ${at}" @click=${() => write(marks.filter(each => each !== mark))}>${icons.close}</button>
    </div>`;
  })}</section>`;
}

/** Somebody clicked on a flag: its note can be written. */
export function editMark(page, { ns }) {
  page.querySelector(`#mark-${ns}`)?.focus();
}

function note(page, mark, text) {
  write(page.view.marks.map(each => (each === mark ? { ...each, note: text.trim() } : each)));
}

const write = marks => setState({ marks: marksParam(marks) }, { replace: true });

function leaveOnEnter(event) {
  if (event.key === 'Enter') event.target.blur();
}
