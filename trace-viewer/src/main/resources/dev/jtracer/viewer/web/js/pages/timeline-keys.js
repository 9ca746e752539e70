/** What each key does on the timeline. Works on a canvas and on the page's commands; knows no address. */
import { acrossRows, alongRow, firstBox } from '../canvas/walk.js';
import { thingOfBox } from '../canvas/things.js';
import { HEAD } from '../canvas/timeline-draw.js';
import { walkChain } from './timeline-chain.js';
import { walkFound } from './timeline-find.js';
import { markHere } from './timeline-marks.js';
import { back, fit, laneAtHand, pin, rangeHere } from './timeline-moves.js';

const ZOOM = 1.6;
const PAN_PX = 120;
const FAST = 4;

/** @returns {boolean} whether the key is one of ours */
export function timelineKey(page, name, event) {
  const { canvas } = page;
  const px = PAN_PX * (event.shiftKey ? FAST : 1);
  switch (name) {
    case 'W': canvas.zoom(ZOOM); return true;
    case 'S': canvas.zoom(1 / ZOOM); return true;
    case 'A': canvas.pan(-px); return true;
    case 'D': canvas.pan(px); return true;
    case '0': page.whole(); return true;
    case 'F': fit(page); return true;
    case 'T': page.toggleTable(); return true;
    case 'Esc': return back(page);
    case '↑': return step(page, box => acrossRows(canvas.boxes, box, -1), () => canvas.scrollTo(canvas.scroll - 60));
    case '↓': return step(page, box => acrossRows(canvas.boxes, box, 1), () => canvas.scrollTo(canvas.scroll + 60));
    case '←': return step(page, box => alongRow(canvas.boxes, box, -1), () => canvas.pan(-PAN_PX));
    case '→': return step(page, box => alongRow(canvas.boxes, box, 1), () => canvas.pan(PAN_PX));
    case '[': return walkChain(page, -1);
    case ']': return walkChain(page, 1);
    case 'M': markHere(page); return true;
    case 'G': page.querySelector('time-dialog').open(); return true;
    case 'I': rangeHere(page, 'from'); return true;
    case 'O': rangeHere(page, 'to'); return true;
    case 'P': return pinHere(page);
    case 'N': return Boolean(page.found?.answer) && (walkFound(page, event.shiftKey ? -1 : 1), true);
    case 'Enter': return enter(page, event);
    default: return false;
  }
}

function pinHere(page) {
  const thread = laneAtHand(page);
  if (thread !== undefined) pin(page, thread);
  return thread !== undefined;
}

/** Moves the keyboard's place to another box, or the view when there is none. */
function step(page, next, move) {
  const { canvas } = page;
  const here = canvas.cursor ?? canvas.selection;
  const box = here && canvas.boxes.find(b => b.kind === here.rowKind && b.tile.row[b.piece] === here.row);
  const to = box ? next(box) : firstBox(canvas.boxes);
  if (to) page.focusOn(thingOfBox(to, HEAD));
  else if (canvas.busy) page.say('The lanes are still being read.');
  else move();
  return true;
}

/** On the canvas Enter selects what has the keyboard, and zooms to it the second time; elsewhere it belongs to the control. */
function enter(page, event) {
  if (event.target?.closest?.('a, button, summary, [role=tabpanel]')) return false;
  const { cursor, selection } = page.canvas;
  const thing = cursor ?? selection;
  if (!thing) return false;
  if (selection?.key === thing.key) page.open(cursor ?? page.piece ?? thing);
  else page.select(thing);
  return true;
}
