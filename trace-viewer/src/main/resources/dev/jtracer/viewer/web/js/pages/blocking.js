/** Blocking: the locks that made threads wait, and behind whom they waited. */
import { html, nothing, svg } from 'lit';
import { define } from '../element.js';
import * as format from '../format.js';
import { IN_A_CELL, durationCell, durationText, lockName, nameText } from '../components/text.js';
import { TablePage, lengthOf } from './table-page.js';

const BAR = 150;

class BlockingPage extends TablePage {
  static title = () => 'Blocking';

  constructor() {
    super({ route: 'locks', heading: 'Locks', parameter: 'lock', sort: { key: 'totalNanos', descending: true } });
  }

  rowsOf = ({ locks }) => locks;

  fact({ locks }) {
    if (locks.length === 0) return this.none();
    const total = locks.reduce((sum, lock) => sum + lock.totalNanos, 0);
    const waits = locks.reduce((sum, lock) => sum + lock.waits + lock.crossingWaits, 0);
    const [first] = [...locks].sort((a, b) => b.totalNanos - a.totalNanos);
    const owner = first.owners.find(o => o.thread !== null);
    return html`Threads waited ${format.counted(waits, 'time')}, ${durationText(total)} together, for
        ${format.counted(locks.length, 'lock')}: <b>${format.share(first.totalNanos, total)}</b> of it for ${first.kind}
        ${lockName(first.name)}${owner ? html`, of which ${durationText(owner.nanos)} behind thread
        <b>${nameText(owner.thread)}</b>` : nothing}.`;
  }

  columns(locks) {
    const most = Math.max(1, ...locks.map(lock => lock.totalNanos));
    return [
      { key: 'name', label: 'Lock', cell: lock => lockName(lock.name) },
      { key: 'kind', label: 'Kind', cell: lock => html`<span class="t2">${lock.kind}</span>` },
      {
        key: 'waits',
        label: 'Waits',
        right: true,
        cell: lock => html`${format.count(lock.waits)}${lock.crossingWaits > 0 ? html`<span class="muted"
            title="Waits that crossed an end of the capture: seen in a thread snapshot"> + ${lock.crossingWaits}</span>` : nothing}`,
      },
      { key: 'threads', label: 'Threads', right: true, cell: lock => format.count(lock.threads) },
      {
        key: 'bar',
        label: html`<span class="visually-hidden">Total wait as a bar</span>`,
        fixed: true,
        csv: false,
        cell: lock => bar(lock.totalNanos, most),
      },
      { key: 'totalNanos', label: 'Total wait', right: true, csv: 'totalNanos', cell: lock => durationCell(lock.totalNanos) },
      { key: 'meanNanos', label: 'Mean', right: true, cell: lock => durationCell(lock.meanNanos) },
      { key: 'maxNanos', label: 'Max', right: true, cell: lock => durationCell(lock.maxNanos) },
      { key: 'owner', label: 'Waited mostly behind', value: lock => lock.owners[0]?.thread ?? '', cell: lock => mostly(lock) },
    ];
  }

  details(lock) {
    const most = Math.max(1, ...lock.owners.map(o => o.nanos));
    const inferred = lock.owners.reduce((sum, o) => sum + o.inferredNanos, 0);
    return html`<section class="card" aria-label="The selected lock">
      <header><h2>${lockName(lock.name)}</h2><span class="cap">${lock.kind} · ${format.name(lock.className)}</span></header>
      <p class="fact pad">${format.counted(lock.threads, 'thread')} waited ${format.counted(lock.waits + lock.crossingWaits, 'time')} for
        it, ${durationText(lock.totalNanos)} together, at most ${durationText(lock.maxNanos)} at once.${inferred > 0 ? html` For
        ${durationText(inferred)} of that the owner is inferred from the moments when other threads acquired it.` : nothing}</p>
      <table class="data">
        <caption class="visually-hidden">Behind whom threads waited</caption>
        <thead><tr>
          <th scope="col">Owner</th><th scope="col"><span class="visually-hidden">As a bar</span></th>
          <th scope="col" class="r">Waited behind it</th><th scope="col" class="r">Share</th><th scope="col" class="r">Of it inferred</th>
        </tr></thead>
        <tbody>${lock.owners.map(owner => ownerRow(owner, lock, most))}</tbody>
      </table>
    </section>`;
  }

  none() {
    const { threads, thresholdNanos } = this.capture.recording;
    const threshold = thresholdNanos >= 0 ? `, threshold ${thresholdNanos === 0 ? `0${format.NBSP}ns` : format.duration(thresholdNanos)}` : '';
    return `No thread waited for a lock in these ${lengthOf(this.capture)}. Looked at ${format.counted(threads, 'thread')}${threshold}.`;
  }

  empty = () => 'Monitors and locks of java.util.concurrent would be listed here.';
}

const bar = (nanos, most) => html`<svg class="cell-bar s-blocked" width=${BAR} height="8"
    aria-hidden="true">${svg`<rect width=${Math.max(1, (nanos / most) * BAR)} height="8" rx="2"></rect>`}</svg>`;

function ownerRow({ thread, nanos, inferredNanos }, lock, most) {
  return html`<tr>
    <td>${ownerName(thread)}</td><td>${bar(nanos, most)}</td>
    <td class="r">${durationCell(nanos)}</td><td class="r t2">${format.share(nanos, lock.totalNanos)}</td>
    <td class="r">${inferredNanos > 0 ? durationCell(inferredNanos) : html`<span class="muted">0</span>`}</td>
  </tr>`;
}

function mostly({ owners, totalNanos }) {
  const [first] = owners;
  if (!first) return html`<span class="muted">nobody</span>`;
  return html`${ownerName(first.thread)} <span class="muted">${format.share(first.nanos, totalNanos)}</span>`;
}

function ownerName(thread) {
  return thread === null ? html`<span class="t2">unknown</span>` : html`<span class="name">${nameText(thread, IN_A_CELL)}</span>`;
}

define('blocking-page', BlockingPage);
