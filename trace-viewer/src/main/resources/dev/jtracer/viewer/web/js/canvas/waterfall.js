/**
 * The time canvas of a task's page: a lane for each thread that worked for the task, for its children, and for who held
 * what they waited for; cut to the time they did so. Queue waits, hand-overs and releases lie over it.
 */
import { hoveredOnCanvas, onHoveredElsewhere } from '../same.js';
import { Boxes, layoutLane } from './box-layout.js';
import { TOP } from './draw-top.js';
import { Frame } from './frame.js';
import { listen } from './input.js';
import { TALL } from './lane-layout.js';
import { sameOf, thingOfBox } from './things.js';
import { TileCache } from './tile-cache.js';
import { TimeScale, lastTile } from './time-scale.js';
import { arrowsOf } from './waterfall-arrows.js';
import { HEAD, drawWaterfall } from './waterfall-draw.js';
import { placeLanes } from './waterfall-lanes.js';

const RIGHT = 18;

export class Waterfall {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{detail: object, pauses: object[], fetchTile: Function, threadName: Function, durationNanos: number}} data
   * @param {{hovered: Function, selected: Function, opened: Function}} events
   */
  constructor(canvas, data, events) {
    this.data = data;
    this.events = events;
    this.boxes = new Boxes();
    const { detail } = data;
    this.limit = [detail.beginNs, Math.max(detail.endNs, detail.beginNs + 1000)];
    this.lanes = placeLanes(detail);
    this.arrows = arrowsOf(detail, this.lanes);
    this.frame = new Frame(canvas, (g, width, height) => this.draw(g, width, height));
    this.tiles = new TileCache(data.fetchTile, () => this.frame.ask());
    this.scale = new TimeScale(this.limit[0], this.limit[1], Math.max(1, canvas.clientWidth - HEAD - RIGHT));
    this.unlisten = listen(canvas, this.commands());
    this.deafen = onHoveredElsewhere(same => this.set({ same }));
  }

  /** How high the canvas must be to show every lane. */
  static height(detail) {
    const lanes = placeLanes(detail);
    const last = lanes.at(-1);
    return TOP.axis + 2 + (last ? last.y + last.height : 0);
  }

  close() {
    this.unlisten();
    this.deafen();
    this.frame.close();
    this.tiles.close();
  }

  set(changes) {
    Object.assign(this, changes);
    this.frame.ask();
  }

  zoom(factor, x = this.pointer?.x ?? HEAD + this.scale.width / 2) {
    this.moveTo(this.scale.zoomed(factor, Math.max(0, x - HEAD), this.limit));
  }

  pan(px) {
    this.moveTo(this.scale.panned(px, this.limit));
  }

  fit(fromNs = this.limit[0], toNs = this.limit[1], margin = 0) {
    this.moveTo(this.scale.fitted(fromNs, toNs, this.limit, margin));
  }

  moveTo(scale) {
    this.scale = scale;
    this.hoverAt(-1, -1);
    this.frame.ask();
  }

  commands() {
    return {
      zone: () => 'lanes',
      zoom: (factor, x) => this.zoom(factor, x),
      pan: px => this.pan(px),
      scroll: px => this.events.scrolled(px),
      hover: (x, y) => this.hoverAt(x, y),
      leave: () => this.hoverAt(-1, -1),
      click: (x, y, twice) => this.clickAt(x, y, twice),
      range: (fromX, toX, done) => done && this.fit(this.scale.ns(Math.min(fromX, toX) - HEAD), this.scale.ns(Math.max(fromX, toX) - HEAD)),
      edge: () => {},
      minimap: () => {},
    };
  }

  hoverAt(x, y) {
    this.pointer = x < HEAD ? undefined : { x, y };
    const box = x < HEAD ? undefined : this.boxes.at(x - HEAD, y);
    const thing = box && thingOfBox(box, HEAD);
    if (thing?.key === this.hover?.key) return;
    this.hover = thing;
    hoveredOnCanvas(this.frame.canvas, sameOf(thing));
    this.events.hovered(thing);
    this.frame.ask();
  }

  clickAt(x, y, twice) {
    const box = this.boxes.at(x - HEAD, y);
    const thing = box && thingOfBox(box, HEAD);
    if (thing && (twice || this.selection?.key === thing.key)) this.fit(thing.startNs, thing.endNs, 0.06);
    else this.events.selected(thing);
  }

  draw(g, width, height) {
    this.scale = this.scale.resized(Math.max(1, width - HEAD - RIGHT));
    this.request();
    this.layout();
    drawWaterfall(this, g, width, height);
  }

  request() {
    const { level } = this.scale;
    if (this.scale.endNs <= 0) return;
    const { first, last } = this.scale.tiles(level, this.data.durationNanos);
    const most = lastTile(level, this.data.durationNanos);
    this.tiles.want(level, first, Math.min(last, most), [...new Set(this.lanes.map(lane => lane.thread))], most);
  }

  layout() {
    this.boxes.clear();
    const { level } = this.scale;
    const { first, last } = this.scale.tiles(level, this.data.durationNanos);
    for (const lane of this.lanes) {
      const segments = this.tiles.cover(level, first, last, lane.thread);
      layoutLane(this.boxes, lane, TOP.axis + 2 + lane.y, segments, this.scale, { clips: lane.clipsNs, sizes: TALL });
    }
  }
}
