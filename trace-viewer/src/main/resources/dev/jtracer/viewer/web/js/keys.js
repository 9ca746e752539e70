/**
 * Keys by their physical place, so that WASD are under the same fingers on every layout. Free of the DOM but for the
 * event it is given.
 */

const NAMES = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  BracketLeft: '[',
  BracketRight: ']',
  Escape: 'Esc',
  NumpadEnter: 'Enter',
};

/**
 * The name of a key as the status bar writes it: `W`, `↑`, `[`, `Esc`, `?`, `/`, `1`. Modifiers are the event's own
 * `shiftKey` and so on; a key held with Ctrl, Alt or Meta belongs to the browser and has no name here.
 *
 * @param {KeyboardEvent} event
 * @returns {string} '' for a key that is not ours
 */
export function keyName(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return '';
  if (event.key === '?' || event.key === '/') return event.key;
  const { code } = event;
  if (/^Key[A-Z]$/.test(code)) return code.slice(3);
  if (/^(Digit|Numpad)\d$/.test(code)) return code.slice(-1);
  return NAMES[code] ?? code;
}

/** Ctrl+K or Cmd+K: every command by name. It works while somebody types, too. */
export function isPaletteKey(event) {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK';
}

/** True while somebody types into what the event happened in. */
export function isTyping(event) {
  const target = event.composedPath?.()[0] ?? event.target;
  if (!target?.closest) return false;
  return target.closest('input, textarea, select, [contenteditable]') !== null;
}
