/**
 * The time canvas of the Timeline page: keeps the view (window, scroll, hover, selection, range, focus), asks the caches
 * for tiles, lays out, draws. What happens on it goes out as calls of `events`; it knows no URL, no panel, no server.
 */
import { Boxes } from './box-layout.js';
import { TOP } from './draw-top.js';
import { Frame } from './frame.js';
import { listen } from './input.js';
import { SIZES, entriesBetween, entryAt, layoutLanes } from './lane-layout.js';
import { TileCache } from './tile-cache.js';
import { TimeScale, lastTile } from './time-scale.js';
import { thingOf } from './things.js';
import { HEAD, drawTimeline } from './timeline-draw.js';

const EDGE_PX = 4;

export class TimelineCanvas {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{lanes: object, counters: object, strip: object, durationNanos: number, fetchTile: Function, fetchPools: Function}} data
   * @param {{moved: Function, hovered: Function, selected: Function, opened: Function, ranged: Function, folded: Function}} events
   */
  constructor(canvas, data, events) {
    this.data = data;
    this.events = events;
    this.boxes = new Boxes();
    this.limit = [0, data.durationNanos];
    this.scroll = 0;
    this.view = { hideIdle: true, toggled: new Set() };
    this.label = (ns, step) => String(ns + step);
    this.counters = [];
    this.frame = new Frame(canvas, (g, width, height) => this.draw(g, width, height));
    this.tiles = new TileCache(data.fetchTile, () => this.loaded());
    this.pools = new TileCache(data.fetchPools, () => this.loaded());
    this.names = new Map(data.lanes.lanes.map(lane => [lane.thread, lane.name]));
    this.threadName = thread => this.names.get(thread) ?? `thread ${thread}`;
    this.scale = new TimeScale(0, data.durationNanos, Math.max(1, canvas.clientWidth - HEAD));
    this.relayout();
    this.unlisten = listen(canvas, this.commands());
  }

  close() {
    this.unlisten();
    this.frame.close();
    this.tiles.close();
    this.pools.close();
  }

  /** Changes parts of the view: `{fromNs, toNs}`, `hideIdle`, `toggled`, `selection`, `range`, `focus`, `label`, `counters`. */
  set(changes) {
    const { fromNs, toNs, hideIdle, toggled, ...rest } = changes;
    if (fromNs !== undefined) this.scale = new TimeScale(fromNs, toNs, this.scale.width);
    Object.assign(this, rest);
    if (hideIdle !== undefined) this.view.hideIdle = hideIdle;
    if (toggled !== undefined) this.view.toggled = toggled;
    if (hideIdle !== undefined || toggled !== undefined || 'focus' in rest) this.relayout();
    this.frame.ask();
  }

  relayout() {
    this.layout = layoutLanes(this.data.lanes, { ...this.view, first: [...(this.focus?.clips.keys() ?? [])] });
    this.frame.ask();
  }

  get lanesTop() {
    return TOP.minimap + TOP.axis + this.counters.length * TOP.counter + 1;
  }

  /** Where the row of a thread's states is drawn, or the folded pool it is in; undefined if neither is shown. */
  placeOf(thread) {
    const lane = this.data.lanes.lanes.find(each => each.thread === thread);
    const entry = this.layout.entries.find(e => e.lane === lane) ?? this.layout.entries.find(e => e.kind === 'folded' && e.pool === lane?.pool);
    if (!lane || !entry) return undefined;
    const y = this.lanesTop + entry.y - this.scroll;
    return entry.kind === 'folded' ? { top: y + 3, bottom: y + entry.height - 3 } : { top: y + SIZES.padTop, bottom: y + SIZES.padTop + SIZES.state };
  }

  /** Scrolls so that a thread's lane is in sight; opens its pool if that is folded. */
  reveal(thread) {
    const lane = this.data.lanes.lanes.find(each => each.thread === thread);
    if (!lane) return;
    let entry = this.layout.entries.find(e => e.lane === lane);
    if (!entry && this.layout.entries.some(e => e.kind === 'folded' && e.pool === lane.pool)) {
      this.toggle(lane.pool);
      entry = this.layout.entries.find(e => e.lane === lane);
    }
    const room = this.frame.height - this.lanesTop;
    if (!entry || room <= 0) return;
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

  zoom(factor, x = this.pointer?.x ?? HEAD + this.scale.width / 2) {
    this.moveTo(this.scale.zoomed(factor, Math.max(0, x - HEAD), this.limit));
  }

  pan(px) {
    this.moveTo(this.scale.panned(px, this.limit));
  }

  fit(fromNs, toNs, margin) {
    this.moveTo(this.scale.fitted(fromNs, toNs, this.limit, margin), true);
  }

  moveTo(scale, command = false) {
    this.scale = scale;
    this.hover = undefined;
    this.events.hovered(undefined);
    this.events.moved(scale, command);
    this.frame.ask();
  }

  scrollTo(y) {
    const most = Math.max(0, this.layout.height + 24 - (this.frame.height - this.lanesTop));
    this.scroll = Math.max(0, Math.min(most, y));
    this.hover = undefined;
    this.events.hovered(undefined);
    this.frame.ask();
  }

  /** What is at a point: a box, a run of short ones, a pool, a thread, or nothing. */
  thingAt(x, y) {
    return thingOf(this, x, y);
  }

  loaded() {
    this.events.loaded?.(this.tiles.failure ?? this.pools.failure);
    this.frame.ask();
  }

  commands() {
    return {
      zone: (x, y) => this.zone(x, y),
      zoom: (factor, x) => this.zoom(factor, x),
      pan: px => this.pan(px),
      scroll: px => this.scrollTo(this.scroll + px),
      hover: (x, y) => this.hoverAt(x, y),
      leave: () => this.hoverAt(-1, -1),
      click: (x, y, twice) => this.clickAt(x, y, twice),
      range: (fromX, toX, done) => this.rangeTo(this.scale.ns(Math.min(fromX, toX) - HEAD), this.scale.ns(Math.max(fromX, toX) - HEAD), done),
      edge: (edge, x, done) => this.edgeTo(edge, this.scale.ns(x - HEAD), done),
      minimap: (x, grab) => this.minimapTo(x, grab),
    };
  }

  zone(x, y) {
    if (y < TOP.minimap) return 'minimap';
    if (x < HEAD) return 'head';
    if (this.range) {
      if (Math.abs(x - HEAD - this.scale.x(this.range.fromNs)) <= EDGE_PX) return 'edge-from';
      if (Math.abs(x - HEAD - this.scale.x(this.range.toNs)) <= EDGE_PX) return 'edge-to';
    }
    return y < TOP.minimap + TOP.axis ? 'axis' : 'lanes';
  }

  hoverAt(x, y) {
    this.pointer = x < HEAD ? undefined : { x, y };
    const thing = x < 0 ? undefined : this.thingAt(x, y);
    if (thing?.key === this.hover?.key) return;
    this.hover = thing;
    this.events.hovered(thing);
    this.frame.ask();
  }

  clickAt(x, y, twice) {
    const thing = this.thingAt(x, y);
    if (thing?.kind === 'pool') return this.toggle(thing.pool);
    const again = thing && this.selection?.key === thing.key;
    if (thing && (again || twice)) return this.events.opened(thing);
    return this.events.selected(thing);
  }

  rangeTo(fromNs, toNs, done) {
    const range = { fromNs: Math.max(0, Math.round(fromNs)), toNs: Math.min(this.data.durationNanos, Math.round(toNs)) };
    this.range = range;
    this.events.ranged(range, done);
    this.frame.ask();
  }

  edgeTo(edge, ns, done) {
    const { fromNs, toNs } = this.range;
    const fixed = edge === 'edge-from' ? toNs : fromNs;
    this.rangeTo(Math.min(fixed, ns), Math.max(fixed, ns), false);
    if (done) this.events.ranged(this.range, true);
  }

  minimapTo(x, grab) {
    const ns = ((x - HEAD) / this.scale.width) * this.data.durationNanos;
    if (grab) this.grabbed = ns >= this.scale.startNs && ns <= this.scale.endNs ? ns - this.scale.startNs : this.scale.spanNs / 2;
    this.pan((ns - this.grabbed - this.scale.startNs) / this.scale.nsPerPx);
  }

  draw(g, width, height) {
    this.scale = this.scale.resized(Math.max(1, width - HEAD));
    const visible = this.visibleEntries(height);
    this.request(visible);
    drawTimeline(this, g, width, height, visible);
  }

  visibleEntries(height) {
    const { from, to } = entriesBetween(this.layout.entries, this.scroll, this.scroll + height - this.lanesTop);
    return this.layout.entries.slice(from, to);
  }

  request(visible) {
    const { level } = this.scale;
    const { first, last } = this.scale.tiles(level, this.data.durationNanos);
    const most = lastTile(level, this.data.durationNanos);
    this.tiles.want(level, first, last, visible.filter(e => e.kind === 'lane').map(e => e.lane.thread), most);
    this.pools.want(level, first, last, visible.filter(e => e.kind === 'folded').map(e => e.pool), most);
  }

  /** The best there is of a thread or pool in the window, in order of time. */
  cover(cache, id) {
    const { level } = this.scale;
    const { first, last } = this.scale.tiles(level, this.data.durationNanos);
    return cache.cover(level, first, last, id);
  }

  entryAt(y) {
    return y < this.lanesTop ? undefined : entryAt(this.layout.entries, y - this.lanesTop + this.scroll);
  }
}
