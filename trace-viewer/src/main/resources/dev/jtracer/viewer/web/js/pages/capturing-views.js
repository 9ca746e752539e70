/** What the capturing page shows in each of its phases: a function of the page for each. */
import { html, nothing } from 'lit';
import * as format from '../format.js';
import { category } from '../states.js';
import { ROOT, captureHref } from '../url.js';
import { sentence } from '../components/notes.js';
import { sparkSeries } from '../components/spark.js';
import { countCell, durationColumn, typeName } from '../components/text.js';
import '../components/data-table.js';
import '../components/live-chart.js';

/** A small chart has no more columns than this. */
const MOST_COLUMNS = 53;

export const waiting = () => html`<div class="capturing"><h1>The capture starts when this page is seen</h1></div>`;

export const starting = () => html`<div class="capturing"><h1>Starting the capture</h1>
  <p>The first one of a process begins a moment later: reading it is tried out before, so that its trace opens at once.</p></div>`;

/** The figure, the bar and the chart; what ended so far; what is recorded. */
export function capturing(page) {
  const { progress: p, facts, ledger } = page;
  const isReading = page.phase === 'reading';
  const left = Math.max(0, p.requestedNanos - p.elapsedNanos);
  return html`<div class="capturing">
    <div class="head">
      <div><h1>Capturing <bdi>${format.name(facts.program)}</bdi></h1>
        <p>Profile <b>${p.profile}</b>, pid ${facts.pid}, JDK ${format.javaVersion(facts.jvmVersion)}.
          The trace opens here when the capture ends.</p></div>
      <button class="btn" type="button" ?disabled=${isReading} @click=${() => page.discard()}>Discard</button>
      <button class="btn primary" type="button" ?disabled=${isReading} @click=${() => page.stop()}>Stop now, keep ${seconds(p.elapsedNanos)}</button>
    </div>
    <section class="card big" aria-label="Progress">
      <div class="figures"><span class="fig">${seconds(p.elapsedNanos)}</span><span class="of">of ${format.tickDuration(p.requestedNanos)}</span>
        <span class="grow"></span><span class="t2">${isReading ? 'captured, reading it now' : `${seconds(left)} to go`}</span></div>
      <progress aria-label="Seconds captured" max=${p.requestedNanos} .value=${isReading ? p.requestedNanos : p.elapsedNanos}></progress>
      <live-chart .ledger=${ledger} .elapsedNanos=${p.elapsedNanos} .turn=${page.turn}></live-chart>
    </section>
    ${figures(p, ledger, page.profileFacts()?.thresholdNanos)}
    <div class="capturing-two">${types(ledger)}${recorded(page.profileFacts())}</div>
  </div>`;
}

export const reading = capturing;

/** Another capture runs: which, until when, and a button that waits for it. */
export function refused(page) {
  const { id, message, endsAt } = page.problem;
  const left = Math.max(0, (page.waitUntil ?? endsAt) - Date.now());
  const text = format.duration(Math.ceil(left / 100) * 1e8);
  const isWaiting = page.waitUntil !== undefined;
  return html`<section class="card problem" role="alert">
    <h1>Another capture is running</h1>
    <p class="fact">${sentence(message)} ${left > 0 ? `It ends in ${text}.` : 'It is ending now.'}</p>
    <div class="actions">
      <button class="btn primary" type="button" ?disabled=${isWaiting} @click=${() => page.waitForOther()}>
        ${isWaiting ? `Waiting ${left > 0 ? text : 'until it is saved'}` : html`<span>Wait, then capture <bdi>${format.name(page.asked.duration)}</bdi></span>`}</button>
      ${id ? html`<a class="btn" href=${captureHref(id)}>Show the running one</a>` : nothing}
      <a class="btn" href=${ROOT}>What is here</a>
    </div>
  </section>`;
}

export function failed(page) {
  return html`<section class="card problem" role="alert">
    <h1>${page.id || page.capture ? 'The capture cannot be followed' : 'The capture did not start'}</h1>
    <p class="fact"><bdi>${format.name(sentence(page.problem.message))}</bdi></p>
    <div class="actions">
      <button class="btn primary" type="button" @click=${() => page.again()}>Try again</button>
      <a class="btn" href=${ROOT}>Choose duration and profile</a>
    </div>
  </section>`;
}

/** Reloaded, or reached by Back: nobody asked for a capture. */
export function asked(page) {
  const { duration, profile } = page.asked;
  return html`<section class="card problem">
    <h1>Nothing is being captured</h1>
    <p class="fact">This page was reloaded or reached by Back, which starts nothing.</p>
    <div class="actions">
      <button class="btn primary" type="button" @click=${() => page.start()}><span>Capture <bdi>${format.name(duration)}</bdi> with profile
        <bdi>${format.name(profile)}</bdi></span></button>
      <a class="btn" href="${ROOT}traces/">Captures kept</a>
      <a class="btn" href=${ROOT}>What is here</a>
    </div>
  </section>`;
}

function figures(p, ledger, thresholdNanos) {
  const perSecond = p.elapsedNanos > 0 ? ledger.ended / (p.elapsedNanos / 1e9) : 0;
  const oldest = ledger.oldestNanos > 0 ? `oldest ${format.duration(ledger.oldestNanos)}` : 'of any type';
  const figure = (what, value, more) => html`<div><dt>${what}</dt><dd>${value}</dd><dd class="under">${more}</dd></div>`;
  return html`<dl class="card five">
    ${figure('Written', format.bytes(p.bytes), `stops at ${format.bytes(p.maxBytes)}`)}
    ${figure('Tasks ended', format.count(ledger.ended), `${format.count(ledger.failed)} failed`)}
    ${figure('Per second', format.count(perSecond), 'tasks ended')}
    ${figure('Open tasks', format.count(ledger.open), oldest)}
    ${figure('Waits recorded', thresholdText(thresholdNanos), `profile ${p.profile}`)}
  </dl>`;
}

function thresholdText(nanos) {
  if (nanos === undefined) return '–';
  return nanos === 0 ? 'all' : `from ${format.tickDuration(nanos)}`;
}

function types(ledger) {
  const step = format.tickDuration(ledger.stepNanos);
  const live = (key, label) => ({ ...durationColumn(key, label, { count: t => t.p50Nanos }), hint: 'Since the tracer was installed' });
  const columns = [
    { key: 'type', label: 'Type', cell: t => typeName(t.type) },
    { key: 'ended', label: 'Ended', right: true, cell: t => countCell(t.ended) },
    { key: 'open', label: 'Open', right: true, cell: t => countCell(t.open) },
    {
      key: 'spark',
      label: `Per ${step}`,
      className: 'live-spark',
      cell: t => sparkSeries(columnsOf(t.perStep), `c-${category(t.type)}`, `Ended per ${step}`, { width: 160, height: 18 }),
    },
    live('p50Nanos', 'p50'),
    live('p99Nanos', 'p99'),
    live('maxNanos', 'Max'),
  ].map(column => ({ ...column, fixed: true }));
  return html`<section class="card" aria-label="Task types so far">
    <header><h2>Task types so far</h2><span class="cap">live; exact when the capture ends</span></header>
    <data-table caption="Task types so far" .pageSize=${20} .columns=${columns} .rows=${ledger.rows()} .rowKey=${t => t.type}
      .empty=${html`No task has ended yet. Work wrapped in <code>Task.create</code> appears here.`}></data-table>
  </section>`;
}

function recorded(profile) {
  if (!profile) return nothing;
  const row = ({ what, how, included }) => html`<li>
    <span class=${included ? 'good' : 'muted'} aria-hidden="true">${included ? '✓' : '–'}</span><span><b>${what}</b>: ${inUnits(how)}</span></li>`;
  return html`<section class="card" aria-label="What is recorded">
    <header><h2>What is recorded</h2></header>
    <ul class="what">${profile.records.map(row)}</ul>
  </section>`;
}

/** `from 100us on`, as addresses and command lines write it, as the rest of the page does. */
const inUnits = text => text.replace(/(\d)(us|ms|s)\b/g, (_, digit, unit) => `${digit}${format.NBSP}${unit === 'us' ? 'µs' : unit}`);

/** `3.2 s`: one decimal, so that the figure does not jump in width. */
const seconds = nanos => `${(Math.floor(nanos / 1e8) / 10).toFixed(1)}${format.NBSP}s`;

/** Neighbouring steps added up until they fit a small chart. */
function columnsOf(perStep) {
  if (perStep.length <= MOST_COLUMNS) return perStep;
  return Array.from({ length: Math.ceil(perStep.length / 2) }, (_, i) => perStep[2 * i] + (perStep[2 * i + 1] ?? 0));
}
