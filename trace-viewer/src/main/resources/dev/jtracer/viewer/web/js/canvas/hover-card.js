/**
 * The hover card: what is under the pointer, 80 ms after it came to rest, beside the thing and never on it. It leaves at
 * once, and cannot be reached with the pointer, so it holds nothing to click.
 */
import { html, nothing } from 'lit';
import { LightElement, define, styled } from '../element.js';
import * as format from '../format.js';
import { parkedFor, stateOf } from '../states.js';
import { durationText, lockName, nameText, swatch, typeDot } from '../components/text.js';
import { FLAG } from './tile.js';

const DELAY_MS = 80;
/** If details take longer, the card comes without them and stays as it is. */
const LATEST_MS = 260;
const GAP = 8;

class HoverCard extends LightElement {
  static properties = { shown: { state: true }, moment: { attribute: false } };

  constructor() {
    super();
    this.moment = ns => format.moment(ns);
  }

  /**
   * @param {import('./things.js').Thing | undefined} thing
   * @param {{threadName: Function, detail?: Promise<object>, pointerX?: number}} about
   */
  show(thing, about = {}) {
    clearTimeout(this.timer);
    this.turn = (this.turn ?? 0) + 1;
    this.shown = undefined;
    if (!thing?.box) return;
    const { turn } = this;
    this.timer = setTimeout(async () => {
      const late = new Promise(resolve => setTimeout(resolve, LATEST_MS - DELAY_MS));
      const detail = await Promise.race([about.detail?.catch(() => undefined), late]);
      if (turn === this.turn) this.shown = { thing, detail, ...about };
    }, DELAY_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  render() {
    if (!this.shown) return nothing;
    const { thing, detail, threadName } = this.shown;
    return html`<div class="thing-card" role="tooltip">
      <header>${head(thing)}<span class="grow"></span>${thing.kind === 'run' ? nothing : durationText(thing.endNs - thing.startNs)}</header>
      <dl>${facts(thing, detail, threadName, this.moment).map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>
    </div>`;
  }

  updated() {
    const card = this.querySelector('.thing-card');
    if (card) placeCard(card, this.parentElement, this.shown.thing.box, { pointerX: this.shown.pointerX });
  }
}

/**
 * Puts a card beside a box of a canvas, below it if there is room, and makes it visible.
 *
 * @param {HTMLElement} card
 * @param {HTMLElement} stage  what both lie in
 * @param {{x: number, y: number, h: number}} box
 * @param {{pointerX?: number, bottom?: number}} [about]  bottom: how far down of the stage there is room
 */
export function placeCard(card, stage, box, { pointerX = box.x, bottom = stage.clientHeight } = {}) {
  const stageWidth = stage.clientWidth;
  const { width, height } = card.getBoundingClientRect();
  const below = box.y + box.h + GAP;
  const top = below + height <= bottom ? below : Math.max(4, box.y - height - GAP);
  const left = Math.max(4, Math.min(stageWidth - width - 4, pointerX - 24));
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
  card.classList.add('placed');
}

function head(thing) {
  if (thing.rowKind === 0) return html`${swatch(thing.name)}<b>${stateOf(thing.name).name}${thing.flags & FLAG.PINNED ? ', pinned' : ''}</b>`;
  const dot = typeDot(thing.name);
  return html`${dot}<b>${nameText(thing.name)}</b>${thing.taskId && thing.rowKind === 1 ? html`<span class="muted">#${thing.taskId}</span>` : nothing}`;
}

/** What is known, as term and value. */
function facts(thing, detail, threadName, moment) {
  if (thing.kind === 'run') return runFacts(thing, threadName, moment);
  const list = [];
  const add = (term, value) => value !== undefined && value !== null && value !== '' && list.push([term, value]);
  add('on', thing.text && lockName(thing.text));
  if (detail?.owners?.length === 1 && detail.owners[0].thread >= 0) {
    const [owner] = detail.owners;
    add('held by', holder({ ...owner, region: undefined }, 1));
    add('in', ownerDoing(owner));
  } else if (detail?.owners?.length > 0) for (const piece of longest(detail.owners)) add('held by', holder(piece, detail.owners.length));
  else if (thing.owner !== undefined && thing.rowKind === 0) add('held by', nameText(threadName(thing.owner)));
  add('notified by', detail?.notifiedBy && nameText(detail.notifiedBy));
  add('for', parkedFor(detail?.parkedFor));
  if (detail?.task && thing.rowKind !== 1) add('task', html`${nameText(detail.task.type)} <span class="muted">#${detail.task.taskId}</span>`);
  if (detail?.region) add(thing.rowKind === 2 ? 'inside' : 'region', nameText(detail.region));
  if (detail?.queuedNanos > 0) add('queued', html`${durationText(detail.queuedNanos)} before`);
  if (detail?.handedOverBy) add('from', nameText(detail.handedOverBy));
  if (detail?.bytes >= 0) add('bytes', format.bytes(detail.bytes));
  add('thread', nameText(threadName(thing.thread)));
  add('from', html`${moment(thing.startNs)} – ${moment(thing.endNs)}`);
  add('at', detail?.frames?.[0] && html`<code>${shortFrame(topFrame(detail.frames))}</code>`);
  add('origin', originText(thing));
  add('note', openText(thing));
  return list;
}

function runFacts(thing, threadName, moment) {
  const what = thing.rowKind === 0 ? 'state' : thing.rowKind === 1 ? 'scope' : 'region';
  return [
    ['here', format.counted(thing.count, `short ${what}`)],
    ['most', thing.rowKind === 0 ? stateOf(thing.name).name : nameText(thing.name)],
    [thing.rowKind === 0 ? 'busy' : 'covered', html`${format.share(thing.share, 1)} of ${format.duration(thing.endNs - thing.startNs)}`],
    ['thread', nameText(threadName(thing.thread))],
    ['from', html`${moment(thing.startNs)} – ${moment(thing.endNs)}`],
  ];
}

const longest = owners => [...owners].sort((a, b) => b.toNs - b.fromNs - (a.toNs - a.fromNs)).slice(0, 3);

function holder(piece, count) {
  if (!piece.threadName) return html`<span class="muted">unknown${count > 1 ? html` for ${format.duration(piece.toNs - piece.fromNs)}` : nothing}</span>`;
  const who = piece.task ? html`${nameText(piece.task.type)} <span class="muted">#${piece.task.taskId}</span>` : nameText(piece.threadName);
  const time = count > 1 ? html` for ${format.duration(piece.toNs - piece.fromNs)}` : nothing;
  const where = piece.region ? html` in ${nameText(piece.region)}` : nothing;
  return html`${who}${where}${time}${piece.origin === 'inferred' ? html`<span class="muted">, inferred</span>` : nothing}`;
}

/** Where the holder was, and what it did for most of the wait. */
function ownerDoing({ region, state, object, stateNanos }) {
  if (!region && !state) return undefined;
  const doing = state ? html`${stateOf(state).name.toLowerCase()}${object ? html` ${lockName(object)}` : nothing} ${format.duration(stateNanos)}` : nothing;
  return html`${region ? html`${nameText(region)}${state ? ', ' : ''}` : nothing}${doing}`;
}

/** The first frame of somebody's own code: waits end in the JDK, and that says nothing. */
export function topFrame(frames) {
  return frames.find(frame => !/^(?:java|javax|jdk|sun)\./.test(frame)) ?? frames[0];
}

/** `com.shop.PriceTable.lookup:88` without its package. */
export function shortFrame(frame) {
  return format.name(frame.replace(/^(?:[a-z_$][\w$]*\.)+(?=[A-Z])/, ''));
}

function originText({ rowKind, name, origin }) {
  if (rowKind !== 0) return undefined;
  if (name === 'running' && origin === 'inferred') return 'inferred: running or waits under the threshold';
  return origin;
}

function openText({ flags }) {
  const notes = [];
  if (flags & FLAG.OPEN_AT_START) notes.push('open when the capture began');
  if (flags & FLAG.OPEN_AT_END) notes.push('open when it ended');
  if (flags & FLAG.LATE) notes.push('outlived its task');
  if (flags & FLAG.BEGIN_UNKNOWN) notes.push('true begin unknown');
  return notes.join(', ');
}

define('hover-card', HoverCard);
