/**
 * The waits for one lock over time: its bursts over the whole capture, who held it in one of them, and a row for each wait.
 * Bands are drawn, names are text with links. A click on a burst or a wait selects it (`burst`, `wait`).
 */
import { html, nothing } from 'lit';
import { LightElement, define, styled } from '../element.js';
import * as format from '../format.js';
import { captureHref } from '../url.js';
import { Frame } from '../canvas/frame.js';
import { drawRows, drawTop, scaleWidth } from '../canvas/lock-waits-draw.js';
import { HEAD, ROW, TOP_HEIGHT, TOP_SIZES, burstAt, placeBursts, releaseOf, windowOf } from '../canvas/lock-waits-layout.js';
import { TimeScale } from '../canvas/time-scale.js';
import { durationCell, nameText } from './text.js';

/** Below the rows there is room for the plate that says when the lock was released. */
const FOOT = 24;

class LockWaits extends LightElement {
  static properties = {
    lock: { attribute: false },
    captureId: { attribute: false },
    durationNanos: { attribute: false },
    selected: { attribute: false },
  };

  disconnectedCallback() {
    super.disconnectedCallback();
    this.close();
  }

  close() {
    for (const frame of this.frames ?? []) frame.close();
    this.frames = undefined;
  }

  updated(changed) {
    const [top, rows] = this.querySelectorAll('canvas');
    if (this.frames?.[0].canvas !== top) {
      this.close();
      this.frames = [
        new Frame(top, (g, width) => drawTop(this.view(width), g, width)),
        new Frame(rows, (g, width, height) => drawRows(this.view(width), g, width, height)),
      ];
    }
    for (const frame of this.frames) frame.ask();
    if (changed.has('selected')) this.querySelector('.lw-row.sel')?.scrollIntoView({ block: 'nearest' });
  }

  /** What is drawn, at a width. */
  view(width) {
    const { lock, durationNanos } = this;
    const { fromNs, toNs } = windowOf(lock.bursts[lock.burst], durationNanos);
    const scale = new TimeScale(fromNs, toNs, scaleWidth(width));
    return { lock, durationNanos, scale, placed: placeBursts(lock.bursts, durationNanos, scale.width), releaseNs: releaseOf(lock.detail) };
  }

  chooseBurst(event) {
    const box = event.currentTarget.getBoundingClientRect();
    if (event.clientY - box.top > TOP_SIZES.overview) return;
    const { placed } = this.view(box.width);
    const burst = burstAt(placed, event.clientX - box.left - HEAD);
    if (burst >= 0) this.dispatchEvent(new CustomEvent('burst', { detail: burst }));
  }

  chooseWait(event, wait) {
    if (event.target.closest('a') || getSelection()?.toString()) return;
    this.dispatchEvent(new CustomEvent('wait', { detail: wait.row }));
  }

  render() {
    const { waits, waitsOmitted, omittedNanos } = this.lock.detail;
    return html`<div class="lw-top" ${styled({ height: `${TOP_HEIGHT}px` })}><canvas role="img" aria-label=${this.label()} @click=${this.chooseBurst}></canvas></div>
      <div class="lw-rows"><div class="lw-body" ${styled({ height: `${waits.length * ROW + FOOT}px` })}>
        <canvas aria-hidden="true"></canvas>
        <ol class="lw-list" aria-label="Waits">${waits.map(wait => this.row(wait))}</ol>
      </div></div>
      ${waitsOmitted > 0 ? html`<p class="cap more">${format.counted(waitsOmitted, 'shorter wait')} not drawn, ${format.duration(omittedNanos)} together</p>` : nothing}`;
  }

  row(wait) {
    const { task, threadName, startNs, endNs, owner, origin } = wait;
    const chosen = wait.row === this.selected;
    const hint = `Waited ${format.duration(endNs - startNs)} from ${format.moment(startNs)}${owner ? `, longest behind ${format.name(owner)}` : ''}${origin === 'event' ? '' : ', crosses an end of the capture'}`;
    return html`<li class="lw-row ${chosen ? 'sel' : ''}" aria-current=${chosen ? 'true' : nothing} title=${hint} @click=${event => this.chooseWait(event, wait)}>
      <span class="lw-task">${task ? html`<a href=${captureHref(this.captureId, 'tasks', task.taskId)}>${nameText(task.type, 24)} #${task.taskId}</a>` : html`<span class="muted">no task</span>`}</span>
      <span class="lw-thread">${nameText(threadName, 24)}</span><span></span><span class="r">${durationCell(endNs - startNs)}</span></li>`;
  }

  label() {
    const { lock } = this;
    const { fromNs, toNs, waits } = lock.bursts[lock.burst];
    return `Threads that waited, over the whole capture: at most ${lock.mostWaiting}. Burst ${lock.burst + 1} of ${lock.bursts.length} enlarged, ${format.moment(fromNs)} to ${format.moment(toNs)}: ${format.counted(waits, 'wait')}. Press T for the same as a table.`;
  }
}

define('lock-waits', LockWaits);
