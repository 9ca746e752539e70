/** The cards of the Flame graphs page: what it is of, the graph, its methods. Templates only; the page has the state. */
import { html, nothing } from 'lit';
import { fullName, shortName, weightText } from '../canvas/flame-text.js';
import { nameOf, pathTo } from '../canvas/flame-tree.js';
import { awaiting } from '../components/notes.js';
import { nameText, swatch } from '../components/text.js';
import { stripLine } from '../components/range-strip.js';
import * as format from '../format.js';
import * as icons from '../icons.js';
import { partsOf } from '../states.js';
import { captureHref } from '../url.js';
import { comparedColumns, methodColumns, nodeColumns } from './flame-columns.js';
import { comparedFact, emptyText, fact } from './flame-facts.js';
import { KINDS, partWords, showsState } from './flame-subject.js';

/** How many names a list of suggestions has. */
const SUGGESTED = 1000;
/** How many frames between the root and the zoomed one are named. */
const CRUMBS = 5;

export function subjectCard(page) {
  const { subject, whole } = page;
  const { tree, shown } = page.made;
  const { durationNanos } = page.capture.recording;
  return html`<section class="card" aria-label="What it is of">
    <p class="fact lead">${tree ? (shown.side ? comparedFact(tree, sideWords(page)) : fact(shown.answer, tree, shown.subject)) : awaiting(page.made.graph)}</p>
    <div class="tools flame-tools">
      <div class="seg" role="group" aria-label="What stacks weigh">${KINDS.map(({ key, label, hint }) => html`<button type="button" title=${hint}
          aria-pressed=${String(key === subject.kind)} @click=${() => page.choose({ kind: key === 'cpu' ? undefined : key, states: undefined })}>${label}</button>`)}</div>
      ${partSelect(page)}${onlyInput(page)}${chips(page)}
      <span class="grow"></span>${compareSelect(page)}
    </div>
    ${strip(whole, 'after', page.made.side ? 'After' : 'Range', subject.range, range => page.choose({ from: range?.from, to: range?.to }))}
    ${subject.vsCapture ? strip(page.otherWhole, 'before', 'Before', subject.vsRange, range => page.choose({ vsFrom: range?.from, vsTo: range?.to })) : nothing}
    ${subject.vsRange && !subject.vsCapture ? strip(whole, 'before', 'Before', subject.vsRange, range => page.choose({ vsFrom: range?.from ?? 0, vsTo: range?.to ?? durationNanos })) : nothing}
    ${whole.error ? html`<error-note .error=${whole.error} @retry=${() => whole.retry()}></error-note>` : nothing}
  </section>`;
}

function strip(whole, key, label, range, choose) {
  const caption = range ? `${format.moment(range.from)} – ${format.moment(range.to)}` : 'drag to choose';
  return stripLine(whole.value, { key, label, range, choose, caption });
}

function sideWords(page) {
  const threadName = thread => page.threadName(thread);
  const { subject, side } = page.made.shown;
  const part = partWords(subject, { threadName });
  if (!subject.vsCapture) return { after: part, before: partWords(side.subject, { threadName }) };
  return { after: part, before: `${format.name(page.captureName(side.captureId), 60)}, ${partWords(side.subject, { threadName })}` };
}

/** By what names a part can be chosen: one of all of these. */
const PARTS = [
  ['type', 'Task types', page => page.types.value?.types.map(type => type.type)],
  ['region', 'Region types', page => page.regionTypes.value?.types.map(type => type.type)],
  ['pool', 'Pools', page => page.pools.value?.pools.map(pool => pool.name)],
];

function partSelect(page) {
  const chosen = PARTS.map(([key]) => key).find(key => page.subject[key] !== undefined);
  const choose = text => {
    const at = text.indexOf('.');
    const none = Object.fromEntries(PARTS.map(([key]) => [key, undefined]));
    page.choose({ ...none, task: undefined, ...(at < 0 ? {} : { [text.slice(0, at)]: text.slice(at + 1) }) });
  };
  return html`<select class="chip" aria-label="Only these tasks, regions or threads" @change=${event => choose(event.target.value)}>
    <option value="" .selected=${chosen === undefined}>All tasks and none</option>
    ${PARTS.map(([key, label, namesOf]) => {
    const own = page.subject[key];
    const known = namesOf(page) ?? [];
    const names = own === undefined || known.includes(own) ? known : [own, ...known];
    return names.length === 0 ? nothing : html`<optgroup label=${label}>${names.map(name => html`<option value="${key}.${name}"
        .selected=${key === chosen && name === own}>${format.name(name, 40)}</option>`)}</optgroup>`;
  })}
  </select>`;
}

/** A thread by its name or a task by its number, which only a thread of exactly that name can be taken for. */
function onlyInput(page) {
  return html`<input class="input only" type="text" list="flame-threads" placeholder="Thread, or #task" aria-label="Only this thread, or the task of this number"
      autocomplete="off" spellcheck="false" @change=${event => only(page, event.target)}>
    <datalist id="flame-threads">${page.threadNames.slice(0, SUGGESTED).map(lane => html`<option value=${format.name(lane.name)}></option>`)}</datalist>`;
}

function only(page, input) {
  const text = input.value.trim();
  const named = page.threadNames.find(each => format.name(each.name) === text);
  const task = named ? null : /^#?(-?\d{1,19})$/.exec(text);
  const lane = named ?? page.threadNames.find(each => each.name.toLowerCase().includes(text.toLowerCase()));
  if (text === '' || (!task && !lane)) return;
  input.value = '';
  input.blur();
  page.choose(task ? { task: task[1], type: undefined, thread: undefined } : { thread: lane.thread, task: undefined });
}

function chips(page) {
  const { subject } = page;
  const chip = (text, changes) => html`<button class="chip on" type="button" aria-label="Not only ${text}" @click=${() => page.choose(changes)}>${text} ${icons.close}</button>`;
  const others = PARTS.map(([key]) => key).filter(key => subject[key] !== undefined).slice(1);
  return html`
    ${others.map(key => chip(format.name(`${key} ${subject[key]}`, 40), { [key]: undefined }))}
    ${subject.thread === undefined ? nothing : chip(format.name(page.threadName(subject.thread), 40), { thread: undefined })}
    ${subject.task === undefined ? nothing : html`<span class="row-actions">${chip(`task #${subject.task}`, { task: undefined })}<a class="link cap-link"
        href=${captureHref(page.capture.id, 'tasks', subject.task)}>its page</a></span>`}
    ${subject.range && !page.made.side ? chip(`${format.moment(subject.range.from)} – ${format.moment(subject.range.to)}`, { from: undefined, to: undefined }) : nothing}`;
}

function compareSelect(page) {
  const { subject } = page;
  const change = value => {
    if (value === '') page.stopComparing();
    else if (value === 'range') page.compareRanges();
    else page.compareCapture(value.slice(1));
  };
  const value = subject.vsCapture ? `.${subject.vsCapture}` : subject.vsRange ? 'range' : '';
  const known = page.otherCaptures;
  const others = subject.vsCapture && !known.some(other => other.id === subject.vsCapture) ? [...known, { id: subject.vsCapture }] : known;
  return html`<select class="chip ${value === '' ? '' : 'on'}" aria-label="Compared with" @change=${event => change(event.target.value)}>
    <option value="" .selected=${value === ''}>Not compared</option>
    <option value="range" .selected=${value === 'range'}>Another range of this capture</option>
    ${others.map(({ id }) => html`<option value=".${id}" .selected=${value === `.${id}`}>Capture ${format.name(page.captureName(id), 40)}</option>`)}
  </select>`;
}

export function graphCard(page) {
  const { subject, zoom } = page;
  const { tree, shown, found, error } = page.made;
  return html`<section class="card flame-card-of" aria-label="Flame graph">
    <header><div class="seg" role="group" aria-label="Direction">${direction(page, false, 'Calls')}${direction(page, true, 'Callers')}</div>
      <input class="input find" type="search" placeholder="Highlight by name" aria-label="Highlight frames by name" autocomplete="off" spellcheck="false"
          .value=${subject.query} @input=${event => page.look({ q: event.target.value })}>
      <span class="cap" role="status">${found ? html`${format.counted(found.count, 'frame')}, ${format.share(found.share, 1)} of all` : nothing}</span>
      <span class="grow"></span>
      <button class="btn quiet" type="button" aria-pressed=${String(page.asTable)} @click=${() => page.onKey('T')}><kbd>T</kbd>Table</button></header>
    ${error ? html`<error-note .error=${error} @retry=${() => page.made.retry()}></error-note>` : nothing}
    ${tree && shown.subject.kind === 'wall' ? stateToggles(page) : nothing}
    ${tree && zoom > 0 ? crumbs(page) : nothing}
    ${tree?.before ? changeLegend() : nothing}
    ${error ? nothing : body(page)}
  </section>`;
}

function direction(page, callers, label) {
  return html`<button type="button" aria-pressed=${String(callers === page.subject.callers)} title=${callers ? 'Below each method what calls it'
    : 'Below each method what it calls'} @click=${() => page.choose({ callers: callers ? 1 : undefined })}>${label}</button>`;
}

function body(page) {
  const { subject, zoom } = page;
  const { tree, shown, found } = page.made;
  if (!tree) return html`<div class="flame-skeleton skeleton"></div>`;
  if (!(tree.weight[0] > 0)) return html`<empty-note .text=${emptyText(subject.kind)}></empty-note>`;
  if (page.asTable) {
    return html`<data-table dense class="flame-table clickable" caption="Frames of the flame graph" file="frames-${subject.kind}.csv" .pageSize=${50} 
        .columns=${nodeColumns(tree, zoom, node => page.zoomTo(node))} .rows=${page.made.rowsFrom(zoom)} .filter=${subject.query}
        .rowKey=${node => node} .selected=${null} @select=${({ detail }) => page.zoomTo(detail.row)}></data-table>${foot(shown.answer, 0)}`;
  }
  const total = weightText(tree.unit, tree.after.total[zoom]);
  return html`<flame-graph class="pad" .tree=${tree} .zoom=${zoom} .found=${found} label="Flame graph of ${partWords(subject)}: ${total}"
      @zoom=${({ detail }) => page.zoomTo(detail)} @left-out=${({ detail }) => (page.leftOut = detail)}></flame-graph>
    ${foot(shown.answer, page.leftOut ?? 0)}`;
}

/** What is not drawn. */
function foot({ nodes, allNodes }, leftOut) {
  const parts = [];
  if (leftOut > 0) parts.push(`${format.counted(leftOut, 'frame')} narrower than a pixel not drawn: zoom in to see them`);
  if (allNodes > nodes.name.length) parts.push(`${format.count(allNodes - nodes.name.length)} smaller ones are summed as "smaller frames"`);
  return html`<p class="cap flame-foot">${parts.length > 0 ? parts.join('; ') : 'Every frame is drawn'}</p>`;
}

/** The states there are, each a switch; what is left out is said by what is not pressed. */
function stateToggles(page) {
  const parts = partsOf(page.made.tree.states);
  const all = parts.map(part => part.state.key);
  return html`<div class="pad state-toggles" role="group" aria-label="States that count">${parts.map(({ state, nanos }) => html`<button class="chip" type="button"
      aria-pressed=${String(showsState(page.subject, state.key))} @click=${() => page.toggleState(state.key, all)}>${swatch(state.key)}${state.name} <b>${format.duration(nanos)}</b></button>`)}</div>`;
}

/** The way from the root to the frame that fills the width. */
function crumbs(page) {
  const { zoom } = page;
  const { tree } = page.made;
  const path = pathTo(tree, zoom);
  const shown = path.length > CRUMBS ? [path[0], undefined, ...path.slice(-CRUMBS + 1)] : path;
  const name = node => nameOf(tree, node);
  return html`<nav class="pad flame-crumbs" aria-label="Zoomed to">${shown.map((node, i) => html`${i > 0 ? html`<span class="muted">›</span>` : nothing}${node === undefined
    ? html`<span class="muted">…</span>` : node === zoom ? html`<b class="code" title=${format.name(fullName(name(node)))}>${nameText(shortName(name(node)), 60)}</b>`
      : html`<button class="link-button" type="button" title=${format.name(fullName(name(node)))} @click=${() => page.zoomTo(node)}>${nameText(shortName(name(node)), 32)}</button>`}`)}
    <span class="cap">${format.share(tree.after.total[zoom], tree.after.total[0])} of all</span></nav>`;
}

function changeLegend() {
  return html`<p class="pad legend flame-legend"><span><i class="change shrank"></i>share shrank</span><span><i class="change"></i>less than 0.5% of all</span><span><i
      class="change grew"></i>share grew</span><span class="cap">widths are the mean of both sides</span></p>`;
}

export function methodsCard(page) {
  const { subject, made } = page;
  const { methods, side } = made;
  const error = methods.error ?? (side ? made.otherMethods.error : undefined);
  const rows = made.methodRows;
  const order = page.methodOrder;
  const find = name => page.findMethod(name);
  return html`<section class="card flame-methods" aria-label="Methods">
    <header><h2>Methods</h2><span class="cap">${methods.value && rows?.length > 0 ? counted(made) : ''}</span><span class="grow"></span>
      <button class="btn quiet" type="button" ?disabled=${!rows?.length} @click=${() => page.querySelector('.methods-table').download(`methods-${subject.kind}.csv`)}>CSV</button></header>
    ${error ? html`<error-note .error=${error} @retry=${() => methods.retry()}></error-note>` : nothing}
    <data-table class="methods-table clickable" dense caption="Methods" .pageSize=${25} .expected=${20} ?sortedByServer=${!side}
        .columns=${side ? comparedColumns(find) : methodColumns(methods.value?.unit ?? 'samples', methods.value?.total ?? 0, find)}
        .rows=${rows} .rowKey=${row => fullName({ kind: 'method', ...row })} .selected=${subject.query || null}
        .sort=${order.sort} .empty=${'No stack has a method here.'}
        @sort=${order.sorted} @select=${({ detail }) => find(fullName({ kind: 'method', ...detail.row }))}></data-table>
  </section>`;
}

function counted({ methods, side, joined }) {
  if (side) return joined ? 'by how much their share with calls changed' : '';
  const { methods: all, rows, withoutStack, unit } = methods.value;
  const shown = rows.length < all ? `${format.count(rows.length)} of ${format.counted(all, 'method')}` : format.counted(all, 'method');
  return withoutStack > 0 ? `${shown}, ${weightText(unit, withoutStack)} without a stack` : shown;
}

