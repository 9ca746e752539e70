/** Walking over what a canvas shows with the arrow keys: the next box of a row, the row above and below. Pure. */

/** The box after (1) or before (-1) another one in its row; undefined at the end of what is in sight. */
export function alongRow(boxes, from, step) {
  let best;
  for (let i = 0; i < boxes.size; i++) {
    const box = boxes.items[i];
    if (box.y !== from.y || box === from) continue;
    const ahead = step > 0 ? box.x > from.x : box.x < from.x;
    if (ahead && (!best || (step > 0 ? box.x < best.x : box.x > best.x))) best = box;
  }
  return best;
}

/** The box of the next row below (1) or above (-1) that lies closest in time; undefined if no row in sight has one. */
export function acrossRows(boxes, from, step) {
  const middle = from.x + from.w / 2;
  let best;
  for (let i = 0; i < boxes.size; i++) {
    const box = boxes.items[i];
    if (step > 0 ? box.y <= from.y : box.y >= from.y) continue;
    if (!best || closer(box, best, from, middle)) best = box;
  }
  return best;
}

/** The first box: the one at the top, leftmost. */
export function firstBox(boxes) {
  let best;
  for (let i = 0; i < boxes.size; i++) {
    const box = boxes.items[i];
    if (!best || box.y < best.y || (box.y === best.y && box.x < best.x)) best = box;
  }
  return best;
}

function closer(box, best, from, middle) {
  const rows = Math.abs(box.y - from.y) - Math.abs(best.y - from.y);
  return rows !== 0 ? rows < 0 : distance(box, middle) < distance(best, middle);
}

function distance(box, x) {
  if (x >= box.x && x <= box.x + box.w) return 0;
  return Math.min(Math.abs(box.x - x), Math.abs(box.x + box.w - x));
}
