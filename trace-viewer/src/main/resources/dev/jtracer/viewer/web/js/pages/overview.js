/** Overview: the whole capture on one strip, findings with their evidence, where task time went, the types of task. */
import { html, nothing } from 'lit';
import { Answer, theProcess } from '../answers.js';
import { PageElement, define } from '../element.js';
import * as format from '../format.js';
import { tableOrder } from '../table-orders.js';
import { capturingHref, captureHref, go, recordingHref, setState } from '../url.js';
import { stateBar, stateList } from '../components/state-bar.js';
import { axisLabel, sharedAxis, sparkHistogram } from '../components/spark.js';
import { countCell, durationColumn, nameText, typeName } from '../components/text.js';
import { awaiting } from '../components/notes.js';
import '../components/data-table.js';
import '../components/whole-capture.js';
import { linkHref } from '../components/finding-row.js';
import { NUMBERED, findingsCard } from './overview-findings.js';
import { threadSide } from './overview-threads.js';

class OverviewPage extends PageElement {
  static title = ({ capture }) => `Overview: ${format.name(capture.recording.name)}`;
  static keys = [['1–9', 'open that finding', 'elsewhere'], ['T', 'table']];
  static properties = { buckets: { state: true }, live: { state: true } };

  constructor() {
    super();
    this.whole = new Answer(this, 'whole-capture');
    this.types = new Answer(this, 'task-types');
    this.findings = new Answer(this, 'findings');
    this.pools = new Answer(this, 'pools');
    theProcess().then(facts => (this.live = facts.live), () => undefined);
  }

  willUpdate() {
    const { id } = this.capture;
    this.asTable = this.search.get('view') === 'table';
    this.allFindings = this.search.get('findings') === 'all';
    if (this.buckets) this.whole.for(id, { buckets: this.buckets });
    this.types.for(id);
    this.findings.for(id);
    if (!this.hasTasks) this.pools.for(id);
  }

  get hasTasks() {
    const { tasksEnded, tasksOpen } = this.capture.recording;
    return tasksEnded + tasksOpen > 0;
  }

  render() {
    const { recording } = this.capture;
    return html`<div class="overview">
      ${this.head(recording)}
      <whole-capture .answer=${this.whole.value} .captureId=${this.capture.id} ?asTable=${this.asTable} .flags=${this.flags()}
          @buckets=${event => (this.buckets = event.detail)}></whole-capture>
      ${this.whole.error ? html`<error-note .error=${this.whole.error} @retry=${() => this.whole.retry()}></error-note>` : nothing}
      <div class="columns">
        ${findingsCard(this.capture, this.findings, { all: this.allFindings, showAll: () => setState({ findings: 'all' }) })}
        <div class="side">${this.hasTasks ? html`${this.taskTime()}${this.taskTypes()}` : this.threads()}</div>
      </div>
    </div>`;
  }

  head(r) {
    return html`<div class="head">
      <div><h1>${whole(r.durationNanos)} of <bdi>${format.name(r.name)}</bdi></h1><p>${captured(r)} ${tasks(r)}</p></div>
      <a class="btn" href=${recordingHref(this.capture.id)}
          download>Download .jfr <span class="muted">${format.bytes(r.fileBytes)}</span></a>
      ${this.live === false ? nothing : html`<a class="btn primary"
          href=${capturingHref({ duration: goDuration(r.requestedNanos), profile: r.profile })}>Capture again</a>`}
    </div>`;
  }

  /** The moments of the numbered findings, for the strip. */
  flags() {
    const found = this.findings.value;
    if (found === this.flagsOf?.found) return this.flagsOf?.flags ?? [];
    const flags = found.list.slice(0, NUMBERED).flatMap(({ state, moments, links }, i) => {
      const href = links.length ? linkHref(this.capture.id, links[0]) : undefined;
      return moments.map(ns => ({ ns, state, number: i + 1, href }));
    });
    this.flagsOf = { found, flags };
    return flags;
  }

  threads() {
    const { error, value } = this.pools;
    if (error) return html`<error-note .error=${error} @retry=${() => this.pools.retry()}></error-note>`;
    return threadSide(this.capture.id, value, tableOrder(this, 'pools', { key: 'running', descending: true }));
  }

  taskTime() {
    const time = this.types.value?.taskTime;
    const header = cap => html`<header><h2>Where task time went</h2><span class="cap">${cap}</span></header>`;
    if (!time) return html`<section class="card">${header('')}<div class="pad">${awaiting(this.types, 'line')}</div></section>`;
    if (!(time.totalNanos > 0)) {
      return html`<section class="card">${header('')}<empty-note .text=${'No task ended in this recording.'}></empty-note></section>`;
    }
    return html`<section class="card">
      ${header(`${format.duration(time.totalNanos)} of ${format.counted(time.tasks, 'task')}; child tasks counted in their parents`)}
      <div class="pad">${stateBar(time.breakdown, 440)}</div>
      ${stateList(time.breakdown, { sum: true })}
      ${late(this.capture.recording)}
    </section>`;
  }

  taskTypes() {
    const types = this.types.value?.types;
    const order = tableOrder(this, 'types', { key: 'totalNanos', descending: true });
    const axis = sharedAxis((types ?? []).map(type => type.histogram));
    const href = type => captureHref(this.capture.id, 'tasks', undefined, { type });
    const columns = [
      { key: 'type', label: 'Type', cell: t => html`<a href=${href(t.type)}>${typeName(t.type)}</a>` },
      { key: 'count', label: 'Count', right: true, cell: t => countCell(t.count) },
      {
        key: 'histogram',
        label: axisLabel(axis),
        fixed: true,
        className: 'spark-column',
        csv: false,
        hint: 'How many took how long, log scale; the height is the square root of the count',
        cell: t => sparkHistogram(t.histogram, axis, t.type, { width: 96 }),
      },
      durationColumn('p50Nanos', 'p50'),
      durationColumn('p99Nanos', 'p99'),
      durationColumn('maxNanos', 'Max'),
    ];
    return html`<section class="card">
      <header><h2>Task types</h2><span class="grow"></span><a class="link cap-link"
          href=${captureHref(this.capture.id, 'tasks')}>All types</a></header>
      <data-table class="clickable" caption="Task types" .pageSize=${8} .columns=${columns} .rows=${types} .rowKey=${t => t.type}
          .sort=${order.sort} .empty=${'No task is in this recording.'}
        @sort=${order.sorted} @select=${event => go(href(event.detail.row.type))}></data-table>
    </section>`;
  }

  onKey(name) {
    if (name === 'T') setState({ view: this.asTable ? undefined : 'table' }, { replace: true });
    else if (/^[1-9]$/.test(name) && this.linkOf(name)) go(linkHref(this.capture.id, this.linkOf(name)));
    else return false;
    return true;
  }

  /** Its findings by what they say. */
  get commands() {
    const findings = (this.findings.value?.list ?? []).slice(0, NUMBERED);
    return [
      ...findings.flatMap(({ text, links }, i) => (links.length > 0 ? [{ name: text, key: String(i + 1), run: () => go(linkHref(this.capture.id, links[0])) }] : [])),
      { name: 'Show the whole capture as a table, or as a picture', key: 'T', run: () => this.onKey('T') },
    ];
  }

  /** Where the evidence of a finding is, by its number. */
  linkOf(number) {
    return this.findings.value?.list[number - 1]?.links[0];
  }
}

/** `5 seconds`, as a title says it; what is no whole number of seconds keeps its figures: `5.43 seconds`. */
function whole(nanos) {
  if (nanos < 1e9 || nanos >= 99.95e9) return format.duration(nanos);
  const seconds = Math.round(nanos / 1e9);
  const near = Math.abs(nanos - seconds * 1e9) < 0.02 * nanos;
  return near ? format.counted(seconds, 'second') : `${format.durationParts(nanos)[0]} seconds`;
}

function captured(r) {
  const when = r.wallStartEpochMillis > 0
    ? html`Captured ${format.wallClock(r.wallStartEpochMillis)} – ${format.wallClock(r.wallStartEpochMillis + r.durationNanos / 1e6)}`
    : 'Recorded';
  const known = [
    r.pid > 0 ? `pid ${r.pid}` : '',
    r.jvmVersion ? `JDK ${format.javaVersion(r.jvmVersion)}` : '',
    r.gcName ?? '',
    r.cores > 0 ? format.counted(r.cores, 'core') : '',
  ].filter(Boolean);
  const profile = r.profile ? html` with profile <b>${nameText(r.profile)}</b>` : nothing;
  return html`${when}${profile}${known.length ? html`, ${nameText(known.join(', '))}` : nothing}.`;
}

function tasks(r) {
  if (r.tasksEnded + r.tasksOpen === 0) return '';
  const open = r.tasksOpen === 1 ? '1 was still open' : `${format.count(r.tasksOpen)} were still open`;
  return `${format.counted(r.tasksEnded, 'task')} ended, ${format.count(r.tasksFailed)} failed, ${open}.`;
}

/** The duration a capture was asked for, as an address says it: `5s`, `500ms`. */
function goDuration(nanos) {
  if (!(nanos > 0)) return '5s';
  return nanos % 1e9 === 0 ? `${nanos / 1e9}s` : `${Math.max(1, Math.round(nanos / 1e6))}ms`;
}

/** Work behind the end of its task: somebody who adds up scopes should know that it is in no sum. */
function late({ lateScopes }) {
  if (lateScopes === 0) return nothing;
  return html`<p class="cap pad below">${format.counted(lateScopes, 'piece')} of work went on after the task had ended; what lies behind its end is not counted.</p>`;
}

define('overview-page', OverviewPage);
