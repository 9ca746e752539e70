/**
 * The time canvas of the Timeline page: keeps the view (window, scroll, hover, selection, range, focus), asks the caches
 * for tiles, lays out, draws. What happens on it goes out as calls of `events`; it knows no URL, no panel, no server.
 */
import { hoveredOnCanvas, onHoveredElsewhere } from '../same.js';
import { Boxes } from './box-layout.js';
import { TOP } from './draw-top.js';
import { Frame } from './frame.js';
import { listen } from './input.js';
import { layoutLanes } from './lane-layout.js';
import { LanePlaces } from './lane-places.js';
import { sameOf } from './things.js';
import { TileCache } from './tile-cache.js';
import { TimeScale, lastTile } from './time-scale.js';
import { HEAD, drawTimeline } from './timeline-draw.js';
import { pointerCommands } from './timeline-pointer.js';

/** What takes less than this shows nothing of its own. */
const SILENT_MILLIS = 120;

/** What of the view decides where lanes lie. */
const OF_LAYOUT = ['hideIdle', 'toggled', 'order', 'group', 'filter', 'pins'];

export class TimelineCanvas {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{lanes: object, counters: object, strip: object, durationNanos: number, fetchTile: Function, fetchPools: Function}} data
   * @param {{moved: Function, hovered: Function, selected: Function, opened: Function, ranged: Function, folded: Function, pinned: Function, marked: Function, loaded: Function}} events
   */
  constructor(canvas, data, events) {
    this.data = data;
    this.events = events;
    this.boxes = new Boxes();
    this.pinnedBoxes = new Boxes();
    this.limit = [0, data.durationNanos];
    this.scroll = 0;
    this.view = { hideIdle: true, toggled: new Set() };
    this.label = (ns, step) => String(ns + step);
    this.counters = [];
    this.marks = [];
    /** Where the axis has its zero: ticks are round from there. */
    this.originNs = 0;
    this.lanes = new Map(data.lanes.lanes.map(lane => [lane.thread, lane]));
    this.frame = new Frame(canvas, (g, width, height) => this.draw(g, width, height));
    this.tiles = new TileCache(data.fetchTile, () => this.loaded());
    this.pools = new TileCache(data.fetchPools, () => this.loaded());
    this.threadName = thread => this.lanes.get(thread)?.name ?? `thread ${thread}`;
    this.scale = new TimeScale(0, data.durationNanos, Math.max(1, canvas.clientWidth - HEAD));
    this.relayout();
    this.unlisten = listen(canvas, pointerCommands(this));
    this.deafen = onHoveredElsewhere(same => this.set({ same }));
  }

  close() {
    this.unlisten();
    this.deafen();
    clearTimeout(this.slow);
    this.frame.close();
    this.tiles.close();
    this.pools.close();
  }

  /**
   * Changes parts of the view: `{fromNs, toNs}`, what decides where lanes lie (`hideIdle`, `toggled`, `order`, `group`,
   * `filter`, `pins`, `focus`, `related`), and what is drawn over them (`selection`, `range`, `label`, `counters`, `marks`, `same`).
   */
  set(changes) {
    const { fromNs, toNs, ...rest } = changes;
    if (fromNs !== undefined) this.scale = new TimeScale(fromNs, toNs, this.scale.width);
    let moves = 'focus' in rest || ('related' in rest && this.view.order === 'related');
    for (const key of OF_LAYOUT) {
      if (!(key in rest)) continue;
      moves = true;
      this.view[key] = rest[key];
      delete rest[key];
    }
    Object.assign(this, rest);
    if (moves) this.relayout();
    this.frame.ask();
  }

  relayout() {
    const related = this.focus ?? (this.view.order === 'related' ? this.related : undefined);
    this.layout = layoutLanes(this.data.lanes, { ...this.view, first: [...(related?.clips.keys() ?? [])] });
    this.places = new LanePlaces(this.layout, this.lanes);
    this.scroll = Math.min(this.scroll, this.mostScroll);
    this.frame.ask();
  }

  /** The top of the lanes that are pinned. */
  get pinsTop() {
    return TOP.minimap + TOP.axis + this.counters.length * TOP.counter + 1;
  }

  /** The top of those that scroll. */
  get lanesTop() {
    return this.pinsTop + this.layout.pinnedHeight;
  }

  topOf(entry) {
    return this.places.top(entry, this.pinsTop, this.scroll);
  }

  /** Where the row of a thread's states is drawn, or the folded pool it is in; undefined if neither is shown. */
  placeOf(thread) {
    return this.places.stateRow(thread, this.pinsTop, this.scroll);
  }

  /** Scrolls so that a thread's lane is in sight; opens its pool if that is folded. */
  reveal(thread) {
    const lane = this.lanes.get(thread);
    if (!lane) return;
    if (this.places.of(thread)?.kind === 'folded') this.toggle(lane.pool);
    const entry = this.places.of(thread);
    const room = this.frame.height - this.lanesTop;
    if (!entry || entry.pinned || room <= 0) return;
    if (entry.y < this.scroll) this.scrollTo(entry.y - 24);
    else if (entry.y + entry.height > this.scroll + room) this.scrollTo(entry.y + entry.height - room);
  }

  toggle(pool) {
    const toggled = new Set(this.view.toggled);
    if (!toggled.delete(pool)) toggled.add(pool);
    this.view.toggled = toggled;
    this.relayout();
    this.events.folded(toggled);
  }

  /** Keeps in its place what is under the pointer, else what has the keyboard, else the middle. */
  zoom(factor, x = this.pointer?.x ?? HEAD + this.keyboardX()) {
    this.moveTo(this.scale.zoomed(factor, Math.max(0, x - HEAD), this.limit));
  }

  keyboardX() {
    const x = this.cursor ? this.scale.x(this.cursor.startNs) : -1;
    return x >= 0 && x <= this.scale.width ? x : this.scale.width / 2;
  }

  /** By whole pixels, so that what is drawn from strips stays the same pixels and does not shimmer; the rest is kept. */
  pan(px) {
    const whole = Math.round(px + (this.unpanned ?? 0));
    this.unpanned = px + (this.unpanned ?? 0) - whole;
    this.moveTo(this.scale.panned(whole, this.limit));
  }

  fit(fromNs, toNs, margin) {
    this.moveTo(this.scale.fitted(fromNs, toNs, this.limit, margin), true);
  }

  /** Brings a moment of a lane into the middle. */
  goTo({ thread, ns }) {
    const half = this.scale.spanNs / 2;
    this.reveal(thread);
    this.fit(ns - half, ns + half, 0);
  }

  moveTo(scale, command = false) {
    this.scale = scale;
    this.hovers(undefined);
    this.events.moved(scale, command);
  }

  /** The pointer is on a thing, or on none. */
  hovers(thing) {
    if (thing || this.hover) hoveredOnCanvas(this.frame.canvas, sameOf(thing));
    this.hover = thing;
    this.events.hovered(thing);
    this.frame.ask();
  }

  get mostScroll() {
    return Math.max(0, this.layout.height + 24 - (this.frame.height - this.lanesTop));
  }

  scrollTo(y) {
    this.scroll = Math.max(0, Math.min(this.mostScroll, y));
    this.hovers(undefined);
  }

  loaded() {
    this.events.loaded?.(this.tiles.failure ?? this.pools.failure);
    this.frame.ask();
  }

  rangeTo(fromNs, toNs, done) {
    const range = { fromNs: Math.max(0, Math.round(fromNs)), toNs: Math.min(this.data.durationNanos, Math.round(toNs)) };
    this.range = range;
    this.events.ranged(range, done);
    this.frame.ask();
  }

  draw(g, width, height) {
    this.scale = this.scale.resized(Math.max(1, width - HEAD));
    const visible = this.places.between(this.scroll, this.scroll + height - this.lanesTop);
    this.request(visible, height);
    drawTimeline(this, g, width, height, visible);
    this.tellBusy((this.tiles.loading || this.pools.loading) && !this.isSharp());
  }

  /** Tells those who do not see it, and those who wait for it, that something in sight is still on its way. */
  tellBusy(busy) {
    if (busy === this.busy) return;
    this.busy = busy;
    this.frame.canvas.setAttribute('aria-busy', String(busy));
    clearTimeout(this.slow);
    this.isSlow = false;
    if (!busy) return;
    this.slow = setTimeout(() => {
      this.isSlow = true;
      this.frame.ask();
    }, SILENT_MILLIS);
  }

  /** Asks for what is in sight, then for a window on both sides of it, then for a screen of lanes above and below. */
  request(visible, height) {
    const { level } = this.scale;
    const { first, last } = this.scale.tiles(level, this.data.durationNanos);
    const most = lastTile(level, this.data.durationNanos);
    const room = Math.max(0, height - this.lanesTop);
    const near = this.places.between(this.scroll - room, this.scroll + 2 * room);
    const seen = [...this.layout.pinned, ...visible];
    this.tiles.want(level, first, last, threadsOf(seen), most, threadsOf(near));
    this.pools.want(level, first, last, poolsOf(seen), most, poolsOf(near));
  }

  /** The best there is of a thread or pool in the window, in order of time. */
  cover(cache, id) {
    const { level } = this.scale;
    const { first, last } = this.scale.tiles(level, this.data.durationNanos);
    return cache.cover(level, first, last, id);
  }

  /** Whether all that is in sight is drawn from tiles of its own level, and nothing stands in for them. */
  isSharp() {
    const seen = [...this.layout.pinned, ...this.places.between(this.scroll, this.scroll + this.frame.height - this.lanesTop)];
    const sharp = (cache, ids) => ids.every(id => this.cover(cache, id).every(segment => segment.sharp));
    return sharp(this.tiles, threadsOf(seen)) && sharp(this.pools, poolsOf(seen));
  }

  entryAt(y) {
    return this.places.at(y, this.pinsTop, this.scroll);
  }
}

const threadsOf = entries => entries.filter(e => e.kind === 'lane').map(e => e.lane.thread);
const poolsOf = entries => entries.filter(e => e.kind === 'folded').map(e => e.pool);
