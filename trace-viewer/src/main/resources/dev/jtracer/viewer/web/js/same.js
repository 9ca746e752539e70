/**
 * Hovering a state, a type, a lock or a task brightens the same one everywhere on the page. What is one is told by what all
 * pages draw these with: the class `s-KEY` of a state, `data-of` of a type's dot and of a lock's name, a link to a task; a
 * canvas tells what is hovered on it, and is told what is hovered elsewhere. Brightening is paint alone (the class `same`):
 * nothing moves, nothing is said, and it is gone when the pointer is.
 *
 * @typedef {{state?: string, task?: number, name?: string}} Same  a state, a task, or whatever has this name
 */
import { STATES } from './states.js';

const MARK = STATES.map(({ key }) => `.s-${key}`).join();

/** What stands for the one state or the one name in it as a whole. */
const STATE_ROW = '.states > div, .legend > span, .parts tr, .compare tbody tr, .state-toggles > button';
const NAME_ROW = '.type, .li, tbody tr > :first-child, .card > header';

const ON_CANVAS = 'same-on-canvas';
const ELSEWHERE = 'same-elsewhere';

/** Brightens what is the same below an element from now on. */
export function brightenSame(root) {
  let shown = [];
  let key;
  const show = (same, least) => {
    if (keyOf(same) === key) return false;
    key = keyOf(same);
    shown.forEach(element => element.classList.remove('same'));
    shown = same ? allOf(root, same) : [];
    if (shown.length < least) shown = [];
    shown.forEach(element => element.classList.add('same'));
    return true;
  };
  const hover = same => show(same, 2) && dispatchEvent(new CustomEvent(ELSEWHERE, { detail: same }));
  root.addEventListener('pointerover', ({ target }) => target.localName !== 'canvas' && hover(sameAt(target)));
  root.addEventListener('pointerleave', () => hover(undefined));
  root.addEventListener(ON_CANVAS, ({ detail }) => show(detail, 1));
}

/** A canvas tells what is hovered on it. */
export function hoveredOnCanvas(canvas, same) {
  canvas.dispatchEvent(new CustomEvent(ON_CANVAS, { bubbles: true, detail: same }));
}

/** Tells what is hovered elsewhere, undefined when it is not any more. Gives what ends it. */
export function onHoveredElsewhere(tell) {
  const listener = ({ detail }) => tell(detail);
  addEventListener(ELSEWHERE, listener);
  return () => removeEventListener(ELSEWHERE, listener);
}

/**
 * What an element stands for.
 *
 * @param {Element} target
 * @returns {Same | undefined}
 */
export function sameAt(target) {
  const mark = target.closest(MARK) ?? target.closest(STATE_ROW)?.querySelector(MARK);
  if (mark) return { state: STATES.find(({ key }) => mark.matches(`.s-${key}`)).key };
  const task = /\/tasks\/(\d+)$/.exec(target.closest('a[href*="/tasks/"]')?.pathname ?? '');
  if (task) return { task: Number(task[1]) };
  const name = (target.closest('[data-of]') ?? target.closest(NAME_ROW)?.querySelector('[data-of]'))?.dataset.of;
  return name === undefined ? undefined : { name };
}

/** A type is its dot with its name, where both are together. */
function allOf(root, { state, task, name }) {
  if (state !== undefined) return [...root.querySelectorAll(`.s-${state}`)];
  if (task !== undefined) return [...root.querySelectorAll('a[href*="/tasks/"]')].filter(link => link.pathname.endsWith(`/tasks/${task}`));
  return [...root.querySelectorAll('[data-of]')].filter(element => element.dataset.of === name).map(element => element.closest('.type') ?? element);
}

const keyOf = same => same && JSON.stringify(same);
