/**
 * The time canvas of the Timeline page: keeps the view (window, scroll, hover, selection, range, focus), asks the caches
 * for tiles, lays out, draws. What happens on it goes out as calls of `events`; it knows no URL, no panel, no server.
 */
import { Boxes, layoutLane } from './box-layout.js';
import { drawBoxes, drawFoldedPool, drawLaneHead, drawOutline, drawPauses, drawPoolHead } from './draw-lanes.js';
import { hairline } from './draw-parts.js';
import { TOP, drawAxis, drawCounter, drawMinimap, drawRangeBar } from './draw-top.js';
import { Frame } from './frame.js';
import { listen } from './input.js';
import { entriesBetween, entryAt, layoutLanes } from './lane-layout.js';
import { palette } from './palette.js';
import { TileCache } from './tile-cache.js';
import { SCOPE, STATE } from './tile.js';
import { TimeScale } from './time-scale.js';
import { thingOf } from './things.js';

export const HEAD = 168;
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
    if (hideIdle !== undefined || toggled !== undefined || rest.focus !== undefined) this.relayout();
    this.frame.ask();
  }

  relayout() {
    this.layout = layoutLanes(this.data.lanes, { ...this.view, first: [...(this.focus?.clips.keys() ?? [])] });
    this.frame.ask();
  }

  get lanesTop() {
    return TOP.minimap + TOP.axis + this.counters.length * TOP.counter + 1;
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
    g.fillStyle = palette.token('surface');
    g.fillRect(0, 0, width, height);
    const visible = this.visibleEntries(height);
    this.request(visible);
    this.drawLanes(g, width, height, visible);
    this.drawTop(g, width, height);
    hairline(g, HEAD - 1, 0, height, palette.token('line'));
    this.drawScrollBar(g, width, height);
  }

  visibleEntries(height) {
    const { from, to } = entriesBetween(this.layout.entries, this.scroll, this.scroll + height - this.lanesTop);
    return this.layout.entries.slice(from, to);
  }

  request(visible) {
    const { first, last } = this.scale.tiles(undefined, this.data.durationNanos);
    const { level } = this.scale;
    const limit = Math.max(0, Math.ceil(this.data.durationNanos / (512 * 2 ** level)) - 1);
    this.tiles.want(level, first, last, visible.filter(e => e.kind === 'lane').map(e => e.lane.thread), limit);
    this.pools.want(level, first, last, visible.filter(e => e.kind === 'folded').map(e => e.pool), limit);
  }

  drawLanes(g, width, height, visible) {
    const { level } = this.scale;
    const { first, last } = this.scale.tiles(level, this.data.durationNanos);
    g.save();
    g.beginPath();
    g.rect(0, this.lanesTop, width, height - this.lanesTop);
    g.clip();
    this.drawGrid(g, width, height);
    this.boxes.clear();
    for (const entry of visible) {
      const y = this.lanesTop + entry.y - this.scroll;
      if (entry.kind === 'lane') {
        layoutLane(this.boxes, entry.lane, y, this.tiles.cover(level, first, last, entry.lane.thread), this.scale);
        hairlineBelow(g, y + entry.height - 1, width);
      }
    }
    g.save();
    g.beginPath();
    g.rect(HEAD, this.lanesTop, width - HEAD, height);
    g.clip();
    g.translate(HEAD, 0);
    drawBoxes(g, this.boxes, {
      threadName: this.threadName,
      isDim: this.focus ? box => !this.inFocus(box) : undefined,
      isBold: box => this.isFocusTask(box) || this.isSelectedTask(box),
      width: this.scale.width,
      left: 0,
      dimmed: Boolean(this.focus),
    });
    this.drawOutlines(g);
    g.restore();
    for (const entry of visible) this.drawHead(g, entry, this.lanesTop + entry.y - this.scroll, width, level, first, last);
    const bottom = Math.min(height, this.lanesTop + this.layout.height - this.scroll);
    drawPauses(g, this.data.counters.pauses, { head: HEAD, scale: this.scale, top: this.lanesTop, bottom });
    g.restore();
  }

  drawGrid(g, width, height) {
    drawAxis(g, { head: HEAD, width, height, y: TOP.minimap, scale: this.scale, label: this.label, marks: [] });
    if (!this.range) return;
    g.fillStyle = palette.token('range');
    const a = Math.max(HEAD, HEAD + this.scale.x(this.range.fromNs));
    g.fillRect(a, this.lanesTop, Math.max(1, HEAD + this.scale.x(this.range.toNs) - a), height);
  }

  drawHead(g, entry, y, width, level, first, last) {
    if (entry.kind === 'pool') return drawPoolHead(g, entry, y, width);
    if (entry.kind === 'folded') {
      const segments = this.pools.cover(level, first, last, entry.pool);
      return drawFoldedPool(g, entry, y, { head: HEAD, width, scale: this.scale, segments, pool: entry.pool });
    }
    const inFocus = this.focus?.clips.has(entry.lane.thread);
    const sub = inFocus ? this.focus.sub(entry.lane.thread) : entry.lane.virtual ? 'virtual' : '';
    return drawLaneHead(g, entry.lane, y, HEAD, { dim: this.focus && !inFocus, bold: inFocus || this.selection?.thread === entry.lane.thread, sub });
  }

  drawTop(g, width, height) {
    const part = { head: HEAD, width, scale: this.scale, durationNanos: this.data.durationNanos };
    const marks = this.range ? [this.rangePlate()] : [];
    drawAxis(g, { ...part, height: this.lanesTop, y: TOP.minimap, label: this.label, startedAt: this.startedAt, marks });
    let y = TOP.minimap + TOP.axis;
    const at = this.pointer ? this.scale.ns(this.pointer.x - HEAD) : this.scale.endNs;
    for (const counter of this.counters) {
      drawCounter(g, { ...part, y }, { ...counter, value: counter.text(at) });
      y += TOP.counter;
    }
    if (this.range) this.drawRangeEdges(g, part, height);
    drawMinimap(g, { ...part, strip: this.data.strip, pauses: this.data.counters.pauses, preview: this.range });
  }

  rangePlate() {
    const middle = HEAD + (this.scale.x(this.range.fromNs) + this.scale.x(this.range.toNs)) / 2;
    return [middle - 34, middle + 34];
  }

  drawRangeEdges(g, part, height) {
    if (this.range.toNs <= this.scale.startNs || this.range.fromNs >= this.scale.endNs) return;
    for (const ns of [this.range.fromNs, this.range.toNs]) {
      const x = HEAD + this.scale.x(ns);
      if (x >= HEAD) hairline(g, x, TOP.minimap + 18, height, palette.token('accent'));
    }
    drawRangeBar(g, { ...part, y: TOP.minimap }, this.range);
  }

  drawOutlines(g) {
    for (const [thing, colour] of [[this.hover, 'text-3'], [this.selection, 'accent'], [this.cursor, 'focus']]) {
      if (!thing || thing.row === undefined) continue;
      const box = this.boxes.find(b => b.kind === thing.rowKind && b.tile.row[b.piece] === thing.row);
      if (box) drawOutline(g, box, palette.token(colour));
    }
  }

  drawScrollBar(g, width, height) {
    const room = height - this.lanesTop;
    if (this.layout.height <= room) return;
    const h = Math.max(24, (room * room) / this.layout.height);
    const y = this.lanesTop + (this.scroll / this.layout.height) * room;
    g.fillStyle = palette.fade('text-3', 0.45);
    g.beginPath();
    g.roundRect(width - 6, y + 2, 4, h - 4, 2);
    g.fill();
  }

  inFocus({ tile, piece, kind, lane }) {
    if (kind !== STATE) return tile.taskId[piece] === this.focus.taskId;
    const clips = this.focus.clips.get(lane.thread);
    return Boolean(clips?.some(([from, to]) => tile.start[piece] < to && tile.end[piece] > from));
  }

  isFocusTask({ tile, piece, kind }) {
    return kind === SCOPE && this.focus?.taskId === tile.taskId[piece];
  }

  isSelectedTask({ tile, piece, kind }) {
    return kind === SCOPE && tile.taskId[piece] !== 0 && this.selection?.taskId === tile.taskId[piece];
  }

  entryAt(y) {
    return y < this.lanesTop ? undefined : entryAt(this.layout.entries, y - this.lanesTop + this.scroll);
  }
}

function hairlineBelow(g, y, width) {
  g.fillStyle = palette.token('line-soft');
  g.fillRect(0, y, width, 1);
}
