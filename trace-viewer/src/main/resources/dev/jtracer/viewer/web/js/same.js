/**
 * Hovering a state, a type, a lock or a task brightens the same one everywhere on the page. What is one is told by what all
 * pages draw these with: the class `s-KEY` of a state, `data-of` of a type's dot and of a lock's name, a link to a task.
 * Brightening is paint alone (the class `same`): nothing moves, nothing is said, and it is gone when the pointer is.
 */
import { STATES } from './states.js';

const MARK = STATES.map(({ key }) => `.s-${key}`).join();

/** What stands for the one state or the one name in it as a whole. */
const STATE_ROW = '.states > div, .legend > span, .parts tr, .compare tbody tr, .state-toggles > button';
const NAME_ROW = '.type, .li, tbody tr > :first-child, .card > header';

/** Brightens what is the same below an element from now on. */
export function brightenSame(root) {
  let shown = [];
  let key;
  root.addEventListener('pointerover', ({ target }) => {
    const thing = thingOf(target);
    if (thing?.key === key) return;
    key = thing?.key;
    shown.forEach(element => element.classList.remove('same'));
    shown = thing ? allOf(root, thing) : [];
    if (shown.length < 2) shown = [];
    shown.forEach(element => element.classList.add('same'));
  });
  root.addEventListener('pointerleave', () => {
    key = undefined;
    shown.forEach(element => element.classList.remove('same'));
    shown = [];
  });
}

/**
 * What an element stands for.
 *
 * @param {Element} target
 * @returns {{key: string, selector: string, is?: (element: Element) => boolean} | undefined}
 */
export function thingOf(target) {
  const mark = target.closest(MARK) ?? target.closest(STATE_ROW)?.querySelector(MARK);
  if (mark) {
    const selector = STATES.map(({ key }) => `.s-${key}`).find(each => mark.matches(each));
    return { key: selector, selector };
  }
  const task = target.closest('a[href*="/tasks/"]');
  if (task) return { key: task.pathname, selector: 'a[href*="/tasks/"]', is: link => link.pathname === task.pathname };
  const name = (target.closest('[data-of]') ?? target.closest(NAME_ROW)?.querySelector('[data-of]'))?.dataset.of;
  return name === undefined ? undefined : { key: `of ${name}`, selector: '[data-of]', is: element => element.dataset.of === name };
}

/** A type is its dot with its name, where both are together. */
function allOf(root, { selector, is = () => true }) {
  return [...root.querySelectorAll(selector)].filter(is).map(element => element.closest('.type') ?? element);
}
