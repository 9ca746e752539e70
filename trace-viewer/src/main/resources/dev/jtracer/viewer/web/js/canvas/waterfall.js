/**
 * The time canvas of a task's page: a lane for each thread that worked for the task, for its children, and for who held
 * what they waited for; cut to the time they did so. Queue waits, hand-overs and releases lie over it.
 */
import * as format from '../format.js';
import { since } from './axis.js';
import { Boxes, layoutLane } from './box-layout.js';
import { drawBand, view } from './draw-bands.js';
import { drawBoxes, drawOutline, drawPauses } from './draw-lanes.js';
import { arrow, hairline } from './draw-parts.js';
import { TOP, drawAxis } from './draw-top.js';
import { Frame } from './frame.js';
import { listen } from './input.js';
import { SIZES, TALL, laneHeight } from './lane-layout.js';
import { palette } from './palette.js';
import { thingOfBox } from './things.js';
import { SCOPE } from './tile.js';
import { TileCache } from './tile-cache.js';
import { TimeScale } from './time-scale.js';
import { arrowsOf } from './waterfall-arrows.js';

export const HEAD = 148;
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
  }

  /** How high the canvas must be to show every lane. */
  static height(detail) {
    const lanes = placeLanes(detail);
    const last = lanes.at(-1);
    return TOP.axis + 2 + (last ? last.y + last.height : 0);
  }

  close() {
    this.unlisten();
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
    const { scale } = this;
    g.fillStyle = palette.token('surface');
    g.fillRect(0, 0, width, height);
    this.drawLaneGrounds(g, width);
    drawAxis(g, { head: HEAD, width, height, y: 0, scale, label: since(this.data.detail.beginNs), marks: this.endMark() });
    this.request();
    this.layout();
    g.save();
    g.beginPath();
    g.rect(HEAD - 3, TOP.axis, width - HEAD + 3, height);
    g.clip();
    g.translate(HEAD, 0);
    drawBoxes(g, this.boxes, { threadName: this.data.threadName, isBold: box => this.isOwn(box), width: scale.width, left: 0 });
    this.drawQueues(g);
    this.drawBefore(g);
    this.drawOutlines(g);
    g.restore();
    const last = this.lanes.at(-1);
    const bottom = last ? TOP.axis + 2 + last.y + last.height : height;
    drawPauses(g, this.data.pauses, { head: HEAD, scale, top: TOP.axis, bottom });
    this.drawArrows(g, width, height);
    this.drawHeads(g);
    this.drawEnds(g, height);
    hairline(g, HEAD - 1, 0, height, palette.token('line'));
  }

  drawLaneGrounds(g, width) {
    for (const { y, height, role } of this.lanes) {
      if (role === 'holder') {
        g.fillStyle = palette.token('sunken');
        g.fillRect(0, TOP.axis + 2 + y, width, height);
      }
      g.fillStyle = palette.token('line-soft');
      g.fillRect(0, TOP.axis + 1 + y + height, width, 1);
    }
  }

  request() {
    const { level } = this.scale;
    if (this.scale.endNs <= 0) return;
    const { first, last } = this.scale.tiles(level, this.data.durationNanos);
    const most = Math.max(0, Math.ceil(this.data.durationNanos / (512 * 2 ** level)) - 1);
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

  isOwn({ tile, piece, kind }) {
    return kind === SCOPE && tile.taskId[piece] === this.data.detail.taskId;
  }

  drawQueues(g) {
    view.left = 0;
    view.right = this.scale.width;
    for (const lane of this.lanes) {
      for (const { fromNs, toNs } of lane.queues) {
        const from = Math.max(fromNs, this.limit[0]);
        const x = this.scale.x(from);
        const w = (toNs - from) / this.scale.nsPerPx;
        if (w < 0.5 || x + w < 0 || x > this.scale.width) continue;
        const duration = format.duration(toNs - fromNs);
        drawBand(g, 'queue', x, TOP.axis + 2 + lane.y + TALL.padTop, w, TALL.state, [`queued ${duration}`, duration]);
      }
    }
  }

  /** What lies before the recording: nobody knows. */
  drawBefore(g) {
    const lane = this.lanes[0];
    if (!lane || this.limit[0] >= 0) return;
    const x = this.scale.x(this.limit[0]);
    const w = this.scale.x(Math.min(0, this.limit[1])) - x;
    if (w >= 1) drawBand(g, 'unknown', x, TOP.axis + 2 + lane.y + TALL.padTop, w, TALL.state, ['before the recording', 'before']);
  }

  drawOutlines(g) {
    for (const [thing, colour] of [[this.hover, 'text-3'], [this.selection, 'accent'], [this.cursor, 'focus']]) {
      if (!thing) continue;
      const box = this.boxes.find(b => b.kind === thing.rowKind && b.tile.row[b.piece] === thing.row);
      if (box) drawOutline(g, box, palette.token(colour));
    }
  }

  drawArrows(g, width, height) {
    g.save();
    g.beginPath();
    g.rect(HEAD, TOP.axis, width - HEAD, height);
    g.clip();
    const colours = { queue: palette.fill('queue'), released: palette.fill('blocked'), ended: palette.token('text-2') };
    for (const { kind, fromNs, fromY, toNs, toY } of this.arrows) {
      if (Math.max(fromNs, toNs) < this.scale.startNs || Math.min(fromNs, toNs) > this.scale.endNs) continue;
      arrow(g, HEAD + this.scale.x(fromNs), TOP.axis + 2 + fromY, HEAD + this.scale.x(toNs), TOP.axis + 2 + toY, colours[kind]);
    }
    g.restore();
  }

  drawHeads(g) {
    g.fillStyle = palette.token('surface');
    for (const lane of this.lanes) {
      const y = TOP.axis + 2 + lane.y + TALL.padTop;
      const indent = lane.role === 'holder' ? 30 : 16;
      if (lane.role === 'holder') branch(g, y);
      g.font = palette.font(12, lane.role === 'own' ? 600 : 400);
      g.fillStyle = palette.token('text');
      g.fillText(palette.cut(g, format.name(lane.name), HEAD - indent - 8), indent, y + 9);
      g.font = palette.font(11);
      g.fillStyle = palette.token('text-3');
      lane.subs.forEach((sub, i) => g.fillText(palette.cut(g, sub, HEAD - indent - 8), indent, y + 25 + i * 15));
    }
  }

  endMark() {
    const x = HEAD + this.scale.x(this.data.detail.endNs);
    return [[x - 64, x + 4]];
  }

  drawEnds(g, height) {
    const { detail } = this.data;
    const x = HEAD + this.scale.x(detail.endNs);
    g.fillStyle = palette.token('accent');
    g.fillRect(x - 1, 4, 1.5, height - 8);
    g.font = palette.font(10, 600);
    g.textAlign = 'right';
    g.fillText(format.duration(detail.durationNanos), x - 5, 12);
    g.textAlign = 'left';
    g.fillStyle = palette.token('text-2');
    for (const { atNs } of detail.logs) logMark(g, HEAD + this.scale.x(atNs));
  }
}

/** The lanes with their places and what stands below their names. */
function placeLanes(detail) {
  let y = 0;
  const own = detail.lanes.filter(lane => lane.role === 'own').length;
  let number = 0;
  return detail.lanes.map(lane => {
    if (lane.role === 'own') number++;
    const subs = subsOf(lane, number, own);
    const least = TALL.padTop + 18 + subs.length * 15 + TALL.padBottom;
    const height = Math.max(laneHeight(lane, TALL), least);
    const placed = { ...lane, y, height, subs, startNs: 0, endNs: Infinity, clipsNs: lane.clips.map(c => [c.fromNs, Math.min(c.toNs, detail.endNs)]) };
    y += height;
    return placed;
  });
}

function subsOf(lane, number, own) {
  if (lane.role === 'child') return [`child ${format.name(lane.task.type)} #${lane.task.taskId}`];
  if (lane.role === 'holder') return [`held ${format.cutMiddle(lane.held.replace(/^.*\.(?=[A-Z])/, ''), 22)}`, 'not part of this task'];
  return [own > 1 ? `thread ${number} of ${own}` : 'all of it on this thread'];
}

function branch(g, y) {
  g.strokeStyle = palette.token('line-strong');
  g.lineWidth = 1.2;
  g.beginPath();
  g.moveTo(20, y - SIZES.padTop);
  g.lineTo(20, y + 9);
  g.lineTo(26, y + 9);
  g.stroke();
}

function logMark(g, x) {
  if (x < HEAD) return;
  g.beginPath();
  g.moveTo(x, TOP.axis - 1);
  g.lineTo(x - 3, TOP.axis - 6);
  g.lineTo(x + 3, TOP.axis - 6);
  g.fill();
}
